/// Finished HTML or SVG as UTF-8 bytes; everything that enters it as text is escaped on the way in.
package struct Markup: Sendable, Equatable {
    /// The bytes as they go over the wire.
    package private(set) var bytes: [UInt8]

    /// Nothing at all; also what an element without content holds.
    package init() {
        bytes = []
    }

    /// Text, escaped; control characters that HTML forbids become U+FFFD.
    package init(text: String) {
        bytes = []
        append(escaping: text)
    }

    /// Room for `capacity` bytes, so that the caller's appends do not grow the buffer step by step.
    init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Bytes that are markup already: the one door past escaping.
    ///
    /// Give it only what this module has rendered
    /// before (a cached fragment) or a file shipped with the program, never anything a person has typed.
    package static func trusted(_ bytes: [UInt8]) -> Markup {
        var markup = Markup()
        markup.bytes = bytes
        return markup
    }

    /// Whether nothing would be written.
    package var isEmpty: Bool { bytes.isEmpty }

    /// The bytes as a string, for tests and for formats that embed HTML in text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds other markup behind this one.
    package mutating func append(_ other: Markup) {
        bytes.append(contentsOf: other.bytes)
    }

    /// Adds text, escaped.
    package mutating func append(escaping text: String) {
        appendEscaped(text, to: &bytes)
    }

    mutating func append(literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func append(byte: UInt8) {
        bytes.append(byte)
    }

    mutating func append(raw other: [UInt8]) {
        bytes.append(contentsOf: other)
    }
}

extension Sequence<Markup> {
    /// All parts in order with escaped text between them, as in a list of names with commas.
    package func joined(by separator: String) -> Markup {
        var result = Markup()
        var isFirst = true
        for part in self {
            if !isFirst { result.append(escaping: separator) }
            isFirst = false
            result.append(part)
        }
        return result
    }
}
