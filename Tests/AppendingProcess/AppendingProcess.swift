import Chances
import Foundation
import Journal
import Storage

/// Appends until it is killed, or until it has appended `count` entries, and prints each one that was acknowledged.
///
/// Arguments: the directory of the store, a seed, and if it shall come to an end a count. Prints "ready", then
/// lines of position and id, then "done".
@main
struct AppendingProcess {
    static let writers = 4

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let seed = UInt64(arguments[2]) else {
            print("Give a directory and a seed.")
            exit(64)
        }
        let journal = try open(arguments[1])
        say("ready\n")
        let count = arguments.count > 3 ? Int(arguments[3]) ?? 0 : Int.max
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                let share = count == .max ? .max : count / writers + (writer < count % writers ? 1 : 0)
                group.addTask { try await append(share, to: journal, seed: seed &+ UInt64(writer) &* 7_919) }
            }
            try await group.waitForAll()
        }
        try journal.store.close()
        say("done\n")
    }

    private static func open(_ directory: String) throws -> Journal {
        var options = StoreOptions()
        // Checkpoints shall happen often, so that some are cut short.
        options.checkpointPages = 60
        return try Journal(
            store: try Store(path: directory + "/journal.sqlite", options: options),
            key: try NodeKey.load(orMakeAt: directory + "/node.key"), projections: [SubjectCounts()],
            clock: { Int64(Date().timeIntervalSince1970 * 1_000) })
    }

    private static func append(_ count: Int, to journal: Journal, seed: UInt64) async throws {
        var random = Chance(seed: seed)
        var left = count
        while left > 0 {
            let size = min(1 + random.below(20), left)
            var bodies: [EntryBody] = []
            for _ in 0..<size { bodies.append(.random(&random)) }
            let receipt = try await journal.append(bodies)
            let first = receipt.position - Int64(size) + 1
            say(receipt.entries.enumerated().map { "\(first + Int64($0.offset)) \($0.element)\n" }.joined())
            left -= size
        }
    }

    /// One write of less than a pipe's atomic size, so that lines of different writers do not mingle.
    private static func say(_ text: String) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let more = bytes[written...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            guard more > 0 else { exit(74) }
            written += more
        }
    }
}
