import Films
import Languages

extension Schemas {
    private static let filmFields: [Field] = [
        Schema.text("id"), Schema.text("href"), Field("title", text), Field("about", text), Field("party", label),
        Field("state", .choice(Film.State.allCases.map(\.rawValue))),
        Schema.maybe("fault", .choice(FilmFault.allCases.map(\.rawValue))), Field("isSound", .boolean),
        Field("isOpen", .boolean), Field("bytes", .integer), Field("milliseconds", .integer), Field("width", .integer),
        Field("height", .integer), Field("made", .string(format: "date-time")),
        Field(
            "captions",
            .list(
                .object([
                    Field("language", .choice(Language.allCases.map(\.tag))), Schema.text("href"),
                    Schema.text("transcript"),
                ]))),
    ]

    static let films: [(String, Schema)] = [
        ("FilmLine", .object(filmFields)),
        ("Films", .object([Field("items", .list(.reference("FilmLine"))), links])),
        (
            "FilmFile",
            .object([
                Field("part", .choice(FilmFile.Part.allCases.map(\.rawValue))), Schema.text("href"),
                Schema.text("type"), Field("bytes", .integer), Schema.text("digest"), Field("width", .integer),
                Field("height", .integer),
            ])
        ),
        ("Film", .object(filmFields + [Field("files", .list(.reference("FilmFile"))), links])),
        (
            "FilmTranscript",
            .object([
                Schema.text("id"), Schema.text("href"), Field("language", .choice(Language.allCases.map(\.tag))),
                Field(
                    "captions",
                    .list(.object([Field("start", .integer), Field("end", .integer), Schema.text("text")]))),
                Field(
                    "paragraphs",
                    .list(
                        .object([
                            Field("start", .integer), Schema.maybe("speaker", .string()), Schema.text("text"),
                        ]))),
                links,
            ])
        ),
    ]
}
