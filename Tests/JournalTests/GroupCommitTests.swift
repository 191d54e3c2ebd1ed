import AppendingProcess
import Foundation
import GRDB
import Storage
import Synchronization
import Testing

@testable import Journal

@Suite struct GroupCommitTests {
    struct Refusal: Error, Equatable {}

    private func note(_ subject: String) -> EntryBody {
        EntryBody(kind: "note", party: "gilan", member: "m", subject: subject, payload: ["amount": 1])
    }

    @Test func concurrentAppendsGetConsecutiveEntries() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
            for number in 0..<200 { group.addTask { try await journal.append([note("s\(number % 7)")]) } }
            return try await group.reduce(into: [Receipt]()) { $0.append($1) }
        }
        #expect(receipts.map(\.position).sorted() == Array(1...200))
        #expect(Set(receipts.flatMap(\.entries)).count == 200)
        #expect(receipts.allSatisfy { $0.head?.sequence == $0.position })
        var acknowledged: [Int64: EntryID] = [:]
        for receipt in receipts { acknowledged.merge(receipt.places) { first, _ in first } }
        try Testbed.expectWhole(journal, acknowledged: acknowledged)
    }

    /// Holds the writer while `queue` puts requests into it, so that all of them make one group.
    private func grouped<Outcome: Sendable>(
        _ journal: Journal, _ requests: [@Sendable () async -> Outcome]
    ) async throws -> [Outcome] {
        let gate = DispatchSemaphore(value: 0)
        let holder = Task.detached {
            try await journal.append(expecting: nil) { _ in
                gate.wait()
                return []
            }
        }
        let outcomes = await withTaskGroup(of: (Int, Outcome).self) { group in
            for (index, request) in requests.enumerated() { group.addTask { (index, await request()) } }
            group.addTask { [count = requests.count] in
                // The holder itself may still wait, or be inside the writer already.
                while journal.queue.withLock({ $0.waiting.count }) < count { await Task.yield() }
                gate.signal()
                return (-1, await requests[0]())
            }
            return await group.reduce(into: [(Int, Outcome)]()) { $0.append($1) }
        }
        _ = try await holder.value
        return outcomes.filter { $0.0 >= 0 }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    @Test func aFailingRequestFailsAlone() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        try await journal.store.pool.write { db in
            try db.execute(sql: "CREATE TABLE only (name TEXT UNIQUE); INSERT INTO only VALUES ('taken')")
        }
        let large = String(repeating: "x", count: Journal.bodyBytesMax)
        let requests: [@Sendable () async -> Result<Receipt, any Error>] = (0..<40).map { number in
            {
                do {
                    return .success(
                        try await journal.append(expecting: nil) { db in
                            if number % 4 == 1 { throw Refusal() }
                            if number % 4 == 2 {
                                try db.execute(sql: "INSERT INTO only VALUES (?)", arguments: ["new \(number)"])
                                try db.execute(sql: "INSERT INTO only VALUES ('taken')")
                            }
                            // The second body is refused when the first has been written already.
                            return [self.note("s\(number)"), self.note(number % 4 == 3 ? large : "both")]
                        })
                } catch { return .failure(error) }
            }
        }
        let outcomes = try await grouped(journal, requests)
        for (number, outcome) in outcomes.enumerated() {
            switch (number % 4, outcome) {
            case (0, .success(let receipt)): #expect(receipt.entries.count == 2)
            case (1, .failure(let error)): #expect(error is Refusal)
            case (2, .failure(let error)):
                #expect((error as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT)
            case (3, .failure(let error)): #expect((error as? JournalError)?.code == .tooLarge)
            default: Issue.record("request \(number) ended as \(outcome)")
            }
        }
        let names = try await journal.reader.read { db in try String.fetchAll(db, sql: "SELECT name FROM only") }
        #expect(names == ["taken"])
        // The first request is asked once more to open the gate.
        #expect(try journal.lastPosition() == 22)
        try Testbed.expectWhole(journal)
    }

    @Test func anEntryThatFailsTakesItsElderSiblingsWithIt() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        _ = try await journal.append([note("kept")])
        let large = EntryBody(
            kind: "note", party: "p", member: "m", subject: "large",
            payload: .string(String(repeating: "x", count: Journal.bodyBytesMax)))
        let error = await journalError { _ = try await journal.append([note("sibling"), large]) }
        #expect(error?.code == .tooLarge)
        let subjects = try await journal.reader.read { db in
            try String.fetchAll(db, sql: "SELECT subject FROM subject_count")
        }
        #expect(subjects == ["kept"])
        _ = try await journal.append([note("after")])
        try Testbed.expectWhole(journal)
    }

    @Test func aStaleHeadIsRefused() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        let first = try await journal.append([note("a")])
        let second = try await journal.append([note("b")], expecting: first.head)
        #expect(second.position == 2)
        let error = await journalError { _ = try await journal.append([note("c")], expecting: first.head) }
        #expect(error?.code == .headMoved)
        #expect(try journal.lastPosition() == 2)
        #expect(try journal.head(of: nil) == second.head)
    }

    @Test func aFullQueueIsBusyAndLosesNothing() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        let gate = DispatchSemaphore(value: 0)
        let holder = Task.detached {
            try await journal.append(expecting: nil) { _ in
                gate.wait()
                return []
            }
        }
        // Until the writer holds the first request nothing may be counted as waiting.
        while !journal.queue.withLock({ $0.isDraining && $0.waiting.isEmpty }) { await Task.yield() }
        let (accepted, refused) = try await withThrowingTaskGroup(of: JournalError.Code?.self) { group in
            for _ in 0..<AppendQueue.waitingMax {
                group.addTask {
                    _ = try await journal.append(expecting: nil) { _ in [] }
                    return nil
                }
            }
            while journal.queue.withLock({ $0.waiting.count }) < AppendQueue.waitingMax { await Task.yield() }
            for _ in 0..<5 {
                group.addTask { await journalError { _ = try await journal.append([note("too many")]) }?.code }
            }
            var refused: [JournalError.Code] = []
            var accepted = 0
            while let outcome = try await group.next() {
                if let outcome { refused.append(outcome) } else { accepted += 1 }
                if refused.count == 5, accepted == 0 { gate.signal() }
            }
            return (accepted, refused)
        }
        _ = try await holder.value
        #expect(accepted == AppendQueue.waitingMax)
        #expect(refused == Array(repeating: .busy, count: 5))
        #expect(try journal.lastPosition() == 0)
    }

    @Test func aBodyThatCouldNotBeReadBackIsRefused() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        func nested(_ depth: Int) -> JSON { (0..<depth).reduce(JSON.null) { value, _ in .array([value]) } }
        for (version, depth, isKept) in [
            (1, 31, true), (1, 32, false), (1, 200, false), (0, 0, false), (-1, 0, false), (1_000, 0, false),
            (999, 0, true),
        ] {
            let body = EntryBody(
                kind: "k", version: version, party: "p", member: "m", subject: "s", payload: nested(depth))
            if isKept {
                let position = try await journal.append([body]).position
                #expect(try journal.read(after: position - 1, limit: 1).first?.body == body)
            } else {
                let error = await journalError { _ = try await journal.append([body]) }
                #expect(error?.code == .badBody, "version \(version), depth \(depth)")
            }
        }
        try Testbed.expectWhole(journal)
    }

    @Test func theLargestBodyIsKept() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        var body = EntryBody(kind: "k", party: "p", member: "m", subject: "s", payload: "")
        let room = Journal.bodyBytesMax - body.json.canonical.count
        body.payload = .string(String(repeating: "y", count: room))
        let position = try await journal.append([body]).position
        #expect(try journal.read(after: position - 1, limit: 1).first?.bodyBytes?.count == Journal.bodyBytesMax)
        body.payload = .string(String(repeating: "y", count: room + 1))
        let error = await journalError { _ = try await journal.append([body]) }
        #expect(error?.code == .tooLarge)
    }

    @Test func anEmptyAppendWritesNothing() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        let receipt = try await journal.append([])
        #expect(receipt == Receipt(entries: [], position: 0, head: nil))
        #expect(try journal.verify() == Verification())
    }
}
