import AppendingProcess
import Chances
import Foundation
import GRDB
import Journal
import Storage
import Testing

/// A directory that goes away with its owner; in memory where the machine has such a place, since a test's files
/// need not survive anything.
final class Scratch: Sendable {
    let path: String

    init() throws {
        let memory = "/dev/shm"
        let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        path = base + "/littoral-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { path + "/journal.sqlite" }

    func directory(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
        return path + "/" + name
    }
}

enum Testbed {
    static let startOfTime: Int64 = 1_763_424_000_000

    static func key(_ byte: UInt8 = 7) throws -> NodeKey {
        try NodeKey(rawRepresentation: Data(repeating: byte, count: 32))
    }

    static func open(
        _ directory: String, key: UInt8 = 7, version: Int = 1, checkpointPages: Int = 4_000
    ) throws -> Journal {
        var options = StoreOptions()
        options.checkpointPages = checkpointPages
        options.readersMax = 2
        let store = try Store(path: directory + "/journal.sqlite", options: options)
        do {
            return try Journal(
                store: store, key: try Self.key(key), projections: [SubjectCounts(version: version)],
                clock: { startOfTime })
        } catch {
            try? store.close()
            throw error
        }
    }

    static func bodies(_ count: Int, _ random: inout Chance) -> [EntryBody] {
        var bodies: [EntryBody] = []
        for _ in 0..<count { bodies.append(.random(&random)) }
        return bodies
    }

    /// Appends `count` entries in groups of up to five.
    static func fill(_ journal: Journal, _ count: Int, seed: UInt64) async throws {
        var random = Chance(seed: seed)
        var left = count
        while left > 0 {
            let size = min(left, 1 + random.below(5))
            _ = try await journal.append(bodies(size, &random))
            left -= size
        }
    }

    static func rows(_ journal: Journal) throws -> [String] { try journal.reader.read(SubjectCounts.rows) }

    static func entries(_ journal: Journal) throws -> [Entry] { try journal.read(after: 0, limit: .max) }

    /// The chain verifies, holds what was acknowledged, and the projection says what a replay says.
    static func expectWhole(
        _ journal: Journal, acknowledged: [Int64: EntryID] = [:], version: Int = 1, _ place: String = "",
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let found = try journal.verify()
        let held = Dictionary(
            uniqueKeysWithValues: try journal.reader.read { db in
                try Row.fetchAll(db, sql: "SELECT position, id FROM entry").map { row in
                    (row["position"] as Int64, row["id"] as Data)
                }
            })
        #expect(found.entries == Int64(held.count), "\(place)", sourceLocation: location)
        let lost = acknowledged.filter { held[$0.key] != $0.value.bytes }.keys.sorted()
        #expect(lost == [], "acknowledged entries are lost: \(place)", sourceLocation: location)
        let (rows, replayed) = try journal.reader.read { db in
            (try SubjectCounts.rows(db), try SubjectCounts.replayed(db, version: version))
        }
        #expect(rows == replayed, "the projection differs from a replay: \(place)", sourceLocation: location)
        try journal.store.checkIntegrity()
    }
}

extension Receipt {
    /// The acknowledged entries by position.
    var places: [Int64: EntryID] {
        let first = position - Int64(entries.count) + 1
        return Dictionary(uniqueKeysWithValues: entries.enumerated().map { (first + Int64($0.offset), $0.element) })
    }
}

/// The code of the journal's error that `work` throws; fails when it throws another or none.
func journalError(
    _ location: SourceLocation = #_sourceLocation, _ work: () async throws -> Void
) async -> JournalError? {
    do {
        try await work()
        Issue.record("nothing was thrown", sourceLocation: location)
    } catch let error as JournalError {
        return error
    } catch {
        Issue.record("another error was thrown: \(error)", sourceLocation: location)
    }
    return nil
}
