/// A number as plain text, `-28230.50`: an optional sign, ASCII digits, optionally a point and more digits.
struct PlainDecimal: Equatable, Sendable {
    /// More digits than any figure has; beyond it a text is not taken for a number.
    static let maximumBytes = 64

    let isNegative: Bool
    let integer: [UInt8]
    let fraction: [UInt8]

    init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(Self.maximumBytes + 1))
        guard bytes.count <= Self.maximumBytes else { return nil }
        isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes[1...] : bytes[...]
        let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isDigit) })
        else { return nil }
        integer = Array(whole)
        fraction = parts.count == 2 ? Array(parts[1]) : []
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
