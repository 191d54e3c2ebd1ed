import Foundation
import GRDB
import Storage

/// The yardstick of the same run: rows of the size of a claim into one plain table with one index in random order,
/// in transactions of the same size and with the same sync.
enum PlainSQLite {
    static func rowsPerSecond(in folder: String, rows: Int) throws -> Double {
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(path: folder + "/plain.sqlite")
        try store.pool.write { db in
            try db.execute(
                sql:
                    "CREATE TABLE row (no INTEGER PRIMARY KEY, place INTEGER, body TEXT); CREATE INDEX by_place ON row (place)"
            )
        }
        var random = SplitMix64(seed: 7)
        let body = String(repeating: "x", count: 420)
        let seconds = try RegisterBench.seconds {
            for start in stride(from: 0, to: rows, by: 4_000) {
                try store.pool.write { db in
                    let insert = try db.cachedStatement(sql: "INSERT INTO row (place, body) VALUES (?, ?)")
                    for _ in start..<min(start + 4_000, rows) {
                        try insert.execute(arguments: [Int64(random.next() >> 40), body])
                    }
                }
            }
        }
        try store.close()
        return Double(rows) / seconds
    }
}
