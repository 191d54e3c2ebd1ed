import AppendingProcess
import Chances
import Foundation
import Testing

@testable import Journal

@Suite struct JSONTests {
    @Test func canonicalForm() throws {
        let cases: [(JSON, String)] = [
            (.null, "null"), (true, "true"), (false, "false"), (0, "0"), (-7, "-7"),
            (.integer(.min), "-9223372036854775808"), (.integer(.max), "9223372036854775807"),
            ("", #""""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\u{0}\n\u{1F}\u{7F}", "\"\\u0000\\u000a\\u001f\u{7F}\""),
            ("بندر 🌊 ə", "\"بندر 🌊 ə\""), ([], "[]"), ([1, [], [:]], "[1,[],{}]"),
            (["b": 1, "a": 2, "A": 3, "": 4, "aa": 5], #"{"":4,"A":3,"a":2,"aa":5,"b":1}"#),
            (
                ["é": 1, "e\u{301}": 2, "z": 3, "𝄞": 4, "\u{FFFF}": 5],
                "{\"e\u{301}\":2,\"z\":3,\"é\":1,\"\u{FFFF}\":5,\"𝄞\":4}"
            ),
            (["x": 1, "x": 2], #"{"x":2}"#),
        ]
        for (value, text) in cases {
            #expect(Array(value.canonicalText.utf8) == Array(text.utf8))
            #expect(Array(try JSON(parsing: text).canonical) == Array(text.utf8))
        }
    }

    @Test func whatIsReadOtherwise() throws {
        let cases: [(String, JSON)] = [
            (" \t\r\n[ 1 , 2 ] ", [1, 2]), (#"{ "b" : 1 , "a" : null }"#, ["a": .null, "b": 1]), ("-0", 0),
            (#""\b\f\n\r\t\/\"\\""#, "\u{8}\u{C}\n\r\t/\"\\"), (#""\u0041\u00e9\u06F0""#, "Aé۰"),
            (#""\ud83c\udf0a""#, "🌊"), (#""\uD834\uDD1E x""#, "𝄞 x"),
        ]
        for (text, value) in cases { #expect(try JSON(parsing: text) == value, "\(text)") }
    }

    @Test func whatIsRefused() {
        let cases: [(String, Int)] = [
            ("", 0), ("  ", 2), ("nul", 0), ("nulL", 0), ("tru", 0), ("True", 0), ("1 2", 2), ("[1,]", 3), ("[,1]", 1),
            ("[1", 2), ("{", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{\"a\":1", 6),
            (#"{"a":1,"a":2}"#, 13), (#"{"a":1,"\u0061":2}"#, 18), ("1.0", 1), ("1e3", 1), ("1E3", 1), (".5", 0),
            ("-", 1),
            ("+1", 0), ("01", 2), ("-01", 3), ("9223372036854775808", 0), ("-9223372036854775809", 19),
            ("99999999999999999999999999", 19), ("\"", 1), ("\"a", 2), ("\"\n\"", 1), ("\"\\x\"", 3), ("\"\\u12", 3),
            ("\"\\u12g4\"", 5), (#""\ud800""#, 7), (#""\ud800x""#, 7), (#""\ud800\u0041""#, 13), (#""\udc00""#, 7),
            ("'a'", 0), ("NaN", 0), ("\u{FEFF}1", 0), ("[1]]", 3), ("// x", 0), ("\u{A0}1", 0),
        ]
        for (text, offset) in cases {
            let error = #expect(throws: JSONError.self, "\(text)") { try JSON(parsing: text) }
            #expect(error.map { abs($0.offset - offset) <= 1 } == true, "\(text): \(error.map(\.description) ?? "")")
        }
        for bytes: [UInt8] in [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0x5C, 0x6E, 0xC3, 0x22],
        ] {
            #expect(throws: JSONError.self) { try JSON(parsing: bytes) }
        }
    }

    @Test func depthIsBounded() throws {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            for depth in [31, 32] {
                let text = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
                let value = try JSON(parsing: text)
                #expect(value.canonicalText == text)
                #expect(value.isNested(atMost: depth) && !value.isNested(atMost: depth - 1))
            }
            for depth in [33, 34, 1_000_000] {
                let text = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
                #expect(throws: JSONError.self) { try JSON(parsing: text) }
            }
        }
    }

    @Test func readingUndoesWriting() throws {
        var random = Chance(seed: 1)
        for _ in 0..<1_500 {
            let value = Self.random(&random, depth: random.below(6))
            let bytes = value.canonical
            let read = try JSON(parsing: bytes)
            #expect(read == value)
            #expect(read.canonical == bytes)
            let foreign = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            #expect(Self.isSame(value, foreign), "\(value.canonicalText)")
        }
    }

    /// What we accept, Foundation accepts; what Foundation accepts and we refuse lies outside our part of JSON.
    @Test func acceptanceAgreesWithFoundation() throws {
        var random = Chance(seed: 2)
        let pieces = Array("{}[]\",:0123456789-+.eE\\utrfn \n\t\u{0}x/".utf8)
        var both = 0
        var neither = 0
        for _ in 0..<6_000 {
            var bytes = Self.random(&random, depth: random.below(4)).canonical
            for _ in 0..<random.below(3) where !bytes.isEmpty {
                let place = random.below(bytes.count)
                switch random.below(4) {
                case 0: bytes[place] = pieces[random.below(pieces.count)]
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(pieces[random.below(pieces.count)], at: place)
                default: bytes[place] ^= UInt8(1 << random.below(8))
                }
            }
            // Foundation guesses UTF-16 and UTF-32 by zero bytes; we read only UTF-8.
            guard !bytes.contains(0) else { continue }
            let ours = Result { () throws(JSONError) in try JSON(parsing: bytes) }
            let theirs = Result { try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) }
            let text = String(decoding: bytes, as: UTF8.self)
            switch (ours, theirs) {
            case (.success(let value), .success(let foreign)):
                both += 1
                #expect(Self.isSame(value, foreign), "\(text)")
                #expect(try JSON(parsing: value.canonical) == value)
            case (.failure, .failure): neither += 1
            case (.success, .failure): Issue.record("only we accept \(text)")
            case (.failure(let error), .success):
                // Foundation lets an object end with a comma.
                if error.message == "A key is missing", bytes[error.offset] == UInt8(ascii: "}") { continue }
                let reasons = [
                    "A fraction", "An integer too large", "A key is repeated", "Nested deeper",
                    "Bytes that are not UTF-8",
                ]
                #expect(reasons.contains { error.message.hasPrefix($0) }, "only Foundation accepts \(text): \(error)")
            }
        }
        #expect(both > 1_000 && neither > 1_000)
    }

    @Test func nonsenseNeverTraps() {
        var random = Chance(seed: 3)
        let pieces = Array("{}[]\",:0129-.e\\ud8c\u{7}ntf ".utf8)
        for _ in 0..<10_000 {
            var bytes: [UInt8] = []
            for _ in 0..<random.below(40) {
                bytes.append(random.below(5) == 0 ? UInt8(random.below(256)) : pieces[random.below(pieces.count)])
            }
            if let value = try? JSON(parsing: bytes) {
                #expect((try? JSON(parsing: value.canonical)) == value)
                _ = EntryBody(json: value)
            }
        }
    }

    @Test func fieldsKeepTheirOrderByBytes() {
        var random = Chance(seed: 4)
        let keys = ["a", "b", "é", "e\u{301}", "", "aa", "К", "K", "\u{212A}", "🌊", "\u{FFFD}"]
        for _ in 0..<500 {
            var object = JSON.Fields()
            var reference: [[UInt8]: Int64] = [:]
            for step in 0..<random.below(20) {
                let key = keys[random.below(keys.count)]
                let value: Int64? = random.below(4) == 0 ? nil : Int64(step)
                object[key] = value.map(JSON.integer)
                reference[Array(key.utf8)] = value
            }
            let expected = reference.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            #expect(object.fields.map { Array($0.key.utf8) } == expected.map(\.key))
            #expect(object.fields.map(\.value.integerValue) == expected.map(\.value))
            #expect(JSON.Fields(unordered: object.fields.shuffled(using: &random)) == object)
        }
        let twice = [JSON.Fields.Field(key: "a", value: 1), .init(key: "b", value: 2), .init(key: "a", value: 1)]
        #expect(JSON.Fields(unordered: twice) == nil)
    }

    @Test func bodiesAreReadOnlyWhenWhole() throws {
        let body = EntryBody(kind: "k", version: 2, party: "p", member: "m", subject: "s", payload: ["a": []])
        #expect(EntryBody(json: body.json) == body)
        for key in ["kind", "version", "party", "member", "subject", "payload"] {
            var object = try #require(body.json.objectValue)
            object[key] = nil
            #expect(EntryBody(json: .object(object)) == nil, "without \(key)")
            guard key != "payload" else { continue }
            object[key] = .array([])
            #expect(EntryBody(json: .object(object)) == nil, "\(key) of another type")
        }
        var object = try #require(body.json.objectValue)
        object["more"] = 1
        #expect(EntryBody(json: .object(object)) == nil)
        for version in [0, 1_000, -1, Int64.max, .min] {
            object = try #require(body.json.objectValue)
            object["version"] = .integer(version)
            #expect(EntryBody(json: .object(object)) == nil, "version \(version)")
        }
    }

    // MARK: values

    private static let letters: [Character] = [
        "a", "Z", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "é", "ب", "ə", "🌊", "\u{2028}", " ",
    ]

    private static func text(_ random: inout Chance) -> String {
        String((0..<random.below(8)).map { _ in letters[random.below(letters.count)] })
    }

    private static func random(_ random: inout Chance, depth: Int) -> JSON {
        switch random.below(depth > 0 ? 7 : 4) {
        case 0: return random.below(3) == 0 ? .null : .bool(random.below(2) == 0)
        case 1: return .integer(Int64(bitPattern: random.next()) >> random.below(64))
        case 2, 3: return .string(text(&random))
        case 4: return .array((0..<random.below(5)).map { _ in Self.random(&random, depth: depth - 1) })
        default:
            var object = JSON.Fields()
            for _ in 0..<random.below(5) { object[text(&random)] = Self.random(&random, depth: depth - 1) }
            return .object(object)
        }
    }

    private static func isSame(_ ours: JSON, _ theirs: Any) -> Bool {
        switch ours {
        case .null: theirs is NSNull
        case .bool(let value): (theirs as? Bool) == value
        case .integer(let value): (theirs as? NSNumber)?.int64Value == value
        case .string(let value): (theirs as? String).map { Array($0.utf8) == Array(value.utf8) } ?? false
        case .array(let values):
            (theirs as? [Any]).map { $0.count == values.count && zip(values, $0).allSatisfy(isSame) } ?? false
        case .object(let object):
            (theirs as? [String: Any]).map { foreign in
                object.fields.allSatisfy { field in foreign[field.key].map { isSame(field.value, $0) } ?? false }
            } ?? false
        }
    }
}
