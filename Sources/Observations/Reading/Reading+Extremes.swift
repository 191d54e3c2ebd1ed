import Foundation
import GRDB
package import Register

extension Reading {
    /// The least and the greatest value of a series to reckon with, and how many there are; from its widest buckets.
    package func extremes(of series: String) throws -> Bucket {
        guard let no = try seriesNumber(series) else { return Bucket() }
        return try buckets(of: no, at: BucketZoom.last, in: .min ... .max) { _, _ in true }.reduce(into: Bucket()) {
            $0.merge($1.bucket)
        }
    }

    /// The newest observation that has a value for which `isMeant` holds, found by the least and greatest of buckets.
    ///
    /// Where it holds of an observation it must hold of the least or of the greatest of any that lie beside it.
    func newest(
        of no: Int64, series: String, where isMeant: @Sendable (Double) -> Bool
    ) throws -> StandingObservation? {
        let finest = try Int.fetchOne(db, sql: "SELECT finest FROM series WHERE no = ?", arguments: [no])
        guard let finest else { return nil }
        var span: ClosedRange<Int64> = .min ... .max
        for zoom in stride(from: BucketZoom.last, through: finest, by: -1) {
            let found = try buckets(of: no, at: zoom, in: span) { _, bucket in
                bucket.count > 0 && (isMeant(bucket.minimum) || isMeant(bucket.maximum))
            }.first
            guard let found else { return nil }
            span =
                zoom == finest
                ? found.number...found.number
                : (found.number << BucketZoom.shift)...((found.number << BucketZoom.shift) + 3)
        }
        let stretch = BucketZoom.span(of: span.lowerBound, at: finest)
        return try observations(of: series, in: stretch).last { $0.observation.number.map(isMeant) ?? false }
    }

    /// Buckets of a width, the newest first, up to the first of which `isEnough` says so and with it.
    private func buckets(
        of no: Int64, at zoom: Int, in span: ClosedRange<Int64>, _ isMeant: (Int64, Bucket) -> Bool
    ) throws -> [(number: Int64, bucket: Bucket)] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT chunk, buckets FROM observation_bucket WHERE series_no = \(no) AND zoom = \(zoom)
                    AND chunk BETWEEN \(BucketChunk.chunk(of: span.lowerBound)) AND \(BucketChunk.chunk(of: span.upperBound))
                ORDER BY chunk DESC
                """, cached: true
        ).fetchCursor(db)
        var found: [(number: Int64, bucket: Bucket)] = []
        while let row = try rows.next() {
            let chunk: Int64 = row[0]
            for (slot, bucket) in BucketChunk(row[1] as Data).buckets.sorted(by: { $0.key > $1.key }) {
                let number = chunk << BucketChunk.bits + Int64(slot)
                if span.contains(number), isMeant(number, bucket) { found.append((number, bucket)) }
            }
            if !found.isEmpty, zoom < BucketZoom.last { break }
        }
        return found
    }
}
