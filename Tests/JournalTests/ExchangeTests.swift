import AppendingProcess
import Chances
import Foundation
import GRDB
import Storage
import Testing

@testable import Journal

@Suite struct ExchangeTests {
    private func exported(_ journal: Journal) throws -> [String] {
        var lines: [String] = []
        _ = try journal.export { lines.append($0) }
        return lines
    }

    /// Everything of the entries that travels.
    private func travelling(_ journal: Journal, of origin: Origin) throws -> [[String?]] {
        try Testbed.entries(journal).filter { $0.header.origin == origin }.map { entry in
            [entry.hash.hex, entry.salt?.hex, entry.bodyBytes?.hex]
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func aRoundTripIntoAnEmptyJournal(seed: UInt64) async throws {
        let scratch = try Scratch()
        let source = try Testbed.open(try scratch.directory("source"), key: 1)
        try await Testbed.fill(source, 30, seed: seed)
        let target = try Testbed.open(try scratch.directory("target"), key: 2)
        let lines = try exported(source)
        #expect(try target.importLines(lines) == 30)
        #expect(try Testbed.entries(target) == Testbed.entries(source))
        #expect(try target.head(of: source.origin) == source.head(of: nil))
        #expect(try target.head(of: nil) == nil)
        try Testbed.expectWhole(target)
        #expect(try Testbed.rows(target) == Testbed.rows(source))
        #expect(try target.importLines(lines) == 0)
        #expect(try target.lastPosition() == 30)
    }

    @Test func aForeignChainStandsBesideOurs() async throws {
        let scratch = try Scratch()
        let source = try Testbed.open(try scratch.directory("source"), key: 1)
        let target = try Testbed.open(try scratch.directory("target"), key: 2)
        try await Testbed.fill(target, 7, seed: 10)
        for round in 1...4 {
            try await Testbed.fill(source, 5, seed: UInt64(round))
            // A whole export, or only what comes after what was sent before.
            var lines: [String] = []
            _ = try source.export(after: round.isMultiple(of: 2) ? Int64(round - 1) * 5 : 0) { lines.append($0) }
            #expect(try target.importLines(lines) == 5)
            try await Testbed.fill(target, 3, seed: UInt64(round) + 20)
            try Testbed.expectWhole(target)
        }
        let foreign = try Testbed.entries(target).filter { $0.header.origin == source.origin }
        #expect(foreign.map(\.header.sequence) == Array(1...20))
        #expect(try Testbed.entries(target).map(\.position) == Array(1...39))
        #expect(try travelling(target, of: source.origin) == travelling(source, of: source.origin))
        // And on to a third, which gets both chains.
        let third = try Testbed.open(try scratch.directory("third"), key: 3)
        #expect(try third.importLines(try exported(target)) == 39)
        #expect(try third.importLines(try exported(source)) == 0)
        try Testbed.expectWhole(third)
        #expect(try third.verify().origins == 2)
    }

    @Test func aGapIsRefused() async throws {
        let scratch = try Scratch()
        let source = try Testbed.open(try scratch.directory("source"), key: 1)
        try await Testbed.fill(source, 10, seed: 1)
        let target = try Testbed.open(try scratch.directory("target"), key: 2)
        var lines: [String] = []
        #expect(try source.export(after: 4) { lines.append($0) } == 6)
        let error = #expect(throws: JournalError.self) { try target.importLines(lines) }
        #expect(error?.code == .brokenChain)
        #expect(error?.position == 2)
        #expect(try target.lastPosition() == 0)
    }

    @Test func aForkIsRefused() async throws {
        let scratch = try Scratch()
        let one = try Testbed.open(try scratch.directory("one"), key: 1)
        let twin = try Testbed.open(try scratch.directory("twin"), key: 1)
        try await Testbed.fill(one, 5, seed: 1)
        try await Testbed.fill(twin, 8, seed: 1)
        let target = try Testbed.open(try scratch.directory("target"), key: 2)
        #expect(try target.importLines(try exported(one)) == 5)
        let error = #expect(throws: JournalError.self) { try target.importLines(try exported(twin)) }
        #expect(error?.code == .brokenChain)
        #expect(error?.position == 2)
        #expect(try target.lastPosition() == 5)
        // The node itself does not take another history of its own either.
        #expect(throws: JournalError.self) { try one.importLines(try exported(twin)) }
        try Testbed.expectWhole(one)
    }

    @Test func anothersIdIsRefused() async throws {
        let scratch = try Scratch()
        let victim = try Testbed.open(try scratch.directory("victim"), key: 1)
        try await Testbed.fill(victim, 3, seed: 1)
        let key = try Testbed.key(2)
        let taken = try #require(try Testbed.entries(victim).last)
        let header = EntryHeader(
            origin: key.origin, sequence: 1, id: taken.header.id, timeMilliseconds: 0, digest: taken.header.digest,
            previous: .zero)
        let entry = Entry(
            position: 1, header: header, hash: header.hash, salt: taken.salt, bodyBytes: taken.bodyBytes)
        let head = Head(origin: key.origin, sequence: 1, hash: entry.hash)
        let closing: JSON = [
            "entries": 1,
            "heads": [
                [
                    "hash": .string(head.hash.hex), "origin": .string(head.origin.id), "sequence": 1,
                    "signature": .string(try key.sign(head).hex),
                ]
            ],
        ]
        let opening: JSON = [
            "format": "littoral-journal",
            "origins": [["id": .string(key.origin.id), "key": .string(key.publicKey.hex)]],
            "version": 1,
        ]
        let lines = [opening, ExchangeLine.line(of: entry), closing].map(\.canonicalText)
        let error = #expect(throws: JournalError.self) { try victim.importLines(lines) }
        #expect(error?.code == .brokenChain && error?.position == 2)
        try Testbed.expectWhole(victim)
        let other = try Testbed.open(try scratch.directory("other"), key: 3)
        #expect(try other.importLines(lines) == 1)
    }

    @Test func withheldBodiesAreTakenIn() async throws {
        let scratch = try Scratch()
        let source = try Testbed.open(try scratch.directory("source"), key: 1)
        try await Testbed.fill(source, 20, seed: 1)
        let lines = try exported(source).enumerated().map { number, line -> String in
            guard number % 3 == 1, var object = try JSON(parsing: line).objectValue, object["body"] != nil else {
                return line
            }
            object["body"] = nil
            object["salt"] = nil
            return JSON.object(object).canonicalText
        }
        let target = try Testbed.open(try scratch.directory("target"), key: 2)
        #expect(try target.importLines(lines) == 20)
        #expect(try target.verify().bodiesAbsent == 7)
        try Testbed.expectWhole(target)
        #expect(try exported(target).dropFirst() == lines.dropFirst())
    }

    // MARK: changed files

    /// Imports into a fresh place; what is taken in must be the original, what is refused must leave nothing.
    private func check(
        _ lines: [String], against original: [[String?]], of origin: Origin, in target: Journal, _ place: String
    ) throws -> JournalError? {
        do {
            try target.store.pool.write { db in
                var reader = try ExchangeReader(target, db)
                for line in lines { try reader.take(line) }
                _ = try reader.finish()
                let taken = try EntryRow.fetch(db, after: 0, limit: .max).map { entry in
                    [entry.hash.hex, entry.salt?.hex, entry.bodyBytes?.hex]
                }
                let whole = original.map { [$0[0]] }
                // A body may be withheld by anyone; whatever else is taken in must be the original.
                #expect(taken.map { [$0[0]] } == whole, "\(place)")
                for (taken, original) in zip(taken, original) where taken != original {
                    #expect(taken[1] == nil && taken[2] == nil, "\(place)")
                }
                throw TakenIn()
            }
        } catch is TakenIn {
            return nil
        } catch let error as JournalError {
            #expect(try target.lastPosition() == 0, "\(place)")
            return error
        }
        return nil
    }

    private struct TakenIn: Error {}

    @Test func aChangedFileIsRefusedAtItsLine() async throws {
        let scratch = try Scratch()
        let source = try Testbed.open(try scratch.directory("source"), key: 1)
        try await Testbed.fill(source, 12, seed: 1)
        let lines = try exported(source)
        let original = try travelling(source, of: source.origin)
        let target = try Testbed.open(try scratch.directory("target"), key: 2)
        func fault(_ changed: [String], _ place: String) throws -> JournalError? {
            try check(changed, against: original, of: source.origin, in: target, place)
        }
        #expect(try fault(lines, "unchanged") == nil)
        for number in lines.indices {
            let line = Int64(number + 1)
            var dropped = lines
            dropped.remove(at: number)
            let droppedAt = try #require(try fault(dropped, "dropped \(line)")?.position)
            #expect(droppedAt == (line == 13 ? 13 : min(line, 13)), "dropped \(line)")
            var doubled = lines
            doubled.insert(lines[number], at: number)
            let doubledAt = try #require(try fault(doubled, "doubled \(line)")?.position)
            // An entry already held is passed over until the closing line counts.
            #expect(doubledAt == (line == 1 ? 2 : 15), "doubled \(line)")
            guard number + 1 < lines.count else { continue }
            var swapped = lines
            swapped.swapAt(number, number + 1)
            #expect(try fault(swapped, "swapped \(line)")?.position == line, "swapped \(line)")
        }
        for count in 0..<lines.count {
            let error = try #require(try fault(Array(lines.prefix(count)), "cut after \(count)"))
            #expect(error.code == .badFile && error.position == Int64(count))
        }
    }

    @Test func aFileCutOrChangedAnywhereIsNeverTakenInOtherwise() async throws {
        let scratch = try Scratch()
        let source = try Testbed.open(try scratch.directory("source"), key: 1)
        var random = Chance(seed: 5)
        for number in 0..<4 {
            let body = EntryBody(
                kind: "note", party: "p", member: "m", subject: "s\(number)",
                payload: ["amount": 1, "text": "й \"x\" \n"])
            _ = try await source.append([body])
        }
        let bytes = Array(try exported(source).joined(separator: "\n").utf8)
        let original = try travelling(source, of: source.origin)
        let target = try Testbed.open(try scratch.directory("target"), key: 2)
        func fault(_ bytes: [UInt8], _ place: String) throws -> JournalError? {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            return try check(lines.map(String.init), against: original, of: source.origin, in: target, place)
        }
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(try fault(Array(bytes[..<length]), "cut at \(length)") != nil, "cut at \(length)")
        }
        var refused = 0
        for round in 0..<1_500 {
            var changed = bytes
            for _ in 0...random.below(3) {
                let place = random.below(changed.count)
                switch random.below(6) {
                case 0: changed[place] ^= UInt8(1 << random.below(8))
                case 1: changed[place] = UInt8(random.below(256))
                case 2: changed.remove(at: place)
                case 3: changed.insert(Array("{}[]\",:0-e\\n".utf8)[random.below(12)], at: place)
                case 4:
                    let end = min(changed.count, place + random.below(60))
                    changed.insert(contentsOf: changed[place..<end], at: random.below(changed.count))
                default: changed.removeSubrange(place..<min(changed.count, place + random.below(200)))
                }
                guard !changed.isEmpty else { break }
            }
            refused += try fault(changed, "round \(round)") == nil ? 0 : 1
        }
        #expect(refused > 1_300)
    }

    @Test func aChainThatIsNotSignedAtItsEndIsRefused() async throws {
        let scratch = try Scratch()
        let source = try Testbed.open(try scratch.directory("source"), key: 1)
        try await Testbed.fill(source, 4, seed: 1)
        let early = try exported(source)
        try await Testbed.fill(source, 3, seed: 2)
        let lines = try exported(source)
        let target = try Testbed.open(try scratch.directory("target"), key: 2)
        let closing = try #require(try JSON(parsing: lines[8]).objectValue)
        let earlyHeads = try JSON(parsing: early[5])["heads"]
        let signed = try #require(closing["heads"]?.arrayValue?.first?.objectValue)
        var forged = signed
        forged["signature"] = .string(String(repeating: "0", count: 128))
        for heads: JSON? in [[], .array([.object(forged)]), earlyHeads, .array([.object(signed), .object(forged)])] {
            var changed = closing
            changed["heads"] = heads
            let error = #expect(throws: JournalError.self) {
                try target.importLines(lines.dropLast() + [JSON.object(changed).canonicalText])
            }
            #expect(error?.code == .brokenChain && error?.position == 9)
            #expect(try target.lastPosition() == 0)
        }
        #expect(try target.importLines(lines) == 7)
    }

    @Test func nonsenseIsRefusedWithItsLine() throws {
        let scratch = try Scratch()
        let target = try Testbed.open(scratch.path, key: 2)
        let opening = try GoldenTests.journalLines()[0]
        let cases: [([String], Int64)] = [
            ([], 0), ([""], 1), (["{}"], 1), (["[]"], 1), (["null"], 1), ([opening], 1), ([opening, ""], 2),
            ([opening, "{}"], 2), ([opening, #"{"entries":0,"heads":{}}"#, "x"], 3),
            ([opening, #"{"entries":1,"heads":[]}"#], 2), ([opening, #"{"entries":0,"heads":[{}]}"#], 2),
            ([#"{"format":"littoral-journal","origins":[],"version":2}"#], 1),
            (
                [
                    #"{"format":"littoral-journal","origins":[{"id":"00000000000000000000000000000000","key":"00"}],"version":1}"#
                ], 1
            ),
            ([String(repeating: "[", count: 100_000)], 1),
            ([opening, String(repeating: " ", count: 4 << 20 + 1)], 2),
        ]
        for (lines, line) in cases {
            let error = #expect(throws: JournalError.self, "\(lines.map { $0.prefix(80) })") {
                try target.importLines(lines)
            }
            #expect(error?.position == line, "\(lines.map { $0.prefix(80) })")
        }
        #expect(try target.lastPosition() == 0)
        let origins = try target.reader.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM origin") }
        #expect(origins == 1)
        #expect(try target.importLines([opening, #"{"entries":0,"heads":[]}"#]) == 0)
    }
}
