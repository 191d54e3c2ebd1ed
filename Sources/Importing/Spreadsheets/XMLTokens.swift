/// Reads the tags and texts of a large XML part while it is unpacked; only one token is held at a time.
///
/// Document types are refused, so that there are no entities beyond the five of XML; names are told without their prefix.
struct XMLTokens {
    enum Token: Sendable, Equatable {
        case open
        /// An element without anything in it.
        case whole
        case close
        case text
    }

    static let tokenBytesMax = 2 << 20
    static let depthMax = 64

    private let unpacking: Unpacking
    private var buffer: [UInt8] = []
    private var start = 0
    private var end = 0
    private var depth = 0
    private var isRaw = false
    private var isOver = false

    init(_ unpacking: Unpacking) { self.unpacking = unpacking }

    /// The next token; `nil` behind the outermost element.
    mutating func next() throws(SpreadsheetFault) -> Token? {
        while true {
            forget()
            start = end
            guard try has(1) else {
                guard depth == 0 else { throw SpreadsheetFault(.damaged) }
                return nil
            }
            guard buffer[start] == UInt8(ascii: "<") else {
                end = try find("<", from: start) ?? buffer.count
                isRaw = false
                if depth > 0 { return .text }
                continue
            }
            _ = try has(9)
            if follows("<!--") {
                end = try after("-->", from: start + 4)
            } else if follows("<![CDATA[") {
                end = try after("]]>", from: start + 9)
                isRaw = true
                return .text
            } else if follows("<?") {
                end = try after("?>", from: start + 2)
            } else if follows("<!") {
                throw SpreadsheetFault(.damaged)
            } else {
                return try tag()
            }
        }
    }

    private mutating func tag() throws(SpreadsheetFault) -> Token {
        var place = start + 1
        var mark: UInt8?
        while true {
            if place >= buffer.count {
                guard try fill() else { throw SpreadsheetFault(.damaged) }
                continue
            }
            let byte = buffer[place]
            place += 1
            if let open = mark {
                if byte == open { mark = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                mark = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
        }
        end = place
        if buffer[start + 1] == UInt8(ascii: "/") {
            depth -= 1
            guard depth >= 0 else { throw SpreadsheetFault(.damaged) }
            return .close
        }
        if buffer[end - 2] == UInt8(ascii: "/") { return .whole }
        depth += 1
        guard depth <= Self.depthMax else { throw SpreadsheetFault(.damaged) }
        return .open
    }

    // MARK: What the token holds

    /// Whether the tag bears a name, whatever prefix stands before it.
    func isNamed(_ name: StaticString) -> Bool {
        let range = nameRange
        return name.withUTF8Buffer { wanted in wanted.count == range.count && wanted.elementsEqual(buffer[range]) }
    }

    private var nameRange: Range<Int> {
        var first = start + (buffer[start + 1] == UInt8(ascii: "/") ? 2 : 1)
        var place = first
        while place < end, !XMLReader.endsName(buffer[place]) {
            place += 1
            if buffer[place - 1] == UInt8(ascii: ":") { first = place }
        }
        return first..<place
    }

    /// The value of an attribute; `nil` where the tag has none of that name, prefix included.
    func attribute(_ name: StaticString) throws(SpreadsheetFault) -> String? {
        var place = nameRange.upperBound
        while place < end {
            while place < end, XMLReader.isSpace(buffer[place]) { place += 1 }
            let first = place
            while place < end, !XMLReader.endsName(buffer[place]) { place += 1 }
            let range = first..<place
            guard !range.isEmpty else { return nil }
            while place < end, XMLReader.isSpace(buffer[place]) || buffer[place] == UInt8(ascii: "=") { place += 1 }
            guard place < end else { return nil }
            let mark = buffer[place]
            guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else { throw SpreadsheetFault(.damaged) }
            place += 1
            let value = place
            while place < end, buffer[place] != mark { place += 1 }
            let isIt = name.withUTF8Buffer { wanted in
                wanted.count == range.count && wanted.elementsEqual(buffer[range])
            }
            if isIt { return try Self.plain(buffer[value..<place]) }
            place += 1
        }
        return nil
    }

    /// The text of a text token.
    func text() throws(SpreadsheetFault) -> String {
        guard isRaw else { return try Self.plain(buffer[start..<end]) }
        guard let text = String(validating: buffer[start + 9..<end - 3], as: UTF8.self) else {
            throw SpreadsheetFault(.damaged)
        }
        return text
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) throws(SpreadsheetFault) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else {
            guard let text = String(validating: bytes, as: UTF8.self) else { throw SpreadsheetFault(.damaged) }
            return text
        }
        var reader = XMLReader(plain: Array(bytes))
        var text: [UInt8] = []
        do throws(XMLFault) {
            while reader.place < reader.bytes.count { try reader.character(into: &text) }
        } catch {
            throw SpreadsheetFault(.damaged)
        }
        guard let plain = String(validating: text, as: UTF8.self) else { throw SpreadsheetFault(.damaged) }
        return plain
    }

    // MARK: The buffer

    private mutating func forget() {
        guard end > 256 << 10 else { return }
        buffer.removeFirst(end)
        (start, end) = (0, 0)
    }

    private mutating func fill() throws(SpreadsheetFault) -> Bool {
        guard !isOver, let piece = try unpacking.next() else {
            isOver = true
            return false
        }
        guard buffer.count - start <= Self.tokenBytesMax else { throw SpreadsheetFault(.damaged) }
        buffer += piece
        return true
    }

    private mutating func has(_ count: Int) throws(SpreadsheetFault) -> Bool {
        while buffer.count - start < count {
            guard try fill() else { return false }
        }
        return true
    }

    private func follows(_ text: StaticString) -> Bool { stands(text, at: start) }

    private func stands(_ text: StaticString, at place: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= buffer.count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(buffer[place..<place + count]) }
    }

    private mutating func find(_ text: StaticString, from first: Int) throws(SpreadsheetFault) -> Int? {
        let byte = text.withUTF8Buffer { $0[0] }
        var place = first
        while true {
            while place < buffer.count, buffer[place] != byte { place += 1 }
            if place + text.utf8CodeUnitCount <= buffer.count {
                if stands(text, at: place) { return place }
                place += 1
            } else if try !fill() {
                return nil
            }
        }
    }

    private mutating func after(_ text: StaticString, from first: Int) throws(SpreadsheetFault) -> Int {
        guard let place = try find(text, from: first) else { throw SpreadsheetFault(.damaged) }
        return place + text.utf8CodeUnitCount
    }
}
