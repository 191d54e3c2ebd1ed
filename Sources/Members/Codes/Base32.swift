package import Foundation

/// Base32 (RFC 4648, section 6), as programs for one-time codes read it.
package enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Without padding.
    package static func text(_ bytes: Data) -> String {
        var text: [UInt8] = []
        var (held, count): (UInt32, Int) = (0, 0)
        for byte in bytes {
            held = (held << 8 | UInt32(byte)) & 0xFFFF
            count += 8
            while count >= 5 {
                text.append(letters[Int(held >> UInt32(count - 5)) & 31])
                count -= 5
            }
        }
        if count > 0 { text.append(letters[Int(held << UInt32(5 - count)) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads letters in either case, with spaces and hyphens anywhere; `nil` for others.
    package static func bytes(_ text: some StringProtocol) -> Data? {
        var bytes = Data()
        var (held, count): (UInt32, Int) = (0, 0)
        for byte in text.uppercased().utf8 where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
            guard let value = letters.firstIndex(of: byte) else { return nil }
            held = (held << 5 | UInt32(value)) & 0xFFFF
            count += 5
            if count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(count - 8)))
                count -= 8
            }
        }
        return bytes
    }
}
