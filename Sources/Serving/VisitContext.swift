package import Hummingbird
package import Members

/// What a request carries to the faces: beside what every request has, who asks.
package protocol VisitContext: RequestContext {
    /// As whom the reader is signed in; `nil` for the public.
    var signed: Signed? { get }
    /// The address of who asks, where it is known; what failed is counted by it.
    var source: String? { get }
}

extension VisitContext {
    package var source: String? { nil }
}

/// Finds out who asks.
package protocol Signing: Sendable {
    /// `nil` for the public, and for whoever shows what is not, or no longer, good.
    func signed(_ request: Request) async -> Signed?
}

/// A node at which nobody can sign in.
package struct NobodySigns: Signing {
    package init() {}
    package func signed(_ request: Request) async -> Signed? { nil }
}
