import GRDB
package import Register

/// How much a series holds from a time on, as it stood after an entry.
package struct SeriesMeasure: Sendable, Hashable {
    /// Those that were set right or taken back since are counted with what took their place.
    package let count: Int
    /// From the first beginning to the last, in milliseconds since 1970.
    package let span: ClosedRange<Int64>

    package init(count: Int, span: ClosedRange<Int64>) { (self.count, self.span) = (count, span) }
}

extension Reading {
    /// How much a series holds from a time on, as it stood after an entry; `nil` where there is nothing.
    package func measure(of id: String, from start: Int64, at position: Int64) throws -> SeriesMeasure? {
        guard let no = try seriesNumber(id) else { return nil }
        let row = try SQLRequest<Row>(
            literal: """
                SELECT sum(count), min(first_time), max(last_time) FROM observation_block
                WHERE series_no = \(no) AND last_time >= \(start) AND act != 'withdrawn' AND position <= \(position)
                """, cached: true
        ).fetchOne(db)
        guard let row, let count = row[0] as Int?, count > 0, let first = row[1] as Int64?, let last = row[2] as Int64?
        else { return nil }
        return SeriesMeasure(count: count, span: min(max(first, start), last)...last)
    }

    /// The time from which a series holds about so many observations, whole blocks of them and one block at least.
    package func start(ofLast count: Int, of id: String, at position: Int64) throws -> Int64? {
        guard let no = try seriesNumber(id) else { return nil }
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT first_time, count FROM observation_block
                WHERE series_no = \(no) AND act != 'withdrawn' AND position <= \(position)
                ORDER BY last_time DESC, no DESC
                """, cached: true
        ).fetchCursor(db)
        var (start, seen): (Int64?, Int) = (nil, 0)
        while let row = try rows.next() {
            seen += row[1] as Int
            if seen > count, start != nil { break }
            start = min(start ?? .max, row[0])
        }
        return start
    }

    /// The observations of a series from a time on, brought together by months or years, as they stood after an entry.
    ///
    /// Block after block is read and let go of, so that a series may be of any length; what came of it is held until the
    /// series has another last entry.
    package func periods(
        of id: String, by step: PeriodStep, from start: Int64, at position: Int64
    ) throws -> [SeriesPeriod] {
        guard let no = try seriesNumber(id) else { return [] }
        return try held("periods \(id) \(step) \(start) \(try state(of: no, at: position))") {
            try gather(no, by: step, from: start, at: position)
        }
    }

    /// Tells one state of the observations of a series from another: an erasure takes blocks away, or what they replaced.
    private func state(of no: Int64, at position: Int64) throws -> String {
        let row = try SQLRequest<Row>(
            literal: """
                SELECT max(position), count(*), coalesce(sum(count), 0), (
                    SELECT count(*) FROM observation_replaced WHERE series_no = \(no) AND by_position <= \(position))
                FROM observation_block WHERE series_no = \(no) AND position <= \(position)
                """, cached: true
        ).fetchOne(db)
        return (0..<4).map { row?[$0] as Int64? ?? 0 }.map(String.init).joined(separator: " ")
    }

    private func gather(
        _ no: Int64, by step: PeriodStep, from start: Int64, at position: Int64
    ) throws -> [SeriesPeriod] {
        var periods = SeriesPeriods(by: step)
        let span = min(start, Range<Int64>.always.upperBound)..<Range<Int64>.always.upperBound
        try eachBlock(of: no, in: span, at: position) { block in
            for place in 0..<block.columns.count
            where block.columns.start(place) >= start && !block.replaced.contains(place) {
                periods.add(block.columns, place, position: block.position)
            }
            return true
        }
        return periods.periods
    }
}
