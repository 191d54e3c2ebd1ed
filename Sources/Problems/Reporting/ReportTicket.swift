package import Members

/// The ticket of a form by which somebody without an account reports: who made it and when, sealed by the node.
///
/// A form sent twice carries the same ticket and is one report. The number by which its reporter looks at it later
/// follows from the ticket, so that a replay is told the same one.
package struct ReportTicket: Sendable, Hashable {
    /// The id of the report.
    package let id: String
    /// When the form was shown, in milliseconds since 1970.
    package let shownMilliseconds: Int64

    private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")

    /// A ticket for a form that is shown now.
    package init(shownAt milliseconds: Int64) {
        var random = SystemRandomNumberGenerator()
        id = "r-" + String((0..<20).map { _ in Self.letters[Int.random(in: 0..<Self.letters.count, using: &random)] })
        shownMilliseconds = milliseconds
    }

    /// As the form carries it.
    package func text(_ secret: Secret) -> String {
        "\(id).\(shownMilliseconds).\(Self.seal(id, shownMilliseconds, secret))"
    }

    /// Takes back what a form carried; `nil` for what this node has not made.
    package init?(_ text: String, _ secret: Secret) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard text.utf8.count <= 120, parts.count == 3, let moment = Int64(parts[1]),
            Sameness.holds(parts[2], Self.seal(parts[0], moment, secret))
        else { return nil }
        (id, shownMilliseconds) = (parts[0], moment)
    }

    private static func seal(_ id: String, _ moment: Int64, _ secret: Secret) -> String {
        secret.derived(for: "report form \(id) \(moment)")
    }

    /// The number for the reporter: `K7QF-MX2P-9TRD`, sixty bits that nobody guesses.
    package func number(_ secret: Secret) -> String {
        ReportNumber.text(Array(secret.derived(for: "report number \(id)").utf8))
    }
}

/// The number by which a reporter looks at a report without an account.
package enum ReportNumber {
    /// Letters and digits that nobody mistakes for each other.
    private static let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    private static let count = 12

    /// Reads what was typed: small letters, spaces and dashes do not matter; `nil` for what is no number.
    package static func read(_ typed: String) -> String? {
        guard typed.utf8.count <= 60 else { return nil }
        let plain = typed.uppercased().filter { !$0.isWhitespace && !"-–—‑".contains($0) }
        guard plain.count == count, plain.allSatisfy(letters.contains) else { return nil }
        return grouped(plain)
    }

    /// From bytes of base64url, each of which has six bits of its own; five of each are taken.
    static func text(_ bytes: [UInt8]) -> String {
        grouped(String(bytes.prefix(count).map { letters[value($0) & 31] }))
    }

    private static func value(_ byte: UInt8) -> Int {
        switch byte {
        case 0x41...0x5A: Int(byte) - 0x41
        case 0x61...0x7A: Int(byte) - 0x61 + 26
        case 0x30...0x39: Int(byte) - 0x30 + 52
        default: byte == UInt8(ascii: "-") ? 62 : 63
        }
    }

    private static func grouped(_ plain: String) -> String {
        stride(from: 0, to: count, by: 4).map { String(plain.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }
}
