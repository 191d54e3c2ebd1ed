import GRDB
import Journal
import Storage

/// Keeps under the thing that stays what was entered of those joined with it.
///
/// What was said stands in `thing_join`; from it and from who may know of the things follows which thing stands for
/// which. A join rests while one of the two is not entered or not open to all, so that nothing hidden is shown, or
/// told of, through another thing.
final class JoinWriter {
    private let db: Database
    private let names: TableNames
    private var roots: [Int64: Int64]?

    init(_ db: Database, names: TableNames) {
        self.db = db
        self.names = names
    }

    /// The number of the thing that stands for one.
    func root(_ no: Int64) throws -> Int64 { try known()[no] ?? no }

    /// The root of a thing, and the thing itself where that is another one.
    func place(_ no: Int64) throws -> (root: Int64, own: Int64?) {
        let root = try root(no)
        return (root, root == no ? nil : no)
    }

    private func known() throws -> [Int64: Int64] {
        if let roots { return roots }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT thing.no, thing.joined_no FROM \(names("thing_join")) AS told
                    CROSS JOIN \(names("thing")) AS thing ON thing.no = told.thing_no
                    WHERE thing.joined_no IS NOT NULL
                    """))
        let read = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int64, $0[1] as Int64) })
        roots = read
        return read
    }

    func write(_ join: Join, thingNo: Int64, intoNo: Int64?, _ position: Int64) throws {
        try db.cachedStatement(
            sql:
                "INSERT OR REPLACE INTO \(names("thing_join")) (thing_no, into_no, party, position) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [thingNo, intoNo, join.party, position])
    }

    func forget(_ thingNo: Int64) throws {
        // Roots are found by way of what was said: read afterwards, that of a thing forgotten here would be missed.
        _ = try known()
        try db.execute(sql: "DELETE FROM \(names("thing_join")) WHERE thing_no = ?", arguments: [thingNo])
    }

    /// Whether a join speaks of a thing, either way.
    func concerns(_ no: Int64) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM \(names("thing_join")) WHERE thing_no = :no)
                        OR EXISTS (SELECT 1 FROM \(names("thing_join")) WHERE into_no = :no)
                    """), arguments: ["no": no]) ?? false
    }

    /// What has to change: each thing with the root it has and the one it should have.
    private func changes() throws -> [(no: Int64, from: Int64, to: Int64)] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT thing.no, thing.id, stays.no, stays.id FROM \(names("thing_join")) AS told
                JOIN \(names("thing")) AS thing ON thing.no = told.thing_no
                JOIN \(names("thing")) AS stays ON stays.no = told.into_no
                WHERE thing.position > 0 AND thing.visibility = 0 AND stays.position > 0 AND stays.visibility = 0
                """)
        var numbers: [String: Int64] = [:]
        var into: [String: String] = [:]
        for row in rows {
            numbers[row[1]] = row[0]
            numbers[row[3]] = row[2]
            into[row[1]] = row[3]
        }
        var wanted: [Int64: Int64] = [:]
        for (thing, root) in JoinRule.standing(into) {
            if let no = numbers[thing], let rootNo = numbers[root] { wanted[no] = rootNo }
        }
        let known = try known()
        return Set(known.keys).union(wanted.keys).sorted().compactMap { no in
            let (from, to) = (known[no] ?? no, wanted[no] ?? no)
            return from == to ? nil : (no, from, to)
        }
    }

    /// Moves everything under the things that stand now.
    ///
    /// `touching` is told the roots that lose or gain before
    /// anything moves, `moved` afterwards.
    func settle(touching: ([Int64]) throws -> Void = { _ in }, moved: ([Int64]) throws -> Void = { _ in }) throws {
        let changes = try changes()
        guard !changes.isEmpty else { return }
        let touched = Set(changes.flatMap { [$0.from, $0.to] }).sorted()
        try touching(touched)
        for change in changes { try move(change.no, from: change.from, to: change.to) }
        roots = nil
        try moved(touched)
    }

    private func move(_ no: Int64, from: Int64, to: Int64) throws {
        try db.execute(
            sql: "UPDATE \(names("thing")) SET joined_no = ? WHERE no = ?", arguments: [to == no ? nil : to, no])
        for table in ["claim", "trail"] {
            try db.execute(
                sql: """
                    UPDATE \(names(table)) SET thing_no = :to, own_no = :own
                    WHERE thing_no = :from AND coalesce(own_no, thing_no) = :no
                    """, arguments: ["to": to, "own": to == no ? nil : no, "from": from, "no": no])
        }
        try db.execute(
            sql: "UPDATE \(names("thing_within")) SET whole_no = :to WHERE whole_no = :from AND own_no = :no",
            arguments: ["to": to, "from": from, "no": no])
    }

    /// The properties that have claims under some things.
    func properties(of things: [Int64]) throws -> [(thingNo: Int64, propertyNo: Int64)] {
        try things.flatMap { no in
            try Int64.fetchAll(
                db, sql: "SELECT DISTINCT property_no FROM \(names("claim")) WHERE thing_no = ?", arguments: [no]
            ).map { (no, $0) }
        }
    }
}
