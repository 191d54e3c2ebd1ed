import Chances
import Foundation
import Measures
import Testing

@testable import Exporting

@Suite("JSON as it is written")
struct JSONWriterTests {
    /// A value with what a reference reader must make of it.
    private indirect enum Value {
        case null, flag(Bool), integer(Int), decimal(Double), text(String), list([Value]), object([(String, Value)])
    }

    private static let pieces = [
        "a", "\"", "\\", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "/", "</script>", "گیلان", "Ёё", "Ý", "🐟",
        "\u{200E}", "\u{2028}", "e\u{301}", " ",
    ]

    private static func value(_ chance: inout Chance, depth: Int) -> Value {
        switch chance.below(depth > 0 ? 7 : 5) {
        case 0: .null
        case 1: .flag(chance.maybe())
        case 2: .integer(Int(truncatingIfNeeded: chance.next()) >> chance.below(50))
        case 3: .decimal((chance.number(-1_000...1_000) * 1_000).rounded() / 1_000)
        case 4: .text(chance.text(of: pieces, length: 12))
        case 5: .list((0..<chance.below(5)).map { _ in value(&chance, depth: depth - 1) })
        default:
            .object(
                (0..<chance.below(5)).map { index in
                    ("\(index)" + chance.text(of: pieces, length: 3), value(&chance, depth: depth - 1))
                })
        }
    }

    private static func write(_ value: Value, to writer: inout JSONWriter) {
        switch value {
        case .null: writer.null()
        case .flag(let flag): writer.bool(flag)
        case .integer(let number): writer.integer(number)
        case .decimal(let number): writer.decimal(number)
        case .text(let text): writer.string(text)
        case .list(let items): writer.list { list in for item in items { write(item, to: &list) } }
        case .object(let fields):
            writer.object { object in
                for (key, item) in fields {
                    object.key(key)
                    write(item, to: &object)
                }
            }
        }
    }

    private static func isRead(_ read: Any?, as value: Value) -> Bool {
        switch value {
        case .null: read is NSNull
        case .flag(let flag): (read as? Bool) == flag
        case .integer(let number): (read as? NSNumber)?.int64Value == Int64(number)
        case .decimal(let number): abs(((read as? NSNumber)?.doubleValue ?? .infinity) - number) < 1e-9
        case .text(let text): (read as? String).map { Array($0.utf8) == Array(text.utf8) } ?? false
        case .list(let items):
            (read as? [Any]).map { list in
                list.count == items.count && zip(list, items).allSatisfy { isRead($0, as: $1) }
            } ?? false
        case .object(let fields):
            (read as? [String: Any]).map { object in
                object.count == fields.count && fields.allSatisfy { isRead(object[$0.0], as: $0.1) }
            } ?? false
        }
    }

    @Test func anotherReaderReadsWhatIsWritten() throws {
        var chance = Chance(seed: 0x150A)
        for round in 0..<2_000 {
            let value = Value.list([Self.value(&chance, depth: 4)])
            var writer = JSONWriter()
            Self.write(value, to: &writer)
            let read = try JSONSerialization.jsonObject(with: Data(writer.bytes))
            #expect(Self.isRead(read, as: value), "round \(round): \(String(decoding: writer.bytes, as: UTF8.self))")
        }
    }

    @Test func fieldsAndCells() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("a", nil as String?)
            writer.field("b", 1.50)
            writer.field("c", Double.nan)
            writer.field("d", ["x", "\""])
            writer.key("e")
            writer.cell(.number(Number(mantissa: 450, fractionDigits: 2) ?? Number(0)))
            writer.key("f")
            writer.cell(.list([]))
            writer.key("g")
            writer.cell(.empty)
        }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text == #"{"a":null,"b":1.5,"c":null,"d":["x","\""],"e":4.50,"f":[],"g":null}"#)
    }
}
