package import GRDB
import Journal
package import Measures
package import Storage

/// Answers questions about what stands, for a reader with certain rights.
package struct Register: Sendable {
    package let reader: any DatabaseReader
    fileprivate let cache = VocabularyCache()
    fileprivate let nameBook = NameBook()
    private let held = HeldAnswers()
    private let deadlines: Deadlines

    /// `deadlines` ends questions that take too long, where somebody watches over it.
    package init(reader: any DatabaseReader, deadlines: Deadlines = Deadlines()) {
        self.reader = reader
        self.deadlines = deadlines
    }

    /// Runs a question on one consistent state.
    ///
    /// `now` decides what may be read already; where nobody says, the day has only begun, so that nothing comes out early.
    package func read<Answer: Sendable>(
        for who: Reader, today: Day, now: Instant? = nil, _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        try await reader.read { [cache, nameBook, held, deadlines] db in
            try deadlines.run(db) {
                let vocabulary = try cache.vocabulary(db).readable(by: who)
                return try ask(
                    Reading(
                        db: db, who: who, today: today, now: now ?? Instant(startOf: today), vocabulary: vocabulary,
                        nameBook: nameBook, held: held))
            }
        }
    }

    /// Reads the vocabulary anew where it has changed, so that whoever decides in the writer's turn finds it read.
    package func refresh() async throws {
        try await reader.read { [cache] db in _ = try cache.vocabulary(db) }
    }

    /// The same questions on a state that is being looked at already, such as the one a writer decides on.
    package func reading(_ db: Database, for who: Reader, today: Day, now: Instant? = nil) throws -> Reading {
        Reading(
            db: db, who: who, today: today, now: now ?? Instant(startOf: today),
            vocabulary: try cache.vocabulary(db, keeps: false).readable(by: who), nameBook: nameBook, held: nil)
    }

    /// What stands of a record, as the canonical text of its payload; for finding out what a load must write.
    func payload(of record: any RegisterRecord, _ db: Database) throws -> String? {
        let kind = type(of: record).entryKind
        return switch kind {
        case EntryKind.thing.rawValue:
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT payload FROM thing WHERE id = ? AND position > 0"),
                arguments: [record.id])
        case EntryKind.claim.rawValue:
            try String.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT payload FROM claim WHERE id = ? AND NOT EXISTS (
                            SELECT 1 FROM remark WHERE remark.claim_no = claim.no AND stance = 'withdrawn')
                        """), arguments: [record.id])
        default:
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT payload FROM record WHERE kind = ? AND id = ?"),
                arguments: [kind, record.id])
        }
    }

    /// The records that a pack must write; what another party has entered since is left to that party.
    func differing(
        _ records: [any RegisterRecord], by recorder: String, _ db: Database
    ) throws -> [any RegisterRecord] {
        try records.filter { record in
            guard try payload(of: record, db) != record.payload.canonicalText else { return false }
            guard let known = try self.recorder(of: record, db), known != recorder else { return true }
            return false
        }
    }

    /// Under whose name a thing or a party stands that others may change beside the pack.
    private func recorder(of record: any RegisterRecord, _ db: Database) throws -> String? {
        let kind = type(of: record).entryKind
        return switch kind {
        case EntryKind.thing.rawValue:
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT recorder FROM thing WHERE id = ? AND position > 0"),
                arguments: [record.id])
        case EntryKind.party.rawValue, EntryKind.letter.rawValue:
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT recorder FROM record WHERE kind = ? AND id = ?"),
                arguments: [kind, record.id])
        default: nil
        }
    }

    /// The claims a party has recorded and not withdrawn.
    func standingClaims(recordedBy party: String) async throws -> [String] {
        try await reader.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM claim WHERE recorder = ? AND NOT EXISTS (
                        SELECT 1 FROM remark WHERE remark.claim_no = claim.no AND stance = 'withdrawn') ORDER BY no
                    """, arguments: [party])
        }
    }
}

/// One consistent state being asked by one reader on one day.
package struct Reading {
    package let db: Database
    package let who: Reader
    package let today: Day
    /// The moment of the question: what is held back until later is not there yet.
    package let now: Instant
    package let vocabulary: Vocabulary
    let nameBook: NameBook
    /// Answers held for the next question; `nil` on a state that may yet be undone.
    let held: HeldAnswers?

    /// What `reckon` gives, or gave before under the same name, which says of which state it is.
    package func held<Answer: Sendable>(_ name: String, _ reckon: () throws -> Answer) rethrows -> Answer {
        try held.map { try $0.answer(name, reckon) } ?? reckon()
    }
}

extension Register {
    /// Whether a pack with this digest was loaded to its end and is the one that stands.
    package func holdsPack(digest: String) async throws -> Bool {
        try await reader.read { [cache] db in try cache.vocabulary(db).region?.digest == digest }
    }
}
