import Chances
import Foundation
import Journal
import Languages
import Measures
import Testing

@testable import Register

@Suite struct PayloadTests {
    /// Through bytes, as a replay reads it.
    private func reread(_ body: EntryBody) throws -> EntryBody {
        try #require(EntryBody(json: JSON(parsing: body.json.canonical)))
    }

    private func expectIdentity<Record: RegisterRecord>(_ record: Record) throws {
        let body = try reread(record.entry(party: "p", member: "m"))
        #expect(body.subject == "\(body.kind)/\(record.id)")
        let again = try Record(id: record.id, payload: body.payload)
        #expect(again == record)
        #expect(again.payload.canonical == record.payload.canonical)
    }

    @Test(arguments: 1...150 as ClosedRange<UInt64>)
    func everyRecordReadsBackAsItWas(seed: UInt64) throws {
        var random = Chance(seed: seed)
        for record in try random.records() { try expectIdentity(record) }
        for _ in 0..<10 { try expectIdentity(random.claim()) }
        let remark = random.remark()
        #expect(try Remark(body: reread(remark.entry(member: "m"))) == remark)
        let mark = random.mark()
        #expect(try Mark(body: reread(mark.entry(member: "m"))) == mark)
    }

    @Test func everyShapeAndVisibilityReadsBack() throws {
        var random = Chance(seed: 9)
        for _ in 0..<400 {
            let shape = try random.shape()
            #expect(try ShapeText.shape(ShapeText.text(shape)) == shape)
        }
        for visibility in [.everyone, .members, .ownParty, .parties([]), .parties(["a", "b"])] as [Visibility] {
            #expect(try Visibility(json: visibility.json) == visibility)
        }
    }

    /// The fields without which a record means nothing.
    private static let required: [String: Set<String>] = [
        "region": ["version", "sea"], "property": ["type"], "party": ["type"], "source": ["publisher", "title"],
        "letter": ["number", "date", "sender"], "thing": ["kind"],
        "claim": ["thing", "property", "value", "saidBy", "basis"],
    ]

    private static let others: [JSON] = [
        .null, .bool(true), .integer(7), .string("\u{7}?"), .array([.integer(1)]), ["x": 1],
    ]

    private func isSameSort(_ first: JSON, _ second: JSON) -> Bool {
        switch (first, second) {
        case (.string, .string), (.bool, .bool), (.integer, .integer): true
        default: false
        }
    }

    private func expectRefusals<Record: RegisterRecord>(_ record: Record) throws {
        for field in record.payload.objectValue?.fields ?? [] {
            var fields = try #require(record.payload.objectValue)
            fields[field.key] = nil
            if Self.required[Record.entryKind]?.contains(field.key) == true {
                #expect(throws: PayloadError.self, "\(Record.entryKind) without \(field.key)") {
                    try Record(id: record.id, payload: .object(fields))
                }
            } else {
                #expect(throws: Never.self) { try Record(id: record.id, payload: .object(fields)) }
            }
            for other in Self.others where !isSameSort(field.value, other) {
                fields[field.key] = other
                #expect(throws: PayloadError.self, "\(Record.entryKind) with \(field.key) = \(other)") {
                    try Record(id: record.id, payload: .object(fields))
                }
            }
        }
        for other in Self.others where Self.required[Record.entryKind] != nil {
            #expect(throws: PayloadError.self) { try Record(id: record.id, payload: other) }
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func aFieldRemovedOrOfAnotherTypeIsRefused(seed: UInt64) throws {
        var random = Chance(seed: seed)
        for record in try random.records() { try expectRefusals(record) }
        let remark = random.remark().entry(member: "m")
        for field in ["stance", "reason", "source"] {
            var body = remark
            var fields = try #require(remark.payload.objectValue)
            fields[field] = .integer(1)
            body.payload = .object(fields)
            #expect(throws: PayloadError.self) { try Remark(body: body) }
        }
        var mark = random.mark().entry(member: "m")
        mark.payload = ["claim": 1]
        #expect(throws: PayloadError.self) { try Mark(body: mark) }
        mark.subject = "account/only-one"
        #expect(throws: PayloadError.self) { try Mark(body: mark) }
    }

    /// Texts inside a payload are hostile too.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func damagedTextsNeverTrap(seed: UInt64) throws {
        var random = Chance(seed: seed)
        for _ in 0..<60 {
            let claim = try random.claim()
            var bytes = claim.payload.canonical
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
            guard let json = try? JSON(parsing: bytes) else { continue }
            if let read = try? Claim(id: "c", payload: json) { try expectIdentity(read) }
        }
    }

    @Test func shortDecimalsAreWhatTheLibraryReads() throws {
        var random = Chance(seed: 31)
        for _ in 0..<20_000 {
            let digits = (0...random.below(15)).map { _ in String(random.below(10)) }.joined()
            let places = random.below(digits.count)
            let number = (random.below(2) == 0 ? "-" : "") + digits.dropLast(places) + "." + digits.suffix(places)
            let text = places == 0 ? String(number.dropLast()) : number
            guard let read = DecimalText.double(Array(text.utf8)[...]) else { continue }
            #expect(read.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
        #expect(DecimalText.double(Array("48.1234567".utf8)[...]) == 48.1234567)
        for text in ["", "-", ".", "1.", ".5", "1e3", "+1", "nan", "0x1", "1.2.3", "1234567890123456"] {
            #expect(DecimalText.double(Array(text.utf8)[...]) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        "", "(", ")", "POINT", "POINT(", "POINT()", "POINT(1)", "POINT(1 2", "POINT(1 2))", "POINT(nan 1)",
        "POINT(181 0)",
        "LINESTRING(1 2)", "POLYGON((1 2,3 4))", "POLYGON(1 2)", "MULTIPOLYGON((((((1 2))))))",
        "MULTILINESTRING(1 2,3 4)",
        "((((((((", "CIRCLE(1 2)", "POLYGON(())", "LINESTRING(1 2 3,4 5 6)", "LINESTRING(1 2,)", "LINESTRING(,1 2)",
        "POINT(x 1 2)",
    ])
    func noShape(_ text: String) {
        #expect(throws: PayloadError.self) { try ShapeText.shape(text) }
    }
}
