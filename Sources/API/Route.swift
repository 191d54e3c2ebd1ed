import HTTPTypes
import Hummingbird
import Languages
import Measures
import Members
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

extension Interface {
    /// Everything that can be asked for, in the order in which it is described.
    static let routes: [Route] =
        regionRoutes + thingRoutes + listRoutes + propertyRoutes + claimRoutes + partyRoutes + storyRoutes
        + indicatorRoutes + levelRoutes + problemRoutes + observationRoutes + singleObservationRoutes + alertRoutes
        + environmentRoutes
        + findingRoutes
        + descriptionRoutes

    /// What the interface says of itself; the pages tell of it.
    package static let operations: [InterfaceOperation] =
        routes.map(\.operation) + filmRoutes.map(\.operation) + [followingOperation, catalogueOperation]
        + featureOperations + environmentalOperations

    func addRoutes<Context: VisitContext>(to router: Router<Context>) {
        for route in Self.routes {
            for path in Self.addresses(of: route.operation) {
                router.get(RouterPath(path)) { request, context in
                    let asked = try Asked(request, context.parameters, route.operation, languages: languages)
                    return try await respond(asked, request, context.signed, route.answer)
                }
            }
        }
    }

    /// The addresses of an operation as the router writes them: with and without language, with and without suffix.
    static func addresses(of operation: InterfaceOperation) -> [String] {
        guard operation.isInLanguages else { return ["/\(operation.path)"] }
        let path = operation.path.split(separator: "/").map { step in
            step.hasPrefix("{") ? ":\(step.dropFirst().dropLast())" : String(step)
        }.joined(separator: "/")
        // The suffix behind an identifier is read from it, since the router takes the whole step.
        let isPlain = operation.path.isEmpty || operation.path.hasSuffix("}")
        let forms = isPlain ? [] : operation.forms.map { "\(path).\($0.rawValue)" }
        return ([path] + forms).flatMap { ["/:language/\($0)", "/\($0)"] }
    }

    /// Answers from one consistent state.
    func respond(
        _ asked: Asked, _ request: Request, _ signed: Signed?, _ answering: @Sendable (Asking) throws -> Answer
    ) async throws -> Response {
        let reader = reader(signed, asked.language)
        let answer = try await register.read(for: reader, today: now().day(), now: now()) { reading in
            try answering(Asking(interface: self, asked: asked, reading: reading))
        }
        var response = Revalidation(bytes: answer.bytes, modified: nil, now: now()).answer(
            request, type: answer.form == .csv ? "text/csv; charset=utf-8" : answer.form.mediaType, varyingBy: nil)
        response.headers[.contentLanguage] = asked.language.tag
        if reader.party != nil {
            response.headers[.cacheControl] = "private, no-cache"
            response.vary(by: "Cookie")
            response.vary(by: "Authorization")
        }
        if !asked.isLanguageNamed, asked.operation.isInLanguages { response.vary(by: "Accept-Language") }
        if let next = answer.next, let name = HTTPField.Name("Link") {
            response.headers[name] = "<\(next)>; rel=\"next\""
        }
        if [.csv, .xlsx].contains(answer.form) {
            let name = answer.fileName ?? asked.operation.id
            response.headers[.contentDisposition] = "attachment; filename=\"\(name).\(answer.form.rawValue)\""
        }
        return response
    }
}
