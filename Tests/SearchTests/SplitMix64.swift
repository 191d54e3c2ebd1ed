/// A small seeded generator, so that every run of a fuzz test sees the same inputs.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A text of up to `length` pieces.
    mutating func text(of pieces: [String], length: Int) -> String {
        (0..<below(length + 1)).map { _ in pieces[below(pieces.count)] }.joined()
    }

    /// Bytes of every kind, read as text the way hostile input arrives.
    mutating func noise(length: Int) -> String {
        String(decoding: (0..<below(length + 1)).map { _ in UInt8(truncatingIfNeeded: next()) }, as: UTF8.self)
    }
}

extension SplitMix64 {
    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
    mutating func maybe(_ percent: Int = 50) -> Bool { below(100) < percent }
}
