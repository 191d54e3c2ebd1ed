package import Hummingbird
package import Logging
package import Members
import NIOCore

/// What a request carries with it through the faces.
package struct NodeContext: VisitContext {
    package var coreContext: CoreRequestContextStorage
    /// The address at the other end of the line, a proxy's where one stands before the node.
    package let peer: String?
    /// Who asks; found out where requests are taken in.
    package internal(set) var signed: Signed?
    /// The address of the reader, behind whatever trusted proxies.
    package internal(set) var source: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    private struct Origin: RequestContextSource { let logger: Logger }

    /// For requests that come over no line.
    package init(logger: Logger, peer: String?) {
        coreContext = .init(source: Origin(logger: logger))
        self.peer = peer
    }
}
