import HTTPTypes
package import Hummingbird
package import Languages
import Logging
import Storage

/// A face's own way of saying what went wrong.
package protocol FaultFace: Sendable {
    /// The languages it speaks, the one to fall back on first.
    var languages: [Language] { get }
    var book: Phrasebook { get }
    func render(_ fault: RequestFault, in language: Language, path: String) -> Response
}

/// Stands before everything: limits what is taken, turns faults into pages, and sets the headers that keep a browser
/// from asking or telling anyone else anything.
package struct Guard<Context: RequestContext>: RouterMiddleware {
    private let face: any FaultFace
    private let writing: WritingRoutes

    package init(face: some FaultFace, writing: WritingRoutes = WritingRoutes()) {
        (self.face, self.writing) = (face, writing)
    }

    static var headerBytesMax: Int { 16 << 10 }
    static var addressBytesMax: Int { 2_048 }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            try check(request)
            response = try await next(request.readingForms(), context)
            if response.status == .ok, let redirect = CanonicalAddress.redirect(request) { response = redirect }
            try Self.checkIsTaken(response, request)
        } catch let fault as RequestFault {
            response = faultPage(fault, request)
        } catch let error as HTTPError {
            response = faultPage(error.status == .notFound ? notThere(request) : .badAddress(request.uri.path), request)
        } catch let error as StorageError where error.code == .tooSlow {
            context.logger.warning("a question took too long", metadata: ["path": "\(request.uri.path)"])
            response = faultPage(.tooSlow, request)
        } catch {
            // The reader gets a reference, the log the cause: what went wrong inside is nobody else's business.
            context.logger.error("a page failed", metadata: ["error": "\(error)", "path": "\(request.uri.path)"])
            response = faultPage(.logged(context.id), request)
        }
        Self.harden(&response)
        // A body after HEAD would be read as the beginning of the next answer.
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// Where something is only sent to, nothing stands to be read; elsewhere there is nothing at all.
    private func notThere(_ request: Request) -> RequestFault {
        let allowed = writing.methods(at: request.uri.path)
        guard !allowed.isEmpty, !allowed.contains(request.method) else { return .notFound }
        return .methodNotAllowed(
            request.method.rawValue, allowed: allowed.map(\.rawValue).joined(separator: ", "))
    }

    private func check(_ request: Request) throws {
        if request.method != .get, request.method != .head {
            guard writing.methods(at: request.uri.path).contains(request.method) else {
                let allowed = writing.allowed(at: request.uri.path).map(\.rawValue).joined(separator: ", ")
                throw RequestFault.methodNotAllowed(request.method.rawValue, allowed: allowed)
            }
        }
        let size = request.headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
        guard size <= Self.headerBytesMax else { throw RequestFault.tooLong(size, limit: Self.headerBytesMax) }
        let address = request.uri.description
        guard address.utf8.count <= Self.addressBytesMax else {
            throw RequestFault.tooLong(address.utf8.count, limit: Self.addressBytesMax, status: .uriTooLong)
        }
        guard PercentEncoding.isWellFormed(address) else { throw RequestFault.badAddress(address) }
        // The first Host field is the authority; one left among the fields is a second one.
        let isTwofold = HardHeaders.host.map { request.headers.contains($0) } ?? false
        if let host = request.head.authority, isTwofold || !Self.isHost(host) { throw RequestFault.badHeader("Host") }
    }

    static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 255
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                    || [0x2D, 0x2E, 0x3A, 0x5B, 0x5D, 0x5F].contains(byte)
            }
    }

    /// A page is not pressed on who takes no pages.
    private static func checkIsTaken(_ response: Response, _ request: Request) throws(RequestFault) {
        let isPage = response.headers[.contentType]?.hasPrefix(Representation.html.mediaType) ?? false
        guard response.status == .ok, isPage,
            Representation.negotiate(accept: request.headers[.accept], among: [.html]) == nil
        else { return }
        throw RequestFault.notAcceptable([.html])
    }

    func faultPage(_ fault: RequestFault, _ request: Request) -> Response {
        let first = request.uri.path.split(separator: "/").first.map(String.init) ?? ""
        let named = Language(rawValue: first).flatMap { face.languages.contains($0) ? $0 : nil }
        let language =
            named ?? Language.negotiate(acceptLanguage: request.headers[.acceptLanguage] ?? "", among: face.languages)
            ?? face.languages.first ?? .en
        var response =
            Problem.isWanted(request.headers[.accept])
            ? Problem.response(fault, in: language, path: request.uri.path, face.book)
            : face.render(fault, in: language, path: request.uri.path)
        if named == nil { response.headers[.vary] = "Accept-Language" }
        if let allowed = fault.allowed { response.headers[.allow] = allowed }
        if fault.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }

    static func harden(_ response: inout Response) {
        // What has its own rules for a browser, such as a file, keeps them.
        for field in HardHeaders.all where !response.headers.contains(field.name) { response.headers.append(field) }
    }
}

/// What every answer says to keep a browser from asking or telling anyone else anything; put together once.
private enum HardHeaders {
    static let all: [HTTPField] =
        [
            (
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; "
                    + "img-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            // With `no-referrer` a browser would not say from which origin a form comes.
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ].compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }

    static let host = HTTPField.Name("Host")
}

extension Guard {
    /// A fault found before a face was asked, told in the face's way.
    static func refusal(_ fault: RequestFault, _ request: Request, _ face: any FaultFace) -> Response {
        var response = Guard(face: face).faultPage(fault, request)
        if fault.status == .serviceUnavailable { response.headers[.retryAfter] = "5" }
        harden(&response)
        return request.method == .head ? response.createHeadResponse() : response
    }
}

/// The rule for escapes in addresses.
enum PercentEncoding {
    /// Whether every percent sign is followed by two hexadecimal digits and the bytes make UTF-8 without controls.
    static func isWellFormed(_ address: String) -> Bool {
        // Nearly every address is plain.
        if address.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "%") }) { return true }
        var bytes: [UInt8] = []
        var rest = Array(address.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                rest.first != UInt8(ascii: "+"), rest.first != UInt8(ascii: "-")
            else { return false }
            rest = rest.dropFirst(2)
            bytes.append(value)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }
}
