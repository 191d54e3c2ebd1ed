import Films
import Foundation
import HTTPTypes
import Hummingbird
import Languages
import Markup
import Members
import Serving

extension Site {
    /// The pages of films and pictures.
    static let filmRoutes: [PageRoute] = [
        .get("films") { site, request, visit, _ in try await site.filmList(request, visit) },
        .get("films/new") { site, request, visit, _ in try await site.newFilm(request, visit) },
        .post("films/new") { site, request, visit, _ in try await site.takeFilm(request, visit) },
        .get("films/:id") { site, request, visit, parameters in try await site.film(request, visit, parameters.id) },
        .post("films/:id") { site, request, visit, parameters in
            try await site.describeFilm(request, visit, parameters.id)
        },
        .post("films/:id/captions") { site, request, visit, parameters in
            try await site.captionFilm(request, visit, parameters.id)
        },
        .post("films/:id/captions/end") { site, request, visit, parameters in
            try await site.endCaptions(request, visit, parameters.id)
        },
        .post("films/:id/open") { site, request, visit, parameters in
            try await site.openFilm(request, visit, parameters.id, true)
        },
        .post("films/:id/close") { site, request, visit, parameters in
            try await site.openFilm(request, visit, parameters.id, false)
        },
        .post("films/:id/remove") { site, request, visit, parameters in
            try await site.removeFilm(request, visit, parameters.id)
        },
        .get("pictures") { site, request, visit, _ in try await site.pictures(request, visit) },
        .post("pictures") { site, request, visit, _ in try await site.takePicture(request, visit) },
        .post("pictures/:id/alt") { site, request, visit, parameters in
            try await site.describePicture(request, visit, parameters.id)
        },
        .post("pictures/:id/remove") { site, request, visit, parameters in
            try await site.removePicture(request, visit, parameters.id)
        },
        .get("embed/films/:id") { site, request, visit, parameters in
            try await site.embeddedFilm(request, visit, parameters.id)
        },
    ]

    /// The films, for whoever reads.
    func filmBook() throws(RequestFault) -> FilmBook {
        guard let films else { throw .notFound }
        return films.book
    }

    /// The films, for a member who may write.
    func filmDesk(_ visit: Visit) throws(RequestFault) -> (FilmBook, Signed) {
        let signed = try member(visit)
        let book = try filmBook()
        guard signed.may(.write(party: signed.party)) else { throw .notAllowed }
        return (book, signed)
    }

    // MARK: Reading

    private func filmList(_ request: Request, _ visit: Visit) async throws -> Response {
        let book = try filmBook()
        let open = try await book.openFilms()
        let own = if let signed = visit.signed { try await book.films(of: signed.party) } else { [Film]() }
        let mayWrite = visit.signed.map { $0.may(.write(party: $0.party)) } ?? false
        return try await answer(request, visit) { _, wording in
            FilmsPage(wording: wording, open: open, own: own, mayWrite: mayWrite)
        }
    }

    /// A film with what has been typed into the forms of its page, and what is wrong with it.
    func film(
        _ request: Request, _ visit: Visit, _ id: String, values: [String: String]? = nil,
        mistakes: [FormMistake] = []
    ) async throws -> Response {
        let book = try filmBook()
        let film: Film
        do {
            film = try await book.film(id, for: visit.signed)
        } catch is FilmFault {
            throw RequestFault.notFound
        }
        let signed = visit.signed.flatMap { $0.may(.write(party: film.party)) ? $0 : nil }
        let mayOpen = visit.signed?.may(.approve(party: film.party, author: film.member)) ?? false
        let isOpen = try await book.isOpen(film.id)
        let transcript = try await transcript(book, film, visit.language)
        let typed =
            values ?? [
                "title": film.title[visit.language] ?? "", "about": film.about[visit.language] ?? "",
                "language": visit.language.tag,
            ]
        let isLarge = request.uri.queryParameters["size"] == "large"
        let (base, mark, hasTools) = (Self.base(of: request), book.progress.of(film.id), book.hasTools)
        var response = try await answer(request, visit, parameters: ["size"]) { _, wording in
            FilmPage(
                kit: FormKit(wording, values: typed, mistakes: mistakes), film: film, signed: signed,
                mayOpen: mayOpen, isOpen: isOpen, mark: mark, hasTools: hasTools, transcript: transcript,
                isLarge: isLarge, base: base)
        }
        if film.state.isGoingOn {
            // Whoever has no script sees how it goes on as well.
            response.headers.set("Refresh", "3")
            // What was left behind when the node ended is taken up by whoever looks.
            if let runner = films?.runner { Task { await runner.work() } }
        }
        return response
    }

    private func transcript(
        _ book: FilmBook, _ film: Film, _ wanted: Language
    ) async throws -> (language: Language, said: Transcript)? {
        let order = [wanted] + wanted.readingOrder
        guard let language = order.first(where: { film.captions[$0] != nil }) else { return nil }
        return try await Elsewhere.run {
            try await book.captions(of: film, in: language).map { (language: language, said: Transcript($0)) }
        }
    }

    // MARK: Sending one

    private func newFilm(
        _ request: Request, _ visit: Visit, values: [String: String] = [:], mistakes: [FormMistake] = []
    ) async throws -> Response {
        let (book, signed) = try filmDesk(visit)
        let (bytesMax, hasTools) = (book.limits.bytesMax, book.hasTools)
        return try await answer(request, visit) { _, wording in
            NewFilmPage(
                kit: FormKit(wording, values: values, mistakes: mistakes), signed: signed, bytesMax: bytesMax,
                hasTools: hasTools)
        }
    }

    private func takeFilm(_ request: Request, _ visit: Visit) async throws -> Response {
        let (book, signed) = try filmDesk(visit)
        var limits = FormLimits.uploads(1, bytesMax: Int(book.limits.bytesMax))
        limits.folder = book.shelf.uploads
        let form = try await posted(request, visit, limits)
        let (title, about, mistakes) = words(form, visit)
        func again(_ mistakes: [FormMistake]) async throws -> Response {
            try await newFilm(request, visit, values: form.fields.values, mistakes: mistakes)
        }
        guard let upload = form.upload("film") else {
            return try await again(mistakes + [FormMistake("film", told("film.field.no-file", visit))])
        }
        guard mistakes.isEmpty else { return try await again(mistakes) }
        do {
            let film = try await book.take(upload.url, named: upload.name, title: title, about: about, by: signed)
            if let runner = films?.runner { Task { await runner.work() } }
            return seeOther(Links(language: visit.language).film(film.id))
        } catch let fault as FilmFault {
            return try await again([FormMistake("film", say(fault, in: visit.language))])
        }
    }

    private func told(_ key: PhraseKey, _ visit: Visit) -> String { book.say(key, in: visit.language) }

    /// Title and description as typed, in the language of the page.
    func words(
        _ form: PostedForm, _ visit: Visit, of film: Film? = nil
    ) -> (title: Text, about: Text, mistakes: [FormMistake]) {
        var (title, about) = (film?.title ?? Text(), film?.about ?? Text())
        title[visit.language] = form["title"] ?? ""
        about[visit.language] = form["about"] ?? ""
        var mistakes: [FormMistake] = []
        if title.isEmpty { mistakes.append(FormMistake("title", book.say("film.field.no-title", in: visit.language))) }
        let isLong =
            (title[visit.language] ?? "").count > FilmLimits.titleLettersMax
            || (about[visit.language] ?? "").count > FilmLimits.aboutLettersMax
        if isLong { mistakes.append(FormMistake("about", book.say("film.field.too-long", in: visit.language))) }
        return (title, about, mistakes)
    }
}
