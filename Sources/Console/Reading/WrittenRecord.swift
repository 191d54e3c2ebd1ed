import Foundation

/// JSON that this house wrote, with its fields in the order in which they were written and numbers as their digits.
indirect enum WrittenRecord {
    case nothing
    case flag(Bool)
    /// A text or a number.
    case word(String)
    case list([WrittenRecord])
    case fields([(key: String, value: WrittenRecord)])

    init(_ bytes: [UInt8]) throws {
        var reader = WrittenRecordReader(bytes: bytes)
        self = try reader.value(depth: 0)
    }

    subscript(key: String) -> WrittenRecord? {
        if case .fields(let fields) = self { fields.first { $0.key == key }?.value } else { nil }
    }

    var word: String? { if case .word(let word) = self { word } else { nil } }
}

private struct WrittenRecordReader {
    let bytes: [UInt8]
    var place = 0

    struct Fault: Error {}

    private static let depthMax = 32

    private mutating func take(_ byte: Character) -> Bool {
        guard place < bytes.count, bytes[place] == byte.asciiValue else { return false }
        place += 1
        return true
    }

    mutating func value(depth: Int) throws -> WrittenRecord {
        guard place < bytes.count, depth < Self.depthMax else { throw Fault() }
        switch bytes[place] {
        case UInt8(ascii: "{"): return .fields(try fields(depth))
        case UInt8(ascii: "["): return .list(try list(depth))
        case UInt8(ascii: "\""): return .word(try text())
        default:
            let start = place
            while place < bytes.count, !",]}".utf8.contains(bytes[place]) { place += 1 }
            let word = String(decoding: bytes[start..<place], as: UTF8.self)
            return switch word {
            case "null": .nothing
            case "true", "false": .flag(word == "true")
            default: .word(word)
            }
        }
    }

    private mutating func fields(_ depth: Int) throws -> [(key: String, value: WrittenRecord)] {
        var fields: [(key: String, value: WrittenRecord)] = []
        place += 1
        while !take("}") {
            _ = take(",")
            let key = try text()
            guard take(":") else { throw Fault() }
            fields.append((key, try value(depth: depth + 1)))
        }
        return fields
    }

    private mutating func list(_ depth: Int) throws -> [WrittenRecord] {
        var items: [WrittenRecord] = []
        place += 1
        while !take("]") {
            _ = take(",")
            items.append(try value(depth: depth + 1))
        }
        return items
    }

    /// With its escapes undone.
    private mutating func text() throws -> String {
        let start = place
        guard take("\"") else { throw Fault() }
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard take("\"") else { throw Fault() }
        return try JSONDecoder().decode(String.self, from: Data(bytes[start..<place]))
    }
}
