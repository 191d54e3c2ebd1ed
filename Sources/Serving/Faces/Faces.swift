import HTTPTypes
package import Hummingbird

/// One address, many forms: pages for people and open forms for machines behind one responder.
package struct Faces<Context: RequestContext>: HTTPResponder {
    private let pages: any HTTPResponder<Context>
    private let machines: any HTTPResponder<Context>
    private let choice: FaceChoice

    package init(
        pages: any HTTPResponder<Context>, machines: any HTTPResponder<Context>, choice: FaceChoice
    ) {
        self.pages = pages
        self.machines = machines
        self.choice = choice
    }

    package func respond(to request: Request, context: Context) async throws -> Response {
        let turn = choice.turn(path: request.uri.path, accept: request.headers[.accept])
        var response =
            switch turn.face {
            case .pages: try await pages.respond(to: request, context: context)
            case .machines: try await machines.respond(to: request, context: context)
            }
        // A fault is told as a page or as a problem, whichever is asked for.
        if turn.isNegotiated || response.status.code >= 400 { response.vary(by: "Accept") }
        return response
    }
}

extension Response {
    /// Names another header of the request that the answer depends on.
    package mutating func vary(by name: String) {
        guard let named = headers[.vary] else {
            headers[.vary] = name
            return
        }
        let isNamed = named.utf8.split(separator: UInt8(ascii: ",")).contains { part in
            Self.lowercased(part.drop { $0 == UInt8(ascii: " ") }).elementsEqual(Self.lowercased(name.utf8))
        }
        if !isNamed { headers[.vary] = "\(named), \(name)" }
    }

    private static func lowercased(_ text: some Collection<UInt8>) -> some Sequence<UInt8> {
        text.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}
