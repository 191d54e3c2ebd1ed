import Crypto
import Foundation

/// A code for who has lost the device that makes the others; each is taken once.
package struct RecoveryCode: Sendable, Hashable {
    /// 80 random bits as four groups of four letters.
    package let text: String

    package static let count = 10

    package init() {
        var random = SystemRandomNumberGenerator()
        let letters = Array(Base32.text(Data((0..<10).map { _ in UInt8.random(in: 0...255, using: &random) })))
        text = stride(from: 0, to: 16, by: 4).map { String(letters[$0..<($0 + 4)]) }.joined(separator: "-")
    }

    /// Reads what somebody typed; `nil` where it cannot be a code.
    package init?(_ typed: String) {
        let letters = typed.prefix(40).uppercased().filter { !$0.isWhitespace && $0 != "-" }
        guard letters.count == 16, Base32.bytes(letters)?.count == 10 else { return nil }
        let all = Array(letters)
        text = stride(from: 0, to: 16, by: 4).map { String(all[$0..<($0 + 4)]) }.joined(separator: "-")
    }

    /// What is kept of it.
    var digest: Data { Data(SHA256.hash(data: Data(text.utf8))) }
}
