import GRDB
import Journal

extension RegisterWriter {
    /// One row for each subject, so that an entry finds who let it pass.
    func writeRelease(_ entry: Entry, _ body: EntryBody) throws {
        let release = try Release(body: body)
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(names("release")) (subject, position, draft, party, time, payload)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
        for subject in Set(release.entries) {
            try statement.execute(arguments: [
                subject, entry.position, release.draft, release.party, entry.header.timeMilliseconds,
                body.payload.canonicalText,
            ])
        }
        if let letter = release.letter { try writeLetter(letter, behind: release, entry) }
    }

    /// Only a ministry of the country may say what must be cleared.
    func writeClearing(_ entry: Entry, _ body: EntryBody) throws {
        let clearing = try Clearing(body: body)
        let party = try String.fetchOne(
            db, sql: "SELECT payload FROM \(names("record")) WHERE kind = 'party' AND id = ?", arguments: [body.party])
        let speaker = try party.map { try Party(id: body.party, payload: JSON(parsing: $0)) }
        guard speaker?.type == .ministry, speaker?.country == clearing.country else {
            throw PayloadError("party", "is no ministry of the country")
        }
        tallies.countRecord(from: try recordPosition(body.kind, clearing.country), to: entry.position)
        try db.execute(
            sql: """
                INSERT INTO \(names("record")) (kind, id, payload, position) VALUES (?, ?, ?, ?)
                ON CONFLICT (kind, id) DO UPDATE SET payload = excluded.payload, position = excluded.position
                """,
            arguments: [body.kind, clearing.country, body.payload.canonicalText, entry.position])
    }
}
