import Chances
import Journal
import Languages
import Register
import Testing

@testable import Translations

@Suite struct MemoryTests {
    /// The fewest words to change, put in or leave out, by the book.
    private func changes(_ first: [String], _ second: [String]) -> Int {
        var row = Array(0...second.count)
        for i in first.indices {
            var next = [i + 1]
            for j in second.indices {
                next.append(min(row[j] + (first[i] == second[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1))
            }
            row = next
        }
        return row[second.count]
    }

    private func sentence(_ chance: inout Chance, _ most: Int) -> [String] {
        // A few words stand in most sentences, many in few.
        (0..<chance.below(most)).map { _ in
            chance.maybe() ? chance.pick(["the", "port", "of", "and"]) : "w\(chance.below(30))"
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func theBandFindsWhatTheWholeTableFinds(seed: UInt64) {
        var chance = Chance(seed: seed)
        for _ in 0..<2_000 {
            let (first, second) = (sentence(&chance, 12), sentence(&chance, 12))
            let limit = chance.below(6)
            let expected = changes(first, second)
            var row: [Int] = []
            let found = Nearness.changes(first, second[...], limit: limit, &row)
            #expect(
                found == (expected <= limit ? expected : nil),
                "\(first) \(second) \(limit)")
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func theIndexFindsWhatComparingAllFinds(seed: UInt64) {
        var chance = Chance(seed: seed)
        let originals = (0..<400).map { _ in sentence(&chance, 14).joined(separator: " ") }
        let segments = originals.enumerated().map { Segment(original: $1, translation: "t\($0)", place: nil) }
        let index = MemoryIndex(segments, in: .en)
        for _ in 0..<150 {
            var wanted =
                chance.maybe() ? chance.pick(originals).split(separator: " ").map(String.init) : sentence(&chance, 14)
            if !wanted.isEmpty, chance.maybe() { wanted[chance.below(wanted.count)] = "w\(chance.below(40))" }
            if chance.maybe(20) { wanted.append("strange") }
            let text = wanted.joined(separator: " ")
            var expected: [String: Int] = [:]
            for segment in segments {
                let own = segment.original.split(separator: " ").map(String.init)
                let most = max(own.count, wanted.count)
                let percent = most == 0 ? 0 : (most - changes(wanted, own)) * 100 / most
                if segment.original == text {
                    expected[segment.translation] = 100
                } else if percent >= 70 {
                    expected[segment.translation] = min(percent, 99)
                }
            }
            let found = index.matches(text, limit: .max)
            #expect(Dictionary(found.map { ($0.segment.translation, $0.percent) }) { first, _ in first } == expected)
            #expect(found.map(\.percent) == found.map(\.percent).sorted(by: >))
            // A few are the first of all.
            #expect(index.matches(text, limit: 3).map(\.percent) == Array(found.map(\.percent).prefix(3)))
        }
    }

    @Test func signsAndSpellingsMakeNoGreatDifference() {
        let index = MemoryIndex(
            [Segment(original: "آبخور بندر، ۴ متر است.", translation: "The draught of the port is 4 m.", place: nil)],
            in: .fa)
        #expect(index.matches("آبخور بندر، ۴ متر است.").map(\.percent) == [100])
        // Another spelling of the same letters and other signs.
        #expect(index.matches("آبخور بندر ۴ متر است").map(\.percent) == [99])
        #expect(index.matches("آبخور بندر ۵ متر است").map(\.percent) == [80])
        #expect(index.matches("بندر دیگری است").isEmpty)
        #expect(index.matches("").isEmpty)
        #expect(MemoryIndex([], in: .fa).matches("آبخور").isEmpty)
    }

    @Test func onlyWhatAReaderMayReadIsRemembered() async throws {
        let node = try Node()
        func thing(_ id: String, _ name: Text, _ visibility: Visibility = .everyone) -> EntryMaking {
            EntryMaking(Thing(id: id, kind: "port", name: name, visibility: visibility))
        }
        _ = try await node.journal.append([
            thing("a", Text([.en: "The deep northern quay", .fa: "اسکلهٔ ژرف شمالی"])).entry,
            thing("b", Text([.en: "The deep southern quay", .fa: "اسکلهٔ ژرف جنوبی"]), .ownParty).entry,
            thing("c", Text([.en: "The deep eastern quay"])).entry,
        ])
        let book = MemoryBook()
        func remembered(as party: String?) async throws -> [String] {
            try await node.read(as: party) { reading in
                let place = try #require(TextPlace(word: "thing.c.name"))
                let item = try #require(try WorkList.item(place, in: .fa, reading))
                return try book.matches(of: item, in: reading).map(\.segment.translation)
            }
        }
        #expect(try await remembered(as: nil) == ["اسکلهٔ ژرف شمالی"])
        #expect(try await remembered(as: "north") == ["اسکلهٔ ژرف شمالی", "اسکلهٔ ژرف جنوبی"])
        // What changes is forgotten at once.
        _ = try await node.journal.append([thing("a", Text([.en: "Something else", .fa: "چیز دیگر"])).entry])
        #expect(try await remembered(as: nil) == [])
    }
}

/// The entry of a thing that the north has recorded.
struct EntryMaking {
    let thing: Thing
    init(_ thing: Thing) { self.thing = thing }
    var entry: EntryBody { thing.entry(party: "north", member: "m") }
}
