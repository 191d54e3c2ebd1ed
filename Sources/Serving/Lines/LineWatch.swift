import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Watches one connection: says in words why a request cannot be read, and closes on who sends or takes too slowly.
final class LineWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: LineLimits
    private let lines: OpenLines
    private let unreadable: UnreadableAnswer
    private var coming: Scheduled<Void>?
    private var stalled: Scheduled<Void>?
    private var draining: Scheduled<Void>?
    private var answersOwed = 0
    private var bodyBytes = 0
    private var takenMax = 0
    private var lastStretch = 0
    private var isCounted = false

    init(limits: LineLimits, lines: OpenLines, unreadable: UnreadableAnswer) {
        (self.limits, self.lines, self.unreadable) = (limits, lines, unreadable)
    }

    /// So much of a body must come in the time in which a request must.
    private static let stretchBytes = 256 << 10

    func handlerAdded(context: ChannelHandlerContext) {
        isCounted = true
        lines.opened()
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    private func end() {
        coming?.cancel()
        stalled?.cancel()
        draining?.cancel()
        if isCounted { lines.closed() }
        isCounted = false
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            answersOwed += 1
            takenMax = taken(head)
            (bodyBytes, lastStretch) = (0, 0)
            coming?.cancel()
            coming = closing(context, after: limits.requestSeconds)
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            // It was refused by then, and a browser shows that only once it has sent everything: so much more is taken
            // off the line and thrown away, and then it is cut off.
            guard bodyBytes <= takenMax else { return context.close(promise: nil) }
            // A large file over a poor line comes slowly, but it comes.
            if bodyBytes / Self.stretchBytes > lastStretch {
                lastStretch = bodyBytes / Self.stretchBytes
                coming?.cancel()
                coming = closing(context, after: limits.requestSeconds)
            }
        case .end:
            coming?.cancel()
        }
        context.fireChannelRead(data)
    }

    /// So many bytes of the body of a request are taken off the line; only members send films and series.
    private func taken(_ head: HTTPRequest) -> Int {
        guard MemberSigning.isShown(in: head.headerFields) else {
            return limits.bodyBytesMax + limits.strangerSurplusBytesMax
        }
        let path = head.path ?? ""
        let own =
            FilmUploads.are(at: path)
            ? limits.filmBytesMax : SeriesUploads.are(at: path) ? limits.seriesBytesMax : 0
        return max(own, limits.bodyBytesMax) + limits.surplusBytesMax
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { answersOwed -= 1 }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalled?.cancel()
        stalled = context.channel.isWritable ? nil : closing(context, after: limits.requestSeconds)
        context.fireChannelWritabilityChanged()
    }

    /// Whoever is still on the line when the node ends is cut off after a while.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, draining == nil {
            draining = closing(context, after: limits.drainSeconds)
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func closing(_ context: ChannelHandlerContext, after seconds: Int) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { channel.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        // Into an answer that is under way nothing can be said.
        guard answersOwed == 0 else { return context.close(promise: nil) }
        let (head, body) = unreadable.parts(isTooLong: error == .headerOverflow)
        let channel = context.channel
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
