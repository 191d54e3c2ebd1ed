import HTTPTypes
import Languages
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import Testing

@testable import Serving

/// One line under watch, on a clock that is moved by hand.
@Suite struct LineWatchTests {
    private let lines = OpenLines()

    private func line(_ edit: (inout LineLimits) -> Void = { _ in }) throws -> EmbeddedChannel {
        var limits = LineLimits()
        limits.requestSeconds = 60
        limits.drainSeconds = 5
        limits.bodyBytesMax = 100
        edit(&limits)
        let book = Phrasebook.read(OperationsScratch.sheets()).book
        let channel = EmbeddedChannel(
            handler: LineWatch(limits: limits, lines: lines, unreadable: UnreadableAnswer(book: book)))
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
        return channel
    }

    private let head = HTTPRequestPart.head(HTTPRequest(method: .get, scheme: "http", authority: "a", path: "/"))

    private func body(_ count: Int) -> HTTPRequestPart { .body(ByteBuffer(repeating: 0x78, count: count)) }

    @Test func aRequestThatDoesNotComeWholeInTimeIsCutOff() throws {
        let channel = try line()
        try channel.writeInbound(head)
        channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        #expect(channel.isActive && lines.count == 1)
        try channel.writeInbound(body(1))
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive && lines.count == 0)
    }

    @Test func oneThatCameIsAnsweredHoweverLongItTakes() throws {
        let channel = try line()
        for part in [head, body(100), .end(nil)] { try channel.writeInbound(part) }
        channel.embeddedEventLoop.advanceTime(by: .seconds(3_600))
        #expect(channel.isActive)
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        #expect(channel.isActive && lines.count == 1)
        channel.close(promise: nil)
        #expect(lines.count == 0)
    }

    @Test func aBodyThatIsTooLargeIsCutOffWhereverItIsCut() throws {
        let surplus = { (limits: inout LineLimits) in limits.strangerSurplusBytesMax = 50 }
        for pieces in [[151], [100, 50, 1], Array(repeating: 1, count: 151)] {
            let channel = try line(surplus)
            try channel.writeInbound(head)
            for piece in pieces where channel.isActive { _ = try? channel.writeInbound(body(piece)) }
            #expect(!channel.isActive, "\(pieces.count) pieces")
        }
        let slightlyTooLarge = try line(surplus)
        for part in [head, body(150), .end(nil)] { try slightlyTooLarge.writeInbound(part) }
        #expect(slightlyTooLarge.isActive, "who sends more than is taken reads why, within bounds")
        let next = try line(surplus)
        for _ in 0..<3 { for part in [head, body(100), .end(nil)] { try next.writeInbound(part) } }
        #expect(next.isActive, "each body counts for itself")
    }

    /// Films and series are a member's, and so is the patience with what is too large.
    @Test(arguments: [
        ("cookie", "littoral=secret", true), ("cookie", "a=b; __Host-littoral=secret", true),
        ("authorization", "Bearer secret", true), ("cookie", "littoral=", false), ("cookie", "littoral-away=x", false),
        ("cookie", "not-littoral=x", false), ("authorization", "Basic eDp5", false), ("accept", "littoral=x", false),
    ]) func whoShowsNothingIsCutOffSooner(_ name: String, _ value: String, isShown: Bool) throws {
        for (path, most) in [("/en/sign-in", 300), ("/films/uploads", 700), ("/en/observations/import", 600)] {
            let channel = try line { limits in
                (limits.surplusBytesMax, limits.strangerSurplusBytesMax) = (200, 50)
                (limits.filmBytesMax, limits.seriesBytesMax) = (500, 400)
            }
            var head = HTTPRequest(method: .post, scheme: "http", authority: "a", path: path)
            head.headerFields[try #require(HTTPField.Name(name))] = value
            try channel.writeInbound(HTTPRequestPart.head(head))
            try channel.writeInbound(body(isShown ? most : 150))
            #expect(channel.isActive, "\(path)")
            _ = try? channel.writeInbound(body(1))
            #expect(!channel.isActive, "\(path)")
        }
    }

    @Test(arguments: [(HTTPParserError.headerOverflow, 431), (.invalidURL, 400), (.unknown, 400)])
    func whatCannotBeReadIsToldInEveryLanguage(_ error: HTTPParserError, _ status: Int) throws {
        let channel = try line()
        channel.pipeline.fireErrorCaught(error)
        guard case .head(let head) = try channel.readOutbound(as: HTTPResponsePart.self),
            case .body(let bytes) = try channel.readOutbound(as: HTTPResponsePart.self)
        else {
            Issue.record("nothing was answered")
            return
        }
        #expect(head.status.code == status && head.headerFields[.connection] == "close")
        #expect(head.headerFields[.contentLength] == "\(bytes.readableBytes)")
        let text = String(buffer: bytes)
        #expect(text.split(separator: "\n").count == Language.allCases.count && !text.contains("["))
        #expect(!channel.isActive)
    }

    /// Words in the middle of an answer would be read as part of it.
    @Test func intoAnAnswerUnderWayNothingIsSaid() throws {
        let channel = try line()
        for part in [head, .end(nil)] { try channel.writeInbound(part) }
        channel.pipeline.fireErrorCaught(HTTPParserError.invalidURL)
        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == nil)
        #expect(!channel.isActive)
    }

    @Test func whoIsStillThereWhenTheNodeEndsIsCutOff() throws {
        let channel = try line()
        for part in [head, .end(nil)] { try channel.writeInbound(part) }
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        channel.embeddedEventLoop.advanceTime(by: .seconds(4))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive && lines.count == 0)
    }

    @Test func whoDoesNotTakeTheAnswerIsCutOff() throws {
        let channel = try line()
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        channel.embeddedEventLoop.advanceTime(by: .seconds(120))
        #expect(channel.isActive)
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        channel.embeddedEventLoop.advanceTime(by: .seconds(61))
        #expect(!channel.isActive)
    }
}
