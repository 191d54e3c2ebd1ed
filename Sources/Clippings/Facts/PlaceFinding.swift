/// Where a story comes from: certain where its beginning names one place, only possible where it names several.
struct PlaceFinding {
    /// The reference of the place that the text leaves no doubt of.
    let sure: String?
    /// References in the order they are named.
    let possible: [String]
    private static let limit = 8

    init(_ story: Story, links: [NameLink]) {
        for kind in ["town", "province", "country"] {
            let mentions = links.filter { $0.kind == kind }
            let likely = mentions.filter { $0.confidence > .possible }
            guard !likely.isEmpty else { continue }
            var seen: Set<String> = []
            possible = Array(likely.map(\.reference).filter { seen.insert($0).inserted }.prefix(Self.limit))
            sure = Self.sure(story, mentions, likely)
            return
        }
        (sure, possible) = (nil, [])
    }

    private static func sure(_ story: Story, _ mentions: [NameLink], _ likely: [NameLink]) -> String? {
        let texts = story.blocks.indices.filter { [.paragraph, .quotation, .row].contains(story.blocks[$0].kind) }
        let first = texts.first
        // A caption or a line of the page may stand before it.
        let early = texts.prefix(2)
        if let link = likely.first(where: { early.contains($0.place.block) && isDateline(story, $0.place) }) {
            return link.reference
        }
        let lead = mentions.filter { story.blocks[$0.place.block].kind == .title || $0.place.block == first }
        // A name that may mean one of several things is one mention of all of them.
        let meant = Dictionary(grouping: lead.isEmpty ? mentions : lead, by: \.place).mapValues {
            Set($0.map(\.reference))
        }
        let named = Set(meant.values)
        guard named.count == 1, let references = named.first else { return nil }
        return likely.first { references.contains($0.reference) }?.reference
    }

    /// `RASHT – `, `BAKU, 5 November —`: among the first words, with a dash or a date behind it.
    private static func isDateline(_ story: Story, _ place: StoryRange) -> Bool {
        let block = story.blocks[place.block]
        guard block.words(in: 0..<place.range.lowerBound).count <= 1 else { return false }
        let behind = Array(block.scalars[place.range.upperBound...].prefix(40))
        // `Bakı, 12 noyabr.`: a number is the next word.
        let digit = behind.firstIndex { $0.digit != nil } ?? behind.count
        if digit < 4, let mark = behind.first, ",.".unicodeScalars.contains(mark) { return true }
        guard let dash = behind.firstIndex(where: { "—–-ـ".unicodeScalars.contains($0) }), dash > 0,
            behind[dash - 1].isBlank, dash + 1 < behind.count, behind[dash + 1].isBlank
        else { return false }
        let between = behind[..<dash]
        return between.allSatisfy { $0.isBlank || $0 == "," } || between.contains { $0.digit != nil || $0 == "(" }
    }
}
