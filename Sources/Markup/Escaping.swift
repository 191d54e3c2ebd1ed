/// Writes text so that it is safe between tags and inside a double- or single-quoted attribute value alike; one rule
/// for both places means none can be confused with the other.
func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { source in
        var start = 0
        for index in 0..<source.count {
            let byte = source[index]
            // All that needs care is ASCII up to ">", DEL, and what begins like U+FFFE: most bytes leave here.
            if byte > 0x3E && byte != 0x7F && byte != 0xEF { continue }
            if byte == 0xEF {
                // XML has no place for U+FFFE and U+FFFF.
                guard index + 2 < source.count, source[index + 1] == 0xBF, source[index + 2] >= 0xBE else { continue }
                bytes.append(contentsOf: source[start..<index])
                bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
                start = index + 3
                continue
            }
            guard let replacement = replacement(of: byte) else { continue }
            bytes.append(contentsOf: source[start..<index])
            replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
            start = index + 1
        }
        bytes.append(contentsOf: source[start..<source.count])
    }
}

extension Markup {
    /// A text as it stands in HTML and in XML, for what is written as a whole without elements.
    package static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        appendEscaped(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

private func replacement(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0x09, 0x0A, 0x0D: nil
    // HTML forbids the other control characters and XML (a drawing saved alone) refuses the whole file for one.
    case 0x00..<0x20, 0x7F: "\u{FFFD}"
    default: nil
    }
}
