package import Drafts
import GRDB
import Journal
package import Languages
package import Members
import Runs

extension SeriesImportBook {
    /// Takes a file in; it is held against what stands in the background.
    package func receive(
        _ bytes: [UInt8], name: String, series: String?, scheme: QualityScheme, in language: Language,
        by signed: Signed
    ) async throws -> SeriesImport {
        guard bytes.count <= ObservationLimits.fileBytes else { throw SeriesImportError.tooLarge }
        let digest = try files.keep(bytes)
        var random = SystemRandomNumberGenerator()
        let id = "series-" + String(random.next(), radix: 36) + String(random.next(), radix: 36)
        let now = clock()
        let shown = String(name.unicodeScalars.filter { $0.value >= 0x20 }.prefix(200).map(Character.init))
        let (file, gone) = try await write { db in
            let going = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM series_import WHERE party = ? AND state IN ('checking', 'accepting')",
                arguments: [signed.party])
            guard going ?? 0 < SeriesImportLimits.going else { throw SeriesImportError.tooMany }
            try db.execute(
                sql: """
                    INSERT INTO series_import (id, party, country, member, language, name, digest, series, scheme,
                        state, made, moved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'checking', ?, ?)
                    """,
                arguments: [
                    id, signed.party, signed.country, signed.member, language.tag, shown, digest, series,
                    scheme.rawValue, now, now,
                ])
            let gone = try Self.forgetOld(of: signed.party, before: now - SeriesImportLimits.keptMilliseconds, db)
            guard let file = try Self.find(id, db) else { throw SeriesImportError.notFound }
            return (file, gone)
        }
        for digest in gone { files.remove(digest) }
        return file
    }

    /// Keeps what was answered of a new series, by its name in the file, and holds the file against what stands anew.
    ///
    /// `isCommon` says it of all other new series that say nothing of it themselves, but for a letter that is new: it is
    /// entered once, with the series it was answered for.
    package func answer(
        _ id: String, of name: String, _ fields: DraftFields, isCommon: Bool, by signed: Signed
    ) async throws {
        let now = clock()
        let own = Set(["thing", "code", "name", "fileName", "series"] + DraftLetter.fields.values)
        let common = fields.filter { !own.contains($0.key) }
        try await write { db in
            let file = try Self.own(id, signed, db)
            guard file.state == .checked else { throw SeriesImportError.wrongState }
            try db.execute(
                sql: """
                    INSERT INTO series_import_answer (import_no, name, fields) VALUES (:no, :name, :fields)
                    ON CONFLICT (import_no, name) DO UPDATE SET fields = excluded.fields
                    """, arguments: ["no": file.number, "name": name, "fields": KeptText.text(fields)])
            if isCommon {
                try db.execute(
                    sql: "UPDATE series_import SET common = ? WHERE no = ?",
                    arguments: [KeptText.text(common), file.number])
            }
            try Self.begin(file, db, now)
        }
    }

    /// Holds the file against what stands now.
    package func checkAgain(_ id: String, by signed: Signed) async throws {
        let now = clock()
        try await write { db in
            let file = try Self.own(id, signed, db)
            if file.state == .checking { return }
            guard file.state == .checked else { throw SeriesImportError.wrongState }
            try Self.begin(file, db, now)
        }
    }

    /// Makes drafts of what is new and changed, and of the new series; what is asked or refused is left.
    package func accept(_ id: String, reason: String, by signed: Signed) async throws {
        let now = clock()
        try await write { db in
            let file = try Self.own(id, signed, db)
            // Sent twice: it has gone on already.
            if file.state == .accepting || file.state == .finished { return }
            guard file.state == .checked else { throw SeriesImportError.wrongState }
            try db.execute(
                sql: """
                    UPDATE series_import SET state = 'accepting', reason = ?, moved = ?, fault = NULL, done = 0
                    WHERE no = ?
                    """, arguments: [String(reason.prefix(400)), now, file.number])
        }
    }

    /// Ends what goes on; drafts that were made stay.
    package func cancel(_ id: String, by signed: Signed) async throws {
        let now = clock()
        let digest = try await write { db in
            let file = try Self.own(id, signed, db)
            if file.state == .cancelled { return file.digest }
            guard file.state.isGoingOn || file.state == .checked else { throw SeriesImportError.wrongState }
            try db.execute(
                sql: "UPDATE series_import SET state = 'cancelled', moved = ? WHERE no = ?",
                arguments: [now, file.number])
            return file.digest
        }
        try await forgetFile(digest)
    }

    private static func own(_ id: String, _ signed: Signed, _ db: Database) throws -> SeriesImport {
        guard let file = try find(id, db), file.party == signed.party else { throw SeriesImportError.notFound }
        return file
    }

    private static func begin(_ file: SeriesImport, _ db: Database, _ now: Int64) throws {
        try db.execute(sql: "DELETE FROM series_import_line WHERE import_no = ?", arguments: [file.number])
        try db.execute(
            sql: """
                UPDATE series_import SET state = 'checking', moved = ?, done = 0, series_done = 0, fresh = 0, same = 0,
                    changed = 0, refused = 0, waiting = 0 WHERE no = ?
                """, arguments: [now, file.number])
    }

    /// Removes imports that are over and old, or more than are kept; gives the files that nobody needs any more.
    private static func forgetOld(of party: String, before time: Int64, _ db: Database) throws -> [String] {
        let over = "state IN ('finished', 'cancelled', 'failed')"
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT no, digest FROM series_import WHERE party = :party AND \(over) AND (moved < :time OR no NOT IN (
                    SELECT no FROM series_import WHERE party = :party ORDER BY no DESC LIMIT \(SeriesImportLimits.kept)))
                """, arguments: ["party": party, "time": time])
        for row in rows {
            for table in ["series_import_line", "series_import_answer"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE import_no = ?", arguments: [row[0] as Int64])
            }
            try db.execute(sql: "DELETE FROM series_import WHERE no = ?", arguments: [row[0] as Int64])
        }
        return try rows.map { $0[1] as String }.filter { try !isNeeded($0, db) }
    }

    private static func isNeeded(_ digest: String, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM series_import WHERE digest = ?
                    AND state NOT IN ('finished', 'cancelled', 'failed'))
                """, arguments: [digest]) ?? true
    }

    /// Removes a file once no import needs it.
    func forgetFile(_ digest: String) async throws {
        let isNeeded = try await journal.reader.read { db in try Self.isNeeded(digest, db) }
        if !isNeeded { files.remove(digest) }
    }
}
