import GRDB
import Journal
import Storage

/// Keeps count of the claims that everyone may read, by source, by party and by property, and of the things by kind,
/// so that no page has to count millions.
///
/// Only what is open to all is counted here: what fewer may read is counted for each reader, and is little.
final class TallyWriter {
    /// What a tally is of; `no` is that of the term, 0 for the whole.
    enum Scheme: Int64 { case whole, source, party, property, translations, kind, records }

    private struct Key: Hashable {
        let scheme: Scheme
        let no: Int64
    }

    /// Whether what is claimed of a thing is open to all, and whether the thing has been entered.
    struct Standing: Equatable {
        let isOpen: Bool
        let isEntered: Bool
        /// Whether no other thing stands for it.
        let isOwn: Bool
    }

    private let db: Database
    private let names: TableNames
    private var changes: [Key: (claims: Int64, things: Int64)] = [:]
    private var standings: [Int64: Standing] = [:]
    private let otherClaim: BoundStatement
    private let signs: BoundStatement
    private let terms: TermWriter

    init(_ db: Database, names: TableNames, terms: TermWriter) throws {
        self.db = db
        self.names = names
        self.terms = terms
        otherClaim = try BoundStatement(
            db,
            """
            SELECT no FROM \(names("claim")) WHERE thing_no = ? AND property_no = ? AND visibility = 0
            LIMIT 1 OFFSET ?
            """)
        signs = try BoundStatement(
            db,
            """
            SELECT (visibility = 0) + 2 * (position > 0) + 4 * (joined_no IS NULL) FROM \(names("thing")) WHERE no = ?
            """)
    }

    /// A claim that has just been written; `isFirst` where it is known to be the only one of its account.
    func add(thingNo: Int64, propertyNo: Int64, partyNo: Int64, sourceNo: Int64?, isFirst: Bool) throws {
        try count(
            thingNo: thingNo, propertyNo: propertyNo, partyNo: partyNo, sourceNo: sourceNo, by: 1, isAlone: isFirst)
    }

    /// A claim that is about to be taken away.
    func remove(claimNo: Int64) throws {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT thing_no, property_no, party_no, source_no FROM \(names("claim"))
                WHERE no = ? AND visibility = 0
                """, arguments: [claimNo])
        guard let row else { return }
        try count(thingNo: row[0], propertyNo: row[1], partyNo: row[2], sourceNo: row[3], by: -1)
    }

    /// Translations of the vocabulary are counted with the sum of their positions, which tells of any change of them.
    func countTranslation(at position: Int64, by step: Int64) {
        change(.translations, 0, claims: step, things: step * position)
    }

    /// Records are counted with the sum of their positions, which tells of any change of them, erasures too.
    func countRecord(from earlier: Int64?, to position: Int64?) {
        change(
            .records, 0, claims: (position == nil ? 0 : 1) - (earlier == nil ? 0 : 1),
            things: (position ?? 0) - (earlier ?? 0))
    }

    private func count(
        thingNo: Int64, propertyNo: Int64, partyNo: Int64, sourceNo: Int64?, by step: Int64, isAlone: Bool = false
    ) throws {
        let standing = try standing(thingNo)
        guard standing.isOpen else { return }
        change(.whole, 0, claims: step)
        change(.party, partyNo, claims: step)
        if let sourceNo { change(.source, sourceNo, claims: step) }
        guard standing.isEntered else { return }
        // The claim itself stands in the table in both cases: the account is new or ends if there is no second one.
        if isAlone { return change(.property, propertyNo, claims: step, things: step) }
        otherClaim.bind(1, thingNo)
        otherClaim.bind(2, propertyNo)
        otherClaim.bind(3, Int64(1))
        change(.property, propertyNo, claims: step, things: try otherClaim.number() == nil ? step : 0)
    }

    private func change(_ scheme: Scheme, _ no: Int64, claims: Int64, things: Int64 = 0) {
        changes[Key(scheme: scheme, no: no), default: (0, 0)].claims += claims
        if things != 0 { changes[Key(scheme: scheme, no: no), default: (0, 0)].things += things }
    }

    private func standing(_ thingNo: Int64) throws -> Standing {
        if let known = standings[thingNo] { return known }
        signs.bind(1, thingNo)
        let found = try signs.number() ?? 4
        let standing = Standing(isOpen: found & 1 > 0, isEntered: found & 2 > 0, isOwn: found & 4 > 0)
        standings[thingNo] = standing
        return standing
    }

    /// Runs what changes a thing; where that opens or closes it, all that is claimed of it is counted anew.
    func changing<Outcome>(thing id: String, _ change: () throws -> Outcome) throws -> Outcome {
        let (before, earlierKind) = try look(at: id)
        let outcome = try change()
        let (after, kind) = try look(at: id)
        guard let no = try number(ofThing: id), let after, before != after || earlierKind != kind else {
            return outcome
        }
        if let before { try countThing(before, earlierKind, by: -1) }
        try countThing(after, kind, by: 1)
        if let before, before.isOpen != after.isOpen || before.isEntered != after.isEntered {
            try countAll(of: no, before, by: -1)
            try countAll(of: no, after, by: 1)
        }
        return outcome
    }

    private func number(ofThing id: String) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT no FROM \(names("thing")) WHERE id = ?"), arguments: [id])
    }

    private func look(at id: String) throws -> (Standing?, kind: String) {
        guard let no = try number(ofThing: id) else { return (nil, "") }
        standings[no] = nil
        return (try standing(no), try kind(no))
    }

    private func kind(_ no: Int64) throws -> String {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT kind FROM \(names("thing")) WHERE no = ?"), arguments: [no]) ?? ""
    }

    private func countThing(_ standing: Standing, _ kind: String, by step: Int64) throws {
        guard standing.isOpen, standing.isEntered, standing.isOwn else { return }
        change(.kind, try terms.number("kind", kind), claims: 0, things: step)
    }

    /// Counts a thing and all that stands under it as gained or lost, the thing being as it is.
    func countAll(of thingNo: Int64, by step: Int64) throws {
        standings[thingNo] = nil
        let standing = try standing(thingNo)
        try countThing(standing, try kind(thingNo), by: step)
        try countAll(of: thingNo, standing, by: step)
    }

    private func countAll(of thingNo: Int64, _ standing: Standing, by step: Int64) throws {
        guard standing.isOpen else { return }
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT property_no, party_no, source_no FROM \(names("claim")) WHERE thing_no = ? AND visibility = 0",
            arguments: [thingNo])
        var properties: Set<Int64> = []
        while let row = try rows.next() {
            change(.whole, 0, claims: step)
            change(.party, row[1], claims: step)
            if let source = row[2] as Int64? { change(.source, source, claims: step) }
            if standing.isEntered {
                change(.property, row[0], claims: step, things: properties.insert(row[0]).inserted ? step : 0)
            }
        }
    }

    /// Writes down what has changed.
    func finish() throws {
        standings = [:]
        guard !changes.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO \(names("tally")) (scheme, no, claims, things) VALUES (?, ?, ?, ?)
                ON CONFLICT (scheme, no) DO UPDATE
                SET claims = claims + excluded.claims, things = things + excluded.things
                """)
        for (key, change) in changes where change.claims != 0 || change.things != 0 {
            try statement.execute(arguments: [key.scheme.rawValue, key.no, change.claims, change.things])
        }
        changes = [:]
        try db.cachedStatement(sql: "DELETE FROM \(names("tally")) WHERE claims = 0 AND things = 0").execute()
    }

    /// Counts everything; for the end of a rebuild, once the accounts are found.
    func countAll() throws {
        try countClaims()
        try countAccounts()
        try finish()
        let table: SQL = "INSERT INTO \(sql: names("tally")) (scheme, no, claims, things)"
        let things: SQL = "FROM \(sql: names("thing")) WHERE visibility = 0 AND position > 0 AND joined_no IS NULL"
        for kind in try SQLRequest<String>(literal: "SELECT DISTINCT kind \(things)").fetchAll(db) {
            try db.execute(
                literal: """
                    \(table) SELECT \(Scheme.kind.rawValue), \(try terms.number("kind", kind)), 0, count(*) \(things)
                    AND kind = \(kind)
                    """)
        }
        try db.execute(
            literal: """
                \(table) SELECT \(Scheme.translations.rawValue), 0, count(*), sum(position)
                FROM \(sql: names("translation")) WHERE kind NOT IN ('thing', 'claim', 'entry') HAVING count(*) > 0
                """)
        try db.execute(
            literal: """
                \(table) SELECT \(Scheme.records.rawValue), 0, count(*), sum(position) FROM \(sql: names("record"))
                HAVING count(*) > 0
                """)
    }

    /// In the order of the table: by an index, each claim would be looked up by itself.
    private func countClaims() throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT claim.property_no, claim.party_no, claim.source_no, thing.position > 0, count(*)
                FROM \(names("claim")) AS claim NOT INDEXED
                CROSS JOIN \(names("thing")) AS thing ON thing.no = claim.thing_no
                WHERE claim.visibility = 0 AND thing.visibility = 0 GROUP BY 1, 2, 3, 4
                """)
        while let row = try rows.next() {
            let claims: Int64 = row[4]
            change(.whole, 0, claims: claims)
            change(.party, row[1], claims: claims)
            if let sourceNo: Int64 = row[2] { change(.source, sourceNo, claims: claims) }
            if row[3] as Bool { change(.property, row[0], claims: claims) }
        }
    }

    private func countAccounts() throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT account.property_no, count(*) FROM \(names("account")) AS account
                CROSS JOIN \(names("thing")) AS thing ON thing.no = account.thing_no
                WHERE account.is_reserved = 0 AND thing.visibility = 0 AND thing.position > 0 GROUP BY 1
                """)
        while let row = try rows.next() { change(.property, row[0], claims: 0, things: row[1]) }
    }
}
