import Exporting
import Films
import HTTPTypes
import Hummingbird
import Languages
import Measures
import Members
import OpenData
import Register
import Serving

/// An operation on films: what is fetched of them, and what is told of it.
struct FilmRoute: Sendable {
    let operation: InterfaceOperation
    let fetch: @Sendable (FilmBook, Asked, Signed?) async throws -> [ToldFilm]
    let answer: @Sendable (Asking, [ToldFilm]) throws -> Answer
}

/// A film with what is told of it.
struct ToldFilm: Sendable {
    let film: Film
    /// Whether everyone may see it.
    let isOpen: Bool
    /// Its captions in the language that was asked for, and which that is.
    var captions: (language: Language, text: WebVTT)?
}

extension Interface {
    /// Films: those that may be seen, one of them, and what is said in it.
    static let filmRoutes: [FilmRoute] = [
        FilmRoute(
            operation: InterfaceOperation(id: "films", path: "films", forms: [.json, .csv, .xlsx], schema: "Films"),
            fetch: { book, _, signed in try await films(book, signed) }, answer: { try $0.answerFilms($1) }),
        FilmRoute(
            operation: InterfaceOperation(
                id: "film", path: "films/{id}", parameters: [.init("id", .path, .identifier)], schema: "Film"),
            fetch: { book, asked, signed in [try await film(book, asked.id, signed)] },
            answer: { try $0.answerFilm($1) }),
        FilmRoute(
            operation: InterfaceOperation(
                id: "film-transcript", path: "films/{id}/transcript", hasPage: false,
                parameters: [
                    .init("id", .path, .identifier),
                    .init("in", .query, .language, meaning: "api.parameter.captions-in"),
                ], schema: "FilmTranscript"),
            fetch: { book, asked, signed in [try await transcript(book, asked, signed)] },
            answer: { try $0.answerTranscript($1) }),
    ]

    func addFilmRoutes<Context: VisitContext>(to router: Router<Context>) {
        for route in Self.filmRoutes {
            for path in Self.addresses(of: route.operation) {
                router.get(RouterPath(path)) { request, context in
                    let asked = try Asked(request, context.parameters, route.operation, languages: languages)
                    guard let films else { throw RequestFault.notFound }
                    let found = try await route.fetch(films, asked, context.signed)
                    return try await respond(asked, request, context.signed) { try route.answer($0, found) }
                }
            }
        }
    }

    /// Whether an answer rests on the journal alone, so that it may be given again while nothing was entered.
    static func rests(_ request: Request) -> Bool {
        !request.uri.path.split(separator: "/").prefix(2).contains { $0 == "films" || $0.hasPrefix("films.") }
    }

    // MARK: What is there

    private static func films(_ book: FilmBook, _ signed: Signed?) async throws -> [ToldFilm] {
        let open = try await book.openFilms()
        let own = if let signed { try await book.films(of: signed.party) } else { [Film]() }
        let known = Set(own.map(\.id))
        var told: [ToldFilm] = []
        for film in own { told.append(ToldFilm(film: film, isOpen: try await book.isOpen(film.id))) }
        told += open.filter { !known.contains($0.id) }.map { ToldFilm(film: $0, isOpen: true) }
        return told.sorted { ($1.film.made, $0.film.id) < ($0.film.made, $1.film.id) }
    }

    private static func film(_ book: FilmBook, _ id: String, _ signed: Signed?) async throws -> ToldFilm {
        do {
            let film = try await book.film(id, for: signed)
            return ToldFilm(film: film, isOpen: try await book.isOpen(film.id))
        } catch is FilmFault {
            throw RequestFault.noThing(id)
        }
    }

    private static func transcript(_ book: FilmBook, _ asked: Asked, _ signed: Signed?) async throws -> ToldFilm {
        var told = try await film(book, asked.id, signed)
        let named = asked["in"].flatMap(Language.init(rawValue:))
        let order = named.map { [$0] } ?? [asked.language] + asked.language.readingOrder + Language.allCases
        guard let language = order.first(where: { told.film.captions[$0] != nil }),
            let captions = try await Elsewhere.run({ [film = told.film] in
                try await book.captions(of: film, in: language)
            })
        else { throw RequestFault.noThing(asked.id) }
        told.captions = (language, captions)
        return told
    }
}

extension Asking {
    func answerFilms(_ films: [ToldFilm]) throws -> Answer {
        guard asked.form == .json else {
            return try answer(
                Table(
                    name: "films", title: words.say("api.films.title"), columns: SubjectList.films.columns,
                    rows: films.map { Table.Row(id: $0.film.id, cells(of: $0)) }))
        }
        let record = writer([:])
        return self.record { writer in
            writer.listField("items") { list in
                for told in films { list.object { write(told, record, to: &$0) } }
            }
        }
    }

    private func cells(of told: ToldFilm) -> [Cell] {
        let film = told.film
        let title = film.title.reading(in: asked.language)
        return [
            .text(film.id), Cell(title?.text), Cell(title?.language.tag), .text(film.party),
            .text(words.party(film.party)), .text(film.state.rawValue), .flag(film.isSound), .flag(told.isOpen),
            Number(Double(film.length) / 1_000, fractionDigits: 3).map(Cell.number) ?? .empty,
            .list(Language.allCases.filter { film.captions[$0] != nil }.map(\.tag)),
            .text(Instant(clamping: film.made).text), .text("/\(asked.language.tag)/films/\(film.id)"),
        ]
    }

    func answerFilm(_ films: [ToldFilm]) throws -> Answer {
        guard let told = films.first else { throw RequestFault.noThing(asked.id) }
        let record = writer([:])
        return self.record { writer in
            write(told, record, to: &writer)
            writer.listField("files") { list in
                for file in told.film.files { list.object { write(file, of: told.film, to: &$0) } }
            }
        }
    }

    private func write(_ told: ToldFilm, _ record: RecordWriter, to writer: inout JSONWriter) {
        let film = told.film
        writer.field("id", film.id)
        writer.field("href", "/\(asked.language.tag)/films/\(film.id)")
        writer.key("title")
        record.text(film.title, to: &writer)
        writer.key("about")
        record.text(film.about, to: &writer)
        writer.key("party")
        record.party(film.party, to: &writer)
        writer.field("state", film.state.rawValue)
        writer.field("fault", film.fault?.rawValue)
        writer.field("isSound", film.isSound)
        writer.field("isOpen", told.isOpen)
        writer.field("bytes", film.bytes)
        writer.field("milliseconds", film.length)
        writer.field("width", film.width)
        writer.field("height", film.height)
        writer.field("made", Instant(clamping: film.made).text)
        writer.listField("captions") { list in
            for language in Language.allCases {
                guard let name = film.captionsName(language) else { continue }
                list.object { object in
                    object.field("language", language.tag)
                    object.field("href", "/films/\(film.id)/\(name)")
                    object.field(
                        "transcript", "/\(asked.language.tag)/films/\(film.id)/transcript?in=\(language.tag)")
                }
            }
        }
    }

    private func write(_ file: FilmFile, of film: Film, to writer: inout JSONWriter) {
        writer.field("part", file.part.rawValue)
        writer.field("href", "/films/\(film.id)/\(file.name)")
        writer.field("type", file.mediaType)
        writer.field("bytes", file.bytes)
        writer.field("digest", file.digest)
        writer.field("width", file.width)
        writer.field("height", file.height)
    }

    /// The captions one by one, and what they say as a text to be read.
    func answerTranscript(_ films: [ToldFilm]) throws -> Answer {
        guard let told = films.first, let captions = told.captions else { throw RequestFault.noThing(asked.id) }
        return record { writer in
            writer.field("id", told.film.id)
            writer.field("href", "/\(asked.language.tag)/films/\(told.film.id)")
            writer.field("language", captions.language.tag)
            writer.listField("captions") { list in
                for cue in captions.text.cues {
                    list.object { object in
                        object.field("start", cue.start)
                        object.field("end", cue.end)
                        object.field("text", cue.plainText)
                    }
                }
            }
            writer.listField("paragraphs") { list in
                for paragraph in Transcript(captions.text).paragraphs {
                    list.object { object in
                        object.field("start", paragraph.start)
                        object.field("speaker", paragraph.speaker)
                        object.field("text", paragraph.text)
                    }
                }
            }
        }
    }
}
