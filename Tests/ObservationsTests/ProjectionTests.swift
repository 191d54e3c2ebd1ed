import Chances
import Foundation
import GRDB
import Journal
import Languages
import Measures
import Observations
import Register
import Testing

@Suite struct ProjectionTests {
    private static func texts(_ standing: [StandingObservation]) -> [String] {
        standing.map { "\($0.observation.time.text) \($0.observation.value?.text ?? "-")" }
    }

    @Test func whatIsStatedSetRightAndTakenBackStandsAccordingly() async throws {
        let node = try await ObservationNode()
        let series = try ObservationNode.level()
        try await node.append([
            series,
            ObservationBlock(id: "b1", series: series.id, observations: days("2020-01-01", ["1.0", "1.1", "1.20"])),
        ])
        let before = try await node.read { try $0.lastPosition() }
        try await node.append([
            ObservationBlock(
                id: "b2", series: series.id, act: .corrected, reason: Text([.en: "A wrong zero."]),
                observations: days("2020-01-02", ["1.15"])),
            ObservationBlock(
                id: "b3", series: series.id, act: .withdrawn, reason: Text([.en: "The float hung."]),
                observations: days("2020-01-03", [nil])),
        ])
        #expect(try await node.faults() == [])
        let now = try await node.read { try $0.observations(of: series.id) }
        #expect(Self.texts(now) == ["2020-01-01 1.0", "2020-01-02 1.15"])
        #expect(now.last?.reference == ObservationReference(block: "b2", place: 0))
        // As it stood before: the journal forgets nothing.
        let earlier = try await node.read { try $0.observations(of: series.id, at: before) }
        #expect(Self.texts(earlier) == ["2020-01-01 1.0", "2020-01-02 1.1", "2020-01-03 1.20"])
        let steps = try await node.read { try $0.observation(ObservationReference(block: "b1", place: 2))?.steps }
        #expect(steps?.map(\.act) == [.stated, .withdrawn])
        #expect(try await node.read { try $0.series(series.id)?.count } == 2)
    }

    @Test func nothingIsReplacedSilently() async throws {
        let node = try await ObservationNode()
        let series = try ObservationNode.level()
        try await node.append([
            series, ObservationBlock(id: "b1", series: series.id, observations: days("2020-01-01", ["1.0", "1.1"])),
            // The same day once more, a day that does not stand, another party, another unit.
            ObservationBlock(id: "b2", series: series.id, observations: days("2020-01-02", ["9.9"])),
            ObservationBlock(id: "b3", series: series.id, act: .corrected, observations: days("2021-01-02", ["9.9"])),
        ])
        try await node.append(
            [ObservationBlock(id: "b4", series: series.id, observations: days("2022-01-01", ["9.9"]))], as: "south")
        var other = series
        other.datum = Datum(code: "stone")
        try await node.append([other])
        #expect(try await node.faults().count == 4)
        #expect(try await node.read { try $0.observations(of: series.id).count } == 2)
        #expect(try await node.read { try $0.series(series.id)?.series.datum?.code } == "pole")
    }

    @Test func aReservedSeriesIsNotThereForOthers() async throws {
        let node = try await ObservationNode()
        let series = try ObservationNode.level(visibility: .ownParty)
        let block = ObservationBlock(
            id: "b1", series: series.id, observations: days("2020-01-01", ["1"]), visibility: .ownParty)
        try await node.append([series, block])
        for party in [nil, "south"] {
            #expect(try await node.read(as: party) { try $0.series(series.id) } == nil)
            #expect(try await node.read(as: party) { try $0.observations(of: series.id) }.isEmpty)
            #expect(try await node.read(as: party) { try $0.window(of: series.id, in: .always) } == nil)
            #expect(
                try await node.read(as: party) {
                    try $0.observation(ObservationReference(block: "b1", place: 0)) == nil
                })
            #expect(try await node.read(as: party) { try $0.series(limit: 10).isEmpty })
        }
        #expect(try await node.read(as: "north") { try $0.observations(of: series.id).count } == 1)
    }

    /// Random work on a series, and what a plain list of observations says of it.
    @Test(arguments: [81, 82, 83] as [UInt64])
    func windowsSayWhatAPlainListSays(seed: UInt64) async throws {
        var chance = Chance(seed: seed)
        let node = try await ObservationNode()
        let series = try ObservationNode.level(resolution: .instant)
        try await node.append([series])
        var plain: [Int64: Observation] = [:]
        let start: Int64 = 1_577_836_800_000
        // Blocks come out of order, close together and far apart.
        for number in [2, 0, 3, 1] {
            let step: Int64 = chance.maybe() ? 600_000 : 60_000
            let observations = (0..<(chance.maybe() ? 2_000 : 300)).compactMap { place -> Observation? in
                Instant(milliseconds: start + Int64(number) * 2_000_000_000 + Int64(place) * step).map {
                    Observation(
                        time: .moment($0), value: Number(mantissa: Int64(chance.below(400)) - 200, fractionDigits: 2),
                        quality: chance.maybe(90) ? .unchecked : chance.pick(Quality.allCases))
                }
            }
            for observation in observations { plain[observation.time.start] = observation }
            try await node.append([
                ObservationBlock(id: "b\(number)", series: series.id, observations: observations)
            ])
        }
        let touched = plain.keys.sorted().filter { _ in chance.maybe(3) }
        for (number, act) in [ObservationBlock.Act.corrected, .withdrawn].enumerated() {
            let times = touched.enumerated().filter { $0.offset % 2 == number }.map(\.element)
            let observations = times.compactMap { time in
                Instant(milliseconds: time).map {
                    Observation(time: .moment($0), value: act == .corrected ? Number(50) : nil)
                }
            }
            for observation in observations {
                plain[observation.time.start] = act == .corrected ? observation : nil
            }
            try await node.append([
                ObservationBlock(id: "c\(number)", series: series.id, act: act, observations: observations)
            ])
        }
        #expect(try await node.faults() == [])
        try await Self.compare(node, series.id, plain, start, &chance)
        // The tables made anew say the same.
        let before = try await Self.tables(node)
        try Self.rebuild(node)
        #expect(try await Self.tables(node) == before)
    }

    private static func compare(
        _ node: ObservationNode, _ id: String, _ plain: [Int64: Observation], _ start: Int64, _ chance: inout Chance
    ) async throws {
        for _ in 0..<25 {
            let from = start + Int64(chance.below(9_000)) * 1_000_000 - 500_000_000
            let span = from..<(from + Int64(1 + chance.below(chance.maybe() ? 300 : 9_000)) * 1_000_000)
            let limit = 10 + chance.below(600)
            let expected = plain.filter { span.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
            let window = try #require(try await node.read { try $0.window(of: id, in: span, limit: limit) })
            switch window.content {
            case .observations(let standing): #expect(standing.map(\.observation) == expected)
            case .buckets(let buckets, let width):
                #expect(buckets.count <= limit)
                for bucket in buckets {
                    let own = expected.filter { (bucket.start..<(bucket.start + width)).contains($0.time.start) }
                    let numbers = own.compactMap(\.number)
                    #expect(bucket.bucket.count == numbers.count)
                    #expect(bucket.bucket.flagged == own.filter(\.quality.isFlagged).count)
                    #expect(numbers.isEmpty || bucket.bucket.minimum == numbers.min())
                    #expect(numbers.isEmpty || bucket.bucket.maximum == numbers.max())
                    let mean = numbers.reduce(0, +) / Double(max(1, numbers.count))
                    #expect(abs((bucket.bucket.mean ?? 0) - mean) < 1e-9)
                }
                #expect(buckets.map { $0.bucket.count }.reduce(0, +) == expected.compactMap(\.number).count)
            }
        }
    }

    private static func tables(_ node: ObservationNode) async throws -> [String] {
        try await node.journal.reader.read { db in
            try ObservationsProjection().tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1, 2").map { "\(table) \($0)" }
            }
        }
    }

    private static func rebuild(_ node: ObservationNode) throws {
        try node.journal.rebuild(ObservationsProjection())
    }

    /// What stood in the way of others is erased: what remains is what a replay finds, the faults as well.
    @Test(arguments: 0..<6) func anErasureLeavesWhatAReplayFinds(seed: UInt64) async throws {
        let node = try await ObservationNode()
        var chance = Chance(seed: seed)
        let series = try ObservationNode.level()
        var ids: [EntryID] = []
        ids += try await node.journal.append([series.entry(party: "north", member: "m")]).entries
        for number in 0..<14 {
            var other = series
            if chance.maybe(50) { other.datum = Datum(code: "stone") }
            let start = "2020-01-0\(1 + chance.below(8))"
            let acts: [ObservationBlock.Act] = [.stated, .stated, .corrected]
            let block = ObservationBlock(
                id: "b\(number)", series: series.id, act: chance.pick(acts), reason: Text([.en: "A slip."]),
                observations: days(start, chance.maybe(50) ? ["1.0"] : ["1.0", "2.5"]))
            let record: any RegisterRecord = chance.maybe(15) ? other : block
            let party = chance.maybe(10) ? "south" : "north"
            ids += try await node.journal.append([record.entry(party: party, member: "m")]).entries
        }
        for _ in 0..<3 {
            let id = ids.remove(at: chance.below(ids.count))
            try node.journal.erase(id)
            let erasure = Erasure(entry: id, party: "north", reason: Text([.en: "By law."]))
            _ = try await node.journal.append([erasure.body(member: "m")])
        }
        let live = try await node.tables()
        for projection in ObservationsTables.projections { try node.journal.rebuild(projection, batch: 7) }
        #expect(try await node.tables() == live)
    }
}
