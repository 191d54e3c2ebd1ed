/// Chance that can be repeated: SplitMix64 gives the same numbers from the same seed on every machine.
package struct Chance: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Chance {
    /// A number below `limit`, which must be positive.
    package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    package mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }

    package mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    package mutating func maybe(_ percent: Int = 50) -> Bool { below(100) < percent }

    /// A text of up to `length` pieces.
    package mutating func text(of pieces: [String], length: Int) -> String {
        (0..<below(length + 1)).map { _ in pick(pieces) }.joined()
    }

    /// Bytes of every kind, read as text the way hostile input arrives.
    package mutating func noise(length: Int) -> String {
        String(decoding: (0..<below(length + 1)).map { _ in UInt8(truncatingIfNeeded: next()) }, as: UTF8.self)
    }
}
