import Foundation
import GRDB
import Journal
import Languages
package import Measures
package import Register

extension Reading {
    /// The observations of a series that begin in a stretch of time, in milliseconds since 1970, in their order.
    ///
    /// At most `limit` of them, the earliest. `position` asks how they stood after an earlier entry.
    package func observations(
        of id: String, in span: Range<Int64> = .always, limit: Int = ObservationLimits.read, at position: Int64? = nil
    ) throws -> [StandingObservation] {
        guard let no = try seriesNumber(id) else { return [] }
        var found: [StandingObservation] = []
        try eachBlock(of: no, in: span, at: position) { block in
            // Blocks come by their first time: once there are enough, a later one brings only later observations.
            if found.count >= limit, let last = found.last, block.first > last.observation.time.start { return false }
            for place in 0..<block.columns.count
            where span.contains(block.columns.start(place)) && !block.replaced.contains(place) {
                guard let observation = block.columns.observation(place) else { continue }
                found.append(
                    StandingObservation(
                        observation: observation, reference: ObservationReference(block: block.id, place: place),
                        position: block.position, source: block.source))
            }
            if block.isOutOfOrder { found.sort { $0.observation.time < $1.observation.time } }
            if found.count > 2 * limit + ObservationLimits.block { found.removeLast(found.count - limit) }
            return true
        }
        return Array(found.prefix(limit))
    }

    /// The same between two days, both included.
    package func observations(
        of id: String, from: Day?, to: Day?, limit: Int = ObservationLimits.read, at position: Int64? = nil
    ) throws -> [StandingObservation] {
        let start = from.map { Instant(startOf: $0).milliseconds } ?? Range<Int64>.always.lowerBound
        let end = to.map { Instant(startOf: $0).milliseconds + 86_400_000 } ?? Range<Int64>.always.upperBound
        return try observations(of: id, in: start..<max(start, end), limit: limit, at: position)
    }

    /// How many observations stand in a stretch of time; those set right or taken back are counted as one more at most.
    func observationCount(of no: Int64, in span: Range<Int64>) throws -> Int {
        try SQLRequest<Int>(
            literal: """
                SELECT coalesce(sum(count), 0) FROM observation_block
                WHERE series_no = \(no) AND first_time < \(span.upperBound) AND last_time >= \(span.lowerBound)
                """, cached: true
        ).fetchOne(db) ?? 0
    }

    struct StoredBlock {
        let id: String
        let position: Int64
        let source: String?
        let first: Int64
        let columns: BlockColumns
        let replaced: Set<Int>
        /// Whether it begins before the end of one that was given already.
        let isOutOfOrder: Bool
    }

    /// Gives the blocks of a series with observations in a stretch of time, by their first times, until told to stop.
    func eachBlock(
        of no: Int64, in span: Range<Int64>, at position: Int64?, _ take: (StoredBlock) throws -> Bool
    ) throws {
        let last = position ?? .max
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT id, position, first_time, last_time, columns, no, source FROM observation_block
                WHERE series_no = \(no) AND first_time < \(span.upperBound) AND last_time >= \(span.lowerBound)
                    AND act != 'withdrawn' AND position <= \(last)
                ORDER BY first_time, no
                """, cached: true
        ).fetchCursor(db)
        var end = Int64.min
        while let row = try rows.next() {
            guard let columns = BlockColumns(row[4] as Data) else { continue }
            let block = StoredBlock(
                id: row[0], position: row[1], source: row[6], first: row[2], columns: columns,
                replaced: try replaced(in: row[5], of: no, until: last), isOutOfOrder: (row[2] as Int64) <= end)
            end = max(end, row[3])
            guard try take(block) else { return }
        }
    }

    /// The places of a block that later entries, up to one of them, set right or took back.
    private func replaced(in block: Int64, of series: Int64, until last: Int64) throws -> Set<Int> {
        try SQLRequest<Int>(
            literal: """
                SELECT place FROM observation_replaced
                WHERE series_no = \(series) AND block_no = \(block) AND by_position <= \(last)
                """, cached: true
        ).fetchSet(db)
    }

    /// The newest observations of a series, at most `limit`, in the order of time; reads no block that begins and ends
    /// before them.
    func newest(of no: Int64, limit: Int) throws -> [StandingObservation] {
        let blocks = try SQLRequest<Row>(
            literal: "SELECT no, last_time FROM observation_block WHERE series_no = \(no) ORDER BY last_time DESC",
            cached: true
        ).fetchCursor(db)
        var found: [StandingObservation] = []
        while let row = try blocks.next() {
            if found.count == limit, let first = found.first, (row[1] as Int64) < first.observation.time.start { break }
            try found += standing(inBlock: row[0], of: no)
            found.sort { $0.observation.time < $1.observation.time }
            found.removeFirst(max(0, found.count - limit))
        }
        return found
    }

    /// What still stands of a block.
    private func standing(inBlock block: Int64, of series: Int64) throws -> [StandingObservation] {
        let row = try SQLRequest<Row>(
            literal: """
                SELECT id, position, source, columns FROM observation_block
                WHERE no = \(block) AND act != 'withdrawn'
                """, cached: true
        ).fetchOne(db)
        guard let row, let columns = BlockColumns(row[3] as Data) else { return [] }
        let replaced = try replaced(in: block, of: series, until: .max)
        return (0..<columns.count).compactMap { place in
            guard !replaced.contains(place), let observation = columns.observation(place) else { return nil }
            return StandingObservation(
                observation: observation, reference: ObservationReference(block: row[0], place: place),
                position: row[1], source: row[2])
        }
    }

    /// One observation with the series it belongs to, whether it still stands or not.
    package func observation(_ reference: ObservationReference) throws -> (
        series: StandingSeries, steps: [ObservationStep]
    )? {
        guard Identifier.isValid(reference.block),
            let row = try SQLRequest<Row>(
                literal: """
                    SELECT series.id, series.no, observation_block.columns FROM observation_block
                    JOIN series ON series.no = observation_block.series_no
                    WHERE observation_block.id = \(reference.block)
                    """
            ).fetchOne(db),
            let series = try series(row[0] as String), let columns = BlockColumns(row[2] as Data),
            (0..<columns.count).contains(reference.place)
        else { return nil }
        return (series, try steps(of: row[1], at: columns.start(reference.place)))
    }

    private static func text(_ json: String?) -> Text {
        guard let json, let parsed = try? JSON(parsing: json) else { return Text() }
        return (try? Text(json: parsed, "reason")) ?? Text()
    }

    /// Everything that was said of one time, the oldest first.
    private func steps(of no: Int64, at time: Int64) throws -> [ObservationStep] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT id, position, time, act, columns, reason, source FROM observation_block
                WHERE series_no = \(no) AND first_time <= \(time) AND last_time >= \(time) ORDER BY position
                """
        ).fetchAll(db)
        return rows.compactMap { row in
            guard let columns = BlockColumns(row[4] as Data),
                let place = (0..<columns.count).first(where: { columns.start($0) == time }),
                let observation = columns.observation(place)
            else { return nil }
            return ObservationStep(
                act: ObservationBlock.Act(rawValue: row[3]) ?? .stated, observation: observation,
                reference: ObservationReference(block: row[0], place: place), position: row[1],
                milliseconds: row[2], reason: Self.text(row[5]), source: row[6])
        }
    }
}

extension Range<Int64> {
    /// All times there are.
    package static var always: Range<Int64> { -62_135_596_800_000..<253_402_300_800_000 }
}
