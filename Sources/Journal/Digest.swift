import Crypto
package import Foundation

/// 32 bytes of SHA-256.
package struct Digest: Sendable, Hashable, CustomStringConvertible {
    package let bytes: Data

    /// Takes exactly 32 bytes.
    package init?(_ bytes: Data) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    package init?(hex: String) {
        guard let bytes = Data(hex: hex) else { return nil }
        self.init(bytes)
    }

    /// Hashes the parts one after the other.
    package init(hashing parts: [UInt8]...) {
        var hash = SHA256()
        for part in parts { hash.update(data: part) }
        bytes = hash.finalize().withUnsafeBytes { Data($0) }
    }

    /// What stands before the first entry of a chain.
    package static let zero = Digest(zeroes: 32)

    private init(zeroes count: Int) { bytes = Data(count: count) }

    package var hex: String { bytes.hex }
    package var description: String { hex }
}

extension Data {
    package var hex: String {
        var text: [UInt8] = []
        text.reserveCapacity(count * 2)
        appendHex(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    func appendHex(to text: inout [UInt8]) {
        withUnsafeBytes { bytes in
            for byte in bytes {
                text.append(hexDigits[Int(byte >> 4)])
                text.append(hexDigits[Int(byte & 15)])
            }
        }
    }

    /// Reads lower- or upper-case hexadecimal of even length; `nil` for anything else.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count.isMultiple(of: 2), digits.count <= 1 << 20 else { return nil }
        var bytes = Data(capacity: digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.nibble(digits[index]), let low = Self.nibble(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        self = bytes
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Hashes what comes in pieces.
package struct DigestWriter {
    private var hash = SHA256()

    package init() {}

    package mutating func update(_ data: Data) { hash.update(data: data) }

    package func finish() -> Digest { Digest(hash.finalize().withUnsafeBytes { Data($0) }) ?? .zero }
}
