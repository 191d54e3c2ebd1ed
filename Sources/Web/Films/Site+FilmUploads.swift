import Films
import Foundation
import HTTPTypes
import Hummingbird
import Languages
import Markup
import Members
import Serving

/// Uploads that can be gone on with after the line was cut: tus 1.0.0 with creation and termination.
extension Site {
    private static let version = "1.0.0"
    private static let metadataBytesMax = 4_000

    /// What is understood here, for programs that ask before they begin.
    func uploadTerms() throws -> Response {
        guard let films else { throw RequestFault.notFound }
        return Self.tus(
            .noContent,
            [
                "Tus-Version": Self.version, "Tus-Extension": "creation,termination",
                "Tus-Max-Size": String(films.book.limits.bytesMax),
            ])
    }

    func beginUpload(_ request: Request, _ signed: Signed?) async throws -> Response {
        try await uploading(request, signed) { book, signed in
            guard let length = Self.number(request, "Upload-Length") else {
                return told(.badRequest, "film.upload.no-length", request)
            }
            guard let said = Self.metadata(request.headers.value("Upload-Metadata") ?? "") else {
                return told(.badRequest, "film.upload.metadata", request)
            }
            let language = said["language"].flatMap(Language.init(rawValue:)) ?? self.language(of: request)
            let name = said["filename"] ?? said["name"] ?? ""
            let title = String((said["title"] ?? name).prefix(FilmLimits.titleLettersMax))
            let about = String((said["about"] ?? "").prefix(FilmLimits.aboutLettersMax))
            let film = try await book.begin(
                named: name, title: Text([language: title]), about: Text([language: about]), bytes: length, by: signed)
            return Self.tus(.created, ["Location": "\(FilmUploads.path)/\(film.id)", "Upload-Offset": "0"])
        }
    }

    func uploadState(_ request: Request, _ signed: Signed?, _ id: String) async throws -> Response {
        try await uploading(request, signed, isWriting: false) { book, signed in
            let (film, offset) = try await book.upload(id, by: signed)
            return Self.tus(.ok, ["Upload-Offset": String(offset), "Upload-Length": String(film.bytes)])
        }
    }

    func goOn(_ request: Request, _ signed: Signed?, _ id: String) async throws -> Response {
        try await uploading(request, signed) { book, signed in
            guard request.headers[.contentType] == FilmUploads.mediaType else {
                return told(.unsupportedMediaType, "film.upload.type", request)
            }
            guard let offset = Self.number(request, "Upload-Offset") else {
                return told(.badRequest, "film.upload.no-offset", request)
            }
            let writer = try await book.goOn(id, at: offset, by: signed)
            do {
                for try await part in request.body {
                    try part.withUnsafeReadableBytes { bytes in try writer.write(bytes) }
                }
            } catch {
                // What came before the line was cut is there, and need not come again.
                try? writer.settle()
                throw error
            }
            try writer.settle()
            let film = try await book.look(id, by: signed)
            if film.state == .waiting, let runner = films?.runner { Task { await runner.work() } }
            return Self.tus(.noContent, ["Upload-Offset": String(writer.offset)])
        }
    }

    func endUpload(_ request: Request, _ signed: Signed?, _ id: String) async throws -> Response {
        try await uploading(request, signed) { book, signed in
            _ = try await book.upload(id, by: signed)
            try await book.remove(id, by: signed)
            return Self.tus(.noContent)
        }
    }

    // MARK: Who may, and what is told

    private func uploading(
        _ request: Request, _ signed: Signed?, isWriting: Bool = true,
        _ work: (FilmBook, Signed) async throws -> Response
    ) async throws -> Response {
        guard let book = films?.book else { throw RequestFault.notFound }
        guard let signed else { throw RequestFault.signInFirst }
        guard signed.may(.write(party: signed.party)) else { throw RequestFault.notAllowed }
        if isWriting, case .session(_, let secret) = signed.way {
            guard FormOrigin.isHere(request) else { throw RequestFault.foreignForm }
            guard Sameness.holds(request.headers.value("Littoral-Form") ?? "", secret) else {
                throw RequestFault.staleForm
            }
        }
        guard request.headers.value("Tus-Resumable") == Self.version else {
            var response = told(.preconditionFailed, "film.upload.version", request)
            response.headers.set("Tus-Version", Self.version)
            return response
        }
        do {
            return try await work(book, signed)
        } catch let fault as FilmFault {
            return told(Self.status(fault), sentence: say(fault, in: language(of: request)), request)
        }
    }

    static func status(_ fault: FilmFault) -> HTTPResponse.Status {
        switch fault {
        case .tooLarge: .contentTooLarge
        case .notWritten, .noTools: .init(code: 507, reasonPhrase: "Insufficient Storage")
        case .tooMany: .tooManyRequests
        case .notFound: .notFound
        case .wrongState, .overtaken: .conflict
        default: .unprocessableContent
        }
    }

    private static func tus(_ status: HTTPResponse.Status, _ fields: [String: String] = [:]) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        headers.set("Tus-Resumable", version)
        for (name, value) in fields { headers.set(name, value) }
        return Response(status: status, headers: headers)
    }

    private func told(_ status: HTTPResponse.Status, _ key: PhraseKey, _ request: Request) -> Response {
        told(status, sentence: say(key, request), request)
    }

    /// A sentence for people, or a problem where a program would rather have one.
    private func told(_ status: HTTPResponse.Status, sentence: String, _ request: Request) -> Response {
        guard !Problem.isWanted(request.headers[.accept]) else {
            var response = Problem.response(
                status, stem: "film-upload", told: sentence, in: language(of: request), path: request.uri.path)
            response.headers.set("Tus-Resumable", Self.version)
            return response
        }
        var response = Self.tus(status)
        response.headers[.contentType] = "text/plain; charset=utf-8"
        response.body = ResponseBody(byteBuffer: ByteBuffer(string: sentence + "\n"))
        return response
    }

    private func language(of request: Request) -> Language {
        Language.negotiate(acceptLanguage: request.headers[.acceptLanguage] ?? "", among: languages) ?? .en
    }

    private func say(_ key: PhraseKey, _ request: Request) -> String { book.say(key, in: language(of: request)) }

    /// A fault in a reader's words.
    func say(_ fault: FilmFault, in language: Language) -> String {
        let limit = (films?.book.limits.bytesMax ?? 0) >> 20
        return book.say(
            PhraseKey("film.fault.\(fault.rawValue)"), in: language, ["limit": .number(String(limit))])
    }

    private static func number(_ request: Request, _ name: String) -> Int64? {
        guard let text = request.headers.value(name), text.utf8.count <= 18,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int64(text)
    }

    /// `filename ZmlsbS5tcDQ=, title …`: words with values in base 64; `nil` where it is nothing of the kind.
    static func metadata(_ text: String) -> [String: String]? {
        let isMetadata =
            text.utf8.count <= metadataBytesMax
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [0x20, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3D, 0x5F].contains(byte)
            }
        guard isMetadata else { return nil }
        var values: [String: String] = [:]
        for pair in text.split(separator: ",").prefix(20) {
            let sides = pair.split(separator: " ")
            guard let name = sides.first, sides.count == 2, let data = Data(base64Encoded: String(sides[1])),
                let value = String(validating: data, as: UTF8.self)
            else { continue }
            values[String(name)] = value
        }
        return values
    }
}

extension HTTPFields {
    /// A field by a name that is known to be one.
    func value(_ name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }
}
