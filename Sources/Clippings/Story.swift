import Languages

/// The finished text in words and sentences, as all finders read it.
struct Story: Sendable {
    struct Block: Sendable {
        let kind: StoryBlock.Kind
        let scalars: [Unicode.Scalar]
        let words: [StoryWord]
        /// Unicode scalars, in order, covering all that is not blank.
        let sentences: [Range<Int>]

        /// The number of the sentence a place lies in.
        func sentence(at place: Int) -> Int {
            var (low, high) = (0, sentences.count - 1)
            while low < high {
                let middle = (low + high + 1) / 2
                if sentences[middle].lowerBound <= place { low = middle } else { high = middle - 1 }
            }
            return max(0, low)
        }

        /// The words within a range of scalars.
        func words(in range: Range<Int>) -> Range<Int> {
            let first = index(of: range.lowerBound)
            var last = index(of: range.upperBound)
            if last < first { last = first }
            return first..<last
        }

        /// The first word that begins at a place or after it.
        private func index(of place: Int) -> Int {
            var (low, high) = (0, words.count)
            while low < high {
                let middle = (low + high) / 2
                if words[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
            }
            return low
        }

        func text(_ range: Range<Int>) -> String { String(scalars[range]) }
    }

    let blocks: [Block]
    let language: Language

    init(_ blocks: [StoryBlock], language: Language) {
        self.language = language
        self.blocks = blocks.map { block in
            let scalars = Array(block.text.unicodeScalars)
            let words = StoryWords.words(of: scalars[...])
            return Block(
                kind: block.kind, scalars: scalars, words: words, sentences: Sentences.ranges(in: scalars, words))
        }
    }
}

/// Cuts a paragraph into sentences.
enum Sentences {
    static func ranges(in text: [Unicode.Scalar], _ words: [StoryWord]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for (number, word) in words.enumerated() {
            let end = number + 1 < words.count ? words[number + 1].range.lowerBound : text.count
            let gap = text[word.range.upperBound..<end]
            guard ends(gap, word, number + 1 < words.count ? words[number + 1] : nil) else { continue }
            // Opening quotes and dashes belong to what follows.
            var stop = word.range.upperBound
            for place in word.range.upperBound..<end where text[place].endsSentence || closes(text, place) {
                stop = place + 1
            }
            ranges.append(start..<stop)
            start = stop
            while start < text.count, text[start].isBlank { start += 1 }
        }
        if start < text.count { ranges.append(start..<text.count) }
        return ranges.isEmpty ? [0..<text.count] : ranges
    }

    /// A mark that closes a quotation or bracket; a straight one before a letter opens.
    private static func closes(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
        switch text[place] {
        case "»", "”", ")": true
        case "\"": place + 1 == text.count || !text[place + 1].isLetter
        default: false
        }
    }

    private static func ends(_ gap: ArraySlice<Unicode.Scalar>, _ word: StoryWord, _ next: StoryWord?) -> Bool {
        if gap.contains(where: \.isEndOfLine) { return true }
        guard let mark = gap.first(where: \.endsSentence) else { return false }
        guard let next else { return false }
        guard gap.contains(where: \.isBlank) else { return false }
        if mark == "." {
            // 5. Abb., г., A. Smith: an abbreviation, an initial, a number in a date.
            if word.isNumber, next.isNumber || !next.isUpper && !isArabic(next) { return false }
            if word.key.count == 1, word.isUpper || !next.isUpper { return false }
            if abbreviations.contains(word.key) { return false }
        }
        return next.isUpper || next.isNumber || isArabic(next) || gap.contains { "«“\"—–".unicodeScalars.contains($0) }
    }

    private static func isArabic(_ word: StoryWord) -> Bool { word.key.unicodeScalars.first?.isArabicLetter ?? false }

    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "no", "vol", "jr", "gen", "col", "gov", "sen", "rep", "vs", "etc", "тыс",
        "млн",
        "млрд", "руб", "им", "ул", "гг", "г", "св", "т", "д", "п", "стр", "рис", "см", "др", "проф", "акад",
    ]
}
