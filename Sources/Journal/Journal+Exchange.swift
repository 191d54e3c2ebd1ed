import Foundation
import GRDB
import Storage

extension Journal {
    /// Writes entries after a position as lines of JSON: a first line that names format and origins, one line an entry,
    /// a last line of signed heads.
    ///
    /// `write` takes one line at a time.
    package func export(after position: Int64 = 0, _ write: (String) throws -> Void) throws -> Int64 {
        try reader.read { db in
            try write(try ExchangeLine.opening(db).canonicalText)
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT \(EntryRow.columns) FROM \(EntryRow.source) WHERE position > ? ORDER BY position",
                arguments: [position])
            var count: Int64 = 0
            while let row = try rows.next() {
                try write(ExchangeLine.line(of: try EntryRow.entry(row)).canonicalText)
                count += 1
            }
            try write(try ExchangeLine.closing(db, entries: count).canonicalText)
            return count
        }
    }

    /// Takes in lines that `export` wrote, all of them or none: each chain must continue what is held here.
    ///
    /// Entries already held are passed over. Returns how many were new. Throws `JournalError.badFile` or
    /// `.brokenChain` with the number of the line.
    package func importLines(_ lines: some Sequence<String>) throws -> Int64 {
        try store.reserve.check()
        let taken = try store.pool.write { db in
            var reader = try ExchangeReader(self, db)
            for line in lines { try reader.take(line) }
            return try reader.finish()
        }
        announce(try lastPosition())
        return taken
    }
}
