import Drafts
import Foundation
import GRDB
import Journal
import Languages
import Measures
import Members
import Observations
import Register
import Storage
import Testing

/// A node of a made-up lake with gauges, in a folder of its own.
final class ObservationNode: Sendable {
    let journal: Journal
    let register: Register
    private let folder: URL

    /// 22 November 2026, 09:00 UTC.
    static let morning: Int64 = 1_795_338_000_000
    static let projections = Register.projections + ObservationsTables.projections

    init(ground: Bool = true) async throws {
        let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = URL(fileURLWithPath: memory).appending(path: "littoral-observations-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        journal = try Journal(
            store: Store(
                path: folder.path + "/journal.sqlite", options: StoreOptions().preparing(for: Self.projections)),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: Self.projections,
            clock: { Self.morning })
        register = Register(reader: journal.reader)
        if ground { _ = try await journal.append(Self.ground()) }
    }

    deinit {
        try? journal.store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    static func ground() throws -> [EntryBody] {
        func party(_ id: String, _ type: Party.PartyType, _ speaksFor: String?) -> EntryBody {
            Party(id: id, type: type, name: Text([.en: id]), country: "land", speaksFor: speaksFor, web: nil)
                .entry(party: "paper", member: "m")
        }
        func thing(_ id: String, _ kind: String, _ name: String, _ place: Coordinate?) -> EntryBody {
            Thing(id: id, kind: kind, name: Text([.en: name]), position: place).entry(party: "paper", member: "m")
        }
        func property(_ id: String, _ unit: String, datum: Bool) throws -> EntryBody {
            Property(
                id: id, label: Text([.en: id]), type: .quantity, unit: try Unit(parsing: unit), needsDatum: datum,
                isTotal: false, kinds: ["lake", "observing-station"], expectedKinds: [], sector: .environment,
                useOf: nil, reviewDays: nil, choices: []
            ).entry(party: "paper", member: "m")
        }
        return [
            party("north", .office, nil), party("south", .office, nil),
            thing("lake", "lake", "The Lake", Coordinate(lon: 10, lat: 50)),
            thing("gauge-reed", "observing-station", "Reed gauge", Coordinate(lon: 10.1, lat: 50.1)),
            try property("level", "m", datum: true), try property("temperature", "Cel", datum: false),
            try property("oil", "mg/l", datum: false),
        ]
    }

    static func level(
        _ id: String = "reed-level", resolution: Resolution = .day, visibility: Visibility = .everyone
    ) throws -> SeriesRecord {
        SeriesRecord(
            id: id, thing: "gauge-reed", property: "level", publisher: "north", unit: try Unit(parsing: "m"),
            datum: Datum(code: "pole"), resolution: resolution, beatMinutes: resolution == .instant ? 10 : nil,
            visibility: visibility)
    }

    func read<Answer: Sendable>(
        as party: String? = nil, _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        let now = Instant(clamping: Self.morning)
        return try await register.read(
            for: Reader(language: .en, party: party), today: now.day(), now: now, ask)
    }

    func append(_ records: [any RegisterRecord], as party: String = "north") async throws {
        _ = try await journal.append(records.map { $0.entry(party: party, member: "m") })
    }

    /// What stands in the tables, without the inner numbers.
    func tables() async throws -> [[String]] {
        try await journal.reader.read { db in
            try [
                """
                SELECT id, thing, recorder, visibility, position, payload, observations, last_position, first_time,
                    last_time, finest FROM series ORDER BY id
                """,
                "SELECT position, payload FROM series_step ORDER BY position",
                "SELECT id, position, act, first_time, last_time, count FROM observation_block ORDER BY id",
                """
                SELECT block.id, place, observation_replaced.time, by_position FROM observation_replaced
                JOIN observation_block AS block ON block.no = block_no ORDER BY 1, 2, 4
                """,
                """
                SELECT series.id, zoom, chunk, hex(buckets) FROM observation_bucket
                JOIN series ON series.no = series_no ORDER BY 1, 2, 3
                """,
                "SELECT id, recorder, position, payload FROM alert_rule ORDER BY id",
                "SELECT position, what FROM observation_fault ORDER BY position",
            ].map { sql in try Row.fetchAll(db, sql: sql).map(\.description) }
        }
    }

    func faults() async throws -> [String] {
        try await journal.reader.read {
            try String.fetchAll($0, sql: "SELECT what FROM observation_fault ORDER BY position")
        }
    }
}

/// Days of observations from a first day on.
func days(_ first: String, _ values: [String?]) -> [Observation] {
    let start = Day(parsing: first) ?? .first
    return values.enumerated().compactMap { place, value in
        start.adding(days: place).map {
            Observation(time: .period(Period($0)), value: value.flatMap { Number(parsing: $0) })
        }
    }
}
