import Languages
import Markup
import Newsroom
import Register

extension Links {
    /// The stories, narrowed, and behind one of them.
    func stories(_ query: StoryQuery = StoryQuery(), after id: String? = nil) -> Address {
        address("stories" + Self.text(query, after: id))
    }
    func storiesFeed(_ query: StoryQuery = StoryQuery()) -> Address { address("stories.atom" + Self.text(query)) }
    func storiesJSONFeed(_ query: StoryQuery = StoryQuery()) -> Address {
        address("stories-feed.json" + Self.text(query))
    }
    func story(_ id: String) -> Address { address("stories/\(id)") }
    var storyForm: Address { address("stories/new") }
    func storyForm(of id: String) -> Address { address("stories/\(id)/change") }
    func storyWithdrawal(of id: String) -> Address { address("stories/\(id)/withdraw") }
    var storyImport: Address { address("stories/import") }
    /// The untouched original of what was taken in.
    func storyOriginal(_ digest: String) -> Address { address("stories/import/\(digest)") }
    func storyEmbed(_ id: String) -> Address { address("embed/stories/\(id)") }

    /// The way to a page that belongs to a story.
    func trail(to standing: StandingStory, _ wording: Wording) -> [(name: String, address: Address)] {
        [
            (wording.say("stories.title"), stories()),
            (wording.plain(standing.story.title), story(standing.story.id)),
        ]
    }

    static let storyParameters: Set<String> = ["thing", "party", "sector", "after"]

    /// `?thing=…&party=…&sector=…&after=…`, always in this order.
    private static func text(_ query: StoryQuery, after id: String? = nil) -> String {
        let fields = [
            ("thing", query.thing), ("party", query.party), ("sector", query.sector?.rawValue), ("after", id),
        ]
        let parts = fields.compactMap { name, value in value.map { "\(name)=\($0)" } }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    /// Where a link of a story leads.
    func address(of link: StoryLink) -> Address {
        switch link.kind {
        case .thing: thing(link.id)
        case .party: party(link.id)
        case .claim: claim(link.id)
        case .story: story(link.id)
        case .source: source(link.id)
        }
    }
}
