/// Characters, names and escapes.
extension XMLReader {
    /// One character, or what an escape stands for; line ends become one line feed.
    mutating func character(into text: inout [UInt8]) throws(XMLFault) {
        switch bytes[place] {
        case UInt8(ascii: "&"):
            text += try escape().utf8
        case UInt8(ascii: "\r"):
            if place + 1 >= bytes.count || bytes[place + 1] != UInt8(ascii: "\n") {
                text.append(UInt8(ascii: "\n"))
            } else {
                line += 1; text.append(UInt8(ascii: "\n")); place += 1
            }
            place += 1
        default:
            if bytes[place] == UInt8(ascii: "\n") { line += 1 }
            text.append(bytes[place])
            place += 1
        }
    }

    mutating func escape() throws(XMLFault) -> String {
        let end = bytes[place...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
        guard let end else { throw fault("An ampersand stands alone; it is written &amp;.") }
        let name = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
        place = end + 1
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard name.hasPrefix("#"), digits.allSatisfy(\.isHexDigit),
            let number = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(number),
            Self.isAllowed(scalar)
        else { throw fault("The entity “&\(name);” is not one of XML's own.") }
        return String(Character(scalar))
    }

    mutating func name() throws(XMLFault) -> String {
        let start = place
        while place < bytes.count, !Self.endsName(bytes[place]) { place += 1 }
        guard place > start, place - start <= Self.nameBytesMax else {
            throw fault("A name is missing or too long in a tag.")
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    mutating func upTo(_ end: StaticString, after start: Int, _ message: String) throws(XMLFault) -> String {
        place += start
        let first = place
        while place < bytes.count {
            if follows(end) {
                let text = String(decoding: bytes[first..<place], as: UTF8.self)
                place += end.utf8CodeUnitCount
                return text.replacing("\r\n", with: "\n")
            }
            if bytes[place] == UInt8(ascii: "\n") { line += 1 }
            place += 1
        }
        throw fault(message)
    }

    mutating func skipSpace() {
        while place < bytes.count, Self.isSpace(bytes[place]) {
            if bytes[place] == UInt8(ascii: "\n") { line += 1 }
            place += 1
        }
    }

    func follows(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        return text.withUTF8Buffer { wanted in wanted.elementsEqual(bytes[place..<place + count]) }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x9 || byte == 0xA || byte == 0xD
    }

    static func endsName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
            || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            || byte == UInt8(ascii: "&")
    }

    func fault(_ message: String, remedy: String = "Export the file again.") -> XMLFault {
        XMLFault(line: line, message, remedy: remedy)
    }
}
