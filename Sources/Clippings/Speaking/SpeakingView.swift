import Languages

/// One paragraph as it is searched for speakers.
struct SpeakingView {
    typealias Subject = SpeakingFinding.Subject
    typealias Verb = SpeakingFinding.Verb

    let block: Story.Block
    let quotes: [Range<Int>]
    let links: [NameLink]
    let words: SpeakingWords
    /// Words that are part of a name of the register.
    private let linked: Set<Int>

    init(block: Story.Block, quotes: [Range<Int>], links: [NameLink], words: SpeakingWords) {
        self.block = block
        self.quotes = quotes
        self.links = links
        self.words = words
        linked = Set(links.flatMap { block.words(in: $0.place.range) })
    }

    func isLinked(_ place: Int) -> Bool { linked.contains(place) }

    func range(_ words: Range<Int>) -> Range<Int> {
        guard !words.isEmpty else { return 0..<0 }
        return block.words[words.lowerBound].range.lowerBound..<block.words[words.upperBound - 1].range.upperBound
    }

    func text(_ words: Range<Int>) -> String { words.isEmpty ? "" : block.text(range(words)) }

    /// Whether a place lies in a quotation of more than a few words; a shorter one is a name.
    func isQuoted(_ place: Int) -> Bool { quote(at: place) != nil }

    func quote(at place: Int) -> Range<Int>? {
        var (low, high) = (0, quotes.count)
        while low < high {
            let middle = (low + high) / 2
            if quotes[middle].upperBound <= place { low = middle + 1 } else { high = middle }
        }
        guard low < quotes.count, quotes[low].contains(place), isLong(quotes[low]) else { return nil }
        return quotes[low]
    }

    func isLong(_ quote: Range<Int>) -> Bool { block.words(in: quote).count >= 4 }

    /// The marks between a word and the next.
    func gap(after place: Int) -> ArraySlice<Unicode.Scalar> {
        let start = block.words[place].range.upperBound
        let end = place + 1 < block.words.count ? block.words[place + 1].range.lowerBound : block.scalars.count
        return block.scalars[start..<end]
    }

    func has(_ marks: String, after place: Int) -> Bool {
        gap(after: place).contains { marks.unicodeScalars.contains($0) }
    }

    func references(_ range: Range<Int>) -> [String] {
        var found: [String] = []
        for link in links where range.overlaps(link.place.range) && !found.contains(link.reference) {
            found.append(link.reference)
        }
        return found
    }

    /// The words of the verb's sentence before it, from behind the last long quotation.
    func clause(before verb: Verb) -> Range<Int> {
        let all = block.words(in: block.sentences[verb.sentence])
        var start = all.lowerBound
        var place = verb.words.lowerBound - 1
        while place >= start, place >= verb.words.lowerBound - 60 {
            if isQuoted(block.words[place].range.lowerBound) {
                start = place + 1
                break
            }
            place -= 1
        }
        return start..<max(start, verb.words.lowerBound)
    }

    /// The words of the verb's sentence behind it, up to a quotation.
    func clause(after verb: Verb) -> Range<Int> {
        let end = block.words(in: block.sentences[verb.sentence]).upperBound
        var place = verb.words.upperBound
        while place < min(end, verb.words.upperBound + 30), !isQuoted(block.words[place].range.lowerBound) {
            if place > verb.words.lowerBound, has(":;", after: place - 1) { break }
            place += 1
        }
        return min(verb.words.upperBound, place)..<place
    }

    func subject(of verb: Verb, language: Language) -> Subject? {
        if verb.kind == .accordingToHim { return Subject(isPronoun: true, range: range(verb.words)) }
        switch language {
        case .fa: return persianSubject(verb)
        default: return subjectByCapitals(verb, language)
        }
    }
}
