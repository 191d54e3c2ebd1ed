import Chances
import Exporting
import Foundation
import Journal
import Languages
import Measures
import Register
import Synchronization
import Testing

@testable import OpenData

@Suite struct FeatureBookTests {
    private static let record: @Sendable (String, Language) -> String = { "/\($1.tag)/things/\($0)" }

    private func collection(_ reading: Reading, _ kind: String = "port") throws -> FeatureCollection {
        try #require(FeatureCollection(kind: kind, reading.vocabulary))
    }

    /// What the book holds is what the tables hold, after every entry, on every day, in every language.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func keepsWithTheTables(seed: UInt64) async throws {
        let node = try OpenNode()
        let book = FeatureBook(record: Self.record)
        var entries = OpenEntries(seed: seed)
        _ = try await node.journal.append(entries.vocabulary())
        for round in 0..<40 {
            _ = try await node.journal.append(entries.bodies(1 + entries.random.below(3)))
            let today = round % 10 == 9 ? "2026-11-23" : "2026-11-22"
            let language = entries.random.pick(Language.allCases)
            let kind = entries.random.pick(["port", "province"])
            try await node.read(language, today: today) { reading in
                let collection = try self.collection(reading, kind)
                let shelf = try #require(try book.shelf(collection, reading))
                let features = try #require(try reading.features(of: collection, atMost: 1_000))
                #expect(shelf.features.map(\.id) == features.map(\.id))
                let sheet = book.sheet(of: shelf, in: language)
                for (place, feature) in features.enumerated() {
                    var json = JSONWriter()
                    let range = book.writer(collection, in: language).write(feature, to: &json)
                    #expect(Array(sheet.feature(place)) == json.bytes)
                    let (before, behind) = sheet.around(place)
                    #expect(Array(before) + Array(json.bytes[range]) + Array(behind) == json.bytes)
                }
            }
            #expect(
                book.shelf(kind, position: node.journal.announcedPosition, day: try #require(Day(parsing: today)))
                    != nil)
        }
    }

    /// Pages from the shelf and pages from the tables are the same, and together they are the whole, each feature once.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func pagesAreTheWhole(seed: UInt64) async throws {
        let node = try OpenNode()
        let book = FeatureBook(record: Self.record)
        var entries = OpenEntries(seed: seed &+ 50)
        _ = try await node.journal.append(entries.vocabulary())
        _ = try await node.journal.append(entries.bodies(120))
        for _ in 0..<30 {
            let asked = entries.query()
            try await node.read { reading in
                let collection = try self.collection(reading)
                let shelf = try #require(try book.shelf(collection, reading))
                let whole = shelf.features.filter { asked.admits($0, collection, .en) }.map(\.id)
                for scanMax in [2, FeatureQuery.scanMax] {
                    var (read, query) = ([String](), asked)
                    repeat {
                        let page = try #require(try reading.featurePage(query, of: collection, scanMax: scanMax))
                        #expect(page.items.count <= asked.limit)
                        read += page.items.map(\.id)
                        query.after = page.next
                    } while query.after != nil
                    #expect(read == whole)
                }
                var (read, query) = ([String](), asked)
                repeat {
                    let page = try #require(shelf.page(query, in: .en))
                    #expect(page.items.count <= asked.limit)
                    if let matched = page.matched { #expect(matched == whole.count) }
                    read += page.items.map { shelf.features[$0].id }
                    query.after = page.next
                } while query.after != nil
                #expect(read == whole)
            }
        }
    }

    /// A reader with rights of its own sees its own features, and the book never learns of them.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func whatIsHiddenStaysHidden(seed: UInt64) async throws {
        let node = try OpenNode()
        let book = FeatureBook(record: Self.record)
        var entries = OpenEntries(seed: seed &+ 90)
        _ = try await node.journal.append(entries.vocabulary())
        _ = try await node.journal.append(entries.bodies(150))
        let visible = try await node.read { reading in Set(try reading.things(OpenEntries.ids).keys) }
        for party in ["north", "south", "paper"] {
            let seen = try await node.read(as: party) { reading in
                let collection = try self.collection(reading)
                #expect(try book.shelf(collection, reading) == nil)
                return try #require(try reading.featurePage(FeatureQuery(), of: collection)).items.map(\.id)
            }
            let known = try await node.read(as: party) { reading in
                try reading.things(ofKind: "port").filter { $0.shape != nil || $0.position != nil }.map(\.id)
            }
            #expect(seen == known)
        }
        let shown = try await node.read { reading in
            try #require(try book.shelf(self.collection(reading), reading)).features.map(\.id)
        }
        #expect(Set(shown).isSubset(of: visible))
        #expect(!shown.isEmpty)
    }

    /// What is too much for a shelf comes page by page, each made once while nothing changes.
    @Test func largeCollectionsAreKeptPageByPage() async throws {
        let node = try OpenNode()
        let book = FeatureBook(featuresMax: 2, record: Self.record)
        var entries = OpenEntries(seed: 11)
        _ = try await node.journal.append(entries.vocabulary())
        func port(_ number: Int) -> EntryBody {
            Thing(
                id: "port-\(number)", kind: "port", name: Text([.en: "P"]), position: Coordinate(lon: 1, lat: 1)
            ).entry(party: "paper", member: "m")
        }
        _ = try await node.journal.append((0..<7).map(port))
        let made = Mutex(0)
        func walk(_ language: Language) async throws -> [Int] {
            try await node.read(language) { reading in
                let collection = try self.collection(reading)
                #expect(try book.shelf(collection, reading) == nil)
                var counts: [Int] = []
                var query = FeatureQuery()
                query.limit = 3
                repeat {
                    let leaf = try book.leaf(of: collection, query, reading) {
                        made.withLock { $0 += 1 }
                        let page = try #require(try reading.featurePage(query, of: collection))
                        let ids = page.items.map(\.id).joined(separator: ",")
                        return FeatureLeaf(bytes: Array(ids.utf8), count: page.items.count, next: page.next)
                    }
                    let ids = String(decoding: leaf.bytes, as: UTF8.self).split(separator: ",")
                    #expect(ids.count == leaf.count)
                    counts.append(leaf.count)
                    query.after = leaf.next
                } while query.after != nil
                return counts
            }
        }
        for _ in 0..<3 { #expect(try await walk(.en) == [3, 3, 1]) }
        #expect(made.withLock(\.self) == 3)
        #expect(try await walk(.fa) == [3, 3, 1])
        #expect(made.withLock(\.self) == 6)
        _ = try await node.journal.append([port(7)])
        #expect(try await walk(.en) == [3, 3, 2])
        #expect(made.withLock(\.self) == 9)
    }

    @Test func figuresKeepTheirDigits() async throws {
        let node = try OpenNode()
        var entries = OpenEntries(seed: 1)
        _ = try await node.journal.append(entries.vocabulary())
        let thing = Thing(
            id: "quay", kind: "port", name: Text([.en: "Quay"]), position: Coordinate(lon: 50.123_456_789, lat: 40))
        let claim = Claim(
            id: "depth", thing: "quay", property: "draught",
            value: .quantity(
                Quantity(amount: try Amount(parsing: "4.50"), unit: try Unit(parsing: "m"), datum: Datum(code: "bs"))),
            asOf: try Period(parsing: "2025"), saidBy: "paper", basis: .found)
        _ = try await node.journal.append([
            thing.entry(party: "paper", member: "m"), claim.entry(party: "paper", member: "m"),
        ])
        let text = try await node.read(.ru) { reading in
            let collection = try self.collection(reading)
            var json = JSONWriter()
            let feature = try #require(try reading.feature("quay", in: collection))
            FeatureWriter(collection, in: .ru, record: Self.record).write(feature, to: &json)
            #expect(feature.days == (try Period(parsing: "2025").span))
            return String(decoding: json.bytes, as: UTF8.self)
        }
        #expect(text.contains("\"draught\":4.50,\"draught_datum\":\"bs\",\"berths\":null"))
        #expect(text.contains("\"coordinates\":[50.1234568,40]"))
        #expect(text.contains("\"name\":\"Quay\"") && text.contains("\"record\":\"/ru/things/quay\""))
    }
}
