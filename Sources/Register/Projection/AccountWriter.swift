import GRDB
import Journal
import Storage

/// Keeps the accounts of each property in the order in which they came up, so that a page of them is found without
/// looking at all claims.
///
/// What is open to all and what fewer may read stand apart: an account has one row at the position of its oldest open
/// claim, and each claim that fewer may read has a row of its own. So nobody sees by an order what is hidden.
final class AccountWriter {
    private let db: Database
    private let names: TableNames
    private let otherOpenClaim: BoundStatement
    private let insert: BoundStatement

    init(_ db: Database, names: TableNames) throws {
        self.db = db
        self.names = names
        otherOpenClaim = try BoundStatement(
            db,
            """
            SELECT no FROM \(names("claim")) WHERE thing_no = ? AND property_no = ? AND visibility = 0
            LIMIT 1 OFFSET 1
            """)
        insert = try BoundStatement(
            db,
            "INSERT INTO \(names("account")) (property_no, is_reserved, position, thing_no) VALUES (?, ?, ?, ?)")
    }

    /// A claim that has just been written.
    ///
    /// `isFirst` where it is the only one of its account, `isLast` is false where its entry is older than others that
    /// stand.
    func add(
        thingNo: Int64, propertyNo: Int64, isOpen: Bool, position: Int64, isFirst: Bool, isLast: Bool
    ) throws {
        if isOpen, !isFirst {
            otherOpenClaim.bind(1, thingNo)
            otherOpenClaim.bind(2, propertyNo)
            if try otherOpenClaim.number() != nil {
                if !isLast { try placeAnew(thingNo: thingNo, propertyNo: propertyNo) }
                return
            }
        }
        insert.bind(1, propertyNo)
        insert.bind(2, isOpen ? Int64(0) : 1)
        insert.bind(3, position)
        insert.bind(4, thingNo)
        try insert.run()
    }

    /// A claim that has just been taken away.
    func remove(thingNo: Int64, propertyNo: Int64, isOpen: Bool, position: Int64) throws {
        try db.cachedStatement(
            sql: "DELETE FROM \(names("account")) WHERE property_no = ? AND is_reserved = ? AND position = ?"
        ).execute(arguments: [propertyNo, isOpen ? 0 : 1, position])
        if isOpen, db.changesCount > 0 { try place(thingNo: thingNo, propertyNo: propertyNo) }
    }

    private func placeAnew(thingNo: Int64, propertyNo: Int64) throws {
        try db.execute(
            sql: "DELETE FROM \(names("account")) WHERE property_no = ? AND is_reserved = 0 AND thing_no = ?",
            arguments: [propertyNo, thingNo])
        try place(thingNo: thingNo, propertyNo: propertyNo)
    }

    /// Puts an account where its oldest open claim stands; nowhere where it has none.
    private func place(thingNo: Int64, propertyNo: Int64) throws {
        try db.execute(
            sql: """
                INSERT INTO \(names("account")) (property_no, is_reserved, position, thing_no)
                SELECT property_no, 0, min(position), thing_no FROM \(names("claim"))
                WHERE thing_no = ? AND property_no = ? AND visibility = 0 GROUP BY property_no, thing_no
                """, arguments: [thingNo, propertyNo])
    }

    /// Takes an account away with all its rows, before its claims move under another thing.
    func lift(thingNo: Int64, propertyNo: Int64) throws {
        try db.execute(
            sql: "DELETE FROM \(names("account")) WHERE property_no = ? AND thing_no = ?",
            arguments: [propertyNo, thingNo])
    }

    /// Puts an account where its claims stand now that they have moved.
    func placeAll(thingNo: Int64, propertyNo: Int64) throws {
        try place(thingNo: thingNo, propertyNo: propertyNo)
        try db.execute(
            sql: """
                INSERT INTO \(names("account")) (property_no, is_reserved, position, thing_no)
                SELECT property_no, 1, position, thing_no FROM \(names("claim"))
                WHERE thing_no = ? AND property_no = ? AND visibility > 0
                """, arguments: [thingNo, propertyNo])
    }

    /// Finds all; for the end of a rebuild.
    ///
    /// In the order of the table: by an index, each claim would be looked up by itself.
    func findAll() throws {
        try db.execute(
            sql: """
                INSERT INTO \(names("account")) (property_no, is_reserved, position, thing_no)
                SELECT property_no, 0, min(position), thing_no FROM \(names("claim")) NOT INDEXED WHERE visibility = 0
                GROUP BY thing_no, property_no ORDER BY 1, 3;
                INSERT INTO \(names("account")) (property_no, is_reserved, position, thing_no)
                SELECT property_no, 1, position, thing_no FROM \(names("claim")) WHERE visibility > 0 ORDER BY 1, 3
                """)
    }
}
