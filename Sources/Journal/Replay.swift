import Foundation
import GRDB
import Storage
import Synchronization

/// Gives the entries of the journal to the writer of one projection, in their order.
///
/// What needs no look at the database, reading the bodies, is done for a piece of entries at a time on all processors.
struct Replay {
    /// So many entries are held at once, or so many bytes of them.
    static let piece = 1_024
    static let pieceBytes = 8 << 20

    private let projection: any Projection
    private let writer: any ProjectionWriter

    init(_ projection: any Projection, writer: any ProjectionWriter) {
        self.projection = projection
        self.writer = writer
    }

    /// Takes at most `limit` entries after a position up to another; returns the position of the last one taken.
    func run(_ db: Database, after position: Int64, upTo last: Int64, limit: Int) throws -> Int64 {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(EntryRow.columns) FROM \(EntryRow.source)
                WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
                """, arguments: [position, last, limit == .max ? -1 : limit])
        var watermark = position
        var entries: [Entry] = []
        var bytes = 0
        while let row = try rows.next() {
            entries.append(try EntryRow.entry(row))
            bytes += entries.last?.bodyBytes?.count ?? 0
            if entries.count == Self.piece || bytes >= Self.pieceBytes {
                watermark = try take(entries) ?? watermark
                entries.removeAll(keepingCapacity: true)
                bytes = 0
            }
        }
        watermark = try take(entries) ?? watermark
        try writer.finish()
        return watermark
    }

    private func take(_ entries: [Entry]) throws -> Int64? {
        for (entry, ready) in zip(entries, readings(of: entries)) {
            if let ready {
                try writer.apply(entry, ready: ready, record: ready.records.first ?? nil)
            } else {
                try writer.apply(entry, body: nil)
            }
        }
        return entries.last?.position
    }

    private func readings(of entries: [Entry]) -> [ReadyBody?] {
        let shares = min(ProcessInfo.processInfo.activeProcessorCount, 8)
        guard shares > 1, entries.count > 64 else { return entries.map { ReadyBody(rereading: $0, projection) } }
        let readings = Readings(of: entries, shares: shares, for: projection)
        DispatchQueue.concurrentPerform(iterations: shares) { share in readings.read(share) }
        return readings.all
    }
}

/// Bodies read in several shares at once.
private final class Readings: Sendable {
    private let entries: [Entry]
    private let shares: Int
    private let projection: any Projection
    private let parts = Mutex<[Int: [ReadyBody?]]>([:])

    init(of entries: [Entry], shares: Int, for projection: any Projection) {
        self.entries = entries
        self.shares = shares
        self.projection = projection
    }

    func read(_ share: Int) {
        var bodies: [ReadyBody?] = []
        for entry in entries[entries.count * share / shares..<entries.count * (share + 1) / shares] {
            bodies.append(ReadyBody(rereading: entry, projection))
        }
        let read = bodies
        parts.withLock { $0[share] = read }
    }

    /// In the order of the entries, once all shares are read.
    var all: [ReadyBody?] {
        let parts = parts.withLock { $0 }
        return (0..<shares).flatMap { parts[$0] ?? [] }
    }
}
