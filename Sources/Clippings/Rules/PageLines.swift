import Languages
import Measures

/// Takes out what pages write between the lines of a story, and keeps the date among it.
struct PageLines {
    private(set) var edits: [Draft.Edit] = []
    /// The first date that stood in such a line.
    private(set) var published: Period?

    private let draft: Draft
    private let language: Language
    private let today: Day
    /// Places of the draft where the code of a film was.
    private let codes: Set<Int>

    init(_ draft: Draft, language: Language, today: Day) {
        self.draft = draft
        self.language = language
        self.today = today
        codes = Self.codes(draft)
        for (number, block) in draft.blocks.enumerated() where !block.isEmpty {
            read(block, isTitle: draft.reading.stretches[number].isTitle)
        }
    }

    /// The place of the draft before which a code was taken out.
    private static func codes(_ draft: Draft) -> Set<Int> {
        let ends = Set(draft.changes.filter { $0.rule == .embedCode }.map(\.range.upperBound))
        var places: Set<Int> = []
        for (place, start) in draft.pieces.starts.enumerated() where ends.contains(start) { places.insert(place) }
        return places
    }

    private struct Element {
        let words: Range<Int>
        let rule: ClippingRule
        let isLabel: Bool
        var period: Period?
    }

    private mutating func read(_ block: Range<Int>, isTitle: Bool) {
        // Only the ends of a long paragraph are looked at.
        let text = Array(draft.scalars[block])
        let head = StoryWords.words(of: text.prefix(2000))
        guard let first = head.first else { return }
        if head.count <= 40, let found = PageLabels.phrases.match(head, 0), found.value == .related, !isTitle {
            let isLine = found.count == head.count || follows(text, head[found.count - 1].range.upperBound)
            if isLine { return remove(block, block, .sharingLine) }
        }
        if isAddress(text) { return remove(block, block, .sharingLine) }
        if !isTitle, Self.isNetworks(text, head) { return remove(block, block, .sharingLine) }
        if !isTitle, Byline.isOne(text, head) { return remove(block, block, .pageFurniture) }
        let chain = chain(text, head)
        let isWhole = chain.last.map { $0.words.upperBound == head.count } ?? false
        let says = chain.contains { $0.isLabel || $0.period != nil || $0.rule == .sharingLine } || chain.count > 1
        if isWhole, says, text.count <= 400, !isTitle {
            keepDate(of: chain)
            return remove(block, block, rule(of: chain))
        }
        if !isTitle, let period = shortDateLine(text, head) {
            if published == nil { published = period }
            return remove(block, block, .dateLine)
        }
        takeHead(chain, head, text, block, first)
        takeTail(text, block)
    }

    private func rule(of chain: [Element]) -> ClippingRule {
        for rule in [ClippingRule.playerLabel, .counter, .sharingLine, .pageFurniture]
        where chain.contains(where: { $0.rule == rule && $0.isLabel }) {
            return rule
        }
        return chain.contains { $0.rule == .sharingLine } ? .sharingLine : .dateLine
    }

    /// `Bölüş: Facebook | WhatsApp`: up to four words, and then nothing but networks.
    private static func isNetworks(_ text: [Unicode.Scalar], _ words: [StoryWord]) -> Bool {
        guard text.count <= 160, words.count <= 14 else { return false }
        var place = 0
        if let colon = text.firstIndex(of: ":") {
            place = words.firstIndex { $0.range.lowerBound > colon } ?? words.count
            guard place <= 4 else { return false }
        }
        let first = place
        while place < words.count, let found = PageLabels.phrases.match(words, place), found.value == .network {
            place += found.count
        }
        return place == words.count && place > first && (first > 0 || place - first > 1)
    }

    /// A line that is nothing but the address of a page.
    private func isAddress(_ text: [Unicode.Scalar]) -> Bool {
        guard text.count < 400 else { return false }
        let line = Layout.trimmed(text[...])
        return !line.contains(where: \.isBlank) && WebAddress(String(line)) != nil
    }

    private func follows(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
        text[place...].first { !$0.isBlank } == ":"
    }

    private mutating func remove(_ range: Range<Int>, _ block: Range<Int>, _ rule: ClippingRule) {
        edits.append(.init(range: range, after: "", rule: rule))
    }

    private mutating func keepDate(of chain: [Element]) {
        if published == nil { published = chain.compactMap(\.period).first }
    }

    // MARK: the head of a paragraph

    private mutating func takeHead(
        _ chain: [Element], _ words: [StoryWord], _ text: [Unicode.Scalar], _ block: Range<Int>, _ first: StoryWord
    ) {
        // A label of sharing is one only on a line of its own: shares of a company are shared too.
        let kept = chain.prefix { $0.rule == .playerLabel || $0.rule == .dateLine }
        guard let last = kept.last(where: \.isLabel), first.range.lowerBound <= 3 else { return }
        var start = block.lowerBound
        for element in kept where element.words.lowerBound <= last.words.lowerBound {
            var end = words[element.words.upperBound - 1].range.upperBound
            while end < text.count, text[end].isBlank || ":|•·-–—/".unicodeScalars.contains(text[end]),
                // A code that stood here is another change.
                !codes.contains(block.lowerBound + end)
            {
                end += 1
            }
            let stop = block.lowerBound + end
            edits.append(.init(range: start..<stop, after: "", rule: element.rule))
            start = stop
        }
        keepDate(of: Array(kept))
    }

    /// Whether a date without a year is the page's: behind its label, or alone with a time.
    private func isDateLine(_ words: [StoryWord], _ next: Int, _ chain: [Element]) -> Bool {
        chain.last?.rule == .dateLine || words.count - next <= 2 && words[next...].allSatisfy(\.isNumber)
    }

    /// A short line with a whole date and no more than two other words: `22:26 - 9 June 2025 - NEWS`.
    private func shortDateLine(_ text: [Unicode.Scalar], _ words: [StoryWord]) -> Period? {
        guard words.count <= 9, text.count <= 60, text.last?.endsSentence != true else { return nil }
        let dates = DateReader(text, words, language: language, anchor: today)
        for place in words.indices {
            guard let date = dates.read(place), !date.isYearAssumed, date.period.precision == .day else { continue }
            let others = words.indices.count { !(place..<(place + date.count)).contains($0) && !words[$0].isNumber }
            return others <= 2 ? date.period : nil
        }
        return nil
    }

    private mutating func takeTail(_ text: [Unicode.Scalar], _ block: Range<Int>) {
        let from = max(0, text.count - 120)
        let words = StoryWords.words(of: text[from...])
        guard words.count > 1 else { return }
        for place in max(1, words.count - 6)..<words.count {
            guard let found = PageLabels.phrases.match(words, place), place + found.count == words.count else {
                continue
            }
            guard found.value == .player || found.value == .closing else { continue }
            let start = words[place].range.lowerBound
            let before = text[..<start].last { !$0.isBlank }
            let isApart = before.map { $0.endsSentence || $0 == "»" || $0 == "\"" } ?? true
            let hasCode = (start...words[place].range.upperBound).contains { codes.contains(block.lowerBound + $0) }
            guard isApart || hasCode else { continue }
            edits.append(
                .init(
                    range: (block.lowerBound + start)..<block.upperBound, after: "",
                    rule: found.value == .player ? .playerLabel : .sharingLine))
            return
        }
    }

    // MARK: chains

    /// The labels, dates and numbers with which a paragraph begins.
    private func chain(_ text: [Unicode.Scalar], _ words: [StoryWord]) -> [Element] {
        let dates = DateReader(text, words, language: language, anchor: today)
        var chain: [Element] = []
        var place = 0
        while place < words.count, chain.count < 16 {
            guard let element = element(text, words, place, dates, chain) else { break }
            chain.append(element)
            place = element.words.upperBound
        }
        // A number that no label goes with is the story's.
        while let last = chain.last, last.rule == .counter, !last.isLabel, !chain.contains(where: \.isLabel) {
            chain.removeLast()
        }
        return chain
    }

    private func element(
        _ text: [Unicode.Scalar], _ words: [StoryWord], _ place: Int, _ dates: DateReader, _ chain: [Element]
    ) -> Element? {
        if let found = PageLabels.phrases.match(words, place) {
            let next = place + found.count
            switch found.value {
            case .player: return Element(words: place..<next, rule: .playerLabel, isLabel: true)
            case .sharing, .network, .closing:
                return Element(words: place..<next, rule: .sharingLine, isLabel: found.value != .network)
            case .counter: return Element(words: place..<next, rule: .counter, isLabel: true)
            case .number:
                let hasNumber = next < words.count && words[next].isNumber
                return hasNumber ? Element(words: place..<(next + 1), rule: .dateLine, isLabel: true) : nil
            case .date:
                if let date = dates.read(next) {
                    let end = next + date.count
                    return Element(words: place..<end, rule: .dateLine, isLabel: true, period: date.period)
                }
            case .related: return nil
            }
        }
        if let count = Byline.labelled(text, words, place) {
            return Element(words: place..<(place + count), rule: .pageFurniture, isLabel: true)
        }
        guard words[place].isNumber || chain.isEmpty else { return nil }
        if let date = dates.read(place), date.period.precision == .day,
            !date.isYearAssumed || isDateLine(words, place + date.count, chain)
        {
            return Element(words: place..<(place + date.count), rule: .dateLine, isLabel: false, period: date.period)
        }
        guard words[place].isNumber else { return nil }
        if place + 1 < words.count, words[place + 1].isNumber,
            words[place].range.upperBound + 1 == words[place + 1].range.lowerBound,
            text[words[place].range.upperBound] == ":"
        {
            return Element(words: place..<(place + 2), rule: .dateLine, isLabel: false)
        }
        return Element(words: place..<(place + 1), rule: .counter, isLabel: false)
    }
}
