import Languages

/// A word or number of a text.
struct StoryWord: Sendable {
    /// Unicode scalars of the block.
    let range: Range<Int>
    /// The form it is searched in: no case, no marks; digits as 0…9.
    let key: String
    let isNumber: Bool
    let isUpper: Bool
    /// Whether all its letters are capitals, and it has more than one.
    let isShouted: Bool
}

/// Cuts text into words: letters with what joins them, or digits.
enum StoryWords {
    static func words(of text: ArraySlice<Unicode.Scalar>) -> [StoryWord] {
        var words: [StoryWord] = []
        words.reserveCapacity(text.count / 6)
        var place = text.startIndex
        while place < text.endIndex {
            let first = text[place]
            if first.digit != nil {
                let start = place
                while place < text.endIndex, text[place].digit != nil { place += 1 }
                words.append(number(text, start..<place))
            } else if first.isLetter {
                let start = place
                while place < text.endIndex, text[place].isLetter || joins(text, place) { place += 1 }
                words.append(word(text, start..<place))
            } else {
                place += 1
            }
        }
        return words
    }

    /// A half-space, apostrophe or invisible mark between two letters.
    private static func joins(_ text: ArraySlice<Unicode.Scalar>, _ place: Int) -> Bool {
        switch text[place].value {
        case 0x200C, 0x200D, 0x27, 0x2019, 0x2BC, 0xAD, 0x0300...0x036F, 0x0640, 0x064B...0x065F, 0x0670:
            return place + 1 < text.endIndex && text[place + 1].isLetter
        default: return false
        }
    }

    private static func word(_ text: ArraySlice<Unicode.Scalar>, _ range: Range<Int>) -> StoryWord {
        var key = String.UnicodeScalarView()
        var (upper, lower) = (0, 0)
        for scalar in text[range] {
            let folded = Folding.folded(scalar)
            if let letter = Unicode.Scalar(folded.first), letter != "\0", letter != " " { key.append(letter) }
            if folded.second != 0, let letter = Unicode.Scalar(folded.second) { key.append(letter) }
            if scalar.isUpper { upper += 1 } else { lower += 1 }
        }
        return StoryWord(
            range: range, key: String(key), isNumber: false, isUpper: text[range.lowerBound].isUpper,
            isShouted: upper > 1 && lower == 0)
    }

    private static func number(_ text: ArraySlice<Unicode.Scalar>, _ range: Range<Int>) -> StoryWord {
        let digits = text[range].map { Unicode.Scalar(UInt8(0x30 + ($0.digit ?? 0))) }
        return StoryWord(range: range, key: String(digits), isNumber: true, isUpper: false, isShouted: false)
    }

    /// Words as they are searched for.
    static func keys(_ text: String) -> [String] { words(of: Array(text.unicodeScalars)[...]).map(\.key) }

    static func key(_ word: String) -> String { Folding.folded(word).filter { $0 != " " } }
}

/// Phrases of a few words, found by their first.
struct Phrases<Value: Sendable>: Sendable {
    private var byFirst: [String: [(rest: [String], value: Value)]] = [:]

    /// `lines` of phrases parted by bars, each line with what its phrases mean.
    init(_ lines: [(String, Value)]) {
        for (line, value) in lines {
            for phrase in line.split(separator: "|") {
                let keys = StoryWords.keys(String(phrase))
                guard let first = keys.first else { continue }
                byFirst[first, default: []].append((Array(keys.dropFirst()), value))
            }
        }
        byFirst = byFirst.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
    }

    /// What a phrase of one word means.
    func single(_ key: String) -> Value? { byFirst[key]?.first { $0.rest.isEmpty }?.value }

    /// The longest phrase that begins at a word: how many words it has and what it means.
    func match(_ words: [StoryWord], _ place: Int) -> (count: Int, value: Value)? {
        guard place < words.count, let group = byFirst[words[place].key] else { return nil }
        next: for phrase in group where place + phrase.rest.count < words.count {
            for (offset, key) in phrase.rest.enumerated() where words[place + 1 + offset].key != key { continue next }
            return (phrase.rest.count + 1, phrase.value)
        }
        return nil
    }
}
