import Chances
import Measures
import Testing

@testable import OpenData

@Suite struct FilterTests {
    private func read(_ text: String) throws -> Filter { try FilterReader.filter(text, types: Sample.types) }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func meansWhatTheReferenceSays(seed: UInt64) throws {
        var chance = FilterChance(seed: seed)
        for _ in 0..<50 {
            let filter = chance.filter()
            for _ in 0..<8 {
                let sample = chance.sample()
                let wanted = FilterReference.answer(filter, sample)
                let answer = filter.answer(sample)
                #expect(answer == (wanted == 0.5 ? nil : wanted == 1), "\(filter.text) on \(sample)")
                #expect(filter.admits(sample) == (wanted == 1))
            }
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func isReadAsItWasWritten(seed: UInt64) throws {
        var chance = FilterChance(seed: seed &+ 100)
        for _ in 0..<50 {
            let filter = chance.filter()
            let read = try read(filter.text)
            for _ in 0..<10 {
                let sample = chance.sample()
                #expect(read.answer(sample) == filter.answer(sample), "\(filter.text)")
            }
        }
    }

    @Test func bindsAsItMust() throws {
        #expect(try read("n = 1 OR n = 2 AND t = 'a'") == read("n = 1 OR (n = 2 AND (t = 'a'))"))
        #expect(try read("NOT n = 1 AND t = 'a'") == read("(NOT (n = 1)) AND t = 'a'"))
        #expect(try read("n not in (1,2)") == read("NOT n IN (1, 2)"))
        #expect(try read("n NOT BETWEEN 1 AND 2 and t like 'a%'") == read("NOT (n BETWEEN 1 AND 2) AND t LIKE 'a%'"))
        #expect(try read("t IS NOT NULL") == .not(.isNull(.attribute("t"))))
        #expect(try read("t = 'it''s'") == read("t = 'it\\'s'"))
        #expect(try read("5 < n") == .comparison(.literal(.number(5)), .below, .attribute("n")))
        #expect(try read("n=-1.5e1") == .comparison(.attribute("n"), .equal, .literal(.number(-15))))
    }

    @Test func readsEveryShape() throws {
        let place = try #require(Coordinate(lon: 1, lat: 1))
        let sample = Sample(shape: .point(place))
        for text in [
            "POINT(1 1)", "MULTIPOINT((3 3),(1 1))", "MULTIPOINT(3 3, 1 1)", "LINESTRING(0 0, 2 2)",
            "MULTILINESTRING((5 5, 6 6),(0 2, 2 0))", "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))",
            "MULTIPOLYGON(((5 5, 6 5, 6 6, 5 5)),((0 0, 2 0, 2 2, 0 0)))", "BBOX(0, 0, 1, 1)",
        ] {
            #expect(try read("S_INTERSECTS(geometry, \(text))").admits(sample), "\(text)")
            #expect(try read("S_INTERSECTS(\(text), geometry)").admits(sample), "\(text)")
        }
        #expect(
            try !read(
                "S_INTERSECTS(geometry, POLYGON((0 0, 3 0, 3 3, 0 3, 0 0),(0.5 0.5, 2 0.5, 2 2, 0.5 2, 0.5 0.5)))"
            ).admits(sample))
        let flipped = try FilterReader.filter(
            "S_INTERSECTS(geometry, POINT(40 50))", types: Sample.types, system: .latitudeFirst)
        let there = try #require(Coordinate(lon: 50, lat: 40))
        #expect(flipped.admits(Sample(shape: .point(there))))
    }

    @Test(arguments: [
        ("n = ", FilterFault.Code.expectedValue, 5), ("n # 1", .unknownCharacter, 3), ("t = 'abc", .unclosedText, 5),
        ("n = 1.2.3", .badNumber, 5), ("when > DATE('2026-02-30')", .badTime, 13), ("", .expectedCondition, 1),
        ("S_INTERSECTS(geometry, CIRCLE(1 2))", .badShape, 24), ("S_INTERSECTS(geometry, POINT(1))", .badShape, 31),
        ("S_INTERSECTS(geometry, POINT(1 95))", .badShape, 30), ("n 1", .expectedComparison, 3),
        ("n IN 1", .expectedWord, 6), ("(n = 1", .expectedWord, 7), ("nonsense = 1", .unknownAttribute, 1),
        ("n = 'a'", .otherType, 5), ("n LIKE 'a'", .otherType, 1), ("n = 1 n = 2", .leftOver, 7),
        ("n = 1)", .leftOver, 6),
        ("AND n = 1", .expectedCondition, 1), ("n = NULL", .expectedValue, 5), ("سلام = 1", .unknownAttribute, 1),
        ("geometry = 1", .otherType, 12), ("n NOT = 1", .expectedComparison, 7),
    ])
    func saysWhereItWentWrong(text: String, code: FilterFault.Code, place: Int) throws {
        let fault = #expect(throws: FilterFault.self) { try self.read(text) }
        #expect(fault?.code == code)
        #expect(fault?.place == place)
    }

    @Test func isBounded() throws {
        let deep = String(repeating: "(", count: 60) + "n = 1" + String(repeating: ")", count: 60)
        #expect(#expect(throws: FilterFault.self) { try self.read(deep) }?.code == .tooDeep)
        let many = String(repeating: "NOT ", count: 60) + "n = 1"
        #expect(#expect(throws: FilterFault.self) { try self.read(many) }?.code == .tooDeep)
        let folded = String(repeating: "CASEI(", count: 60) + "t" + String(repeating: ")", count: 60) + " = 'a'"
        #expect(#expect(throws: FilterFault.self) { try self.read(folded) }?.code == .tooDeep)
        let long = "t = '" + String(repeating: "a", count: FilterReader.bytesMax) + "'"
        #expect(#expect(throws: FilterFault.self) { try self.read(long) }?.code == .tooLong)
    }

    /// Whatever is sent in is read or refused, with a place that lies within it.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func whateverComesIsReadOrRefused(seed: UInt64) throws {
        var chance = FilterChance(seed: seed &+ 200)
        let pieces = [
            "n", "t", "geometry", "=", "<>", "<=", "(", ")", ",", "'", "\"", "AND", "OR", "NOT", "IN", "BETWEEN",
            "LIKE",
            "IS", "NULL", "CASEI", "DATE", "TIMESTAMP", "S_INTERSECTS", "POINT", "BBOX", "1", "-", ".", "e9", "'a'",
            " ",
            "\u{301}", "\u{0}", "𐍈", "1e999",
        ]
        for _ in 0..<400 {
            let text: String
            switch chance.random.below(3) {
            case 0: text = chance.random.text(of: pieces, length: 14)
            case 1: text = chance.random.noise(length: 40)
            default:
                var letters = Array(chance.filter().text)
                if !letters.isEmpty { letters.remove(at: chance.random.below(letters.count)) }
                text = String(letters)
            }
            do {
                _ = try read(text)
            } catch let fault as FilterFault {
                #expect((1...(text.count + 1)).contains(fault.place), "\(text): \(fault)")
            }
        }
    }
}
