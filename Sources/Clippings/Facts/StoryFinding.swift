import Languages
import Measures

/// What the finished story speaks of.
struct StoryFinding {
    let dates: [DateMention]
    let occasions: [Occasion]
    let speakers: [Speaker]
    let statements: [Statement]
    let links: [NameLink]
    let places: PlaceFinding
    let sectors: [SectorMention]
    let figures: [FigureMention]
    let promises: [PromiseMention]
    /// Whom the text itself names as the one that reports.
    let publisher: String?
    /// The date in a line such as `CITY, 18 November. —`.
    let published: Period?

    init(_ blocks: [StoryBlock], names: NameList, language: Language, published: Period?, today: Day) {
        let story = Story(blocks, language: language)
        let found = NameFinding(names, story)
        links = NameChoosing(names, story, found.matches).links
        let anchor = published?.end ?? today
        let dates = Self.dates(in: story, anchor: anchor)
        self.dates = dates
        self.published = published == nil ? Self.dateline(story, dates) : nil
        let speaking = SpeakingFinding(story, links: links)
        speakers = speaking.book.speakers
        statements = speaking.statements
        occasions = OccasionFinding(story, links: links).occasions
        sectors = SectorFinding(story, links: links).sectors
        figures = FigureFinding(story).figures
        promises = PromiseFinding(story, statements: statements).promises
        places = PlaceFinding(story, links: links)
        publisher = PublisherFinding(story).publisher
    }

    private static let limit = 1000

    private static func dates(in story: Story, anchor: Day) -> [DateMention] {
        var dates: [DateMention] = []
        for (number, block) in story.blocks.enumerated() {
            let reader = DateReader(block.scalars, block.words, language: story.language, anchor: anchor)
            var place = 0
            while place < block.words.count, dates.count < limit {
                guard let found = reader.read(place) else {
                    place += 1
                    continue
                }
                let range = block.words[place].range.lowerBound..<block.words[place + found.count - 1].range.upperBound
                dates.append(
                    DateMention(
                        place: StoryRange(block: number, range: range), period: found.period,
                        isYearAssumed: found.isYearAssumed))
                place += found.count
            }
        }
        return dates
    }

    /// A date among the first words of the text, with a dash behind it.
    private static func dateline(_ story: Story, _ dates: [DateMention]) -> Period? {
        guard let first = dates.first(where: { story.blocks[$0.place.block].kind != .title }),
            first.period.precision == .day, first.place.range.lowerBound < 40
        else { return nil }
        let block = story.blocks[first.place.block]
        let isFirst = story.blocks[..<first.place.block].allSatisfy { $0.kind == .title }
        let behind = block.scalars[first.place.range.upperBound...].prefix(30)
        return isFirst && behind.contains { "—–".unicodeScalars.contains($0) } ? first.period : nil
    }
}
