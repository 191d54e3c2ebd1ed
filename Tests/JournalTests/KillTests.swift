import AppendingProcess
import Chances
import Foundation
import GRDB
import Journal
import Programs
import Storage
import Testing

/// Another process that appends, and the lines it has printed.
private final class Child {
    private let program: StartedProgram
    private let output = Pipe()
    private var pending: [UInt8] = []
    private(set) var lines: [String] = []
    private var isAtEnd = false

    init(_ arguments: [String]) throws {
        program = try StartedProgram(
            Self.executable().path, arguments, environment: ProcessInfo.processInfo.environment,
            streams: .init(output: output.fileHandleForWriting.fileDescriptor))
        try output.fileHandleForWriting.close()
    }

    /// The program lies beside the tests that were built with it.
    private static func executable() throws -> URL {
        let folders = [
            Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
        ]
        let candidates = folders.map { $0.appendingPathComponent("AppendingProcess") }
        return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }

    /// Reads what comes within the time; false at the end of the output.
    @discardableResult func read(waitingMilliseconds: Int32) -> Bool {
        guard !isAtEnd else { return false }
        var question = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&question, 1, waitingMilliseconds) > 0 else { return true }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Foundation.read(question.fd, &buffer, buffer.count)
        guard count > 0 else {
            isAtEnd = true
            return false
        }
        pending += buffer[..<count]
        while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(String(decoding: pending[..<end], as: UTF8.self))
            pending.removeSubrange(...end)
        }
        return true
    }

    func readToEnd() -> Int32 {
        while read(waitingMilliseconds: -1) {}
        return switch program.wait() {
        case .exited(let status), .signalled(let status): status
        }
    }

    func kill() { program.signal(SIGKILL) }

    /// The entries that were acknowledged; a last line that was cut is no acknowledgement.
    var acknowledged: [Int64: EntryID] {
        var places: [Int64: EntryID] = [:]
        for line in lines {
            let words = line.split(separator: " ")
            guard words.count == 2, let position = Int64(words[0]), let id = EntryID(text: String(words[1])) else {
                continue
            }
            places[position] = id
        }
        return places
    }
}

@Suite(.serialized) struct KillTests {
    static let kills = 300
    static let killsInOneJournal = 30

    /// Opens the journal as the killed process would open it again.
    private func open(_ directory: String) throws -> Journal {
        try Journal(
            store: try Store(path: directory + "/journal.sqlite"),
            key: try NodeKey.load(orMakeAt: directory + "/node.key"), projections: [SubjectCounts()],
            clock: { Testbed.startOfTime })
    }

    @Test func nothingAcknowledgedIsLostByKills() throws {
        var random = Chance(seed: 2_025)
        var acknowledged = 0
        var unacknowledged = 0
        for round in 0..<Self.kills / Self.killsInOneJournal {
            let scratch = try Scratch()
            var promised: [Int64: EntryID] = [:]
            for number in 0..<Self.killsInOneJournal {
                let child = try Child([scratch.path, String(random.next())])
                if random.below(4) == 0 {
                    // Anywhere from the very start on; the output need not be read for that.
                    child.read(waitingMilliseconds: Int32(random.below(60)))
                } else {
                    let count = 1 + random.below(60)
                    while child.lines.count < count, child.read(waitingMilliseconds: -1) {}
                }
                child.kill()
                #expect(child.readToEnd() == SIGKILL)
                promised.merge(child.acknowledged) { first, second in
                    #expect(first == second)
                    return first
                }
                let journal = try open(scratch.path)
                try Testbed.expectWhole(journal, acknowledged: promised, "round \(round), kill \(number)")
                if number == Self.killsInOneJournal - 1 {
                    unacknowledged += Int(try journal.lastPosition()) - promised.count
                }
                try journal.store.close()
            }
            acknowledged += promised.count
        }
        // The kills hit writing processes: some entries were durable before anyone heard of it.
        #expect(acknowledged > Self.kills * 5)
        #expect(unacknowledged > 0)
    }

    @Test func twoProcessesWriteOneChain() throws {
        let scratch = try Scratch()
        let children = [
            try Child([scratch.path, "1", "700"]), try Child([scratch.path, "2", "700"]),
        ]
        for child in children { #expect(child.readToEnd() == 0) }
        for child in children { #expect(child.lines.last == "done") }
        let journal = try open(scratch.path)
        let acknowledged = children[0].acknowledged.merging(children[1].acknowledged) { first, _ in first }
        #expect(acknowledged.keys.sorted() == Array(1...1_400))
        try Testbed.expectWhole(journal, acknowledged: acknowledged)
        #expect(try journal.verify().origins == 1)
    }

    @Test func aRebuildBesideAnAppendingProcess() throws {
        let scratch = try Scratch()
        let child = try Child([scratch.path, "3", "1500"])
        while child.lines.count < 100, child.read(waitingMilliseconds: -1) {}
        let journal = try open(scratch.path)
        var rebuilds = 0
        while child.lines.last != "done", rebuilds < 30 {
            try journal.rebuild(SubjectCounts(), batch: 40)
            rebuilds += 1
            child.read(waitingMilliseconds: 0)
        }
        #expect(child.readToEnd() == 0)
        #expect(child.acknowledged.count == 1_500)
        try Testbed.expectWhole(journal, acknowledged: child.acknowledged)
        #expect(rebuilds > 0)
    }
}
