import AskedNode
import Journal
import Languages
import Measures
import Register
import Storage
import Synchronization
import Testing

/// A question that takes too long is given up, and who asked is told so in words.
@Suite struct DeadlineTests {
    private static func node() async throws -> InterfaceNode {
        let node = try InterfaceNode()
        var bodies = [
            Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .dot, order: 1).entry(
                party: "north", member: "m")
        ]
        for number in 0..<400 {
            bodies.append(
                Thing(id: "port-\(number)", kind: "port", name: Text([.en: "Port \(number)"])).entry(
                    party: "north", member: "m"))
        }
        _ = try await node.journal.append(bodies)
        return node
    }

    private final class Asking: Sendable {
        let isOver = Atomic(false)
    }

    @Test(arguments: ["application/json", "text/html"]) func whoAsksTooMuchIsTold(accept: String) async throws {
        let node = try await Self.node()
        let path = "/ru/kinds/port"
        let past = [("Cache-Control", "no-store")]
        let asking = Asking()
        var told = try await node.ask(path, accept: accept, headers: past)
        #expect(told.status == 200)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // As if every question had run for a minute.
                while !asking.isOver.load(ordering: .relaxed) {
                    node.journal.store.deadlines.endOverdue(now: .now + .seconds(60))
                    await Task.yield()
                }
            }
            for _ in 0..<1_000 where told.status == 200 {
                if let next = try? await node.ask(path, accept: accept, headers: past) { told = next }
            }
            asking.isOver.store(true, ordering: .relaxed)
        }
        #expect(told.status == 503)
        #expect(told.header("Cache-Control") == "no-store")
        #expect(told.type == (accept == "text/html" ? "text/html" : "application/problem+json"))
        #expect(!told.text.contains("SQLITE") && !told.text.contains("interrupt"))
        // Nothing of it stays.
        #expect(try await node.ask(path, accept: accept, headers: past).status == 200)
    }
}
