import Chances
import CoreMetrics
import Hummingbird
import Journal
import Logging
import Register
import Settings
import Synchronization
import Testing

@testable import Operations
@testable import Serving

@Suite struct WatchingTests {
    @Test func timesAreCountedByBounds() {
        let spans = Spans()
        for milliseconds in [0, 1, 2, 3, 30, 700, 20_000] { spans.recordNanoseconds(Int64(milliseconds) * 1_000_000) }
        var exposition = Exposition()
        exposition.write("t", [], spans.snapshot)
        let lines = exposition.text.split(separator: "\n").map(String.init)
        #expect(lines.first == "# TYPE t histogram")
        #expect(lines.contains(#"t_bucket{le="0.001"} 2"#) && lines.contains(#"t_bucket{le="0.005"} 4"#))
        #expect(lines.contains(#"t_bucket{le="10"} 6"#) && lines.contains(#"t_bucket{le="+Inf"} 7"#))
        #expect(lines.last == "t_count 7")
    }

    @Test func labelsAreEscaped() {
        var exposition = Exposition()
        exposition.write(.gauge, "g", 1.5, [.init(name: "a", value: "x\"y\\z\nw")])
        #expect(exposition.text == "# TYPE g gauge\ng{a=\"x\\\"y\\\\z\\nw\"} 1.5\n")
    }

    @Test func theNumberOfSeriesIsBounded() {
        let registry = MetricsRegistry(seriesMax: 10)
        for number in 0..<100 {
            registry.makeCounter(label: "c", dimensions: [("n", "\(number)")]).increment(by: 1)
            registry.makeTimer(label: "t", dimensions: [("n", "\(number)")]).recordNanoseconds(1)
            registry.makeRecorder(label: "r", dimensions: [("n", "\(number)")], aggregate: false).record(Int64(1))
        }
        var exposition = Exposition()
        registry.write(into: &exposition)
        #expect(exposition.text.split(separator: "\n").count { $0.hasPrefix("c{") } == 10)
        #expect(exposition.text.split(separator: "\n").count { $0.hasPrefix("t_count") } == 10)
    }

    @Test func aNodeInOrderIsReadyAndAFullOneIsNot() async throws {
        for (reserve, isReady) in [(Int64(0), true), (.max, false)] {
            let (node, journal) = try await OperationsScratch.node(reserve: reserve)
            let standing = NodeStanding(
                journal: journal, node: node, backups: nil, now: { FakeClock("2026-11-25T02:00:00Z").now })
            let watch = NodeWatch(
                standing: standing, registry: MetricsRegistry(), lines: OpenLines(), version: "1",
                readers: [try #require(AddressRange("127.0.0.1"))])
            let ready = try #require(await watch.answer(path: "/ready", reader: nil))
            #expect(ready.status == (isReady ? .ok : .serviceUnavailable))
            let metrics = await watch.answer(path: "/metrics", reader: "127.0.0.1")
            #expect(metrics?.status == .ok)
            #expect(await watch.answer(path: "/metrics", reader: nil) == nil)
            #expect(await watch.answer(path: "/metrics", reader: "10.0.0.1") == nil)
            standing.chainWalked(isWhole: false)
            #expect(await watch.answer(path: "/ready", reader: nil)?.status == .serviceUnavailable)
            standing.chainWalked(isWhole: true)
            #expect(await watch.answer(path: "/ready", reader: nil)?.status == (isReady ? .ok : .serviceUnavailable))
        }
    }

    /// Whatever is said, a log line is one line, and in JSON one document with what was said.
    @Test(arguments: 0..<4) func anyWordsMakeOneLine(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let pieces = [
            "a", "\"", "\\", "\n", "\r\n", "=", " ", "\u{1B}[31m", "\u{2028}", "\u{85}", "\u{202E}", "\u{0}", "ş", "🌊",
            "{", "}",
        ]
        for _ in 0..<300 {
            let said = chance.text(of: pieces, length: 20)
            let lines = Mutex<[String]>([])
            for format in [LineLog.Format.logfmt, .json] {
                var log = LineLog(label: "t", format: format, level: .trace) { line in
                    lines.withLock { $0.append(line) }
                }
                log[metadataKey: "hb.request.id"] = "r-1"
                log.log(
                    event: LogEvent(
                        level: .info, message: "\(said)", metadata: ["note": "\(said)"], source: "t", file: "f",
                        function: "g", line: 1))
            }
            let written = lines.withLock(\.self)
            #expect(written.count == 2)
            for line in written {
                #expect(line.hasSuffix("\n") && line.unicodeScalars.count { $0 == "\n" || $0 == "\r" } == 1)
                #expect(!line.unicodeScalars.contains { [0x1B, 0x2028, 0x85, 0x202E, 0].contains($0.value) })
            }
            let json = try JSON(parsing: Array(try #require(written.last).utf8.dropLast()))
            #expect(json["message"]?.stringValue == said && json["note"]?.stringValue == said)
            #expect(json["request"]?.stringValue == "r-1")
            #expect(written.first?.contains("request=r-1") == true)
        }
    }
}
