import Foundation
import GRDB
import Journal
import Languages
import Measures
import Register

/// Writes series and blocks of observations into their tables, in the order of the entries.
final class ObservationsWriter: ProjectionWriter {
    let db: Database
    let names: TableNames
    let buckets: BucketWriter

    init(_ db: Database, names: TableNames) {
        (self.db, self.names) = (db, names)
        buckets = BucketWriter(db, names: names)
    }

    func apply(_ entry: Entry, body: EntryBody?) throws {
        guard let body else { return }
        switch body.kind {
        case "erasure": try erase(body, at: entry.position)
        case SeriesRecord.entryKind: try noting(entry) { try self.write(series: body, entry) }
        case ObservationBlock.entryKind:
            try noting(entry) { try self.write(ReadyBlock(body), body, entry) }
        case AlertRule.entryKind: try noting(entry) { try self.write(rule: body, entry) }
        default: break
        }
    }

    func apply(_ entry: Entry, ready: ReadyBody, record: (any Sendable)?) throws {
        guard let block = record as? ReadyBlock else { return try apply(entry, body: ready.body) }
        try noting(entry) { try write(block, ready.body, entry) }
    }

    func finish() throws { try buckets.flush() }

    /// A body that cannot be read or cannot stand is noted as a fault and stops nothing.
    private func noting(_ entry: Entry, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch let fault as PayloadError {
            try db.execute(
                sql: "INSERT OR REPLACE INTO \(names("observation_fault")) (position, what) VALUES (?, ?)",
                arguments: [entry.position, fault.description])
        }
    }

    private func write(series body: EntryBody, _ entry: Entry) throws {
        guard body.version == 1 else { throw PayloadError("version", "is not known to this program") }
        let series = try SeriesRecord(body: body)
        let earlier = try standing(series.id)
        if let earlier {
            guard earlier.recorder == body.party else { throw PayloadError("subject", "is a series of another party") }
            // What the values mean does not change behind them.
            guard earlier.count == 0 || series.measuresAlike(earlier.record) else {
                throw PayloadError("subject", "has observations of another unit, datum, resolution, thing or property")
            }
        }
        let arguments: StatementArguments = [
            series.id, series.thing, series.property, series.publisher, body.party, series.visibility.rank,
            series.visibility.partyList, entry.position, body.payload.canonicalText, entry.position,
        ]
        try db.cachedStatement(
            sql: """
                INSERT INTO \(names("series")) (id, thing, property, publisher, recorder, visibility, visible_to,
                    position, payload, observations, last_position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                ON CONFLICT (id) DO UPDATE SET thing = excluded.thing, property = excluded.property,
                    publisher = excluded.publisher, visibility = excluded.visibility,
                    visible_to = excluded.visible_to, position = excluded.position, payload = excluded.payload,
                    last_position = excluded.last_position
                """
        ).execute(arguments: arguments)
        let no = earlier?.no ?? db.lastInsertedRowID
        try db.cachedStatement(
            sql: "INSERT INTO \(names("series_step")) (series_no, position, time, payload) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [no, entry.position, entry.header.timeMilliseconds, body.payload.canonicalText])
    }

    struct Standing {
        let no: Int64
        let recorder: String
        let record: SeriesRecord
        let count: Int
        let lastTime: Int64?
        let finest: Int?
    }

    func standing(_ id: String) throws -> Standing? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT no, recorder, payload, observations, last_time, finest FROM \(names("series")) WHERE id = ?
                    """), arguments: [id])
        guard let row else { return nil }
        let record = try SeriesRecord(id: id, payload: JSON(parsing: row[2] as String))
        return Standing(
            no: row[0], recorder: row[1], record: record, count: row[3], lastTime: row[4], finest: row[5])
    }

    /// Of an erased entry nothing stays; what else was said of its series is written again, just as a replay finds it:
    /// what was at fault beside the erased entry may stand without it.
    private func erase(_ body: EntryBody, at erasure: Int64) throws {
        guard let position = try Entry.erased(by: body, at: erasure, db) else { return }
        try buckets.flush()
        try db.execute(sql: "DELETE FROM \(names("observation_fault")) WHERE position = ?", arguments: [position])
        try eraseRule(at: position, before: erasure)
        let found = try Row.fetchOne(
            db,
            sql: """
                SELECT no, id FROM \(names("series")) WHERE no IN (
                    SELECT series_no FROM \(names("series_step")) WHERE position = :position
                    UNION SELECT series_no FROM \(names("observation_block")) WHERE position = :position)
                """, arguments: ["position": position])
        guard let found else { return }
        let (no, series): (Int64, String) = (found[0], found[1])
        let positions = try Int64.fetchSet(
            db,
            sql: """
                SELECT position FROM \(names("series_step")) WHERE series_no = :no
                UNION SELECT position FROM \(names("observation_block")) WHERE series_no = :no
                """, arguments: ["no": no])
        for table in ["series_step", "observation_block", "observation_replaced", "observation_bucket"] {
            try db.execute(sql: "DELETE FROM \(names(table)) WHERE series_no = ?", arguments: [no])
        }
        try db.execute(sql: "DELETE FROM \(names("series")) WHERE no = ?", arguments: [no])
        let faulty = try takeFaults { Self.series(of: $0) == series }
        for other in try Entry.at(positions.union(faulty).subtracting([position]), db) {
            try apply(other, body: other.body)
        }
    }

    private static func series(of body: EntryBody) -> String? {
        switch body.kind {
        case SeriesRecord.entryKind: try? body.identifier
        case ObservationBlock.entryKind: try? body.payload.string("series")
        default: nil
        }
    }

    /// Takes the faults of some entries away, that they be written again, and says where these stand.
    func takeFaults(_ isMeant: (EntryBody) -> Bool) throws -> Set<Int64> {
        let positions = try Int64.fetchSet(db, sql: "SELECT position FROM \(names("observation_fault"))")
        let meant = try Entry.at(positions, db).filter { $0.body.map { isMeant($0) } ?? false }.map(\.position)
        for position in meant {
            try db.execute(sql: "DELETE FROM \(names("observation_fault")) WHERE position = ?", arguments: [position])
        }
        return Set(meant)
    }
}

/// A block read from its body before the writer's turn.
struct ReadyBlock: Sendable {
    let id: String
    let series: String
    let act: ObservationBlock.Act
    let reason: String?
    let source: String?
    let columns: BlockColumns
    let data: Data

    init(_ body: EntryBody) throws {
        guard body.version == 1 else { throw PayloadError("version", "is not known to this program") }
        id = try body.identifier
        series = try body.payload.string("series")
        source = try body.payload.optionalString("source")
        let text = try body.payload.text("reason")
        reason = text.isEmpty ? nil : text.json?.canonicalText
        (act, columns) = try BlockColumns.read(body.payload)
        data = columns.data
    }
}
