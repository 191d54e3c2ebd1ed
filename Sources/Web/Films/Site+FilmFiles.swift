import Films
import Foundation
import HTTPTypes
import Hummingbird
import Languages
import Members
import Serving

extension Site {
    /// What stands without a language: uploads, files, and scripts for other sites.
    func addFilms<Context: VisitContext>(to router: Router<Context>) {
        router.on("/films/uploads", method: .options) { _, _ in try self.uploadTerms() }
        router.post("/films/uploads") { request, context in try await self.beginUpload(request, context.signed) }
        router.head("/films/uploads/:id") { request, context in
            try await self.uploadState(request, context.signed, context.parameters.id)
        }
        router.patch("/films/uploads/:id") { request, context in
            try await self.goOn(request, context.signed, context.parameters.id)
        }
        router.delete("/films/uploads/:id") { request, context in
            try await self.endUpload(request, context.signed, context.parameters.id)
        }
        router.get("/films/:id/:name") { request, context in
            try await self.filmFile(
                request, context.signed, context.parameters.id, context.parameters.get("name") ?? "")
        }
        router.get("/pictures/:id/:name") { request, context in
            try await self.pictureFile(
                request, context.signed, context.parameters.id, context.parameters.get("name") ?? "")
        }
        router.get("/embed/:kind/:id") { request, context in
            try await self.embedScript(
                request, kind: context.parameters.get("kind") ?? "", name: context.parameters.id)
        }
    }

    /// Where films are sent.
    static let filmWriting: [(method: HTTPRequest.Method, path: String)] = [
        (.options, FilmUploads.path), (.post, FilmUploads.path), (.patch, FilmUploads.path + "/:id"),
        (.delete, FilmUploads.path + "/:id"),
    ]

    /// A file of a film: what was brought in, a lighter version, its poster, its captions.
    private func filmFile(_ request: Request, _ signed: Signed?, _ id: String, _ name: String) async throws -> Response
    {
        try request.check(["download"])
        guard let book = films?.book else { throw RequestFault.notFound }
        let film: Film
        do {
            film = try await book.film(id, for: signed)
        } catch is FilmFault {
            throw RequestFault.notFound
        }
        let isOpen = try await book.isOpen(film.id)
        if name.hasSuffix(".vtt") { return try await captions(request, film, name, isOpen: isOpen) }
        guard let file = film.files.first(where: { $0.name == name }) else { throw RequestFault.notFound }
        let isDownload = request.uri.queryParameters["download"] == "yes"
        var headers = Self.keptHeaders(file.mediaType, isOpen: isOpen)
        let stem = film.name.split(separator: ".").dropLast().joined(separator: ".")
        let title = file.part == .original ? film.name : (stem.isEmpty ? film.name : stem) + "." + file.ending
        headers[.contentDisposition] = FileDisposition.text(title, isInline: !isDownload)
        let place = book.shelf.url(film.id, file.part == .original ? "original" : file.name)
        // After a restore the folder of films may not be back yet.
        guard FileManager.default.fileExists(atPath: place.path) else { throw RequestFault.notFound }
        return FileAnswer(place, size: file.bytes, digest: file.digest, headers: headers)
            .answer(request)
    }

    private func pictureFile(
        _ request: Request, _ signed: Signed?, _ id: String, _ name: String
    ) async throws -> Response {
        try request.check([])
        guard let book = films?.book, let picture = try? await book.picture(id, for: signed),
            let file = picture.files.first(where: { $0.name == name })
        else { throw RequestFault.notFound }
        let isOpen = try await book.isOpen(picture.id)
        let place = book.shelf.url(picture.id, file.name)
        guard FileManager.default.fileExists(atPath: place.path) else { throw RequestFault.notFound }
        return FileAnswer(
            place, size: file.bytes, digest: file.digest,
            headers: Self.keptHeaders(Picture.File.mediaType, isOpen: isOpen)
        ).answer(request)
    }

    private func captions(_ request: Request, _ film: Film, _ name: String, isOpen: Bool) async throws -> Response {
        guard
            let language = Language.allCases.first(where: { film.captionsName($0) == name }),
            let text = try await Elsewhere.run({ try await films?.book.captions(of: film, in: language)?.text })
        else { throw RequestFault.notFound }
        var headers = Self.keptHeaders("text/vtt; charset=utf-8", isOpen: isOpen)
        let tag = "\"\(film.captions[language] ?? "")\""
        headers[.eTag] = tag
        if HeldTags(request.headers).contains(tag) { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// A name changes with what it holds, so what everyone may see is kept for ever, and what members see by them alone.
    private static func keptHeaders(_ type: String, isOpen: Bool) -> HTTPFields {
        var headers: HTTPFields = [
            .contentType: type,
            .cacheControl: isOpen ? "public, max-age=31536000, immutable" : "private, max-age=3600",
        ]
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
        // Where others tell of a film they show its poster.
        if isOpen { headers.set("Cross-Origin-Resource-Policy", "cross-origin") }
        if !isOpen { headers[.vary] = "Cookie, Authorization" }
        return headers
    }
}

extension HTTPFields {
    /// Sets a field by a name that is known to be one.
    mutating func set(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}
