import Newsroom
import Register

extension Schemas {
    static let stories: [(String, Schema)] = [
        (
            "StoryLine",
            .object([
                Schema.text("id"), Schema.text("href"), Field("title", text), Field("lead", text),
                Field("party", label),
                Schema.text("original"), Field("states", .map(.choice(StoryVersionState.allCases.map(\.rawValue)))),
                Field("published", .string(format: "date-time")),
                Schema.maybe("corrected", .string(format: "date-time")), Field("isWithdrawn", .boolean),
            ])
        ),
        ("Stories", .object([Field("items", .list(.reference("StoryLine"))), links])),
        (
            "StoryBlock",
            .object(
                [
                    Field(
                        "kind",
                        .choice([
                            "paragraph", "heading", "quotation", "list", "table", "picture", "film", "map", "chart",
                            "figure",
                        ]))
                ], isOpen: true)
        ),
        (
            "StoryVersion",
            .object([
                Schema.text("title"), Schema.text("lead"), Field("blocks", .list(.reference("StoryBlock"))),
                Schema.text("text"), Schema.maybe("author", .string()),
                Field("state", .choice(StoryVersionState.allCases.map(\.rawValue))),
                Field("maker", .choice(StoryVersion.Maker.allCases.map(\.rawValue))), Field("isUnchecked", .boolean),
            ])
        ),
        (
            "Story",
            .object([
                Schema.text("id"), Schema.text("href"), Field("title", text), Field("party", label),
                Schema.text("original"), Field("versions", .map(.reference("StoryVersion"))),
                Field(
                    "meanings",
                    .list(
                        .object([
                            Field("kind", .choice(StoryLink.Kind.allCases.map(\.rawValue))), Schema.text("id"),
                            Schema.text("href"),
                        ]))),
                Field("sectors", .list(.choice(Sector.allCases.map(\.rawValue)))), Schema.maybe("occasion", label),
                Schema.maybe("place", label), Schema.maybe("date", .reference("Period")),
                Schema.maybe(
                    "source",
                    .object([
                        Schema.text("publisher"), Schema.maybe("title", .string()), Schema.maybe("address", .string()),
                        Schema.maybe("date", .reference("Period")),
                    ])),
                Field("published", .string(format: "date-time")), Field("updated", .string(format: "date-time")),
                Field(
                    "corrections",
                    .list(.object([Field("time", .string(format: "date-time")), Field("note", text)]))),
                Field("isWithdrawn", .boolean), Field("withdrawal", text), Schema.text("visibility"), letters,
                links,
            ])
        ),
    ]
}
