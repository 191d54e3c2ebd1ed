import HTTPTypes
import Hummingbird
import Languages
import Measures
import Register
package import Serving

/// An operation and how it is answered.
struct Route: Sendable {
    let operation: InterfaceOperation
    let answer: @Sendable (Asking) throws -> Answer

    init(_ operation: InterfaceOperation, _ answer: @escaping @Sendable (Asking) throws -> Answer) {
        self.operation = operation
        self.answer = answer
    }
}

/// A question being answered from one consistent state.
struct Asking {
    let interface: Interface
    let asked: Asked
    let reading: Reading
}

/// What is sent back.
enum Answer: Sendable {
    case record([UInt8])
}

extension Interface {
    /// Everything that can be asked for, in the order in which it is described.
    static let routes: [Route] = [
        Route(
            InterfaceOperation(
                id: "thing", path: "things/{id}", parameters: [.init("id", .path, .identifier)], schema: "Thing",
                example: "things/port-anzali")
        ) { asking in
            guard let thing = try asking.reading.thing(asking.asked.id) else {
                throw RequestFault.noThing(asking.asked.id)
            }
            return .record(Array("{\"id\":\"\(thing.id)\"}".utf8))
        }
    ]

    /// What the interface says of itself; the pages tell of it.
    package static var operations: [InterfaceOperation] { routes.map(\.operation) }

    func addRoutes<Context: RequestContext>(to router: Router<Context>) {
        for route in Self.routes {
            for path in Self.addresses(of: route.operation) {
                router.get(RouterPath(path)) { request, context in
                    try await respond(route, request, context.parameters)
                }
            }
        }
    }

    /// The addresses of an operation as the router writes them: with and without language, with and without suffix.
    static func addresses(of operation: InterfaceOperation) -> [String] {
        let path = operation.path.split(separator: "/").map { $0 == "{id}" ? ":id" : String($0) }.joined(separator: "/")
        // The suffix behind an identifier is read from it, since the router takes the whole step.
        let isPlain = operation.path.isEmpty || operation.path.hasSuffix("}")
        let forms = isPlain ? [] : operation.forms.map { "\(path).\($0.rawValue)" }
        return ([path] + forms).flatMap { path in
            operation.isInLanguages ? ["/:language/\(path)", "/\(path)"] : ["/\(path)"]
        }
    }

    private func respond(_ route: Route, _ request: Request, _ parameters: Parameters) async throws -> Response {
        let asked = try Asked(request, parameters, route.operation, languages: languages)
        let answer = try await register.read(for: reader(request, asked.language), today: now().day()) { reading in
            try route.answer(Asking(interface: self, asked: asked, reading: reading))
        }
        guard case .record(let bytes) = answer else { throw RequestFault.internalFault }
        var response = Revalidation(bytes: bytes, modified: nil, now: now()).answer(
            request, type: asked.form.mediaType)
        response.headers[.contentLanguage] = asked.language.tag
        response.headers[.vary] = asked.isLanguageNamed ? nil : "Accept-Language"
        return response
    }
}
