import Languages

/// Which sectors a text speaks of, by the beginnings of words.
struct SectorFinding {
    private(set) var sectors: [SectorMention] = []

    init(_ story: Story) {
        let stems = SectorWords.stems(story.language)
        let together = SectorWords.together
        var counts: [String: Int] = [:]
        var words: [String: [String: Int]] = [:]
        for block in story.blocks {
            for (place, word) in block.words.enumerated() where !word.isNumber {
                var found = stems.value(CollectionOfOne(word.key))
                // Persian writes راه آهن and حمل و نقل apart as often as not.
                if found == nil, story.language == .fa {
                    let next = block.words[place...].prefix(3).map(\.key)
                    found = together.value(next) ?? together.value(next.prefix(2))
                }
                guard let sector = found else { continue }
                counts[sector, default: 0] += 1
                words[sector, default: [:]][block.text(word.range).lowercased(), default: 0] += 1
            }
        }
        sectors = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { sector, count in
            let listed = (words[sector] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return SectorMention(
                sector: sector, count: count, words: listed.prefix(5).map(\.key),
                confidence: count > 2 ? .certain : .likely)
        }
    }
}
