import Drafts
import Environment
import Foundation
import GRDB
import Journal
import Languages
import Measures
import Observations
import Register
import Storage

/// A node of a made-up lake with a gauge, whose indicators, series and their words are kept.
final class IndicatorNode: Sendable {
    let journal: Journal
    let register: Register
    private let folder: URL

    /// 22 November 2026, 09:00 UTC.
    static let morning: Int64 = 1_795_338_000_000
    static let projections: [any Projection] =
        Register.projections(
            finding: [IndicatorDocuments(), SeriesDocuments()],
            translating: [SeriesTexts(), AlertTexts(), IndicatorTexts()]) + [IndicatorProjection()]
        + ObservationsTables.projections

    init() async throws {
        let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = URL(fileURLWithPath: memory).appending(path: "littoral-indicators-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        journal = try Journal(
            store: Store(
                path: folder.path + "/journal.sqlite", options: StoreOptions().preparing(for: Self.projections)),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: Self.projections,
            clock: { Self.morning })
        register = Register(reader: journal.reader)
        _ = try await journal.append(Self.ground())
    }

    deinit {
        try? journal.store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func ground() throws -> [EntryBody] {
        func property(_ id: String, _ unit: String?, isTotal: Bool = false, datum: Bool = false) throws -> EntryBody {
            Property(
                id: id, label: Text([.en: id]), type: unit == nil ? .text : .quantity,
                unit: try unit.map { try Unit(parsing: $0) }, needsDatum: datum, isTotal: isTotal, kinds: ["lake"],
                expectedKinds: [], sector: .environment, useOf: nil, reviewDays: nil, choices: []
            ).entry(party: "paper", member: "m")
        }
        func party(_ id: String) -> EntryBody {
            Party(id: id, type: .office, name: Text([.en: id]), country: "land", speaksFor: nil, web: nil)
                .entry(party: "paper", member: "m")
        }
        func thing(_ id: String, _ visibility: Visibility = .everyone) -> EntryBody {
            Thing(id: id, kind: "lake", name: Text([.en: "The \(id)"]), visibility: visibility)
                .entry(party: "north", member: "m")
        }
        return [
            party("north"), party("south"), try property("oxygen", "mg/l"),
            try property("oxygen-limit", "mg/l"), try property("catch", "kg", isTotal: true),
            try property("catch-limit", "t"), try property("level", "m", datum: true), try property("colour", nil),
            DatumLabel(id: "pole", label: Text([.en: "Pole"]), note: Text()).entry(party: "paper", member: "m"),
            thing("lake"), thing("pond"), thing("vault", .ownParty),
        ]
    }

    static func series(
        _ id: String, _ property: String, _ unit: String, thing: String = "lake", visibility: Visibility = .everyone
    ) throws -> SeriesRecord {
        SeriesRecord(
            id: id, thing: thing, property: property, publisher: "north", unit: try Unit(parsing: unit),
            resolution: .day, name: Text([.en: "Samples of \(id)"]), visibility: visibility)
    }

    func take(_ series: SeriesRecord, _ observations: [Observation]) async throws {
        try await append([series])
        try await append(ObservationBlock.blocks(of: series, on: nil, observations))
    }

    func append(_ records: [any RegisterRecord], as party: String = "north") async throws {
        _ = try await journal.append(records.map { $0.entry(party: party, member: "m") })
    }

    func read<Answer: Sendable>(
        as party: String? = nil, _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        let now = Instant(clamping: Self.morning)
        return try await register.read(
            for: Reader(language: .en, party: party), today: now.day(), now: now, ask)
    }

    /// What stands in tables of words, row by row, for comparing before and after a replay.
    func words() async throws -> [String] {
        try await journal.reader.read { db in
            try ["subject_record", "text_field", "translation", "lagging", "wording"].flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
            }.sorted()
        }
    }
}
