import GRDB
import Journal

/// Keeps the list of accounts whose claims contradict each other, so that no page has to look through all claims.
///
/// It is a list of places to look: what a reader is shown is computed again from the claims that reader may read, and
/// from what the owners of the thing have said of them, which may change without a word about the claim.
final class ContestWriter {
    private struct Place: Hashable {
        let thingNo: Int64
        let propertyNo: Int64
    }

    /// Accounts with more claims than this are series; only this many of their newest are held against each other.
    static let claimsMax = 200

    private let db: Database
    private let names: TableNames
    private var properties: [Int64: Property?] = [:]
    private var open: Set<Place> = []
    private let others: Statement

    init(_ db: Database, names: TableNames) throws {
        self.db = db
        self.names = names
        others = try db.cachedStatement(
            sql: """
                SELECT id, payload FROM \(names("claim")) AS claim WHERE thing_no = ? AND property_no = ?
                    AND NOT EXISTS (SELECT 1 FROM \(names("remark")) AS remark WHERE remark.claim_no = claim.no
                        AND remark.stance = 'withdrawn')
                ORDER BY no DESC LIMIT \(Self.claimsMax)
                """)
    }

    /// Holds the newest claim, which nobody has remarked on yet, against the others of its account, where it has any.
    ///
    /// It can only add a contradiction, so that nothing is read where there is one already; one that took the place of an
    /// earlier wording is reconsidered instead.
    func judge(thingNo: Int64, propertyNo: Int64, newest: Claim) throws {
        guard let property = try property(propertyNo) else { return }
        let place = Place(thingNo: thingNo, propertyNo: propertyNo)
        let rows = try Row.fetchCursor(others, arguments: [thingNo, propertyNo])
        var isFirst = true
        while let row = try rows.next() {
            guard row[0] as String != newest.id else { continue }
            if isFirst, try isContested(place) { return }
            isFirst = false
            if let other = Self.claim(row), newest.contradicts(other, property) {
                return try note(place, isContested: true)
            }
        }
    }

    private func isContested(_ place: Place) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM \(names("contest")) WHERE thing_no = ? AND property_no = ?)"),
            arguments: [place.thingNo, place.propertyNo]) == true
    }

    func reconsider(thingNo: Int64, propertyNo: Int64) {
        open.insert(Place(thingNo: thingNo, propertyNo: propertyNo))
    }

    /// A property that is entered or changed decides anew which of its claims speak of the same time.
    func reconsider(property id: String) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT thing_no, property_no FROM \(names("claim")) WHERE property_no =
                    (SELECT no FROM \(names("term")) WHERE scheme = 'property' AND id = ?)
                """, arguments: [id])
        for row in rows {
            properties[row["property_no"]] = nil
            reconsider(thingNo: row["thing_no"], propertyNo: row["property_no"])
        }
    }

    func finish() throws {
        for place in open { try decide(place) }
        open = []
    }

    /// Looks through every account with more than one claim; for the end of a rebuild.
    func findAll() throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT thing_no, property_no FROM \(names("claim"))
                GROUP BY thing_no, property_no HAVING count(*) > 1
                """)
        var places: [Place] = []
        while let row = try rows.next() { places.append(Place(thingNo: row[0], propertyNo: row[1])) }
        for place in places { try decide(place) }
    }

    private func decide(_ place: Place) throws {
        guard let property = try property(place.propertyNo) else { return try note(place, isContested: false) }
        let claims = try claims(place.thingNo, place.propertyNo)
        let isContested = claims.indices.contains { index in
            claims[(index + 1)...].contains { claims[index].contradicts($0, property) }
        }
        try note(place, isContested: isContested)
    }

    private func note(_ place: Place, isContested: Bool) throws {
        let sql =
            isContested
            ? "INSERT OR IGNORE INTO \(names("contest")) (thing_no, property_no) VALUES (?, ?)"
            : "DELETE FROM \(names("contest")) WHERE thing_no = ? AND property_no = ?"
        try db.cachedStatement(sql: sql).execute(arguments: [place.thingNo, place.propertyNo])
    }

    private func claims(_ thingNo: Int64, _ propertyNo: Int64) throws -> [Claim] {
        let rows = try Row.fetchCursor(others, arguments: [thingNo, propertyNo])
        var claims: [Claim] = []
        while let row = try rows.next() {
            if let claim = Self.claim(row) { claims.append(claim) }
        }
        return claims
    }

    private static func claim(_ row: Row) -> Claim? {
        try? Claim(id: row[0], payload: JSON(parsing: row[1] as String))
    }

    private func property(_ no: Int64) throws -> Property? {
        if let known = properties[no] { return known }
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT record.id, record.payload FROM \(names("term")) AS term JOIN \(names("record")) AS record
                        ON record.kind = 'property' AND record.id = term.id WHERE term.no = ?
                    """), arguments: [no])
        let property = row.flatMap { row in try? Property(id: row[0], payload: JSON(parsing: row[1] as String)) }
        properties[no] = .some(property)
        return property
    }
}
