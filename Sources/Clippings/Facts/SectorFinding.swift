import Languages

/// Which sectors a text speaks of, by the beginnings of words.
struct SectorFinding {
    private(set) var sectors: [SectorMention] = []

    init(_ story: Story, links: [NameLink]) {
        let stems = SectorWords.stems(story.language)
        let together = SectorWords.together
        var counts: [String: Int] = [:]
        var words: [String: [String: Int]] = [:]
        var leading: Set<String> = []
        let named = Self.named(links)
        let lead = Self.lead(story)
        for (number, block) in story.blocks.enumerated() {
            for (place, word) in block.words.enumerated() where !word.isNumber {
                if named[number]?.contains(where: { $0.contains(word.range.lowerBound) }) == true { continue }
                var found = stems.value(CollectionOfOne(word.key))
                // Persian writes راه آهن and حمل و نقل apart as often as not.
                if found == nil, story.language == .fa {
                    let next = block.words[place...].prefix(3).map(\.key)
                    found = together.value(next) ?? together.value(next.prefix(2))
                }
                guard let sector = found else { continue }
                counts[sector, default: 0] += 1
                if lead.contains(number) { leading.insert(sector) }
                words[sector, default: [:]][block.text(word.range).lowercased(), default: 0] += 1
            }
        }
        // One word in passing does not make a text one about the sector.
        let meant = counts.filter { sector, count in
            leading.contains(sector) || count > 3 || Self.isSeveral((words[sector] ?? [:]).keys)
        }
        sectors = meant.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { sector, count in
            let listed = (words[sector] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return SectorMention(
                sector: sector, count: count, words: listed.prefix(5).map(\.key),
                confidence: count > 2 ? .certain : .likely)
        }
    }

    /// The title and the first paragraph; of a short text every paragraph.
    private static func lead(_ story: Story) -> Set<Int> {
        let kinds: Set<StoryBlock.Kind> = [.paragraph, .quotation]
        let texts = story.blocks.indices.filter { kinds.contains(story.blocks[$0].kind) }
        let titles = story.blocks.indices.filter { story.blocks[$0].kind == .title }
        return Set(titles + (texts.count <= 4 ? texts[...] : texts.prefix(1)))
    }

    /// Forms of one word are one word.
    private static func isSeveral(_ words: Dictionary<String, Int>.Keys) -> Bool {
        Set(words.map { String($0.unicodeScalars.prefix(4)) }).count > 1
    }

    /// Where towns and lands are named: a town may be called after oil or a railway.
    private static func named(_ links: [NameLink]) -> [Int: [Range<Int>]] {
        var named: [Int: [Range<Int>]] = [:]
        for link in links where ["town", "province", "country", "sea"].contains(link.kind) {
            named[link.place.block, default: []].append(link.place.range)
        }
        return named
    }
}
