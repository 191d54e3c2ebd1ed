import Foundation

/// An Internet address or a range of them: `127.0.0.1`, `10.0.0.0/8`, `::1`, `fd00::/8`.
package struct AddressRange: Sendable, Hashable {
    private let bytes: [UInt8]
    private let bits: Int

    /// `nil` when the text is no address and no range.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = parts.first, let bytes = Self.bytes(String(address)) else { return nil }
        var bits = bytes.count * 8
        if parts.count == 2 {
            guard let stated = Int(parts[1]), (0...bits).contains(stated), parts[1].allSatisfy(\.isNumber) else {
                return nil
            }
            bits = stated
        }
        (self.bytes, self.bits) = (bytes, bits)
    }

    /// Ranges separated by commas; `nil` when one of them is none.
    package static func list(_ text: String) -> [AddressRange]? {
        let parts = text.split(separator: ",").map { $0.trimming(while: \.isWhitespace) }.filter { !$0.isEmpty }
        let ranges = parts.compactMap { AddressRange(String($0)) }
        return ranges.count == parts.count ? ranges : nil
    }

    /// Whether an address lies in it; an IPv4 address written as IPv6 (`::ffff:10.0.0.1`) is the IPv4 one.
    package func contains(_ address: String) -> Bool {
        guard let other = Self.bytes(address), other.count == bytes.count else { return false }
        let whole = bits / 8
        guard other.prefix(whole) == bytes.prefix(whole) else { return false }
        let rest = bits % 8
        guard rest > 0 else { return true }
        return (other[whole] ^ bytes[whole]) >> (8 - rest) == 0
    }

    /// The bytes of an address, 4 or 16.
    private static func bytes(_ text: String) -> [UInt8]? {
        // A zone (`fe80::1%eth0`) says where to send, not who it is.
        let text = String(text.prefix { $0 != "%" })
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes.prefix(4)) }
        guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return isMapped ? Array(bytes.suffix(4)) : bytes
    }
}

extension Substring {
    func trimming(while isTrimmed: (Character) -> Bool) -> Substring {
        let start = drop(while: isTrimmed)
        guard let end = start.lastIndex(where: { !isTrimmed($0) }) else { return start.prefix(0) }
        return start[...end]
    }
}
