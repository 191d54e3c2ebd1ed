import GRDB
import GRDBSQLite
import Journal
import Languages
import Measures
import Testing

@testable import Register

/// No page works more, the more the register holds: what the store does is counted in steps of its machine, which are
/// the same on every machine and under every load.
@Suite struct GrowthTests {
    private static let properties = ["p0", "p1", "p2", "p3"]

    /// So many ports, each with ten claims over four properties, and every fiftieth a town; a few quarrels and a few
    /// claims for members, as many in each.
    private static func node(things count: Int) async throws -> Node {
        let node = try Node()
        let parties = [
            Party(id: "office", type: .office, name: Text(), country: nil, speaksFor: nil, web: nil),
            Party(id: "paper", type: .publisher, name: Text(), country: nil, speaksFor: nil, web: nil),
        ]
        var bodies = parties.map { $0.entry(party: "paper", member: "m") }
        for id in properties {
            bodies.append(
                Property(
                    id: id, label: Text([.en: id]), type: .quantity, unit: try Unit(parsing: "m"), needsDatum: false,
                    isTotal: false, kinds: ["port"], expectedKinds: [], sector: .transport, useOf: nil, reviewDays: nil,
                    choices: []
                ).entry(party: "paper", member: "m"))
        }
        for number in 0..<count {
            bodies.append(
                Thing(id: "t\(number)", kind: number % 50 == 7 ? "town" : "port", name: Text([.en: "Thing \(number)"]))
                    .entry(party: "paper", member: "m"))
        }
        for round in 0..<10 {
            for number in 0..<count {
                bodies.append(
                    Claim(
                        id: "c\(number)-\(round)", thing: "t\(number)", property: properties[round % 4],
                        value: .quantity(
                            Quantity(amount: .exact(Number(number < 10 ? round : 5)), unit: try Unit(parsing: "m"))),
                        saidBy: "paper", source: "s", basis: .found,
                        visibility: number < 50 && number % 10 == 3 && round == 5 ? .members : .everyone
                    ).entry(party: "paper", member: "m"))
            }
        }
        _ = try await node.journal.append(bodies)
        return node
    }

    private final class Steps {
        var count = 0
    }

    private static func steps(of reading: Reading, _ ask: (Reading) throws -> Void) throws -> Int {
        let steps = Steps()
        let handle = reading.db.sqliteConnection
        sqlite3_progress_handler(
            handle, 10,
            { pointer in
                if let pointer { Unmanaged<Steps>.fromOpaque(pointer).takeUnretainedValue().count += 10 }
                return 0
            }, Unmanaged.passUnretained(steps).toOpaque())
        defer { sqlite3_progress_handler(handle, 0, nil, nil) }
        try ask(reading)
        return steps.count
    }

    private static let questions: [(name: String, ask: @Sendable (Reading) throws -> Void)] = [
        ("the first accounts of a property", { _ = try $0.accounts(across: "p1", thingsMax: 20) }),
        ("the accounts behind a position", { _ = try $0.accounts(across: "p1", after: 150, thingsMax: 20) }),
        ("the accounts of a rare kind", { _ = try $0.accounts(across: "p1", kind: "town", accountsMax: 60) }),
        ("things of a kind", { _ = try $0.things(kind: "port", limit: 20) }),
        ("things of a kind behind one", { _ = try $0.things(kind: "port", after: "t30", limit: 20) }),
        ("how many things of each kind", { _ = try $0.thingCounts() }), ("totals", { _ = try $0.totals() }),
        ("claims by source", { _ = try $0.claimCounts(by: .source) }),
        ("claims by party", { _ = try $0.claimCounts(by: .party) }),
        ("how much of each property", { _ = try $0.propertyCounts() }),
        ("claims", { _ = try $0.claims(limit: 20) }),
        ("claims of a source", { _ = try $0.claims(ClaimFilter(source: "s"), limit: 20) }),
        ("claims of a property", { _ = try $0.claims(ClaimFilter(property: "p2"), limit: 20) }),
        ("claims behind one", { _ = try $0.claims(after: "c20-1", limit: 20) }),
        ("what was read in a source", { _ = try $0.claims(fromSource: "s", limit: 20) }),
        ("what a party says", { _ = try $0.claims(saidBy: "paper", limit: 20) }),
        ("what came last", { _ = try $0.latestClaims(groups: 6, claimsMax: 50) }),
        ("changes", { _ = try $0.changes(ChangeScope(), before: .max, limit: 20) }),
        ("changes of a kind", { _ = try $0.changes(ChangeScope(kind: "port"), before: .max, limit: 20) }),
        ("changes after a position", { _ = try $0.changes(after: 100, limit: 20) }),
        ("contested accounts", { _ = try $0.contestedAccounts(limit: 20) }),
        (
            "a thing with all that is said of it",
            { reading in if let thing = try reading.thing("t30") { _ = try reading.accounts(of: thing) } }
        ),
        (
            "the history of a thing",
            { reading in if let thing = try reading.thing("t30") { _ = try reading.history(of: thing, limit: 20) } }
        ),
        (
            "a few figures of a few things",
            { reading in
                _ = try reading.accounts(of: Array(try reading.things(["t1", "t2"]).values), properties: ["p0", "p3"])
            }
        ),
        ("how many features a kind may have", { _ = try $0.thingCount(ofKind: "port", atMost: 30) }),
    ]

    @Test func noQuestionGrowsWithTheRegister() async throws {
        let (small, large) = (try await Self.node(things: 100), try await Self.node(things: 800))
        for reader in [nil, "office"] {
            for question in Self.questions {
                let (few, many) = (
                    try await small.read(as: reader) { try Self.steps(of: $0, question.ask) },
                    try await large.read(as: reader) { try Self.steps(of: $0, question.ask) }
                )
                #expect(
                    many <= few * 3 / 2 + 100, "\(question.name), \(reader ?? "everyone"): \(few) steps, then \(many)")
            }
        }
    }
}
