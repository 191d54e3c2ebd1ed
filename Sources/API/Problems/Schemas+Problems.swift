import OpenData
import Problems
import Register

extension Schemas {
    static let problems: [(String, Schema)] = [
        list("ProblemList", columns: SubjectList.problems.columns),
        (
            "ProblemLine",
            .object([
                Schema.text("id"), Schema.text("href"), Field("title", text),
                Field("state", .choice(ProblemState.allCases.map(\.rawValue))), Field("isCold", .boolean),
                Field("opened", .string(format: "date")), Field("updated", .string(format: "date-time")),
            ])
        ),
        (
            "ProblemEvidence",
            .object([
                Field("files", .list(.string())), Field("claims", .list(.string())),
                Field("letters", .list(.string())), Field("indicators", .list(.string())),
            ])
        ),
        (
            "ProblemReport",
            .object([
                Schema.text("id"), Schema.text("original"), Field("words", text), Schema.maybe("thing", label),
                Schema.maybe("geometry", .reference("Geometry")), Schema.maybe("date", .reference("Period")),
                Schema.maybe("picture", .string()), Field("received", .string(format: "date")),
            ])
        ),
        (
            "ProblemStep",
            .object([
                Schema.text("id"), Field("party", label), Field("words", text),
                Schema.maybe("due", .reference("Period")),
                Field("state", .choice(ProblemStep.State.allCases.map(\.rawValue))), Field("outcome", text),
                Field("evidence", .reference("ProblemEvidence")),
            ])
        ),
        (
            "ProblemEnding",
            .object([
                Schema.text("id"), Field("how", .choice(ProblemEnding.How.allCases.map(\.rawValue))),
                Field("party", label), Field("reason", text), Field("evidence", .reference("ProblemEvidence")),
                Field("agreed", .list(label)), Field("isRefused", .boolean), Field("isOver", .boolean),
            ])
        ),
        (
            "ProblemRecord",
            .object([
                Schema.text("id"), Schema.text("href"), Field("title", text), Schema.text("original"),
                Field("words", text), Field("state", .choice(ProblemState.allCases.map(\.rawValue))),
                Field("isCold", .boolean), Schema.maybe("thing", label),
                Schema.maybe("geometry", .reference("Geometry")), Schema.maybe("date", .reference("Period")),
                Schema.maybe("saidBy", label), Field("releasedBy", label), Schema.maybe("source", .string()),
                Field("sectors", .list(.choice(Sector.allCases.map(\.rawValue)))), Field("concerns", .list(label)),
                Field("adoptedBy", .list(label)), Field("reports", .list(.reference("ProblemReport"))),
                Field("steps", .list(.reference("ProblemStep"))),
                Schema.maybe("ending", .reference("ProblemEnding")), Field("withdrawal", text),
                Field(
                    "trail",
                    .list(
                        .object([
                            Field("position", .integer), Field("time", .string(format: "date-time")),
                            Schema.text("act"), Field("party", label),
                        ]))), letters, links,
            ])
        ),
    ]
}
