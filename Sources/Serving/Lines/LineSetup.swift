package import HummingbirdCore
import HummingbirdTLS
import NIOCore
import NIOSSL

/// How the node's lines are opened: plain or encrypted, each under watch.
package struct LineSetup: Sendable {
    package let lines = OpenLines()
    private let limits: LineLimits
    private let unreadable: UnreadableAnswer
    private let certificate: Certificate?

    package init(limits: LineLimits, unreadable: UnreadableAnswer, certificate: Certificate? = nil) {
        (self.limits, self.unreadable, self.certificate) = (limits, unreadable, certificate)
    }

    package func server() throws -> HTTPServerBuilder {
        let configuration = HTTP1Channel.Configuration(
            additionalChannelHandlers: [LineWatch(limits: limits, lines: lines, unreadable: unreadable)],
            idleTimeout: .seconds(Int64(limits.idleSeconds)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 64 << 10, maxHeaderListSize: 64 << 10, maxHeaderFieldCount: 200))
        let plain = HTTPServerBuilder { responder in
            LineThread(base: HTTP1Channel(responder: responder, configuration: configuration))
        }
        guard let certificate else { return plain }
        return try .tls(plain, tlsConfiguration: certificate.configuration())
    }
}

extension LineSetup {
    /// Stops taking connections while so many are open.
    package var connections: any AvailableConnectionsDelegate { MaximumAvailableConnections(limits.connectionsMax) }
}
