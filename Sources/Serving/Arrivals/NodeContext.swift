package import Hummingbird
package import Logging
import NIOCore

/// What a request carries with it through the faces.
package struct NodeContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The address at the other end of the line, a proxy's where one stands before the node.
    package let peer: String?

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
