package import Languages
package import Measures

/// What a finished text says that can be entered in the register: its figures and promises, with what stands around them.
package struct StoryFacts: Sendable {
    package let links: [NameLink]
    package let speakers: [Speaker]
    package let statements: [Statement]
    package let figures: [FigureMention]
    package let promises: [PromiseMention]

    private let dates: [DateMention]
    private let story: Story

    init(_ blocks: [StoryBlock], names: NameList, language: Language, published: Period?, today: Day) {
        let finding = StoryFinding(blocks, names: names, language: language, published: published, today: today)
        (links, speakers, statements) = (finding.links, finding.speakers, finding.statements)
        (figures, promises, dates) = (finding.figures, finding.promises, finding.dates)
        story = Story(blocks, language: language)
    }

    /// The words of a place.
    package func text(_ place: StoryRange) -> String {
        guard story.blocks.indices.contains(place.block) else { return "" }
        let block = story.blocks[place.block]
        return block.text(place.range.clamped(to: 0..<block.scalars.count))
    }

    /// Who says a sentence, where it stands in a statement.
    package func speaker(of sentence: StoryRange) -> Speaker? {
        let statement = statements.first { $0.place.block == sentence.block && $0.place.range.overlaps(sentence.range) }
        return statement.flatMap { statement in speakers.first { $0.id == statement.speaker } }
    }

    /// What of a sentence its speaker says: without the words that attribute it, and without quotation marks around it.
    package func said(in sentence: StoryRange) -> String {
        let statement = statements.first { $0.place.block == sentence.block && $0.place.range.overlaps(sentence.range) }
        let range = statement.map { $0.place.range.clamped(to: sentence.range) } ?? sentence.range
        let marks = "«»“”„\"".unicodeScalars
        var words = text(StoryRange(block: sentence.block, range: range)).unicodeScalars[...]
        while let first = words.first, first.isBlank || marks.contains(first) { words.removeFirst() }
        while let last = words.last, last.isBlank || marks.contains(last) { words.removeLast() }
        return words.isEmpty ? text(sentence) : String(words)
    }

    /// The times that a sentence names beside a figure, the nearest to it first: dates, and years that are said to be years.
    package func times(in sentence: StoryRange, beside figure: StoryRange? = nil) -> [Period] {
        guard story.blocks.indices.contains(sentence.block) else { return [] }
        let said = dates.filter { $0.place.block == sentence.block && $0.place.range.overlaps(sentence.range) }
        var found = said.map { ($0.place.range, $0.period) }
        let block = story.blocks[sentence.block]
        for place in block.words(in: sentence.range) {
            let range = block.words[place].range
            guard !said.contains(where: { $0.place.range.overlaps(range) }),
                figure.map({ !$0.range.overlaps(range) }) ?? true,
                let year = YearReading.year(block, place, story.language)
            else { continue }
            found.append((range, year))
        }
        let middle = figure?.range.lowerBound ?? sentence.range.lowerBound
        return found.sorted {
            (abs($0.0.lowerBound - middle), $0.0.lowerBound) < (abs($1.0.lowerBound - middle), $1.0.lowerBound)
        }.map(\.1)
    }
}

extension ClippingReader {
    /// What is said in a text that is finished already, without anything being put right in it.
    package func facts(in blocks: [StoryBlock], language: Language, published: Period?) -> StoryFacts {
        StoryFacts(blocks, names: names, language: language, published: published, today: today)
    }
}

/// Years that stand without a month, where a word beside them says that they are years.
enum YearReading {
    static func year(_ block: Story.Block, _ place: Int, _ language: Language) -> Period? {
        let word = block.words[place]
        guard word.isNumber, word.key.utf8.count == 4, let year = Int(word.key) else { return nil }
        let isIranian = (1300...1450).contains(year)
        guard isIranian ? language == .fa : (1900...2100).contains(year) else { return nil }
        let isLed = place > 0 && isNear(block, place - 1) && before.contains(block.words[place - 1].key)
        let isFollowed = (place + 1..<min(place + 3, block.words.count)).contains { next in
            isNear(block, next - 1) && behind.contains { block.words[next].key.hasPrefix($0) }
        }
        guard isLed || isFollowed else { return nil }
        return try? Period(.year(year), calendar: isIranian ? .solarHijri : .gregorian)
    }

    private static let before = Set(
        "in by since during until year سال".split(separator: " ").map { StoryWords.key(String($0)) })
    private static let behind = "год il жыл ýyl".split(separator: " ").map { StoryWords.key(String($0)) }

    private static func isNear(_ block: Story.Block, _ place: Int) -> Bool {
        let gap = block.scalars[block.words[place].range.upperBound..<block.words[place + 1].range.lowerBound]
        return gap.count <= 2 && gap.allSatisfy { $0.isBlank || $0 == "-" }
    }
}
