import GRDB
import Journal
import Storage

/// Gives identifiers their numbers.
///
/// What it remembers is good for one transaction only: another process may write between two.
final class TermWriter {
    private let db: Database
    private let names: TableNames
    private var numbers: [String: [String: Int64]] = [:]
    private var things: [String: Int64] = [:]
    private let findTerm: BoundStatement
    private let findThing: BoundStatement

    init(_ db: Database, names: TableNames) throws {
        self.db = db
        self.names = names
        findTerm = try BoundStatement(db, "SELECT no FROM \(names("term")) WHERE scheme = ? AND id = ?")
        findThing = try BoundStatement(db, "SELECT no FROM \(names("thing")) WHERE id = ?")
    }

    /// The number of a property, party or source, given now if it has none.
    func number(_ scheme: String, _ id: String) throws -> Int64 {
        if let known = numbers[scheme]?[id] { return known }
        findTerm.bind(1, scheme)
        findTerm.bind(2, id)
        var number = try findTerm.number()
        if number == nil {
            try db.execute(
                sql: "INSERT INTO \(names("term")) (scheme, id) VALUES (?, ?)", arguments: [scheme, id])
            number = db.lastInsertedRowID
        }
        numbers[scheme, default: [:]][id] = number
        return number ?? 0
    }

    /// Whether a thing has been spoken of before.
    func hasThing(_ id: String) throws -> Bool {
        if things[id] != nil { return true }
        findThing.bind(1, id)
        return try findThing.number() != nil
    }

    /// The number of a thing.
    ///
    /// One that is spoken of before it is entered gets a row without kind or position.
    func thing(_ id: String) throws -> Int64 {
        if let known = things[id] { return known }
        findThing.bind(1, id)
        var number = try findThing.number()
        if number == nil {
            try db.execute(
                sql: """
                    INSERT INTO \(names("thing")) (id, kind, recorder, visibility, payload, position)
                    VALUES (?, '', '', 0, '', 0)
                    """, arguments: [id])
            number = db.lastInsertedRowID
        }
        things[id] = number
        return number ?? 0
    }
}
