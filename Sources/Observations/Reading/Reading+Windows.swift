import Foundation
import GRDB
package import Register

extension Reading {
    /// A window of a series in at most `limit` points, whatever there is in it; `nil` where there is no such series.
    package func window(
        of id: String, in span: Range<Int64>, limit: Int = ObservationLimits.buckets
    ) throws -> SeriesWindow? {
        guard let no = try seriesNumber(id) else { return nil }
        let span = span.clamped(to: .always)
        let limit = min(max(1, limit), ObservationLimits.buckets)
        let count = try observationCount(of: no, in: span)
        if count <= limit {
            return SeriesWindow(span: span, content: .observations(try observations(of: id, in: span, limit: limit)))
        }
        if count <= ObservationLimits.read { return try narrow(no, id, span, limit) }
        return try wide(no, span, limit)
    }

    /// Few enough to be read one by one, too many to be shown so.
    private func narrow(_ no: Int64, _ id: String, _ span: Range<Int64>, _ limit: Int) throws -> SeriesWindow {
        var zoom = 0
        while zoom < BucketZoom.last, Self.buckets(span, zoom) > limit { zoom += 1 }
        var buckets: [Int64: Bucket] = [:]
        var standing = 0
        try eachBlock(of: no, in: span, at: nil) { block in
            for place in 0..<block.columns.count
            where span.contains(block.columns.start(place)) && !block.replaced.contains(place) {
                standing += 1
                buckets[BucketZoom.bucket(of: block.columns.start(place), at: zoom), default: Bucket()].add(
                    block.columns, place)
            }
            return true
        }
        // Blocks reach beyond the window: what lies in it may be little enough after all.
        if standing <= limit {
            return SeriesWindow(span: span, content: .observations(try observations(of: id, in: span, limit: limit)))
        }
        return SeriesWindow(span: span, content: .buckets(Self.timed(buckets, zoom), width: BucketZoom.width(zoom)))
    }

    private func wide(_ no: Int64, _ span: Range<Int64>, _ limit: Int) throws -> SeriesWindow {
        let finest = try Int.fetchOne(db, sql: "SELECT finest FROM series WHERE no = ?", arguments: [no]) ?? 0
        var zoom = finest
        while zoom < BucketZoom.last, Self.buckets(span, zoom) > limit { zoom += 1 }
        let (first, last) = (
            BucketZoom.bucket(of: span.lowerBound, at: zoom), BucketZoom.bucket(of: span.upperBound - 1, at: zoom)
        )
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT chunk, buckets FROM observation_bucket WHERE series_no = \(no) AND zoom = \(zoom)
                    AND chunk BETWEEN \(BucketChunk.chunk(of: first)) AND \(BucketChunk.chunk(of: last))
                """, cached: true
        ).fetchCursor(db)
        var buckets: [Int64: Bucket] = [:]
        while let row = try rows.next() {
            let chunk: Int64 = row[0]
            for (slot, bucket) in BucketChunk(row[1] as Data).buckets {
                let number = chunk << BucketChunk.bits + Int64(slot)
                if (first...last).contains(number) { buckets[number] = bucket }
            }
        }
        return SeriesWindow(span: span, content: .buckets(Self.timed(buckets, zoom), width: BucketZoom.width(zoom)))
    }

    private static func buckets(_ span: Range<Int64>, _ zoom: Int) -> Int64 {
        BucketZoom.bucket(of: span.upperBound - 1, at: zoom) - BucketZoom.bucket(of: span.lowerBound, at: zoom) + 1
    }

    private static func timed(_ buckets: [Int64: Bucket], _ zoom: Int) -> [TimedBucket] {
        buckets.sorted { $0.key < $1.key }.map { number, bucket in
            TimedBucket(start: BucketZoom.span(of: number, at: zoom).lowerBound, bucket: bucket)
        }
    }
}
