/// A small set that tells which letters are surely no whole name: two bits in one word for each name, sixteen times as
/// many bits as names.
struct NamePresence: Sendable {
    private var words: [UInt64]
    private let shift: UInt64

    init(count: Int) {
        var bits = 6
        while 1 << bits < max(1, count) * 16 { bits += 1 }
        words = [UInt64](repeating: 0, count: 1 << (bits - 6))
        shift = UInt64(64 - (bits - 6))
    }

    /// The hash of a text is the sum of its letters, each times a power of this odd number: an edit changes few terms.
    static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// The number whose product with `base` is 1.
    static let inverse: UInt64 = {
        var inverse = base
        for _ in 0..<6 { inverse = inverse &* (2 &- base &* inverse) }
        return inverse
    }()

    static func hash(_ letters: some Sequence<UInt8>) -> UInt64 {
        var (hash, power): (UInt64, UInt64) = (0, 1)
        for letter in letters {
            hash = hash &+ UInt64(letter) &* power
            power = power &* base
        }
        return hash
    }

    @inline(__always)
    private func place(_ hash: UInt64) -> (word: Int, bits: UInt64) {
        let mixed = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
        let spread = (mixed ^ mixed >> 32) &* 0x94D0_49BB_1331_11EB
        // A shift by all 64 bits leaves 0, which is the only word there is then.
        return (Int(truncatingIfNeeded: spread >> shift), 1 << (spread & 63) | 1 << ((spread >> 6) & 63))
    }

    mutating func insert(_ hash: UInt64) {
        let place = place(hash)
        words[place.word] |= place.bits
    }

    @inline(__always)
    func mayContain(_ hash: UInt64) -> Bool {
        let place = place(hash)
        return words[place.word] & place.bits == place.bits
    }
}
