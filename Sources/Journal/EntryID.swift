import Crypto
package import Foundation

/// A UUID of version 7: its first 48 bits are the time, so that ids sort as they were made.
package struct EntryID: Sendable, Hashable, CustomStringConvertible {
    package let bytes: Data

    package init?(_ bytes: Data) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Makes an id for a time in milliseconds since 1970.
    package init(timeMilliseconds: Int64, random: inout some RandomNumberGenerator) {
        let time = UInt64(bitPattern: timeMilliseconds) & 0xFFFF_FFFF_FFFF
        let high = time << 16 | 0x7000 | random.next() & 0x0FFF
        let low = 0x8000_0000_0000_0000 | random.next() >> 2
        bytes = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Data($0) }
    }

    /// Reads `0190…-…`, with or without hyphens.
    package init?(text: String) {
        guard text.utf8.count <= 36, let bytes = Data(hex: text.filter { $0 != "-" }) else { return nil }
        self.init(bytes)
    }

    package var description: String {
        let hex = Array(bytes.hex.utf8)
        let groups = [hex[0..<8], hex[8..<12], hex[12..<16], hex[16..<20], hex[20..<32]]
        return groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }
}

/// Secure randomness, drawn a page at a time: a call to the kernel for each salt would cost more than hashing.
struct BufferedRandomness: RandomNumberGenerator {
    private var numbers: [UInt64] = []

    private static let page = SymmetricKeySize(bitCount: 128 * UInt64.bitWidth)

    mutating func next() -> UInt64 {
        if let number = numbers.popLast() { return number }
        numbers = SymmetricKey(size: Self.page).withUnsafeBytes { bytes in Array(bytes.bindMemory(to: UInt64.self)) }
        return numbers.popLast() ?? 0
    }
}
