import Languages

/// Sentences that say what somebody will do: a word of what is to come beside a word of doing, or a word of promising.
///
/// Questions, conditions and what others wish are none.
struct PromiseFinding {
    private(set) var promises: [PromiseMention] = []
    private static let limit = 500

    init(_ story: Story, statements: [Statement]) {
        let words = PromiseWords.of(story.language)
        let byBlock = Dictionary(grouping: statements) { $0.place.block }
        for (number, block) in story.blocks.enumerated() where block.kind != .title {
            var said = (byBlock[number] ?? [])[...]
            for sentence in block.sentences where promises.count < Self.limit {
                // Statements stand in order; one may go on over several sentences.
                while let first = said.first, first.place.range.upperBound <= sentence.lowerBound { said.removeFirst() }
                guard let reason = PromiseReading(block, sentence, words).reason else { continue }
                let speaker = said.prefix(3).first { $0.place.range.overlaps(sentence) }?.speaker
                promises.append(
                    PromiseMention(
                        sentence: StoryRange(block: number, range: sentence), reason: reason, speaker: speaker))
            }
        }
    }
}

/// One sentence read for a promise.
private struct PromiseReading {
    private let block: Story.Block
    private let words: PromiseWords
    private let sentence: Range<Int>
    private let places: Range<Int>

    init(_ block: Story.Block, _ sentence: Range<Int>, _ words: PromiseWords) {
        self.block = block
        self.words = words
        self.sentence = sentence
        places = block.words(in: sentence)
    }

    /// The words that show it; `nil` where nothing is promised.
    var reason: String? {
        let signs = places.compactMap { place in sign(place).map { (place: place, sign: $0) } }
        guard !signs.isEmpty, !isQuestion else { return nil }
        if has(words.conditions) || words.hasConditionalVerbs && places.contains(where: isConditional) { return nil }
        if let promised = signs.first(where: { $0.sign == .promised }) { return text(promised.place) }
        guard !has(words.wishes), !words.isWish(block.words, places) else { return nil }
        for (place, sign) in signs where !words.isStill(block.words[place].key) {
            switch sign {
            case .promised: break
            case .first: return text(place)
            case .will: if let deed { return both(place, deed) }
            case .ours: if let deed, !has(words.habits) { return both(place, deed) }
            case .present: if let deed, comesSoon, !has(words.habits) { return both(place, deed) }
            case .told: if let deed, has(words.said) { return both(place, deed) }
            }
        }
        return nil
    }

    private func sign(_ place: Int) -> PromiseSign? {
        let word = block.words[place]
        guard !word.isNumber else { return nil }
        if let found = words.signs.match(block.words, place) {
            return words.isDenied(block.words, place, found.count, places) ? nil : found.value
        }
        let isLast = place == places.upperBound - 1 || words.sayings.contains(block.words[place + 1].key)
        guard let sign = words.sign(word.key, isLast: isLast) ?? words.contracted(text(place)) else { return nil }
        return words.isDenied(block.words, place, 1, places) ? nil : sign
    }

    /// A word of doing; what is written large within a sentence is a name.
    private var deed: Int? {
        places.first { place in
            let word = block.words[place]
            return (!word.isUpper || place == places.first) && words.deeds.value(CollectionOfOne(word.key)) != nil
        }
    }

    private var comesSoon: Bool {
        has(words.soon) || places.contains { words.times.value(CollectionOfOne(block.words[$0].key)) != nil }
    }

    private var isQuestion: Bool {
        block.scalars[sentence].suffix(3).contains { $0 == "?" || $0 == "؟" }
    }

    private func isConditional(_ place: Int) -> Bool {
        !block.words[place].isUpper && words.ifEndings.matches(block.words[place].key)
    }

    private func has(_ phrases: Phrases<Bool>) -> Bool {
        places.contains { place in
            // The month is no doubt: May and may.
            guard !(block.words[place].key == "may" && block.words[place].isUpper) else { return false }
            return phrases.match(block.words, place) != nil
        }
    }

    private func text(_ place: Int) -> String { block.text(block.words[place].range) }

    private func both(_ first: Int, _ second: Int) -> String {
        first == second ? text(first) : "\(text(first)), \(text(second))"
    }
}
