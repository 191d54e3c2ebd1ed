import OpenData

extension Schemas {
    static let lists: [(String, Schema)] = [
        (
            "Column",
            .object([
                Schema.text("key"), Schema.text("label"), Field("labels", .map(.string())),
                Field("form", .choice(["text", "list", "number", "integer", "date", "flag"])),
            ])
        ),
        list("Kinds", .kinds), list("Kind", .things, isOpen: true, [Field("kind", label)]), list("Things", .things),
        list("Provinces", .provinces, isOpen: true), list("Properties", .properties),
        list("Property", .accounts, [Field("property", .reference("PropertyRecord"))]), list("Claims", .claims),
        list("Sources", .sources), list("Parties", .parties), list("Terms", .terms), list("Meetings", .meetings),
        list("Changes", .changes),
        list("CompletenessList", .completeness),
        list(
            "Uses", .use,
            [
                Field(
                    "gaps",
                    .list(
                        .object([
                            Field("capacity", label), Field("use", label), Field("withoutUse", .list(label)),
                            Field("withoutCapacity", .list(label)), Field("undivided", .list(label)),
                        ])))
            ]),
        list(
            "Quarrels", .quarrels,
            [
                Field(
                    "told",
                    .list(
                        .object([
                            Schema.text("id"), address, Field("title", text), Field("lesson", text),
                            Field(
                                "accounts",
                                .list(
                                    .object([Schema.text("thing"), Schema.text("property"), Schema.text("href")]))),
                        ])))
            ]),
    ]

    /// The shape of a list comes from the columns of its table, so that it is what is written.
    private static func list(
        _ name: String, _ list: ListName, isOpen: Bool = false, _ more: [Schema.Field] = []
    ) -> (String, Schema) {
        self.list(name, columns: list.columns, isOpen: isOpen, more)
    }

    /// The same for a table whose columns its own subject gives.
    static func list(
        _ name: String, columns: [TableColumn], isOpen: Bool = false, _ more: [Schema.Field] = []
    ) -> (String, Schema) {
        (
            name,
            .object(
                [
                    Schema.text("title"), Schema.text("language"), Field("columns", .list(.reference("Column"))),
                    Field("items", .list(.object(columns.map(field), isOpen: isOpen))), Field("isCut", .boolean),
                ] + more + [links])
        )
    }

    static func field(_ column: TableColumn) -> Schema.Field {
        switch column.form {
        case .text: Schema.maybe(column.key, .string())
        case .list: Field(column.key, .list(.string()))
        case .number: Schema.maybe(column.key, .number)
        case .integer: Schema.maybe(column.key, .integer)
        case .date: Schema.maybe(column.key, .string(format: "date"))
        case .flag: Schema.maybe(column.key, .boolean)
        }
    }

    private static let claimList: [Schema.Field] = [
        Field("claims", .list(.reference("StandingClaim"))), Field("isCut", .boolean), links,
    ]

    private static let pieces = Schema.list(.object([Schema.text("text"), Field("isMatch", .boolean)]))

    static let records: [(String, Schema)] = [
        (
            "PropertyRecord",
            .object([
                Schema.text("id"), address, Field("label", text), Schema.text("type"), Schema.maybe("unit", label),
                Field("needsDatum", .boolean), Field("isTotal", .boolean), Field("kinds", .list(label)),
                Field("sector", label), Schema.maybe("useOf", label), Schema.maybe("reviewDays", .integer),
                Field("choices", .list(.object([Schema.text("id"), Field("label", text)]))),
            ])
        ),
        (
            "Source",
            .object(
                [
                    Schema.text("id"), address, Field("publisher", label), Schema.text("title"),
                    Schema.text("language"), Schema.maybe("url", .string()), Schema.maybe("published", .string()),
                    Schema.maybe("licence", .string()), Field("note", text),
                ] + claimList)
        ),
        (
            "Party",
            .object(
                [
                    Schema.text("id"), address, Field("type", label), Field("name", text), letters,
                    Schema.maybe("country", .string()), Schema.maybe("speaksFor", label),
                    Schema.maybe("web", .string()), Field("rank", text), Schema.maybe("rankBasis", label),
                    Field(
                        "contacts",
                        .list(.object([Schema.text("kind"), Schema.text("value"), Field("label", text)]))),
                    Field(
                        "hours",
                        .list(
                            .object([Field("days", .list(.string())), Schema.text("from"), Schema.text("to")]))),
                    Field("languages", .list(.string())), Field("problems", .list(.reference("ProblemLine"))),
                ] + claimList)
        ),
        (
            "LetterWithClaims",
            .object(letterFields + [Field("entries", .list(.reference("EntryWithLetter")))] + claimList)
        ),
        ("SearchResults", searchResults), ("Index", index), ("About", about),
        ("Description", .object([], isOpen: true)),
    ]

    private static let searchResults = Schema.object([
        Schema.text("query"),
        Field(
            "names",
            .list(
                .object([
                    Schema.text("type"), Schema.text("id"), Schema.text("href"), Field("name", text),
                    Schema.maybe("kind", label), Schema.maybe("within", label),
                    Field(
                        "matched",
                        .object([
                            Schema.text("text"), Schema.maybe("language", .string()), Schema.text("how"),
                            Schema.text("reason"),
                        ])),
                ]))),
        Field(
            "texts",
            .list(
                .object([
                    Schema.text("type"), Schema.text("id"), Schema.maybe("href", .string()), Schema.text("language"),
                    Schema.maybe("thing", label), Schema.maybe("property", label), Field("title", pieces),
                    Field("snippet", pieces),
                    Field("reasons", .list(.object([Schema.text("asked"), Field("found", .list(.string()))]))),
                ]))), Field("textCount", .integer), links,
    ])

    private static let index = Schema.object([
        Field("region", text),
        Field(
            "items",
            .list(
                .object([
                    Schema.text("id"), Schema.text("title"), Schema.text("href"), Field("types", .list(.string())),
                ]))), links,
    ])

    private static let about = Schema.object([
        Schema.maybe(
            "region",
            .object([
                Schema.text("id"), Schema.text("version"), Field("name", text), Field("seaName", text),
                Field("sea", .nullable(label)), Field("bounds", .list(.number)),
            ])),
        Field(
            "node",
            .object([
                Schema.text("origin"), Schema.text("publicKey"), Schema.text("version"),
                Schema.maybe("head", .object([Field("sequence", .integer), Schema.text("hash")])),
            ])),
        Field(
            "counts",
            .object([
                Field("things", .integer), Field("claims", .integer), Field("sources", .integer),
                Field("parties", .integer), Field("contested", .integer),
            ])),
        Field("datums", .list(.object([Schema.text("id"), Field("label", text), Field("note", text)]))),
        Field("languages", .list(.string())), links,
    ])
}
