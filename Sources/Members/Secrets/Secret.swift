import Crypto
package import Foundation

/// A random secret of 256 bits: shown once to whom it belongs, kept as a digest only.
package struct Secret: Sendable, Hashable {
    /// 43 letters of base64url.
    package let text: String

    package init() { text = Base64URL.text(Data(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })) }

    /// Takes what somebody shows; `nil` where it cannot be a secret of ours.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Base64URL.isLetter) else { return nil }
        self.text = String(text)
    }

    /// What is kept of it: SHA-256 of the letters.
    ///
    /// A secret of 256 random bits needs no salt and no slow hash.
    package var digest: Data { Data(SHA256.hash(data: Data(text.utf8))) }

    /// A secret that follows from this one and tells nothing about it.
    package func derived(for purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("littoral 1 \(purpose)".utf8), using: SymmetricKey(data: Data(text.utf8)))
        return Base64URL.text(Data(code))
    }
}

/// Base64 for addresses and cookies (RFC 4648, section 5), without padding.
package enum Base64URL {
    package static func text(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// `nil` for what is not base64url.
    package static func bytes(_ text: some StringProtocol) -> Data? {
        guard text.utf8.allSatisfy(isLetter) else { return nil }
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
