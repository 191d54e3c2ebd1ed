import Journal
import Languages
import Measures
import Testing

@testable import Register

/// A thing that is not for everyone is in no answer to those it is kept from, nor is anything claimed of it.
@Suite struct HiddenThingTests {
    private static let visibilities: [Visibility] = [.everyone, .members, .parties(["south"]), .ownParty]

    private func mayKnow(_ visibility: Visibility, _ reader: String?) -> Bool {
        switch (visibility, reader) {
        case (.everyone, _): true
        case (_, nil): false
        case (_, "north"?), (.members, _): true
        case (.parties(let parties), let reader?): parties.contains(reader)
        case (.ownParty, _): false
        }
    }

    private func node(_ visibility: Visibility) async throws -> Node {
        let node = try Node()
        let thing = Thing(
            id: "hidden", kind: "promise", name: Text([.en: "Hidden"]), within: ["land"], visibility: visibility)
        let promised = Property(
            id: "draught", label: Text([.en: "Draught"]), type: .quantity, unit: try Unit(parsing: "m"),
            needsDatum: false, isTotal: false, kinds: ["promise"], expectedKinds: ["promise"], sector: .transport,
            useOf: nil, reviewDays: nil, choices: [])
        var bodies = [
            promised.entry(party: "north", member: "m"), thing.entry(party: "north", member: "m"),
            Thing(id: "land", kind: "province", name: Text([.en: "Land"])).entry(party: "north", member: "m"),
        ]
        for (number, said) in ["north", "south"].enumerated() {
            bodies.append(
                Claim(
                    id: "c\(number)", thing: "hidden", property: "draught",
                    value: .quantity(
                        Quantity(amount: try Amount(parsing: "\(number + 1)"), unit: try Unit(parsing: "m"))),
                    saidBy: said, source: "s", basis: .found
                ).entry(party: "north", member: "m"))
        }
        _ = try await node.journal.append(bodies)
        return node
    }

    @Test(arguments: [nil, "north", "south", "east"], visibilities)
    func isKnownToThoseWhoMay(reader: String?, visibility: Visibility) async throws {
        let node = try await node(visibility)
        let known = mayKnow(visibility, reader)
        let hidden = try #require(try await node.read(as: "north") { try $0.thing("hidden") })
        let answers = try await node.read(as: reader) { reading -> [Bool] in
            let land = try reading.thing("land")
            return [
                try reading.thing("hidden") != nil, try !reading.things(ofKind: "promise").isEmpty,
                try reading.things(["hidden", "land"]).count == 2, try !reading.parts(of: "land").isEmpty,
                try !reading.things(named: "Hidden", limit: 5).isEmpty, try reading.thingCounts()["promise"] == 1,
                try reading.totals().things == 2, try reading.totals().claims == 2,
                try reading.totals().contested == 1, try !reading.contestedAccounts().isEmpty,
                try reading.claim("c0") != nil, try !reading.claims(fromSource: "s").isEmpty,
                try !reading.claims(saidBy: "south").isEmpty, try !reading.claimCounts(by: .party).isEmpty,
                try !reading.accounts(of: hidden).isEmpty, try !reading.history(of: hidden).isEmpty,
                try land.map(reading.completeness)?.filled == 1,
            ]
        }
        #expect(answers == Array(repeating: known, count: answers.count))
    }

    /// The earlier state was for everyone and stays so; what came after is not.
    @Test func takingAThingBackHidesIt() async throws {
        let node = try await node(.everyone)
        let thing = try #require(try await node.read(as: nil) { try $0.thing("hidden") })
        let hidden = Thing(id: thing.id, kind: thing.kind, name: thing.name, visibility: .ownParty)
        _ = try await node.journal.append([hidden.entry(party: "north", member: "m")])
        #expect(try await node.read(as: nil) { try $0.history(of: thing).isEmpty && $0.thing("hidden") == nil })
        #expect(try await node.read(as: "north") { try $0.history(of: thing).count } == 4)
    }
}
