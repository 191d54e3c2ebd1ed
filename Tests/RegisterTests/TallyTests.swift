import Chances
import GRDB
import Journal
import Languages
import Measures
import Testing

@testable import Register

@Suite struct TallyTests {
    private static let readers: [String?] = [nil, "north", "south", "paper"]

    /// Things that open and close, claims that come, change, hide and go.
    private func body(_ random: inout Chance) throws -> EntryBody {
        let visibilities: [Visibility] = [.everyone, .everyone, .everyone, .members, .ownParty, .parties(["south"])]
        let party = random.pick(["north", "south", "paper"])
        if random.maybe(35) {
            return Thing(
                id: "t\(random.below(5))", kind: random.pick(["port", "town"]), name: Text([.en: "x"]),
                visibility: random.pick(visibilities)
            ).entry(party: party, member: "m")
        }
        return Claim(
            id: "c\(random.below(25))", thing: "t\(random.below(6))", property: "p\(random.below(3))",
            value: .quantity(Quantity(amount: .exact(Number(random.below(4))), unit: try Unit(parsing: "m"))),
            saidBy: party, source: random.pick([nil, "s0", "s1"]), basis: .found, visibility: random.pick(visibilities)
        ).entry(party: random.pick(["north", "south", "paper"]), member: "m")
    }

    /// The counts as counting one by one gives them.
    private func counted(_ reading: Reading) throws -> [String: [String: [Int]]] {
        var found: [String: [String: [Int]]] = [:]
        for (name, sql) in [
            ("party", "party_no AS no, count(*), 0"), ("source", "source_no AS no, count(*), 0"),
            ("property", "property_no AS no, count(*), count(DISTINCT thing_no)"),
        ] {
            let entered: SQL = name == "property" ? "AND thing.position > 0" : ""
            let rows = try SQLRequest<Row>(
                literal: """
                    SELECT term.id, counted.* FROM (
                        SELECT \(sql: sql) FROM claim JOIN thing ON thing.no = claim.thing_no
                        WHERE \(reading.who.claimCondition) \(entered) GROUP BY 1
                    ) AS counted JOIN term ON term.no = counted.no
                    """
            ).fetchAll(reading.db)
            for row in rows { found[name, default: [:]][row[0]] = [row[2], row[3]] }
        }
        let kinds = try SQLRequest<Row>(
            literal: "SELECT kind, count(*) FROM thing WHERE \(reading.who.thingCondition) GROUP BY kind"
        ).fetchAll(reading.db)
        for row in kinds { found["kind", default: [:]][row[0]] = [row[1]] }
        let whole = try SQLRequest<Int>(
            literal: """
                SELECT count(*) FROM claim JOIN thing ON thing.no = claim.thing_no WHERE \(reading.who.claimCondition)
                """
        ).fetchOne(reading.db)
        found["whole"] = ["": [whole ?? 0]]
        return found
    }

    private func kept(_ reading: Reading) throws -> [String: [String: [Int]]] {
        var found: [String: [String: [Int]]] = ["whole": ["": [try reading.claimCount()]]]
        for (id, count) in try reading.thingCounts() where count > 0 { found["kind", default: [:]][id] = [count] }
        for (id, count) in try reading.claimCounts(by: .party) { found["party", default: [:]][id] = [count, 0] }
        for (id, count) in try reading.claimCounts(by: .source) { found["source", default: [:]][id] = [count, 0] }
        for (id, count) in try reading.propertyCounts() {
            found["property", default: [:]][id] = [count.claims, count.things]
        }
        return found
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func countsAreWhatCountingGives(seed: UInt64) async throws {
        let node = try Node()
        var random = Chance(seed: seed)
        var written: [EntryID] = []
        for _ in 0..<30 {
            let bodies = try (0..<(1 + random.below(6))).map { _ in try body(&random) }
            written += try await node.journal.append(bodies).entries
            if random.maybe(20) {
                let remark = Remark(claim: "c\(random.below(25))", stance: .withdrawn, party: "north", reason: Text())
                _ = try? await node.journal.append([remark.entry(member: "m")])
            }
            if random.maybe(25) {
                _ = try await node.journal.append([
                    Erasure(entry: random.pick(written), party: "north", reason: Text([.en: "law"])).body(member: "m")
                ])
            }
            for reader in Self.readers {
                try await node.read(as: reader) { reading in
                    let (kept, counted) = (try self.kept(reading), try self.counted(reading))
                    #expect(kept == counted, "\(reader ?? "everyone")")
                }
            }
        }
        // What was kept step by step is what a rebuild counts.
        let before = try await Dump.named(node)
        try node.journal.rebuild(RegisterProjection(), batch: 7)
        #expect(try await Dump.named(node) == before)
    }
}
