/// Where a link leads: a path of this node, a fragment, a query, `http(s)`, `mailto` or `tel`; always ASCII.
package struct Address: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The address as written into an attribute, before escaping.
    package let text: String
    /// Whether it stays on this node (a path, query or fragment).
    package let isLocal: Bool
    /// Whether what was given could not be accepted, so that `#` stands in its place.
    package let isRefused: Bool

    /// The longest address accepted, in bytes after encoding; longer ones fail in proxies anyway.
    package static let longest = 8192

    /// Checks an address; what cannot be accepted becomes `#`.
    ///
    /// Spaces, quotes and non-ASCII are percent-encoded; other schemes (`javascript:`, `data:`), control characters,
    /// backslashes, `//host` and `user@host` are refused.
    package init(_ text: String) {
        if Self.isPlainPath(text) {
            self.text = text
            isLocal = true
            isRefused = false
        } else if let encoded = Self.encode(text), let kind = Self.kind(of: encoded) {
            self.text = String(decoding: encoded, as: UTF8.self)
            isLocal = kind == .local
            isRefused = false
        } else {
            self.text = "#"
            isLocal = true
            isRefused = true
        }
    }

    /// A literal is checked as any other text.
    package init(stringLiteral value: String) {
        self.init(value)
    }

    private enum Kind { case local, foreign }

    /// The common case, a path of this node with nothing to encode, is settled without a copy.
    private static func isPlainPath(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= longest, bytes.first == UInt8(ascii: "/") else { return false }
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
                previous = byte
            case UInt8(ascii: "/") where previous != UInt8(ascii: "/"):
                previous = byte
            default:
                return false
            }
        }
        return true
    }

    /// nil for what no encoding can make harmless.
    ///
    /// Browsers drop tabs and newlines inside an address and read a
    /// backslash as a slash, which turns innocent-looking text into another host or scheme.
    private static func encode(_ text: String) -> [UInt8]? {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            guard encoded.count < longest else { return nil }
            switch byte {
            case 0x00..<0x20, 0x7F, UInt8(ascii: "\\"):
                return nil
            case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
                UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "^"), 0x80...0xFF:
                encoded.append(UInt8(ascii: "%"))
                encoded.append(hexadecimal(byte >> 4))
                encoded.append(hexadecimal(byte & 15))
            default:
                encoded.append(byte)
            }
        }
        return encoded.count <= longest ? encoded : nil
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }

    private static func kind(of bytes: [UInt8]) -> Kind? {
        guard let first = bytes.first else { return nil }
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: "?"):
            return .local
        case UInt8(ascii: "/"):
            return bytes.dropFirst().first == UInt8(ascii: "/") ? nil : .local
        default:
            break
        }
        let stops: [UInt8] = [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
        guard let stop = bytes.firstIndex(where: stops.contains), bytes[stop] == UInt8(ascii: ":") else {
            return .local
        }
        let scheme = String(decoding: bytes[..<stop], as: UTF8.self).lowercased()
        let rest = bytes[(stop + 1)...]
        switch scheme {
        case "http", "https": return hasHost(rest) ? .foreign : nil
        case "mailto": return rest.isEmpty ? nil : .foreign
        case "tel": return isPhoneNumber(rest) ? .foreign : nil
        default: return nil
        }
    }

    /// A number as it is dialled from everywhere: `+` and digits.
    private static func isPhoneNumber(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first == UInt8(ascii: "+") && (7...15).contains(rest.count - 1)
            && rest.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// A name before "@" is how a link pretends to lead elsewhere; no source needs one.
    private static func hasHost(_ rest: ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else { return false }
        let ends: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
        let host = rest.dropFirst(2).prefix { !ends.contains($0) }
        return !host.isEmpty && !host.contains(UInt8(ascii: "@"))
    }
}
