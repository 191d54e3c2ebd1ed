/// Writes JSON straight into bytes, for answers that are read once and thrown away; keys stand in the order written.
///
/// The caller keeps objects and lists balanced; commas are put here.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init(reserving capacity: Int = 1_024) { bytes.reserveCapacity(capacity) }

    private mutating func begin() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    package mutating func object(_ write: (inout JSONWriter) throws -> Void) rethrows {
        begin()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        try write(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    package mutating func list(_ write: (inout JSONWriter) throws -> Void) rethrows {
        begin()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
        try write(&self)
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// The key of the value that is written next.
    package mutating func key(_ key: String) {
        begin()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func string(_ text: String) {
        begin()
        quote(text)
    }

    package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    package mutating func null() { raw("null") }

    package mutating func integer(_ value: some BinaryInteger) { raw(String(value)) }

    /// A number that is already written as JSON writes numbers.
    package mutating func number(_ text: String) { raw(text) }

    /// A value that is already JSON.
    package mutating func raw(_ json: some Sequence<UInt8>) {
        begin()
        bytes.append(contentsOf: json)
    }

    private mutating func raw(_ text: String) { raw(text.utf8) }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var clean = 0
            for index in utf8.indices {
                let byte = utf8[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: utf8[clean..<index])
                clean = index + 1
                switch byte {
                case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
                case 0..<0x20:
                    bytes.append(contentsOf: "\\u00".utf8)
                    bytes.append(Self.hex[Int(byte >> 4)])
                    bytes.append(Self.hex[Int(byte & 15)])
                default:
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(byte)
                }
            }
            bytes.append(contentsOf: utf8[clean...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let hex = [UInt8]("0123456789abcdef".utf8)
}
