import Journal
import Languages
import Register
import Testing

@testable import Translations

@Suite struct MachineTests {
    private struct Echo: TranslationMachine {
        func translate(_ text: String, from source: Language, to target: Language) async throws -> String {
            "\(source.tag)>\(target.tag) \(text)"
        }
    }

    private struct Failing: TranslationMachine {
        struct Odd: Error {}
        let answer: String?
        func translate(_ text: String, from source: Language, to target: Language) async throws -> String {
            guard let answer else { throw Odd() }
            return answer
        }
    }

    private func item(_ node: Node, _ place: String) async throws -> WorkItem {
        try await node.read(as: "north") { reading in
            let known = try #require(TextPlace(word: place))
            return try #require(try WorkList.item(known, in: .kk, reading))
        }
    }

    private func outcome(_ asking: MachineAsking, _ item: WorkItem) async -> String {
        do { return try await asking.translation(of: item) } catch { return error.reason.rawValue }
    }

    @Test func onlyWhatIsPublicIsSent() async throws {
        let node = try Node()
        try await node.settle()
        let asking = MachineAsking(Echo())
        #expect(await outcome(asking, try await item(node, "thing.quay.name")) == "en>kk The old quay")
        #expect(await outcome(asking, try await item(node, "thing.vault.name")) == "not-public")
        #expect(await outcome(asking, try await item(node, "claim.secret.note")) == "not-public")
        let trusting = MachineAsking(Echo(), allowsReserved: true)
        #expect(await outcome(trusting, try await item(node, "claim.secret.note")) == "en>kk Not to be told.")
    }

    @Test func whatIsTooLongOrEmptyIsNotTaken() async throws {
        let node = try Node()
        try await node.settle()
        let quay = try await item(node, "thing.quay.name")
        #expect(await outcome(MachineAsking(Failing(answer: nil)), quay) == "silent")
        #expect(await outcome(MachineAsking(Failing(answer: " \n")), quay) == "unreadable")
        #expect(
            await outcome(MachineAsking(Failing(answer: String(repeating: "x", count: 20_001))), quay) == "unreadable")
        let long = Thing(id: "long", kind: "port", name: Text([.en: String(repeating: "x", count: 5_001)]))
        _ = try await node.journal.append([long.entry(party: "north", member: "m")])
        #expect(await outcome(MachineAsking(Echo()), try await item(node, "thing.long.name")) == "too-long")
    }
}
