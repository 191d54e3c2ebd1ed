/// Why a text is not a JSON value that an entry may hold, and at which byte.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    package let message: String
    package let offset: Int

    package var description: String { "\(message) at byte \(offset)." }
}

extension JSON {
    /// How many arrays and objects may stand inside each other below the outermost value.
    static let depthMax = 32

    /// Reads one value.
    ///
    /// Refuses fractions, repeated keys, depth over 32 and anything after the value.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }

    package init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}

/// A recursive-descent reader over bytes, bounded in depth.
private struct JSONParser {
    let bytes: [UInt8]
    var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    func fail(_ message: String) -> JSONError { JSONError(message: message, offset: place) }

    mutating func document() throws(JSONError) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard place == bytes.count else { throw fail("Text after the JSON value") }
        return value
    }

    mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return
            }
        }
    }

    mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth <= JSON.depthMax else { throw fail("Nested deeper than \(JSON.depthMax)") }
        skipSpace()
        guard place < bytes.count else { throw fail("The JSON text ends early") }
        switch bytes[place] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .integer(try integer())
        }
    }

    mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let count = word.utf8CodeUnitCount
        guard place + count <= bytes.count else { throw fail("The JSON text ends early") }
        for index in 0..<count where bytes[place + index] != word.utf8Start[index] { throw fail("An unknown word") }
        place += count
        return value
    }

    mutating func integer() throws(JSONError) -> Int64 {
        let start = place
        var negative = false
        if bytes[place] == UInt8(ascii: "-") {
            negative = true
            place += 1
        }
        let digits = place
        var magnitude: Int64 = 0
        while place < bytes.count, case let digit = bytes[place] &- 48, digit < 10 {
            let (product, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, overflowedToo) = product.subtractingReportingOverflow(Int64(digit))
            guard !overflowed, !overflowedToo else { throw fail("An integer too large") }
            magnitude = sum
            place += 1
        }
        guard place > digits else { throw fail("An unexpected character") }
        guard place - digits == 1 || bytes[digits] != 48 else { throw fail("An integer with a leading zero") }
        if place < bytes.count, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[place]) {
            throw fail("A fraction; write quantities as text")
        }
        if negative { return magnitude }
        guard magnitude != .min else {
            place = start
            throw fail("An integer too large")
        }
        return -magnitude
    }

    mutating func array(depth: Int) throws(JSONError) -> JSON {
        place += 1
        var values: [JSON] = []
        skipSpace()
        if try take("]") { return .array(values) }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if try take("]") { return .array(values) }
            guard try take(",") else { throw fail("A comma or ] is missing") }
        }
    }

    mutating func object(depth: Int) throws(JSONError) -> JSON {
        place += 1
        var fields: [JSON.Fields.Field] = []
        skipSpace()
        if try take("}") { return .object(JSON.Fields()) }
        while true {
            skipSpace()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw fail("A key is missing") }
            let key = try string()
            skipSpace()
            guard try take(":") else { throw fail("A colon is missing") }
            fields.append(.init(key: key, value: try value(depth: depth + 1)))
            skipSpace()
            if try take("}") { break }
            guard try take(",") else { throw fail("A comma or } is missing") }
        }
        guard let object = JSON.Fields(unordered: fields) else { throw fail("A key is repeated") }
        return .object(object)
    }

    mutating func take(_ character: Unicode.Scalar) throws(JSONError) -> Bool {
        guard place < bytes.count else { throw fail("The JSON text ends early") }
        guard bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    mutating func string() throws(JSONError) -> String {
        place += 1
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
            guard bytes[place] >= 0x20 else { throw fail("A control character in a text") }
            place += 1
        }
        guard place < bytes.count else { throw fail("A text that does not end") }
        if bytes[place] == UInt8(ascii: "\"") {
            let text = try decode(bytes[start..<place])
            place += 1
            return text
        }
        return try escapedString(from: start)
    }

    mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var buffer = Array(bytes[start..<place])
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return try decode(buffer[...])
            case UInt8(ascii: "\\"): try escape(into: &buffer)
            case 0..<0x20: throw fail("A control character in a text")
            default: buffer.append(byte)
            }
        }
        throw fail("A text that does not end")
    }

    mutating func escape(into buffer: inout [UInt8]) throws(JSONError) {
        guard place < bytes.count else { throw fail("A text that does not end") }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "b"): buffer.append(8)
        case UInt8(ascii: "f"): buffer.append(12)
        case UInt8(ascii: "n"): buffer.append(10)
        case UInt8(ascii: "r"): buffer.append(13)
        case UInt8(ascii: "t"): buffer.append(9)
        case UInt8(ascii: "u"):
            var unit = try hexUnit()
            if (0xD800..<0xDC00).contains(unit) {
                guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u")
                else { throw fail("Half a surrogate pair") }
                place += 2
                let low = try hexUnit()
                guard (0xDC00..<0xE000).contains(low) else { throw fail("Half a surrogate pair") }
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw fail("Half a surrogate pair") }
            buffer.append(contentsOf: String(Character(scalar)).utf8)
        default: throw fail("An unknown escape")
        }
    }

    mutating func hexUnit() throws(JSONError) -> UInt32 {
        guard place + 4 <= bytes.count else { throw fail("A text that does not end") }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else {
                throw fail("A wrong hexadecimal digit")
            }
            unit = unit << 4 | UInt32(digit)
            place += 1
        }
        return unit
    }

    func decode(_ slice: ArraySlice<UInt8>) throws(JSONError) -> String {
        // Most texts are ASCII, which needs no validation and is the cheaper way.
        if slice.allSatisfy({ $0 < 0x80 }) { return String(decoding: slice, as: UTF8.self) }
        guard let text = String(validating: slice, as: UTF8.self) else { throw fail("Bytes that are not UTF-8") }
        return text
    }
}
