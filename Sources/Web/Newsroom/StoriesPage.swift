import Languages
import Markup
import Newsroom
import Register

/// The stories, the newest first: of everything, of a province or another thing, of a party, of a sector.
struct StoriesPage: Page {
    let wording: Wording
    let query: StoryQuery
    let stories: [StoryLine]
    /// What they are narrowed to, by name.
    let thing: Thing?
    /// What may be chosen, in the reader's order.
    let provinces: [Thing]
    /// The last story of this page, where there are older ones.
    let next: String?
    let isLater: Bool
    let mayWrite: Bool

    static let rowsMax = 20

    private var links: Links { Links(language: wording.language) }

    var title: String {
        let names = [
            thing.map { wording.listName($0) }, query.party.map(wording.partyName), query.sector.map(wording.sector),
        ].compactMap(\.self)
        guard !names.isEmpty else { return wording.say("stories.title") }
        return wording.say("stories.of", ["name": .text(names.joined(separator: wording.say("site.list-separator")))])
    }

    var feeds: [Feed] {
        [
            Feed(name: title, address: links.storiesFeed(query)),
            Feed(name: title, address: links.storiesJSONFeed(query), type: "application/feed+json"),
        ]
    }
    var sheets: [String] { ["stories.css"] }
    var card: PageCard? { PageCard(kind: "website", about: wording.say("stories.lead"), image: nil) }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("stories.lead") }
            }
            if mayWrite {
                p(.class("actions no-print")) {
                    a(.href(links.storyForm)) { wording.say("story.write") }
                    a(.href(links.storyImport)) { wording.say("story.import") }
                }
            }
            choice
            if stories.isEmpty { p { wording.say("stories.none") } }
            StoryLines(wording: wording, stories: stories).markup
            nav(.class("pages"), .aria("label", wording.say("stories.title"))) {
                if isLater { a(.href(links.stories(query))) { wording.say("stories.newest") } }
                if let next {
                    a(.href(links.stories(query, after: next)), .rel("next")) { wording.say("history.older") }
                }
                a(.href(links.storiesFeed(query)), .type("application/atom+xml")) { wording.say("stories.feed") }
                a(.href(links.storiesJSONFeed(query)), .type("application/feed+json")) {
                    wording.marked(byScript: "JSON Feed")
                }
            }
        }
    }

    private var choice: Markup {
        form(.class("choice"), .method("get"), .action(links.stories())) {
            if let party = query.party { input(.type("hidden"), .name("party"), .value(party)) }
            div {
                label(.for("thing")) { wording.say("changes.province") }
                select(.id("thing"), .name("thing")) {
                    option(.value("")) { wording.say("changes.all-provinces") }
                    if let thing, !provinces.contains(where: { $0.id == thing.id }) {
                        option(.value(thing.id), .selected(true)) { wording.listName(thing) }
                    }
                    for province in provinces {
                        option(.value(province.id), .selected(province.id == thing?.id)) {
                            province.shortName(wording.language)
                        }
                    }
                }
            }
            div {
                label(.for("sector")) { wording.say("stories.sector") }
                select(.id("sector"), .name("sector")) {
                    option(.value("")) { wording.say("stories.all-sectors") }
                    for sector in Sector.inOrder {
                        option(.value(sector.rawValue), .selected(sector == query.sector)) { wording.sector(sector) }
                    }
                }
            }
            button(.type("submit")) { wording.say("changes.show") }
        }
    }
}
