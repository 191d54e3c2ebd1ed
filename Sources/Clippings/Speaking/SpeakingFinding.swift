import Languages

/// Finds who says what: a verb of saying, the speaker beside it, and the words it goes with.
struct SpeakingFinding {
    struct Subject {
        var name = ""
        var title = ""
        var isPronoun = false
        /// A single word that cannot be anything but a name.
        var isSure = false
        var references: [String] = []
        /// Unicode scalars of the block.
        var range: Range<Int>
    }

    struct Verb {
        /// Words of the block.
        let words: Range<Int>
        let kind: SpeakingWords.Verb
        let sentence: Int
    }

    let story: Story
    let words: SpeakingWords
    private let links: [Int: [NameLink]]
    private(set) var book = SpeakerBook()
    private(set) var statements: [Statement] = []
    private var last: Int?
    /// The full names of the text by the first letters of their last words, found when first asked for.
    private var introductions: [String: [Introduction]]?

    private struct Introduction {
        let last: String
        let block: Int
        let subject: Subject
    }

    init(_ story: Story, links: [NameLink]) {
        self.story = story
        words = SpeakingWords.of(story.language)
        self.links = Dictionary(grouping: links.filter { $0.confidence > .possible }) { $0.place.block }
        for number in story.blocks.indices where story.blocks[number].kind != .title { read(number) }
    }

    private struct Found {
        let verb: Verb
        let subject: Subject
        let speaker: Int
        let reason: Statement.Reason
        let confidence: Confidence
    }

    private mutating func read(_ number: Int) {
        let block = story.blocks[number]
        let quotes = Quotations.ranges(in: block.scalars)
        let view = SpeakingView(block: block, quotes: quotes, links: links[number] ?? [], words: words)
        var found: [Found] = []
        for verb in verbs(block, view) {
            guard let subject = view.subject(of: verb, language: story.language),
                let person = person(subject, verb, number)
            else { continue }
            if let before = found.last, before.verb.sentence == verb.sentence, before.speaker == person.speaker {
                continue
            }
            found.append(
                Found(
                    verb: verb, subject: subject, speaker: person.speaker, reason: person.reason,
                    confidence: person.confidence))
            last = person.speaker
        }
        for (place, item) in found.enumerated() {
            let next = place + 1 < found.count ? block.sentences[found[place + 1].verb.sentence].lowerBound : nil
            guard let said = view.said(item.verb, item.subject, next: next, language: story.language) else { continue }
            let range =
                min(
                    item.subject.range.lowerBound, view.range(item.verb.words).lowerBound)..<max(
                    item.subject.range.upperBound, view.range(item.verb.words).upperBound)
            statements.append(
                Statement(
                    speaker: item.speaker, place: StoryRange(block: number, range: said.range),
                    attribution: StoryRange(block: number, range: range), isQuoted: said.isQuoted, reason: item.reason,
                    confidence: item.confidence))
        }
    }

    private func verbs(_ block: Story.Block, _ view: SpeakingView) -> [Verb] {
        var verbs: [Verb] = []
        var place = 0
        while place < block.words.count {
            guard let match = words.verbs.match(block.words, place), !view.isQuoted(block.words[place].range.lowerBound)
            else {
                place += 1
                continue
            }
            // باید گفت: it must be said, by nobody.
            if place > 0, Self.modals.contains(block.words[place - 1].key) {
                place += match.count
                continue
            }
            let sentence = block.sentence(at: block.words[place].range.lowerBound)
            verbs.append(Verb(words: place..<(place + match.count), kind: match.value, sentence: sentence))
            place += match.count
        }
        return verbs
    }

    private static let modals = Set(["باید", "نباید", "می‌توان", "نمی‌توان", "بتوان"].map { StoryWords.key($0) })

    // MARK: who it is

    /// The speaker whose full name stands in the text where nothing was said by it yet.
    private mutating func introduced(_ name: String) -> Int? {
        if introductions == nil { introductions = findIntroductions() }
        let key = StoryWords.key(name)
        guard let found = introductions?[String(key.prefix(3))]?.first(where: { SpeakerBook.isSame($0.last, key) })
        else {
            return nil
        }
        return book.named(
            found.subject.name, title: found.subject.title, references: found.subject.references,
            at: StoryRange(block: found.block, range: found.subject.range))
    }

    private func findIntroductions() -> [String: [Introduction]] {
        guard story.language != .fa else { return [:] }
        var found: [String: [Introduction]] = [:]
        for (number, block) in story.blocks.enumerated() where block.kind != .title {
            let view = SpeakingView(block: block, quotes: [], links: links[number] ?? [], words: words)
            for sentence in block.sentences {
                for subject in view.introductions(block.words(in: sentence), story.language) {
                    guard let last = StoryWords.keys(subject.name).last else { continue }
                    found[String(last.prefix(3)), default: []].append(
                        Introduction(last: last, block: number, subject: subject))
                }
            }
        }
        return found
    }

    private mutating func person(
        _ subject: Subject, _ verb: Verb, _ number: Int
    ) -> (speaker: Int, reason: Statement.Reason, confidence: Confidence)? {
        let place = StoryRange(block: number, range: subject.range)
        let isAccording = verb.kind != .says
        if subject.isPronoun {
            guard let last else { return nil }
            book.mention(last, place)
            return (last, .continued, .likely)
        }
        if !subject.name.isEmpty {
            let isFull =
                subject.name.contains { $0.isWhitespace || $0 == "." } || !subject.title.isEmpty || subject.isSure
            if !isFull {
                guard let known = book.bearer(ofName: StoryWords.key(subject.name)) ?? introduced(subject.name) else {
                    return nil
                }
                book.mention(known, place)
                return (known, isAccording ? .accordingTo : .named, .certain)
            }
            // An initial stands for a first name that was written out before.
            let keys = StoryWords.keys(subject.name)
            if keys.count > 1, keys[0].count == 1, let last = keys.last, book.bearer(ofName: last) == nil {
                _ = introduced(last)
            }
            if subject.isSure, let known = book.bearer(ofName: StoryWords.key(subject.name)) ?? introduced(subject.name)
            {
                book.mention(known, place)
                return (known, isAccording ? .accordingTo : .named, .certain)
            }
            guard
                let speaker = book.named(
                    subject.name, title: subject.title, references: subject.references, at: place)
            else { return nil }
            return (speaker, isAccording ? .accordingTo : .named, subject.title.isEmpty ? .likely : .certain)
        }
        guard !subject.title.isEmpty else { return nil }
        if let known = book.bearer(of: subject.title) {
            book.mention(known, place)
            return (known, isAccording ? .accordingTo : .titled, .certain)
        }
        let isWhole = StoryWords.keys(subject.title).count > 1
        if !isWhole, let last, book.mayBear(subject.title, last) { return (last, .continued, .possible) }
        guard let speaker = book.titled(subject.title, references: subject.references, at: place) else { return nil }
        return (speaker, isAccording ? .accordingTo : .titled, isWhole ? .likely : .possible)
    }
}
