/// A JSON value of which numbers keep their digits.
enum PlainJSON: Sendable, Hashable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([PlainJSON])
    case fields([String: PlainJSON])

    static let bytesMax = 64 << 20
    static let depthMax = 24
    static let valuesMax = 8_000_000

    subscript(key: String) -> PlainJSON? {
        if case .fields(let fields) = self { fields[key] } else { nil }
    }

    var list: [PlainJSON] { if case .list(let items) = self { items } else { [] } }

    /// A text or number as it stands.
    var word: String? {
        switch self {
        case .text(let text): text
        case .number(let digits): digits
        default: nil
        }
    }

    static func read(_ bytes: [UInt8]) throws(RawSeriesFault) -> PlainJSON {
        guard bytes.count <= bytesMax else {
            throw RawSeriesFault("too-large", place: nil, ["count": String(bytesMax >> 20)])
        }
        var reader = PlainJSONReader(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
        let value = try reader.value(0)
        try reader.end()
        return value
    }
}

private struct PlainJSONReader {
    private let bytes: [UInt8]
    private var place = 0
    private var values = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func fault() -> RawSeriesFault {
        let line = bytes.prefix(place).reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        return RawSeriesFault("json", place: line)
    }

    private mutating func skip() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skip()
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    mutating func end() throws(RawSeriesFault) {
        skip()
        if place < bytes.count { throw fault() }
    }

    mutating func value(_ depth: Int) throws(RawSeriesFault) -> PlainJSON {
        values += 1
        skip()
        guard depth < PlainJSON.depthMax, values < PlainJSON.valuesMax, place < bytes.count else { throw fault() }
        switch bytes[place] {
        case UInt8(ascii: "{"): return try fields(depth)
        case UInt8(ascii: "["): return try list(depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        default:
            for (word, value) in [("true", PlainJSON.flag(true)), ("false", .flag(false)), ("null", .null)]
            where bytes[place...].starts(with: word.utf8) {
                place += word.utf8.count
                return value
            }
            throw fault()
        }
    }

    private mutating func fields(_ depth: Int) throws(RawSeriesFault) -> PlainJSON {
        place += 1
        var fields: [String: PlainJSON] = [:]
        if take(UInt8(ascii: "}")) { return .fields(fields) }
        repeat {
            skip()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw fault() }
            let key = try text()
            guard take(UInt8(ascii: ":")) else { throw fault() }
            // Of two with one name nobody knows which is meant.
            guard fields.updateValue(try value(depth + 1), forKey: key) == nil else { throw fault() }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault() }
        return .fields(fields)
    }

    private mutating func list(_ depth: Int) throws(RawSeriesFault) -> PlainJSON {
        place += 1
        var items: [PlainJSON] = []
        if take(UInt8(ascii: "]")) { return .list(items) }
        repeat { items.append(try value(depth + 1)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault() }
        return .list(items)
    }

    private mutating func number() throws(RawSeriesFault) -> PlainJSON {
        let start = place
        while place < bytes.count,
            (0x30...0x39).contains(bytes[place]) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(bytes[place])
        {
            place += 1
        }
        let digits = String(decoding: bytes[start..<place], as: UTF8.self)
        guard digits.utf8.count <= 40, Double(digits) != nil else { throw fault() }
        return .number(digits)
    }

    private mutating func text() throws(RawSeriesFault) -> String {
        place += 1
        var scalars: [UInt8] = []
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] >= 0x20 else { throw fault() }
            if bytes[place] == UInt8(ascii: "\\") {
                place += 1
                try escape(&scalars)
            } else {
                scalars.append(bytes[place])
                place += 1
            }
        }
        guard place < bytes.count, let text = String(validating: scalars, as: UTF8.self) else { throw fault() }
        place += 1
        return text
    }

    private static let escapes: [UInt8: UInt8] = [
        0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
    ]

    private mutating func escape(_ text: inout [UInt8]) throws(RawSeriesFault) {
        guard place < bytes.count else { throw fault() }
        if let plain = Self.escapes[bytes[place]] {
            text.append(plain)
            place += 1
            return
        }
        guard bytes[place] == UInt8(ascii: "u") else { throw fault() }
        place += 1
        var code = try hexadecimal()
        if (0xD800...0xDBFF).contains(code) {
            guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u")
            else {
                throw fault()
            }
            place += 2
            let low = try hexadecimal()
            guard (0xDC00...0xDFFF).contains(low) else { throw fault() }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault() }
        text.append(contentsOf: String(Character(scalar)).utf8)
    }

    private mutating func hexadecimal() throws(RawSeriesFault) -> UInt32 {
        guard place + 4 <= bytes.count,
            let code = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw fault() }
        place += 4
        return code
    }
}
