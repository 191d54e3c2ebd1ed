import Languages

/// The agency or paper that the text itself names as the one it comes from.
struct PublisherFinding {
    private(set) var publisher: String?

    init(_ story: Story) {
        let texts = story.blocks.filter { $0.kind == .paragraph || $0.kind == .quotation }
        guard let first = texts.first else { return }
        publisher = Self.dateline(first)
        for block in texts.prefix(3) where publisher == nil {
            publisher = story.language == .fa ? Self.persian(block) : Self.reports(block, story.language)
        }
    }

    /// `ATYRAU, 5 November — «Agency».`, `TOWN, 6-njy noýabr (Agency).`: in marks among the first words, behind a date.
    private static func dateline(_ block: Story.Block) -> String? {
        let text = block.scalars
        guard let open = text.prefix(60).firstIndex(where: { "«“\"(".unicodeScalars.contains($0) }), open > 3,
            let close = text[(open + 1)...].prefix(50).firstIndex(where: { "»”\")".unicodeScalars.contains($0) })
        else { return nil }
        let before = text[..<open]
        // A dateline has a day, and no sentence runs through it.
        guard before.contains(where: { $0.digit != nil }), block.words(in: 0..<open).count <= 5 else { return nil }
        let next = text[(close + 1)...].first { !$0.isBlank }
        guard next.map({ ".—–-:,".unicodeScalars.contains($0) }) ?? true || close + 1 == text.count else { return nil }
        return name(block, (open + 1)..<close)
    }

    /// The name behind به گزارش خبرگزاری or به گزارش خبرنگار.
    private static func persian(_ block: Story.Block) -> String? {
        let keys = block.words.prefix(12).map(\.key)
        guard
            let place = keys.indices.first(where: {
                $0 + 2 < keys.count && keys[$0] == reporting[0] && keys[$0 + 1] == reporting[1]
            })
        else { return nil }
        var start = place + 2
        while start < block.words.count, offices.contains(block.words[start].key) { start += 1 }
        var end = start
        while end < block.words.count, end < start + 5, !stops.contains(block.words[end].key), !isAnd(block, end) {
            end += 1
            guard end < block.words.count else { break }
            let gap = block.scalars[block.words[end - 1].range.upperBound..<block.words[end].range.lowerBound]
            if gap.contains(where: { !$0.isBlank }) { break }
        }
        guard end > start, end < start + 5 else { return nil }
        return name(block, block.words[start].range.lowerBound..<block.words[end - 1].range.upperBound)
    }

    /// An “and” that goes on with the sentence, not with the name as in صدا و سیما.
    private static func isAnd(_ block: Story.Block, _ place: Int) -> Bool {
        guard block.words[place].key == "و" else { return false }
        return place + 1 >= block.words.count || stops.contains(block.words[place + 1].key)
    }

    /// `…, Caspian Post reports.`, `сообщает «Пост».`: the name beside the verb at the end of a sentence.
    private static func reports(_ block: Story.Block, _ language: Language) -> String? {
        for (place, word) in block.words.enumerated() where verbs.contains(word.key) {
            let isBehind = language == .ru && !hasName(block, place - 1)
            if isBehind {
                guard hasName(block, place + 1), let found = run(block, from: place + 1, by: 1) else { continue }
                return name(block, found)
            }
            guard let found = run(block, from: place - 1, by: -1) else { continue }
            // What reports is parted from the sentence by a comma.
            let before = block.scalars[..<found.lowerBound].last { !$0.isBlank && !"«“\"".unicodeScalars.contains($0) }
            guard before == "," else { continue }
            return name(block, found)
        }
        return nil
    }

    private static func hasName(_ block: Story.Block, _ place: Int) -> Bool {
        block.words.indices.contains(place) && block.words[place].isUpper
    }

    /// Up to five words with capitals, without a mark among them.
    private static func run(_ block: Story.Block, from place: Int, by step: Int) -> Range<Int>? {
        guard hasName(block, place) else { return nil }
        var last = place
        while abs(last - place) < 4, hasName(block, last + step) {
            let (low, high) = (min(last, last + step), max(last, last + step))
            let gap = block.scalars[block.words[low].range.upperBound..<block.words[high].range.lowerBound]
            guard gap.allSatisfy({ $0.isBlank || $0 == "-" || $0 == "&" }) else { break }
            last += step
        }
        let (low, high) = (min(place, last), max(place, last))
        return block.words[low].range.lowerBound..<block.words[high].range.upperBound
    }

    private static func name(_ block: Story.Block, _ range: Range<Int>) -> String? {
        let found = block.text(range)
        return found.unicodeScalars.count >= 2 && found.unicodeScalars.contains(where: \.isLetter) ? found : nil
    }

    private static let reporting = StoryWords.keys("به گزارش")
    private static let offices = Set(StoryWords.keys("خبرنگار خبرگزاری پایگاه خبری سایت تارنمای گروه روزنامه سرویس"))
    private static let stops = Set(StoryWords.keys("از به در که روز نقل"))
    private static let verbs = Set(
        StoryWords.keys("reports reported сообщает передаёт пишет сообщили сообщило передает"))
}
