/// Reads XML 1.0 with namespaces in UTF-8.
///
/// Document types are refused, so that there are no entities beyond the five of XML and nothing outside is ever asked
/// for; size, depth and attributes are bounded.
struct XMLReader {
    static let bytesMax = 16 << 20
    static let depthMax = 64
    static let attributesMax = 64
    static let nameBytesMax = 256

    let bytes: [UInt8]
    var place = 0
    var line = 1
    private var depth = 0

    /// Reads a whole document and gives its outermost element.
    static func read(_ bytes: [UInt8]) throws(XMLFault) -> XMLElement {
        guard bytes.count <= bytesMax else {
            throw XMLFault(
                line: 1, "The file has \(bytes.count) bytes.",
                remedy: "Split it into files of at most \(bytesMax) bytes.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw XMLFault(line: 1, "The file is not UTF-8.", remedy: "Save it as UTF-8.")
        }
        var lines = 1
        for scalar in text.unicodeScalars {
            if scalar == "\n" { lines += 1 }
            guard isAllowed(scalar) else {
                throw XMLFault(line: lines, "The file holds a character that XML does not allow.")
            }
        }
        var reader = XMLReader(bytes: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
        return try reader.document()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// For texts and values that others have cut out.
    init(plain bytes: [UInt8]) { self.bytes = bytes }

    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private mutating func document() throws(XMLFault) -> XMLElement {
        if follows("<?xml"), bytes.count > place + 5, Self.isSpace(bytes[place + 5]) { try declaration() }
        try skipOdds()
        guard follows("<") else { throw fault("The file is no XML document: it does not begin with an element.") }
        let root = try element(within: ["xml": "http://www.w3.org/XML/1998/namespace"])
        try skipOdds()
        guard place == bytes.count else { throw fault("Something follows the end of the document.") }
        return root
    }

    private mutating func declaration() throws(XMLFault) {
        let text = try upTo("?>", after: 5, "The XML declaration is never closed.")
        guard let sign = text.firstRange(of: "encoding") else { return }
        let name = text[sign.upperBound...].drop { " =\t\r\n\"'".contains($0) }.prefix { !"\"'".contains($0) }
        guard name.uppercased() == "UTF-8" else {
            throw fault("The file says that it is written in “\(name.prefix(40))”.", remedy: "Save it as UTF-8.")
        }
    }

    /// Skips white space, comments and instructions, which may stand around the outermost element.
    private mutating func skipOdds() throws(XMLFault) {
        while true {
            skipSpace()
            if follows("<!--") {
                _ = try upTo("-->", after: 4, "A comment is never closed.")
            } else if follows("<?") {
                _ = try upTo("?>", after: 2, "An instruction is never closed.")
            } else if follows("<!") {
                throw fault(
                    "The file has a document type; it could define entities or ask for other files.",
                    remedy: "Remove the line that begins with <!DOCTYPE.")
            } else {
                return
            }
        }
    }

    // MARK: Elements

    private mutating func element(within outer: [String: String]) throws(XMLFault) -> XMLElement {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax else {
            throw fault("Elements stand more than \(Self.depthMax) deep in each other.")
        }
        let start = line
        place += 1
        let tag = try name()
        let (attributes, spaces) = try attributes(within: outer)
        var element = XMLElement(
            name: try resolve(tag, spaces), attributes: attributes, line: start)
        if follows("/>") {
            place += 2
            return element
        }
        guard follows(">") else { throw fault("The tag “\(tag)” is never closed.") }
        place += 1
        element.children = try children(of: tag, spaces)
        return element
    }

    /// Reads up to and with the closing tag.
    private mutating func children(
        of tag: String, _ spaces: [String: String]
    ) throws(XMLFault) -> [XMLElement.Child] {
        var children: [XMLElement.Child] = []
        var text: [UInt8] = []
        while true {
            guard place < bytes.count else { throw fault("The element “\(tag)” is never closed.") }
            guard bytes[place] == UInt8(ascii: "<") else {
                try character(into: &text)
                continue
            }
            if follows("<!--") {
                _ = try upTo("-->", after: 4, "A comment is never closed.")
            } else if follows("<![CDATA[") {
                text += try upTo("]]>", after: 9, "A CDATA section is never closed.").utf8
            } else if follows("<?") {
                _ = try upTo("?>", after: 2, "An instruction is never closed.")
            } else if follows("<!") {
                throw fault("A declaration stands inside the document.")
            } else {
                if !text.isEmpty { children.append(.text(String(decoding: text, as: UTF8.self))) }
                text = []
                guard follows("</") else {
                    children.append(.element(try element(within: spaces)))
                    continue
                }
                place += 2
                let closed = try name()
                skipSpace()
                guard closed == tag, follows(">") else {
                    throw fault("“\(closed)” is closed where “\(tag)” is open.")
                }
                place += 1
                return children
            }
        }
    }

    private mutating func attributes(
        within outer: [String: String]
    ) throws(XMLFault) -> (attributes: [String: String], spaces: [String: String]) {
        var attributes: [String: String] = [:]
        var spaces = outer
        while true {
            let isApart = place < bytes.count && Self.isSpace(bytes[place])
            skipSpace()
            guard place < bytes.count, !follows(">"), !follows("/>") else { break }
            guard isApart, attributes.count < Self.attributesMax else {
                throw fault("A tag has too many attributes, or no space between them.")
            }
            let name = try name()
            skipSpace()
            guard follows("=") else { throw fault("The attribute “\(name)” has no value.") }
            place += 1
            skipSpace()
            guard attributes.updateValue(try value(of: name), forKey: name) == nil else {
                throw fault("The attribute “\(name)” stands twice.")
            }
        }
        for (name, value) in attributes {
            if name == "xmlns" { spaces[""] = value }
            if name.hasPrefix("xmlns:") { spaces[String(name.dropFirst(6))] = value }
        }
        return (attributes, spaces)
    }

    private mutating func value(of name: String) throws(XMLFault) -> String {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") else {
            throw fault("The value of the attribute “\(name)” does not stand between quotation marks.")
        }
        let mark = bytes[place]
        place += 1
        var value: [UInt8] = []
        while place < bytes.count, bytes[place] != mark, bytes[place] != UInt8(ascii: "<") {
            let isSpace = Self.isSpace(bytes[place])
            try character(into: &value)
            if isSpace { value[value.count - 1] = UInt8(ascii: " ") }
        }
        guard place < bytes.count, bytes[place] == mark else {
            throw fault("The value of the attribute “\(name)” is never closed.")
        }
        place += 1
        return String(decoding: value, as: UTF8.self)
    }

    private func resolve(_ tag: String, _ spaces: [String: String]) throws(XMLFault) -> XMLElement.Name {
        let parts = tag.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            guard parts.count == 1 else { throw fault("The name “\(tag)” has two colons.") }
            return XMLElement.Name(namespace: spaces[""] ?? "", local: tag)
        }
        guard let space = spaces[String(parts[0])] else {
            throw fault("The prefix of “\(tag)” is not declared.")
        }
        return XMLElement.Name(namespace: space, local: String(parts[1]))
    }
}
