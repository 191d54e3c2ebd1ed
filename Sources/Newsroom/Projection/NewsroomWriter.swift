import GRDB
import Journal
import Languages
import Measures
import Register

/// Writes stories into their tables, in the order of the entries.
final class NewsroomWriter: ProjectionWriter {
    private let db: Database
    private let names: TableNames

    init(_ db: Database, names: TableNames) { (self.db, self.names) = (db, names) }

    func apply(_ entry: Entry, body: EntryBody?) throws {
        guard let body else { return }
        if body.kind == "erasure" { return try erase(body, at: entry.position) }
        guard body.kind == Story.entryKind else { return }
        do {
            guard body.version == 1 else { throw PayloadError("version", "is not known to this program") }
            try write(try Story(body: body), body, entry)
        } catch let fault as PayloadError {
            try db.execute(
                sql: "INSERT OR REPLACE INTO \(names("story_fault")) (position, what) VALUES (?, ?)",
                arguments: [entry.position, fault.description])
        }
    }

    func finish() throws {}

    private struct Standing {
        let no: Int64
        let recorder: String
        let visibility: Int
        let visibleFrom: Int64
        let isWithdrawn: Bool
        let corrected: Int64?
        let payload: String

        func hasCome(_ time: Int64) -> Bool { visibleFrom <= time }
        /// What only some could read was not seen by everyone.
        func wasSeen(_ time: Int64) -> Bool { visibility == Visibility.everyone.rank && hasCome(time) }
    }

    private func standing(_ id: String) throws -> Standing? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT no, recorder, visibility, visible_from, withdrawn, corrected, payload FROM \(names("story"))
                    WHERE id = ?
                    """), arguments: [id])
        return row.map {
            Standing(
                no: $0[0], recorder: $0[1], visibility: $0[2], visibleFrom: $0[3], isWithdrawn: $0[4], corrected: $0[5],
                payload: $0[6])
        }
    }

    private func write(_ story: Story, _ body: EntryBody, _ entry: Entry) throws {
        let time = entry.header.timeMilliseconds
        let earlier = try standing(story.id)
        // Nobody changes what another party has published.
        if let earlier, earlier.recorder != body.party { throw PayloadError("subject", "is a story of another party") }
        let step = Self.step(story, after: earlier, at: time)
        let no = try earlier?.no ?? nextNumber()
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(names("story")) (no, id, original, recorder, visibility, visible_to,
                    visible_from, corrected, withdrawn, position, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            no, story.id, story.original.tag, body.party, story.visibility.rank, story.visibility.partyList,
            Self.moment(story, earlier, time), step == .corrected ? time : earlier?.corrected, story.isWithdrawn,
            entry.position, body.payload.canonicalText,
        ])
        try db.cachedStatement(
            sql: """
                INSERT INTO \(names("story_step")) (story_no, position, time, what, payload) VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [no, entry.position, time, step.rawValue, body.payload.canonicalText])
        try writeVersions(of: story, no)
        try writeMeanings(of: story, no)
    }

    /// From when on it is seen: what everyone has seen already is not held back again, and what becomes open to everyone
    /// is seen from then on.
    private static func moment(_ story: Story, _ earlier: Standing?, _ time: Int64) -> Int64 {
        let first = max(time, story.embargo?.milliseconds ?? 0)
        guard let earlier else { return first }
        if earlier.wasSeen(time) { return earlier.visibleFrom }
        let opens = story.visibility == .everyone && earlier.visibility != Visibility.everyone.rank
        return opens || first > time || !earlier.hasCome(time) ? first : earlier.visibleFrom
    }

    private static func step(_ story: Story, after earlier: Standing?, at time: Int64) -> StoryStep.Act {
        guard let earlier else { return .published }
        if story.isWithdrawn { return .withdrawn }
        if earlier.isWithdrawn { return .published }
        return story.correction.isEmpty || !earlier.wasSeen(time) ? .changed : .corrected
    }

    private func nextNumber() throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT coalesce(max(no), 0) + 1 FROM \(names("story"))")) ?? 1
    }

    private func writeVersions(of story: Story, _ no: Int64) throws {
        try delete(from: "story_version", no)
        for language in story.languages {
            guard let version = story.versions[language], let state = story.state(of: language) else { continue }
            try db.cachedStatement(
                sql: """
                    INSERT INTO \(names("story_version")) (story_no, language, title, lead, state)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [no, language.tag, version.title, version.lead, state.rawValue])
        }
    }

    private func writeMeanings(of story: Story, _ no: Int64) throws {
        try delete(from: "story_link", no)
        try delete(from: "story_sector", no)
        for target in story.meanings.map(\.target) + story.media.sorted() {
            try db.cachedStatement(
                sql: "INSERT OR IGNORE INTO \(names("story_link")) (target, story_no) VALUES (?, ?)"
            ).execute(arguments: [target, no])
        }
        for sector in story.sectors {
            try db.cachedStatement(
                sql: "INSERT OR IGNORE INTO \(names("story_sector")) (sector, story_no) VALUES (?, ?)"
            ).execute(arguments: [sector.rawValue, no])
        }
    }

    private func delete(from table: String, _ no: Int64) throws {
        try db.cachedStatement(sql: "DELETE FROM \(names(table)) WHERE story_no = ?").execute(arguments: [no])
    }

    /// Of an erased wording nothing stays; what else was said of the story is written again.
    private func erase(_ body: EntryBody, at erasure: Int64) throws {
        guard let position = try Entry.erased(by: body, at: erasure, db) else { return }
        try db.execute(sql: "DELETE FROM \(names("story_fault")) WHERE position = ?", arguments: [position])
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT story.no, story.id FROM \(names("story_step")) AS step
                JOIN \(names("story")) AS story ON story.no = step.story_no WHERE step.position = ?
                """, arguments: [position])
        guard let row else { return }
        let (no, story): (Int64, String) = (row[0], row[1])
        for table in ["story_version", "story_link", "story_sector", "story_step"] { try delete(from: table, no) }
        try db.execute(sql: "DELETE FROM \(names("story")) WHERE no = ?", arguments: [no])
        for entry in try Entry.of("story/\(story)", before: erasure, db) where entry.position != position {
            // What was at fault beside the erased wording may be sound without it.
            try db.execute(sql: "DELETE FROM \(names("story_fault")) WHERE position = ?", arguments: [entry.position])
            try apply(entry, body: entry.body)
        }
    }
}
