import Crypto
package import Foundation

/// Codes that change every thirty seconds (TOTP, RFC 6238, with SHA-1 and six digits as every program has them).
package struct OneTimeCode: Sendable, Hashable {
    /// 160 bits, as RFC 4226 asks.
    package let secret: Data

    package init() {
        var random = SystemRandomNumberGenerator()
        secret = Data((0..<20).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    package init(secret: Data) { self.secret = secret }

    package static let stepMilliseconds: Int64 = 30_000

    /// The step a moment lies in, given in milliseconds since 1970.
    package static func step(at milliseconds: Int64) -> Int64 { milliseconds / stepMilliseconds }

    /// The code of a step.
    package func code(step: Int64, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let start = Int(mac[mac.count - 1] & 15)
        let number = mac[start..<(start + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let limit = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
        let text = String(UInt64(number) % limit)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// The step whose code was shown, of those one before and one after a moment and later than `used`; `nil` for none.
    ///
    /// All three are compared, so that the time tells nothing.
    package func step(of code: String, at milliseconds: Int64, used: Int64) -> Int64? {
        let now = Self.step(at: milliseconds)
        let shown = Self.digits(code)
        var found: Int64?
        for step in (now - 1)...(now + 1) {
            let isSame = Sameness.holds(self.code(step: step), shown)
            if isSame && step > used { found = step }
        }
        return found
    }

    /// What was typed, without spaces and in plain digits: a Persian keyboard writes ۱۲۳.
    private static func digits(_ code: String) -> String {
        let digits = code.prefix(20).filter { !$0.isWhitespace }.map {
            $0.wholeNumberValue.map(String.init) ?? String($0)
        }
        return digits.joined()
    }

    /// The secret as it is typed by hand: in groups of four.
    package var groups: String {
        let letters = Array(Base32.text(secret))
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }

    /// What a program for codes reads from a picture or opens as a link.
    package func link(issuer: String, account: String) -> String {
        let names = [issuer, account].map { name in
            name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        return "otpauth://totp/\(names[0]):\(names[1])?secret=\(Base32.text(secret))&issuer=\(names[0])"
    }
}
