package import Foundation
package import GRDB
import GRDBSQLite

/// A prepared statement whose values are bound one by one, without boxing them; for the few statements that run for
/// every entry.
///
/// Observers of the database do not hear of what it writes.
package struct BoundStatement {
    private let statement: Statement
    private let handle: OpaquePointer?

    package init(_ db: Database, _ sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    /// Places count from 1.
    package func bind(_ place: Int32, _ value: Int64) { sqlite3_bind_int64(handle, place, value) }

    package func bind(_ place: Int32, _ value: Int64?) {
        if let value { sqlite3_bind_int64(handle, place, value) } else { sqlite3_bind_null(handle, place) }
    }

    package func bind(_ place: Int32, _ value: String) {
        var value = value
        value.withUTF8 { bytes in
            // A negative destructor tells SQLite to copy; an empty text has no address, which would bind NULL.
            let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            if let address = bytes.baseAddress {
                _ = address.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text(handle, place, $0, Int32(bytes.count), copied)
                }
            } else {
                sqlite3_bind_text(handle, place, "", 0, copied)
            }
        }
    }

    package func bind(_ place: Int32, _ value: String?) {
        if let value { bind(place, value) } else { sqlite3_bind_null(handle, place) }
    }

    package func bind(_ place: Int32, _ value: Data?) {
        guard let value else {
            sqlite3_bind_null(handle, place)
            return
        }
        value.withUnsafeBytes { bytes in
            let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            if bytes.isEmpty {
                sqlite3_bind_zeroblob(handle, place, 0)
            } else {
                sqlite3_bind_blob(handle, place, bytes.baseAddress, Int32(bytes.count), copied)
            }
        }
    }

    /// Runs a statement that gives no rows.
    package func run() throws {
        defer { sqlite3_reset(handle) }
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE else { throw fault(code) }
    }

    /// The number in the first column of the first row; `nil` when there is none.
    package func number() throws -> Int64? {
        defer { sqlite3_reset(handle) }
        let code = sqlite3_step(handle)
        if code == SQLITE_DONE { return nil }
        guard code == SQLITE_ROW else { throw fault(code) }
        return sqlite3_column_type(handle, 0) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, 0)
    }

    private func fault(_ code: Int32) -> DatabaseError {
        let connection = sqlite3_db_handle(handle)
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: sqlite3_errmsg(connection).map { String(cString: $0) }, sql: statement.sql)
    }
}
