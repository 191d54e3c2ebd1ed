import Languages

/// The shapes of all answers by name.
enum Schemas {
    typealias Field = Schema.Field

    static let all: [(name: String, schema: Schema)] =
        words + claims + things + lists + records + drafts + services + stories + indicators + films + level + problems
        + observations + environment + published

    static let label = Schema.reference("Label")
    static let text = Schema.nullable(.reference("Text"))
    static let links = Field("links", .list(.reference("Link")))
    static let address = Field("href", .string(), isRequired: false)

    static let words: [(String, Schema)] = [
        (
            "Problem",
            .object([
                Schema.text("type"), Schema.text("title"), Field("status", .integer), Schema.text("detail"),
                Schema.text("remedy"), Schema.text("instance"),
                Field("faults", .list(.reference("Fault")), isRequired: false),
                Field("code", .string(), isRequired: false),
                Field("draft", .reference("Draft"), isRequired: false),
            ])
        ),
        ("Link", .object([Schema.text("rel"), Schema.text("href"), Field("type", .string(), isRequired: false)])),
        ("Label", .object([Schema.text("id"), Schema.text("label"), address])),
        (
            "Text",
            .object([
                Schema.text("text"), Schema.text("language"),
                Field("state", .choice(TranslationState.allCases.map(\.rawValue))), Field("versions", .map(.string())),
            ])
        ),
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
    static let wording: [Schema.Field] = [
        Schema.text("id"), address, Field("thing", .nullable(label)), Field("property", label),
        Schema.maybe("value", .reference("Value")), Schema.maybe("asOf", .reference("Period")),
        Field("saidBy", label), Field("speaker", text), Schema.maybe("source", label),
        Schema.maybe("letter", .reference("Letter")), Schema.maybe("evidence", .string()), Field("basis", label),
        Schema.maybe("until", .reference("Period")), Schema.maybe("stated", .string()), Field("doubt", text),
        Field("note", text), Schema.text("visibility"),
    ]

    static let claimFields: [Schema.Field] =
        wording + [
            Field("recordedBy", label), Field("recordedAt", .string(format: "date-time")), Field("position", .integer),
            Field("isCandidate", .boolean), Field("remarks", .list(.reference("Remark"))),
        ]

    static let letterFields: [Schema.Field] = [
        Schema.text("id"), address, Schema.text("number"), Schema.text("date"), Field("sender", label),
        Schema.maybe("addressee", label), Field("subject", text), Schema.maybe("scan", .string()),
        Schema.text("visibility"),
    ]

    private static let entryFields: [Schema.Field] = [
        Field("position", .integer), Schema.text("kind"), Field("recordedBy", label),
        Field("recordedAt", .string(format: "date-time")),
    ]

    /// The letters behind the entries of a record.
    static let letters = Field("letters", .list(.reference("LetterBehind")))

    static let claims: [(String, Schema)] = [
        ("Letter", .object(letterFields)),
        ("LetterBehind", .object(entryFields + [Field("letter", .reference("Letter"))])),
        ("EntryWithLetter", .object(entryFields + [Schema.text("about"), Schema.maybe("href", .string())])),
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
                    letters, Field("isChosen", .boolean), Schema.text("account"), Schema.text("history"), links,
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
