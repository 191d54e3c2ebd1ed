import Films
import Foundation
import Hummingbird
import Languages
import Markup
import Members
import Serving

/// What members do with the films and pictures of their party.
extension Site {
    /// Does something with a film of the own party, and shows its page.
    private func act(
        on id: String, _ request: Request, _ visit: Visit, _ limits: FormLimits = FormLimits(),
        _ work: (FilmBook, Film, PostedForm, Signed) async throws -> [FormMistake]
    ) async throws -> Response {
        let (book, signed) = try filmDesk(visit)
        let form = try await posted(request, visit, limits)
        do {
            let film = try await book.film(id, for: signed)
            guard film.party == signed.party else { throw RequestFault.notFound }
            let mistakes = try await work(book, film, form, signed)
            guard mistakes.isEmpty else {
                return try await self.film(request, visit, id, values: form.fields.values, mistakes: mistakes)
            }
        } catch FilmFault.notFound {
            throw RequestFault.notFound
        } catch let fault as FilmFault {
            return try await film(request, visit, id, mistakes: [FormMistake("", say(fault, in: visit.language))])
        }
        return seeOther(Links(language: visit.language).film(id))
    }

    func describeFilm(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try await act(on: id, request, visit) { book, film, form, signed in
            let (title, about, mistakes) = words(form, visit, of: film)
            if mistakes.isEmpty { try await book.describe(id, title: title, about: about, by: signed) }
            return mistakes
        }
    }

    func captionFilm(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        var limits = FormLimits.uploads(1, bytesMax: WebVTT.bytesMax)
        limits.fieldBytesMax = WebVTT.bytesMax + (64 << 10)
        return try await act(on: id, request, visit, limits) { book, _, form, signed in
            guard let language = form["language"].flatMap(Language.init(rawValue:)) else {
                return [FormMistake("language", self.book.say("film.captions.no-language", in: visit.language))]
            }
            let upload = form.upload("file")
            let typed = form["captions"] ?? ""
            guard upload != nil || !typed.isEmpty else {
                return [FormMistake("file", self.book.say("film.captions.none", in: visit.language))]
            }
            do {
                let captions = try await Elsewhere.run {
                    try WebVTT(parsing: try upload.map { [UInt8](try Data(contentsOf: $0.url)) } ?? Array(typed.utf8))
                }
                try await book.caption(id, in: language, captions, by: signed)
                return []
            } catch let fault as CaptionFault {
                return [FormMistake(upload == nil ? "captions" : "file", say(fault, in: visit.language))]
            }
        }
    }

    private func say(_ fault: CaptionFault, in language: Language) -> String {
        book.say(
            PhraseKey("caption.fault.\(fault.code.rawValue)"), in: language,
            ["line": .number(String(fault.line)), "text": .text(fault.text)])
    }

    func endCaptions(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try await act(on: id, request, visit) { book, _, form, signed in
            if let language = form["language"].flatMap(Language.init(rawValue:)) {
                try await book.caption(id, in: language, nil, by: signed)
            }
            return []
        }
    }

    /// Whoever has not brought it in decides that everyone may see it.
    func openFilm(_ request: Request, _ visit: Visit, _ id: String, _ isOpen: Bool) async throws -> Response {
        try await act(on: id, request, visit) { book, film, _, signed in
            guard signed.may(.approve(party: film.party, author: film.member)) else { throw RequestFault.notAllowed }
            try await book.open(id, isOpen, by: signed)
            return []
        }
    }

    func removeFilm(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        _ = try await act(on: id, request, visit) { book, _, _, signed in
            try await book.remove(id, by: signed)
            return []
        }
        return seeOther(Links(language: visit.language).films)
    }

    // MARK: Pictures

    func pictures(
        _ request: Request, _ visit: Visit, values: [String: String] = [:], mistakes: [FormMistake] = []
    ) async throws -> Response {
        let (book, signed) = try filmDesk(visit)
        let pictures = try await book.pictures(of: signed.party)
        return try await answer(request, visit) { _, wording in
            PicturesPage(
                kit: FormKit(wording, values: values, mistakes: mistakes), signed: signed, pictures: pictures)
        }
    }

    func takePicture(_ request: Request, _ visit: Visit) async throws -> Response {
        let (films, signed) = try filmDesk(visit)
        let form = try await posted(request, visit, .uploads(1, bytesMax: FilmLimits.pictureBytesMax + 1))
        let alt = form["alt"] ?? ""
        var mistakes: [FormMistake] = []
        if alt.isEmpty || alt.count > FilmLimits.altLettersMax {
            mistakes.append(FormMistake("alt", book.say("picture.no-alt", in: visit.language)))
        }
        let upload = form.upload("picture")
        if upload == nil { mistakes.append(FormMistake("picture", book.say("picture.no-file", in: visit.language))) }
        if let upload, mistakes.isEmpty {
            do {
                let bytes = [UInt8](try Data(contentsOf: upload.url))
                let picture = try await films.keepPicture(
                    bytes, named: upload.name, alt: Text([visit.language: alt]), by: signed)
                return seeOther(Address(Links(language: visit.language).pictures.text + "#picture-\(picture.id)"))
            } catch let fault as FilmFault {
                mistakes.append(
                    FormMistake(
                        "picture",
                        fault == .tooLarge
                            ? book.say(
                                "picture.too-large", in: visit.language,
                                ["limit": .number(String(FilmLimits.pictureBytesMax >> 20))])
                            : say(fault, in: visit.language)))
            }
        }
        return try await pictures(request, visit, values: form.fields.values, mistakes: mistakes)
    }

    func describePicture(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (films, signed) = try filmDesk(visit)
        let form = try await posted(request, visit)
        guard let picture = try? await films.picture(id, for: signed) else { throw RequestFault.notFound }
        var alt = picture.alt
        alt[visit.language] = String((form["alt-\(id)"] ?? "").prefix(FilmLimits.altLettersMax))
        guard !alt.isEmpty else {
            return try await pictures(
                request, visit, mistakes: [FormMistake("alt-\(id)", book.say("picture.no-alt", in: visit.language))])
        }
        try await changing { try await films.describePicture(id, alt: alt, by: signed) }
        return seeOther(Address(Links(language: visit.language).pictures.text + "#picture-\(id)"))
    }

    func removePicture(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (films, signed) = try filmDesk(visit)
        _ = try await posted(request, visit)
        try await changing { try await films.removePicture(id, by: signed) }
        return seeOther(Links(language: visit.language).pictures)
    }

    private func changing(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch FilmFault.notFound {
            throw RequestFault.notFound
        }
    }
}
