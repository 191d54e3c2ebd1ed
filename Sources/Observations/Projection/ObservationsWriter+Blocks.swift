import Foundation
import GRDB
import Journal
import Register

extension ObservationsWriter {
    func write(_ block: ReadyBlock, _ body: EntryBody, _ entry: Entry) throws {
        guard let series = try standing(block.series) else { throw PayloadError("series", "is not known") }
        guard series.recorder == body.party else { throw PayloadError("series", "is a series of another party") }
        guard (block.columns.calendar == nil) == (series.record.resolution == .instant) else {
            throw PayloadError("tick", "is not that of the series")
        }
        if try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT no FROM \(names("observation_block")) WHERE id = ?"), arguments: [block.id])
            != nil
        {
            throw PayloadError("subject", "stands already")
        }
        let replaced = try replaced(by: block, series)
        let no = try insert(block, series.no, entry)
        for place in replaced {
            try db.cachedStatement(
                sql: """
                    INSERT INTO \(names("observation_replaced")) (series_no, block_no, place, time, by_no, by_position)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [series.no, place.block, place.place, place.time, no, entry.position])
        }
        try widen(series, by: block, entry)
        try count(block, series)
    }

    private struct Place {
        let block: Int64
        let place: Int
        let time: Int64
    }

    /// What the block sets right or takes back; throws where a stated time stands already or another does not.
    private func replaced(by block: ReadyBlock, _ series: Standing) throws -> [Place] {
        let columns = block.columns
        let (first, last) = (columns.start(0), columns.start(columns.count - 1))
        if block.act == .stated, series.lastTime.map({ first > $0 }) ?? true { return [] }
        var standing: [Int64: Place] = [:]
        for stored in try blocks(of: series.no, from: first, through: last) {
            for place in 0..<stored.columns.count where !stored.replaced.contains(place) {
                let time = stored.columns.start(place)
                standing[time] = Place(block: stored.no, place: place, time: time)
            }
        }
        return try (0..<columns.count).compactMap { place in
            let place = standing[columns.start(place)]
            guard block.act != .stated else {
                if place != nil { throw PayloadError("steps", "name a time at which an observation stands already") }
                return nil
            }
            guard let place else { throw PayloadError("steps", "name a time at which no observation stands") }
            return place
        }
    }

    struct Stored {
        let no: Int64
        let columns: BlockColumns
        /// The places of what has been set right or taken back since.
        let replaced: Set<Int>
    }

    /// The blocks with observations that begin in a stretch of time, both ends included.
    func blocks(of series: Int64, from first: Int64, through last: Int64) throws -> [Stored] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT no, columns FROM \(names("observation_block"))
                    WHERE series_no = ? AND first_time <= ? AND last_time >= ? AND act != 'withdrawn' ORDER BY no
                    """), arguments: [series, last, first])
        return try rows.compactMap { row in
            guard let columns = BlockColumns(row[1] as Data) else { return nil }
            let places = try Int.fetchSet(
                db.cachedStatement(
                    sql: "SELECT place FROM \(names("observation_replaced")) WHERE series_no = ? AND block_no = ?"),
                arguments: [series, row[0] as Int64])
            return Stored(no: row[0], columns: columns, replaced: places)
        }
    }

    private func insert(_ block: ReadyBlock, _ series: Int64, _ entry: Entry) throws -> Int64 {
        let columns = block.columns
        try db.cachedStatement(
            sql: """
                INSERT INTO \(names("observation_block")) (id, series_no, position, time, act, reason, source, first_time,
                    last_time, count, columns) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            block.id, series, entry.position, entry.header.timeMilliseconds, block.act.rawValue, block.reason,
            block.source,
            columns.start(0), columns.start(columns.count - 1), columns.count, block.data,
        ])
        return db.lastInsertedRowID
    }

    private func widen(_ series: Standing, by block: ReadyBlock, _ entry: Entry) throws {
        let change =
            switch block.act {
            case .stated: block.columns.count
            case .corrected: 0
            case .withdrawn: -block.columns.count
            }
        try db.cachedStatement(
            sql: """
                UPDATE \(names("series")) SET observations = observations + ?, last_position = ?,
                    first_time = min(coalesce(first_time, ?), ?), last_time = max(coalesce(last_time, ?), ?)
                WHERE no = ?
                """
        ).execute(arguments: [
            change, entry.position, block.columns.start(0), block.columns.start(0),
            block.columns.start(block.columns.count - 1), block.columns.start(block.columns.count - 1), series.no,
        ])
    }

    /// Keeps the buckets in step with what stands.
    private func count(_ block: ReadyBlock, _ series: Standing) throws {
        let columns = block.columns
        let finest = min(series.finest ?? BucketZoom.last, BucketZoom.finest(for: columns, after: series.lastTime))
        if finest != series.finest {
            try db.cachedStatement(sql: "UPDATE \(names("series")) SET finest = ? WHERE no = ?").execute(
                arguments: [finest, series.no])
        }
        if series.finest != nil, finest != series.finest {
            // Observations came closer together than any before: the buckets are made anew, finer.
            try buckets.clear(series.no)
            for stored in try blocks(of: series.no, from: .min, through: .max) {
                try buckets.add(stored.columns, leaving: stored.replaced, series.no, from: finest)
            }
        } else if block.act == .stated {
            try buckets.add(columns, leaving: [], series.no, from: finest)
        } else {
            try renew(columns, series.no, finest)
        }
    }

    /// Reckons the buckets anew in which observations were set right or taken back.
    private func renew(_ columns: BlockColumns, _ series: Int64, _ finest: Int) throws {
        var touched = Set((0..<columns.count).map { BucketZoom.bucket(of: columns.start($0), at: finest) })
        for bucket in touched.sorted() {
            let span = BucketZoom.span(of: bucket, at: finest)
            var value = Bucket()
            for stored in try blocks(of: series, from: span.lowerBound, through: span.upperBound - 1) {
                for place in 0..<stored.columns.count
                where span.contains(stored.columns.start(place)) && !stored.replaced.contains(place) {
                    value.add(stored.columns, place)
                }
            }
            try buckets.put(value, bucket, at: finest, series)
        }
        for zoom in (finest + 1)..<(BucketZoom.last + 1) {
            touched = Set(touched.map { $0 >> BucketZoom.shift })
            for bucket in touched.sorted() {
                var value = Bucket()
                for part in 0..<Int64(1 << BucketZoom.shift) {
                    try value.merge(buckets.bucket(bucket << BucketZoom.shift + part, at: zoom - 1, series))
                }
                try buckets.put(value, bucket, at: zoom, series)
            }
        }
    }
}
