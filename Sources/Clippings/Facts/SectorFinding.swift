import Languages

/// Which sectors a text speaks of, by the beginnings of words.
struct SectorFinding {
    private(set) var sectors: [SectorMention] = []

    init(_ story: Story) {
        let stems = SectorWords.stems(story.language)
        var counts: [String: Int] = [:]
        var words: [String: [String: Int]] = [:]
        for block in story.blocks {
            for (place, word) in block.words.enumerated() where !word.isNumber {
                var found = Self.sector(of: word.key, stems)
                // Persian writes راه آهن and حمل و نقل apart as often as not.
                if found == nil, story.language == .fa {
                    let next = block.words[place...].prefix(3).map(\.key)
                    found = stems[next.joined()] ?? stems[next.prefix(2).joined()]
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

    /// The sector of the longest stem a word begins with.
    private static func sector(of key: String, _ stems: [String: String]) -> String? {
        if let whole = stems[key + " "] { return whole }
        var end = key.endIndex
        var length = key.count
        while length > 2 {
            if length <= 14, let sector = stems[String(key[..<end])] { return sector }
            end = key.index(before: end)
            length -= 1
        }
        return nil
    }
}
