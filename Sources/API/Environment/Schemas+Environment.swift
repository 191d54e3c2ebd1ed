import Observations

extension Schemas {
    static let environment: [(String, Schema)] = [
        (
            "Environment",
            .object([
                Schema.maybe("level", .reference("KnownLevel")), Schema.maybe("levelDay", .string(format: "date")),
                Field(
                    "indicators",
                    .list(
                        .object([
                            Schema.text("id"), Schema.text("href"), Field("name", text),
                            Schema.maybe("value", .reference("IndicatorSpan")),
                            Schema.maybe("asOf", .reference("Period")), Field("status", indicatorStatus),
                        ]))),
                Field("problems", .list(.reference("ProblemLine"))), Field("lists", .list(.string())), links,
            ])
        ),
        (
            "Method",
            .object([
                Schema.text("title"), Schema.text("lead"),
                Field(
                    "parts", .list(.object([Schema.text("heading"), Field("paragraphs", .list(.string()))]))),
                Field(
                    "states",
                    .list(.object([Schema.text("id"), Schema.text("label"), Schema.text("explanation")]))), links,
            ])
        ),
        (
            "Observation",
            .object([
                Schema.text("series"), Schema.text("href"), Field("name", text), Field("thing", .nullable(label)),
                Field("property", label), Field("publisher", label), Schema.text("unit"),
                Schema.maybe("datum", .string()),
                Field(
                    "steps",
                    .list(
                        .object([
                            Field("act", .choice(ObservationBlock.Act.allCases.map(\.rawValue))),
                            Schema.text("href"), Field("isAsked", .boolean), Schema.text("time"),
                            Schema.maybe("value", .number), Schema.maybe("amount", .string()),
                            Schema.maybe("error", .number),
                            Field("quality", .choice(Quality.allCases.map(\.rawValue))),
                            Field("position", .integer), Field("recordedAt", .string(format: "date-time")),
                            Field("reason", text), Schema.maybe("source", .string()),
                        ]))), links,
            ])
        ),
    ]
}
