import Languages
import Measures

/// What a copied page says before the headline and behind the last paragraph of its story: short lines that are no sentences.
struct PageEdges {
    private(set) var edits: [Draft.Edit] = []
    /// The first whole date among the lines before the story.
    private(set) var published: Period?

    private let language: Language
    private let today: Day

    private struct Line {
        let block: Range<Int>
        let text: [Unicode.Scalar]
        let words: [StoryWord]
        let segments: [Range<Int>]
        var endsSentence = false
        /// It says nothing but what pages say; `opens` where other stories follow it.
        var isPage = false
        var opens = false
        /// One word of the page begins it, but more follows: a headline may begin so too.
        var isLoose = false
        var isCaption = false
        var isTitle = false

        var isShort: Bool { text.count <= 120 && words.count <= 16 }
        var isBody: Bool {
            !isPage && !isCaption && (text.count >= 220 || endsSentence && (words.count >= 8 || text.count >= 70))
        }
        var hasBars: Bool { segments.count > 1 }
        var keys: [String] { words.map(\.key) }
    }

    init(_ draft: Draft, language: Language, today: Day) {
        self.language = language
        self.today = today
        let lines = draft.blocks.indices.compactMap { Self.line(draft, $0) }
        guard let first = lines.firstIndex(where: \.isBody), let last = lines.lastIndex(where: \.isBody) else { return }
        if draft.reading.isPaste {
            takeHead(lines, first)
        } else {
            for line in lines[..<first] where line.isPage && !line.isLoose { remove(line) }
        }
        for line in lines[first..<last] where line.isPage && !line.isLoose && line.text.count <= 60 { remove(line) }
        takeTail(lines, last, draft)
    }

    private mutating func remove(_ line: Line, _ rule: ClippingRule = .pageFurniture) {
        guard !line.isTitle else { return }
        edits.append(.init(range: line.block, after: "", rule: rule))
    }

    // MARK: before the first paragraph

    private mutating func takeHead(_ lines: [Line], _ first: Int) {
        guard let title = Self.title(lines, first) else {
            for line in lines[..<first] where line.isPage { remove(line) }
            return
        }
        for line in lines[..<title] where line.isPage || !line.endsSentence && !line.isCaption && line.isShort {
            keepDate(of: line)
            remove(line)
        }
        var place = title + 1
        while place < first {
            // A page prints its headline over the story once more.
            if lines[place].keys == lines[title].keys {
                remove(lines[place], .repeatedCaption)
            } else if lines[place].isPage {
                keepDate(of: lines[place])
                remove(lines[place])
            }
            place += 1
        }
    }

    private mutating func keepDate(of line: Line) {
        guard published == nil else { return }
        let dates = DateReader(line.text, line.words, language: language, anchor: today)
        for place in line.words.indices {
            guard let date = dates.read(place), !date.isYearAssumed, date.period.precision == .day else { continue }
            published = date.period
            return
        }
    }

    /// The first line of some length that is no furniture, no caption and no name of a page.
    private static func title(_ lines: [Line], _ first: Int) -> Int? {
        let able = lines.indices.prefix(first).filter { place in
            let line = lines[place]
            guard !line.isPage || line.isLoose, !line.isCaption, !line.hasBars, line.text.count <= 200 else {
                return false
            }
            guard let last = line.text.last, last != ".", last != ":", last != "،", last != "," else { return false }
            return line.words.contains { !$0.isNumber }
        }
        let long = able.filter { lines[$0].words.count >= 5 && lines[$0].text.count >= 25 }
        return long.first { !lines[$0].isLoose } ?? long.first
            ?? able.filter { lines[$0].words.count >= 3 }.max {
                (lines[$0].text.count, $1) < (lines[$1].text.count, $0)
            }
    }

    // MARK: behind the last paragraph

    private mutating func takeTail(_ lines: [Line], _ last: Int, _ draft: Draft) {
        let tail = lines[(last + 1)...]
        guard !tail.isEmpty else { return }
        let end = lines[last].block.upperBound
        let place = end < draft.pieces.starts.count ? draft.pieces.starts[end] : Int.max
        let behind = draft.changes.filter { $0.range.lowerBound >= place && Self.rules.contains($0.rule) }
        let related = behind.first { $0.rule == .sharingLine }?.range.lowerBound ?? Int.max
        let first = behind.first?.range.lowerBound ?? Int.max
        var (isOpen, hasPage) = (false, false)
        for line in tail {
            let starts = draft.pieces.starts
            let start = line.block.lowerBound < starts.count ? starts[line.block.lowerBound] : 0
            let isBehind = isOpen || related < start
            if line.isPage {
                (isOpen, hasPage) = (isOpen || line.opens, true)
                remove(line)
            } else if isBehind, line.isShort || !line.endsSentence && line.text.count <= 200 {
                remove(line)
            } else if hasPage || first < start, !line.isCaption, !line.endsSentence, line.words.count <= 6,
                !Self.isItem(line)
            {
                // Something of the page has to stand before a short line that is taken for its furniture.
                remove(line)
            }
        }
    }

    private static let rules: Set<ClippingRule> = [.embedCode, .playerLabel, .sharingLine, .counter]

    private static func isItem(_ line: Line) -> Bool {
        line.text.first.map { "-–—•*".unicodeScalars.contains($0) } ?? false
    }

    // MARK: lines

    private static func line(_ draft: Draft, _ number: Int) -> Line? {
        let block = draft.blocks[number]
        let text = Array(Layout.trimmed(draft.scalars[block]))
        guard !text.isEmpty else { return nil }
        // Only the beginning of a long paragraph is looked at.
        let words = StoryWords.words(of: text.prefix(400)[...])
        var line = Line(block: block, text: text, words: words, segments: segments(text))
        let closers = "»”\"')]".unicodeScalars
        line.endsSentence = text.last { !$0.isBlank && !closers.contains($0) }?.endsSentence ?? false
        line.isCaption = words.first.map { captions.contains($0.key) } ?? false
        line.isTitle = draft.reading.stretches[number].isTitle
        guard text.count <= 160, words.count <= 22 else { return line }
        if words.allSatisfy({ $0.isNumber }) {
            line.isPage = words.isEmpty || text.contains(":")
        } else if isTags(text) {
            (line.isPage, line.opens) = (true, true)
        } else {
            readSegments(&line)
        }
        return line
    }

    private static func isTags(_ text: [Unicode.Scalar]) -> Bool {
        let parts = text.split(whereSeparator: \.isBlank)
        return parts.allSatisfy { $0.first == "#" && $0.count > 1 }
    }

    private static func readSegments(_ line: inout Line) {
        for segment in line.segments {
            guard let start = line.words.firstIndex(where: { $0.range.lowerBound >= segment.lowerBound }) else {
                continue
            }
            // “4 min read”: a number may stand before the word.
            var place = start
            if line.words[place].isNumber, place + 1 < line.words.count { place += 1 }
            guard let found = PageFurnitureWords.phrases.match(line.words, place) else { continue }
            let lastWord = line.words[place + found.count - 1].range.upperBound
            let label = label(line, lastWord, segment, found.count)
            guard label != .none else { continue }
            if !line.isPage { line.isLoose = label == .loose }
            line.isPage = true
            if label == .whole { line.isLoose = false }
            if found.value, segment.lowerBound == 0 { line.opens = true }
        }
    }

    private enum Label { case none, loose, whole }

    /// A word of the page is one where its part of the line holds little else; several words say it alone.
    private static func label(_ line: Line, _ end: Int, _ segment: Range<Int>, _ count: Int) -> Label {
        let behind = end < segment.upperBound ? line.text[end..<segment.upperBound] : []
        guard behind.contains(where: \.isLetter) else { return .whole }
        if count > 2 { return .whole }
        let inside = line.words.count { segment.contains($0.range.lowerBound) && !$0.isNumber && $0.key.count > 1 }
        if count == 2, inside <= 4 { return .whole }
        if behind.first(where: { !$0.isBlank }) == ":" || count == 2, inside <= 14 { return .loose }
        return inside <= 4 && !line.endsSentence ? .loose : .none
    }

    /// Parts between bars, arrows and wide gaps.
    private static func segments(_ text: [Unicode.Scalar]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (start, place) = (0, 0)
        let bars = "|›>•·☰≡→►▶\u{2502}".unicodeScalars
        func add(_ end: Int) {
            if text[start..<end].contains(where: { $0.isLetter || $0.digit != nil }) { ranges.append(start..<end) }
        }
        while place < text.count {
            let isGap =
                place + 1 < text.count && text[place].isBlank && (text[place + 1].isBlank || text[place] == "\t")
            let isApart = place > 0 && place + 1 < text.count && text[place - 1].isBlank && text[place + 1].isBlank
            if isGap || bars.contains(text[place]) || isApart && (text[place] == "/" || text[place] == "»") {
                add(place)
                start = place + 1
            }
            place += 1
        }
        add(text.count)
        return ranges
    }

    static func isCaption(_ words: [StoryWord]) -> Bool { words.first.map { captions.contains($0.key) } ?? false }

    /// Whether a line begins with the word for a picture.
    static func isCaption(_ text: String) -> Bool {
        StoryWords.keys(String(text.prefix(40))).first.map(captions.contains) ?? false
    }

    private static let captions = Set(
        "фото|кадр|сурет|surat|foto|şəkil|caption|photo|picture|image|عکس|تصویر|видео|видеокадр".split(separator: "|")
            .map { StoryWords.key(String($0)) })
}
