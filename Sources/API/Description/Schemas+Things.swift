import Register

extension Schemas {
    static let thingFields: [Schema.Field] = [
        Schema.text("id"), address, Field("kind", label), Field("name", text),
        Field("aliases", .map(.list(.string()))), Field("uncheckedNames", .list(.string())),
        Field("codes", .list(.object([Schema.text("scheme"), Schema.text("code")]))),
        Field("sectors", .list(label)), Schema.maybe("position", .reference("Geometry")),
        Schema.maybe("geometry", .reference("Geometry")), Schema.maybe("positionBasis", label),
        Schema.maybe("positionSource", label), Field("within", .list(label)), Schema.text("visibility"),
    ]

    static let things: [(String, Schema)] = [
        ("ThingRecord", .object(thingFields)),
        (
            "Quotient",
            .object([Field("percent", .reference("Range")), Field("unused", .reference("Range"))])
        ),
        (
            "Utilisation",
            .object([
                Field("capacity", .reference("Figure")), Field("use", .reference("Figure")),
                Field("chosen", .reference("Quotient")), Field("acrossRivals", .reference("Quotient")),
                Schema.maybe("unit", label), Field("isOfSameTime", .boolean), Field("isOpen", .boolean),
            ])
        ),
        (
            "Completeness",
            .object([
                Field("wanted", .integer), Field("known", .integer),
                Field(
                    "fields",
                    .list(
                        .object([
                            Field("kind", label), Field("property", label), Field("wanted", .integer),
                            Field("known", .integer),
                        ]))),
            ])
        ),
        (
            "Thing",
            .object(
                thingFields + [
                    Field("accounts", .list(.reference("Account"))), letters,
                    Field("utilisation", .list(.reference("Utilisation"))),
                    Field(
                        "parts",
                        .list(
                            .object([
                                Field("thing", label), Field("kind", label),
                                Schema.maybe("figure", .reference("Figure")),
                            ]))),
                    Field("namesakes", .list(label)), Field("neighbours", .list(label)),
                    Field("problems", .list(.reference("ProblemLine"))),
                    Schema.maybe("completeness", .reference("Completeness")), Schema.text("history"), links,
                ])
        ),
        (
            "Step",
            .object([
                Field("position", .integer), Field("at", .string(format: "date-time")), Field("party", label),
                Field("entry", label), Field("thing", .reference("ThingRecord"), isRequired: false),
                Field("claim", .reference("Wording"), isRequired: false),
                Field(
                    "remark",
                    .object([Schema.text("claim"), Field("reason", text), Schema.maybe("source", label)]),
                    isRequired: false),
                Field(
                    "mark",
                    .object([Field("property", label), Schema.maybe("claim", .string()), Field("reason", text)]),
                    isRequired: false),
                Field(
                    "join",
                    .object([Schema.text("thing"), Schema.maybe("into", .string()), Field("reason", text)]),
                    isRequired: false),
                Field(
                    "translation",
                    .object([
                        Schema.text("record"), Schema.text("field"), Schema.text("language"),
                        Field("maker", .choice(Translation.Maker.allCases.map(\.rawValue))), Schema.text("text"),
                    ]), isRequired: false),
            ])
        ),
        ("ThingHistory", .object([Field("thing", label), Field("items", .list(.reference("Step"))), letters, links])),
        ("ClaimHistory", .object([Schema.text("claim"), Field("items", .list(.reference("Step"))), letters, links])),
        ("Version", .object([Field("position", .integer), Schema.maybe("thing", .reference("ThingRecord"))])),
        (
            "Comparison",
            .object([
                Field("thing", label), Field("before", .reference("Version")), Field("after", .reference("Version")),
                Field(
                    "changed",
                    .list(
                        .object([
                            Field("property", label), Schema.maybe("before", .reference("Figure")),
                            Schema.maybe("after", .reference("Figure")),
                            Field(
                                "changes",
                                .list(
                                    .object([
                                        Field(
                                            "change",
                                            .choice(["added", "replaced", "withdrawn", "gone", "remarked", "marked"])),
                                        Schema.maybe("claim", .string()),
                                        Field("remarks", .list(.reference("Remark"))),
                                    ]))),
                        ]))), Field("unchanged", .list(.string())), links,
            ])
        ),
        (
            "SideBySide",
            .object([
                Field("things", .list(.object([Field("thing", label), Field("parts", .map(.integer))]))),
                Field(
                    "properties",
                    .list(
                        .object([
                            Field("property", label), Schema.maybe("a", .reference("Figure")),
                            Schema.maybe("b", .reference("Figure")), Field("difference", .reference("Difference")),
                        ]))), links,
            ])
        ),
    ]
}
