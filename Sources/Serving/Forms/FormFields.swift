/// What was typed into a form: names with values in the order they were sent, some perhaps several times.
package struct FormFields: Sendable, Hashable {
    package struct Field: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    package private(set) var fields: [Field] = []

    package init() {}

    package mutating func add(_ name: String, _ value: String) { fields.append(Field(name: name, value: value)) }

    /// The first value of a name, without the white space around it; `nil` where it was not sent.
    package subscript(name: String) -> String? {
        fields.first { $0.name == name }.map { $0.value.trimmed }
    }

    /// The values of a name.
    package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The fields as one dictionary, the first of each name.
    package var values: [String: String] {
        Dictionary(fields.map { ($0.name, $0.value.trimmed) }) { first, _ in first }
    }

    /// How many fields a form may have, and how long a name may be, in bytes.
    static let countMax = 1_000
    static let nameBytesMax = 200

    /// Reads `application/x-www-form-urlencoded`; `nil` where it is malformed or has too many fields.
    package init?(urlEncoded bytes: [UInt8]) {
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard fields.count < Self.countMax, let name = sides.first.flatMap({ Self.decoded($0) }),
                name.utf8.count <= Self.nameBytesMax,
                let value = sides.count > 1 ? Self.decoded(sides[1]) : ""
            else { return nil }
            add(name, value)
        }
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): plain.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let high = digit(rest.removeFirst()), let low = digit(rest.removeFirst()) else {
                    return nil
                }
                plain.append(high << 4 | low)
            default: plain.append(byte)
            }
        }
        return text(plain)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Text as a person may type it: UTF-8 with lines ended by `\n` alone and without other controls.
    static func text(_ bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.replacing("\r\n", with: "\n")
        let isPlain = lines.unicodeScalars.allSatisfy {
            $0 == "\n" || $0 == "\t" || ($0.value >= 0x20 && $0.value != 0x7F)
        }
        return isPlain ? lines : nil
    }
}

extension String {
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
