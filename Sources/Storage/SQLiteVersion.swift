import GRDBSQLite

/// A version of SQLite, and what is known of its faults.
package struct SQLiteVersion: Sendable, Hashable {
    /// As SQLite writes it: 3040001 for 3.40.1.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// The one this process runs with.
    package static var running: SQLiteVersion { SQLiteVersion(number: Int(sqlite3_libversion_number())) }

    package var text: String { "\(number / 1_000_000).\(number / 1_000 % 1_000).\(number % 1_000)" }

    /// Whether two connections that write and checkpoint at the same instant can damage the file (sqlite.org/wal.html,
    /// “The WAL-reset bug”): in 3.7.0 to 3.51.2, mended in 3.51.3 and in the branches 3.50.7 and 3.44.6.
    package var hasLogResetFault: Bool {
        guard (3_007_000..<3_051_003).contains(number) else { return false }
        let isMendedBranch = (3_050_007..<3_051_000).contains(number) || (3_044_006..<3_045_000).contains(number)
        return !isMendedBranch
    }
}
