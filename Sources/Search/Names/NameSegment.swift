import Languages

/// Names in flat arrays: nothing is an object of its own, so a million names are some tens of megabytes.
///
/// Names are numbered in the order of their letters (then by document, label and text), documents in that of their
/// identifiers.
struct NameSegment: Sendable {
    /// The search form of every name with its `end`, in the order of the names.
    var letters: [UInt8] = []
    /// Where a name begins in `letters`.
    var starts: [UInt32] = []
    var documents: [UInt32] = []
    /// The weight of its document.
    var weights: [UInt32] = []
    /// The language in the lower three bits (0 for none), the kind of name above.
    var labels: [UInt8] = []
    /// The names as they are written, in UTF-8; one more start than names.
    var texts: [UInt8] = []
    var textStarts: [UInt32] = [0]
    /// The later words of names, ordered as names are, from the word on.
    var words = WordStarts()
    var sounds = NameSounds()
    var wholes = NamePresence(count: 0)
    var nameBlocks: [NameBlock] = []
    var wordBlocks: [NameBlock] = []
    /// The letters that occur.
    var alphabet: [UInt8] = []
    var facts = DocumentFacts()

    var count: Int { starts.count }

    struct WordStarts: Sendable {
        var starts: [UInt32] = []
        var names: [UInt32] = []
    }

    func name(_ number: Int) -> NameDocument.Name {
        let label = labels[number]
        return NameDocument.Name(
            text(number), NameLabel.language(label), NameLabel.kind(label))
    }

    func text(_ number: Int) -> String {
        String(decoding: texts[Int(textStarts[number])..<Int(textStarts[number + 1])], as: UTF8.self)
    }
}

/// The language and the kind of a name in one byte.
enum NameLabel {
    static func label(_ name: NameDocument.Name) -> UInt8 {
        let number = name.language.flatMap { Language.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        return UInt8(number) | name.kind.rawValue << 3
    }

    static func language(_ label: UInt8) -> Language? {
        label & 7 == 0 ? nil : Language.allCases[Int(label & 7) - 1]
    }

    static func kind(_ label: UInt8) -> NameDocument.Kind { NameDocument.Kind(rawValue: label >> 3) ?? .official }

    /// By the lower three bits of a label: how far down the reader's order of languages it stands; 6 for no language.
    static func ranks(for language: Language) -> [UInt8] {
        var ranks = [UInt8](repeating: 6, count: 8)
        for (rank, other) in language.readingOrder.enumerated() {
            if let number = Language.allCases.firstIndex(of: other) { ranks[number + 1] = UInt8(rank) }
        }
        return ranks
    }
}

/// What 64 neighbours in an order have at best, so that most of them need no look.
struct NameBlock: Sendable {
    static let size = 64
    var weightMax: UInt32 = 0
    /// A bit for each number of a language that occurs.
    var languages: UInt8 = 0

    /// The blocks of an order of names.
    static func blocks(_ count: Int, _ name: (Int) -> Int, _ weights: [UInt32], _ labels: [UInt8]) -> [NameBlock] {
        stride(from: 0, to: count, by: size).map { start in
            var block = NameBlock()
            for place in start..<min(start + size, count) {
                let number = name(place)
                block.weightMax = max(block.weightMax, weights[number])
                block.languages |= 1 << (labels[number] & 7)
            }
            return block
        }
    }
}

/// The sounds of names in the order of their skeletons, heavier names first.
struct NameSounds: Sendable {
    var hashes: [UInt32] = []
    /// The number of the name, its script in the upper two bits.
    var names: [UInt32] = []
    var bytes: [UInt8] = []
    /// One more than names.
    var starts: [UInt32] = [0]

    static let nameMask: UInt32 = 0x3FFF_FFFF
}
