import OpenData

/// The shapes of all answers by name.
enum Schemas {
    private typealias Field = Schema.Field

    static let all: [(name: String, schema: Schema)] = words + claims + things + lists + records

    private static let label = Schema.reference("Label")
    private static let text = Schema.nullable(.reference("Text"))
    private static let links = Field("links", .list(.reference("Link")))
    private static let address = Field("href", .string(), isRequired: false)

    private static let words: [(String, Schema)] = [
        (
            "Problem",
            .object([
                Schema.text("type"), Schema.text("title"), Field("status", .integer), Schema.text("detail"),
                Schema.text("remedy"), Schema.text("instance"),
            ])
        ),
        ("Link", .object([Schema.text("rel"), Schema.text("href"), Field("type", .string(), isRequired: false)])),
        ("Label", .object([Schema.text("id"), Schema.text("label"), address])),
        ("Text", .object([Schema.text("text"), Schema.text("language"), Field("versions", .map(.string()))])),
        (
            "Period",
            .object([
                Schema.text("text"), Schema.text("stated"), Field("calendar", .choice(["gregorian", "solar-hijri"])),
                Field("start", .string(format: "date")), Field("end", .string(format: "date")),
                Field("isAbout", .boolean),
            ])
        ),
        (
            "Geometry",
            .object([
                Field(
                    "type",
                    .choice(["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"])),
                Field("coordinates", .list(.any)),
            ])
        ),
        (
            "Value",
            .object([
                Field("type", .choice(["quantity", "text", "choice", "reference", "period", "geometry"])),
                Schema.text("text"), Field("amount", .string(), isRequired: false),
                Field("low", .nullable(.number), isRequired: false),
                Field("high", .nullable(.number), isRequired: false),
                Field("isApproximate", .boolean, isRequired: false), Field("unit", label, isRequired: false),
                Field("datum", .nullable(label), isRequired: false),
                Field("versions", .map(.string()), isRequired: false), Field("choice", .string(), isRequired: false),
                Field("thing", .nullable(label), isRequired: false),
                Field("period", .reference("Period"), isRequired: false),
                Field("geometry", .reference("Geometry"), isRequired: false),
            ])
        ),
        ("Range", .object([Schema.maybe("low", .number), Schema.maybe("high", .number)])),
        (
            "Spread",
            .object([Schema.maybe("low", .number), Schema.maybe("high", .number), Schema.maybe("unit", label)])
        ),
    ]

    /// What a claim says.
    private static let wording: [Schema.Field] = [
        Schema.text("id"), address, Field("thing", .nullable(label)), Field("property", label),
        Schema.maybe("value", .reference("Value")), Schema.maybe("asOf", .reference("Period")),
        Field("saidBy", label), Field("speaker", text), Schema.maybe("source", label),
        Schema.maybe("letter", .reference("Letter")), Field("basis", label),
        Schema.maybe("until", .reference("Period")), Schema.maybe("stated", .string()), Field("doubt", text),
        Field("note", text), Schema.text("visibility"),
    ]

    private static let claimFields: [Schema.Field] =
        wording + [
            Field("recordedBy", label), Field("recordedAt", .string(format: "date-time")), Field("position", .integer),
            Field("isCandidate", .boolean), Field("remarks", .list(.reference("Remark"))),
        ]

    private static let claims: [(String, Schema)] = [
        (
            "Letter",
            .object([
                Schema.text("id"), Schema.text("number"), Schema.text("date"), Field("sender", label),
                Schema.maybe("addressee", label), Field("subject", text),
            ])
        ),
        (
            "Remark",
            .object([
                Field("stance", label), Field("party", label), Field("reason", text), Schema.maybe("source", label),
            ])
        ),
        ("Mark", .object([Field("party", label), Schema.maybe("claim", .string()), Field("reason", text)])),
        ("StandingClaim", .object(claimFields)),
        (
            "Claim",
            .object(
                claimFields + [
                    Field("isChosen", .boolean), Schema.text("account"), Schema.text("history"), links,
                ])
        ),
        ("Wording", .object(wording)),
        (
            "Account",
            .object([
                Field("thing", .nullable(label)), Field("property", label), address, Field("states", .list(label)),
                Field("reason", label), Schema.maybe("chosen", .string()), Field("rivals", .list(.string())),
                Field("incomparable", .list(.string())), Schema.maybe("spread", .reference("Spread")),
                Schema.maybe("ageYears", .integer), Schema.maybe("mark", .reference("Mark")),
                Field("claims", .list(.reference("StandingClaim"))),
            ])
        ),
        (
            "Figure",
            .object([
                Field("property", label), Field("states", .list(label)), Schema.maybe("spread", .reference("Spread")),
                Schema.maybe("value", .reference("Value")), Schema.maybe("asOf", .reference("Period")),
                Schema.maybe("saidBy", label), Schema.maybe("claim", label),
            ])
        ),
        (
            "Difference",
            .object([
                Schema.maybe("low", .number), Schema.maybe("high", .number), Schema.maybe("unit", label),
                Schema.maybe("unsaid", .string()),
            ])
        ),
    ]
}

extension Schemas {
    private static let thingFields: [Schema.Field] = [
        Schema.text("id"), address, Field("kind", label), Field("name", text),
        Field("aliases", .map(.list(.string()))), Field("uncheckedNames", .list(.string())),
        Field("codes", .list(.object([Schema.text("scheme"), Schema.text("code")]))),
        Field("sectors", .list(label)), Schema.maybe("position", .reference("Geometry")),
        Schema.maybe("geometry", .reference("Geometry")), Schema.maybe("positionBasis", label),
        Schema.maybe("positionSource", label), Field("within", .list(label)), Schema.text("visibility"),
    ]

    private static let things: [(String, Schema)] = [
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
                    Field("accounts", .list(.reference("Account"))),
                    Field("utilisation", .list(.reference("Utilisation"))),
                    Field(
                        "parts",
                        .list(
                            .object([
                                Field("thing", label), Field("kind", label),
                                Schema.maybe("figure", .reference("Figure")),
                            ]))),
                    Field("namesakes", .list(label)), Field("neighbours", .list(label)),
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
            ])
        ),
        ("ThingHistory", .object([Field("thing", label), Field("items", .list(.reference("Step"))), links])),
        ("ClaimHistory", .object([Schema.text("claim"), Field("items", .list(.reference("Step"))), links])),
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

extension Schemas {
    private static let lists: [(String, Schema)] = [
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
        list("Sources", .sources), list("Parties", .parties), list("Meetings", .meetings), list("Changes", .changes),
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
        (
            name,
            .object(
                [
                    Schema.text("title"), Schema.text("language"), Field("columns", .list(.reference("Column"))),
                    Field("items", .list(.object(list.columns.map(field), isOpen: isOpen))), Field("isCut", .boolean),
                ] + more + [links])
        )
    }

    private static func field(_ column: TableColumn) -> Schema.Field {
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

    private static let records: [(String, Schema)] = [
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
                    Schema.text("id"), address, Field("type", label), Field("name", text),
                    Schema.maybe("country", .string()), Schema.maybe("speaksFor", label),
                    Schema.maybe("web", .string()),
                ] + claimList)
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
