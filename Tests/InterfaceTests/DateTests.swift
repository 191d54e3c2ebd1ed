import AskedNode
import Foundation
import HTTPTypes
import Journal
import Languages
import Measures
import Register
import Serving
import Synchronization
import Testing

@testable import API

@Suite("Since when an answer is the same")
struct DateTests {
    private final class Clock: Sendable {
        private let moment = Mutex(InterfaceNode.morning)
        var now: Instant { Instant(clamping: moment.withLock(\.self)) }
        func pass(seconds: Int64) { moment.withLock { $0 += seconds * 1_000 } }
    }

    private static let records: [any RegisterRecord] = [
        Kind(id: "port", label: Text([.en: "Port"]), plural: Text([.en: "Ports"]), mark: .ring, order: 1),
        thing("First name"),
        Thing(id: "port-y", kind: "port", name: Text([.en: "Another port"])),
    ]

    private static func thing(_ name: String) -> Thing { Thing(id: "port-x", kind: "port", name: Text([.en: name])) }

    private static let paths = [
        "/en/things/port-x", "/en/things/port-y", "/en/things", "/en/kinds/port", "/en/claims", "/en/stories",
        "/en/films", "/en/changes", "/en/indicators", "/en/environment", "/en/parties", "/api/openapi.json",
    ]

    private func node(_ clock: Clock) async throws -> InterfaceNode {
        let node = try InterfaceNode(now: { clock.now })
        _ = try await node.journal.append(Self.records.map { $0.entry(party: "p", member: "m") })
        return node
    }

    @Test func datesAreToldWhereTheyAreSafe() async throws {
        let clock = Clock()
        let node = try await node(clock)
        for accept in ["application/json", "text/html"] {
            for path in Self.paths
            where accept != "text/html" || !["/en/things", "/en/claims", "/api/openapi.json"].contains(path) {
                // Within its second an answer may still change unseen.
                #expect(try await node.ask(path, accept: accept).header("Last-Modified") == nil, "\(path)")
                let start = clock.now
                clock.pass(seconds: 1)
                let told = try await node.ask(path, accept: accept)
                let date = try #require(told.header("Last-Modified"), "\(path) as \(accept)")
                #expect(HTTPDate.moment(date).map { $0 > start && $0 <= clock.now } == true, "\(path)")
                clock.pass(seconds: 90)
                #expect(try await node.ask(path, accept: accept).header("Last-Modified") == date, "\(path)")
                let again = try await node.ask(path, accept: accept, headers: [("If-Modified-Since", date)])
                #expect(
                    again.status == 304 && again.body.isEmpty && again.header("ETag") == told.header("ETag"), "\(path)")
                for other in [
                    HTTPDate.text(start), HTTPDate.text(Instant(clamping: clock.now.milliseconds + 9_000)), "soon",
                ] {
                    let whole = try await node.ask(path, accept: accept, headers: [("If-Modified-Since", other)])
                    #expect(whole.status == 200 && !whole.body.isEmpty, "\(path) since \(other)")
                }
                let head = try await node.ask(path, accept: accept, method: .head)
                #expect(head.header("Last-Modified") == date && head.body.isEmpty, "\(path)")
            }
        }
    }

    /// A member's answer at the same address has no date, and a stranger's date gives it nothing.
    @Test func aMemberIsAnsweredWhole() async throws {
        let clock = Clock()
        let node = try await node(clock)
        for path in Self.paths where path != "/api/openapi.json" {
            _ = try await node.ask(path, accept: "application/json")
            clock.pass(seconds: 2)
            let stranger = try await node.ask(path, accept: "application/json")
            let date = try #require(stranger.header("Last-Modified"), "\(path)")
            #expect(stranger.varies(by: "Cookie") && stranger.varies(by: "Authorization"), "\(path)")
            let member = try await node.ask(
                path, accept: "application/json", party: "north", headers: [("If-Modified-Since", date)])
            #expect(member.status == 200 && !member.body.isEmpty && member.header("Last-Modified") == nil, "\(path)")
            #expect(member.varies(by: "Cookie") && member.varies(by: "Authorization"), "\(path)")
        }
    }

    /// One thing changes: its answers and the lists it stands in are sent whole, all else keeps its date.
    @Test func aChangeIsNeverHidden() async throws {
        let clock = Clock()
        let node = try await node(clock)
        var dates: [String: String] = [:]
        for path in Self.paths { _ = try await node.ask(path, accept: "application/json") }
        clock.pass(seconds: 5)
        for path in Self.paths {
            dates[path] = try await node.ask(path, accept: "application/json").header("Last-Modified")
        }
        _ = try await node.journal.append([Self.thing("Second name").entry(party: "p", member: "m")])
        for path in Self.paths {
            let date = try #require(dates[path])
            let told = try await node.ask(path, accept: "application/json", headers: [("If-Modified-Since", date)])
            let isShown = ["/en/things/port-x", "/en/things", "/en/kinds/port", "/en/changes"].contains(path)
            if isShown {
                #expect(told.status == 200 && told.header("Last-Modified") == nil, "\(path)")
                #expect(told.text.contains("Second name"), "\(path)")
            } else if path == "/en/films" || path == "/en/stories" || path == "/en/things/port-y" {
                #expect(told.status == 304, "\(path)")
            }
            clock.pass(seconds: 1)
            let later = try await node.ask(path, accept: "application/json").header("Last-Modified")
            if isShown {
                #expect(later.flatMap(HTTPDate.moment).map { $0 > HTTPDate.moment(date) ?? $0 } == true, "\(path)")
            }
        }
    }
}
