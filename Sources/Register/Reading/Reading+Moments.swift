import GRDB
package import Measures

extension Reading {
    /// When the entry at a position was written, or the first one behind it, in milliseconds since 1970.
    package func time(at position: Int64) throws -> Int64? {
        try SQLRequest<Int64>(
            literal: "SELECT time FROM entry WHERE position >= \(position) ORDER BY position LIMIT 1"
        ).fetchOne(db)
    }

    /// The last entry that was written by the end of a day; zero where there is none.
    ///
    /// Entries of one node are written in the order of time, so that halving finds it without reading the journal.
    package func lastPosition(atEndOf day: Day, _ zone: Zone) throws -> Int64 {
        guard let next = day.adding(days: 1) else { return try lastPosition() }
        let midnight = Instant(startOf: next)
        let end = midnight.adding(milliseconds: -Int64(zone.offsetMinutes(at: midnight)) * 60_000).milliseconds
        var (low, high) = (Int64(0), try lastPosition())
        while low < high {
            let middle = low + (high - low + 1) / 2
            if let time = try time(at: middle), time < end { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
