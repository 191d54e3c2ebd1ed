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
    /// Whether a request shows something for which it would rather be refused than be answered as the public is.
    func isExpected(_ request: Request) -> Bool
}

extension Signing {
    package func isExpected(_ request: Request) -> Bool { false }
}

/// A node at which nobody can sign in.
package struct NobodySigns: Signing {
    package init() {}
    package func signed(_ request: Request) async -> Signed? { nil }
}
