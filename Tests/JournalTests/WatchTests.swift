import AppendingProcess
import Chances
import Journal
import Testing

/// A watcher that is told nothing waits for ever: the limit is what makes that a failure, far beyond what all suites take.
@Suite(.timeLimit(.minutes(15))) struct WatchTests {
    @Test func aWatcherSeesPositionsAfterAppends() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        var positions = journal.watch().makeAsyncIterator()
        var random = Chance(seed: 1)
        for size in [1, 3, 2] {
            let receipt = try await journal.append(Testbed.bodies(size, &random))
            #expect(await positions.next() == receipt.position)
        }
    }

    @Test func aSlowWatcherSeesTheLatest() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        var quick = journal.watch().makeAsyncIterator()
        var slow = journal.watch().makeAsyncIterator()
        var random = Chance(seed: 2)
        for _ in 0..<10 {
            let receipt = try await journal.append(Testbed.bodies(1, &random))
            // `nil` comes only when the test has been given up.
            while let position = await quick.next(), position != receipt.position {}
        }
        #expect(await slow.next() == 10)
    }

    @Test func anotherJournalsWritesAreAnnounced() async throws {
        let scratch = try Scratch()
        let ours = try Testbed.open(scratch.path)
        let theirs = try Testbed.open(scratch.path)
        var positions = ours.watch().makeAsyncIterator()
        var random = Chance(seed: 3)
        let receipt = try await theirs.append(Testbed.bodies(4, &random))
        try await ours.announceForeignWrites()
        #expect(await positions.next() == receipt.position)
        // Nothing new is nothing to say: the next position seen is that of the next append.
        try await ours.announceForeignWrites()
        let next = try await ours.append(Testbed.bodies(1, &random))
        #expect(await positions.next() == next.position)
        #expect(next.position == receipt.position + 1)
        try Testbed.expectWhole(ours)
    }

    @Test func anImportIsAnnounced() async throws {
        let scratch = try Scratch()
        let source = try Testbed.open(try scratch.directory("source"), key: 1)
        try await Testbed.fill(source, 9, seed: 4)
        var lines: [String] = []
        _ = try source.export { lines.append($0) }
        let target = try Testbed.open(try scratch.directory("target"), key: 2)
        var positions = target.watch().makeAsyncIterator()
        #expect(try target.importLines(lines) == 9)
        #expect(await positions.next() == 9)
    }

    @Test func aWatcherThatLeavesIsForgotten() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        let watching = Task { for await _ in journal.watch() { break } }
        var random = Chance(seed: 5)
        while !watching.isCancelled {
            _ = try await journal.append(Testbed.bodies(1, &random))
            watching.cancel()
        }
        await watching.value
        var next = journal.watch().makeAsyncIterator()
        let receipt = try await journal.append(Testbed.bodies(1, &random))
        #expect(await next.next() == receipt.position)
    }
}
