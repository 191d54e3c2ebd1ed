import Languages
import Measures

/// What the finished story speaks of.
struct StoryFinding {
    private(set) var dates: [DateMention] = []
    private(set) var occasions: [Occasion] = []
    private(set) var speakers: [Speaker] = []
    private(set) var statements: [Statement] = []
    private(set) var links: [NameLink] = []
    private(set) var place: String?
    private(set) var sectors: [SectorMention] = []
    private(set) var figures: [FigureMention] = []
    private(set) var promises: [PromiseMention] = []
    private(set) var published: Period?

    init(_ blocks: [StoryBlock], names: NameList, language: Language, published: Period?, today: Day) {
        let story = Story(blocks, language: language)
        let found = NameFinding(names, story)
        links = NameChoosing(names, story, found.matches).links
    }
}
