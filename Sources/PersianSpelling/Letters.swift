/// Up to 21 Persian letters as one number, six bits a letter; parts of it are cut out by shifting.
struct Letters: Hashable, Sendable {
    static let limit = 21

    /// The last letter lies in the lowest bits.
    let bits: UInt128
    let count: Int

    static let none = Letters(bits: 0, count: 0)

    init(bits: UInt128, count: Int) {
        self.bits = bits
        self.count = count
    }

    /// The letters of a word of our own lists; what is no letter is left out.
    init(_ text: some StringProtocol) {
        var (bits, count): (UInt128, Int) = (0, 0)
        for scalar in text.unicodeScalars where count < Self.limit {
            let letter = ScalarKind.letter(scalar.value)
            guard letter != 0 else { continue }
            bits = bits << 6 | UInt128(letter)
            count += 1
        }
        self.init(bits: bits, count: count)
    }

    init(_ letters: ArraySlice<UInt8>) {
        self.init(bits: letters.reduce(0) { $0 << 6 | UInt128($1) }, count: letters.count)
    }

    @inline(__always)
    func prefix(_ length: Int) -> Letters {
        Letters(bits: bits >> UInt128(6 * (count - length)), count: length)
    }

    @inline(__always)
    func suffix(_ length: Int) -> Letters {
        Letters(bits: bits & ((1 << UInt128(6 * length)) - 1), count: length)
    }

    @inline(__always)
    func dropping(first length: Int) -> Letters { suffix(count - length) }

    @inline(__always)
    func dropping(last length: Int) -> Letters { prefix(count - length) }

    @inline(__always)
    func hasSuffix(_ other: Letters) -> Bool {
        other.count < count && bits & ((1 << UInt128(6 * other.count)) - 1) == other.bits
    }

    @inline(__always)
    func hasPrefix(_ other: Letters) -> Bool {
        other.count < count && bits >> UInt128(6 * (count - other.count)) == other.bits
    }

    @inline(__always)
    var last: UInt8 { UInt8(truncatingIfNeeded: bits & 63) }

    @inline(__always)
    var first: UInt8 { count > 0 ? UInt8(truncatingIfNeeded: bits >> UInt128(6 * (count - 1))) : 0 }

    /// Whether the last letter would join a letter after it; where it does not, a half-space does nothing.
    @inline(__always)
    var endsJoining: Bool { count > 0 && ScalarKind.joins(last) }

    /// Both one after the other; `nil` where they are too long.
    func appending(_ other: Letters) -> Letters? {
        guard count + other.count <= Self.limit else { return nil }
        return Letters(bits: bits << UInt128(6 * other.count) | other.bits, count: count + other.count)
    }
}
