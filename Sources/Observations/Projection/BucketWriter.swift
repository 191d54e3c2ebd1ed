import Foundation
import GRDB
import Journal

/// A stretch of 256 buckets, as one row holds them.
struct BucketChunk {
    static let bits: Int64 = 8
    private(set) var buckets: [UInt8: Bucket] = [:]

    init() {}

    init(_ data: Data) {
        data.withUnsafeBytes { bytes in
            for place in stride(from: 0, to: bytes.count - Bucket.size, by: Bucket.size + 1) {
                buckets[bytes[place]] = Bucket(bytes, at: place + 1)
            }
        }
    }

    var data: Data {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(buckets.count * (Bucket.size + 1))
        for (slot, bucket) in buckets.sorted(by: { $0.key < $1.key }) {
            bytes.append(slot)
            bucket.write(into: &bytes)
        }
        return Data(bytes)
    }

    static func chunk(of bucket: Int64) -> Int64 { bucket >> bits }
    static func slot(of bucket: Int64) -> UInt8 { UInt8(truncatingIfNeeded: bucket) }

    subscript(bucket: Int64) -> Bucket {
        get { buckets[Self.slot(of: bucket)] ?? Bucket() }
        set { buckets[Self.slot(of: bucket)] = newValue.isEmpty ? nil : newValue }
    }
}

/// Keeps the buckets of series, some chunks in memory until they are flushed.
final class BucketWriter {
    private let db: Database
    private let names: TableNames

    private struct Key: Hashable {
        let series: Int64
        let zoom: Int
        let chunk: Int64
    }

    private var held: [Key: BucketChunk] = [:]
    private static let heldMax = 512

    init(_ db: Database, names: TableNames) { (self.db, self.names) = (db, names) }

    /// Adds observations to the buckets of every width from the finest on.
    func add(_ columns: BlockColumns, leaving left: Set<Int>, _ series: Int64, from finest: Int) throws {
        var level: [Int64: Bucket] = [:]
        for place in 0..<columns.count where !left.contains(place) {
            level[BucketZoom.bucket(of: columns.start(place), at: finest), default: Bucket()].add(columns, place)
        }
        for zoom in finest...BucketZoom.last {
            var wider: [Int64: Bucket] = [:]
            for (number, added) in level.sorted(by: { $0.key < $1.key }) {
                try change(Key(series: series, zoom: zoom, chunk: BucketChunk.chunk(of: number))) { chunk in
                    chunk[number].merge(added)
                }
                wider[number >> BucketZoom.shift, default: Bucket()].merge(added)
            }
            level = wider
        }
    }

    func bucket(_ number: Int64, at zoom: Int, _ series: Int64) throws -> Bucket {
        try chunk(Key(series: series, zoom: zoom, chunk: BucketChunk.chunk(of: number)))[number]
    }

    func put(_ bucket: Bucket, _ number: Int64, at zoom: Int, _ series: Int64) throws {
        try change(Key(series: series, zoom: zoom, chunk: BucketChunk.chunk(of: number))) { $0[number] = bucket }
    }

    /// Takes all buckets of a series away.
    func clear(_ series: Int64) throws {
        held = held.filter { $0.key.series != series }
        try db.execute(sql: "DELETE FROM \(names("observation_bucket")) WHERE series_no = ?", arguments: [series])
    }

    func flush() throws {
        for (key, chunk) in held {
            try db.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO \(names("observation_bucket")) (series_no, zoom, chunk, buckets)
                    VALUES (?, ?, ?, ?)
                    """
            ).execute(arguments: [key.series, key.zoom, key.chunk, chunk.data])
        }
        held = [:]
    }

    private func change(_ key: Key, _ work: (inout BucketChunk) -> Void) throws {
        if held[key] == nil {
            if held.count >= Self.heldMax { try flush() }
            held[key] = try stored(key)
        }
        work(&held[key, default: BucketChunk()])
    }

    private func chunk(_ key: Key) throws -> BucketChunk { try held[key] ?? stored(key) }

    private func stored(_ key: Key) throws -> BucketChunk {
        let data = try Data.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT buckets FROM \(names("observation_bucket")) WHERE series_no = ? AND zoom = ? AND chunk = ?
                    """), arguments: [key.series, key.zoom, key.chunk])
        return data.map(BucketChunk.init) ?? BucketChunk()
    }
}
