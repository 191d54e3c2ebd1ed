/// Beginnings of words and whole words, found by the hash of their letters in one pass over a word.
struct StemList: Sendable {
    private var beginnings: [UInt64: String] = [:]
    private var wholes: [UInt64: String] = [:]

    private static let start: UInt64 = 14_695_981_039_346_656_037

    private static func adding(_ letter: Unicode.Scalar, to hash: UInt64) -> UInt64 {
        (hash ^ UInt64(letter.value)) &* 1_099_511_628_211
    }

    mutating func add(_ key: String, isWhole: Bool, _ value: String) {
        let hash = key.unicodeScalars.reduce(Self.start) { Self.adding($1, to: $0) }
        if isWhole { wholes[hash] = value } else { beginnings[hash] = value }
    }

    /// What the longest beginning of some words, written as one, means.
    func value(_ keys: some Sequence<String>) -> String? {
        var hash = Self.start
        var found: String?
        for key in keys {
            for letter in key.unicodeScalars {
                hash = Self.adding(letter, to: hash)
                if let value = beginnings[hash] { found = value }
            }
        }
        return wholes[hash] ?? found
    }
}
