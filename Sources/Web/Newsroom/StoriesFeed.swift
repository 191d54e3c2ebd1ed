import Journal
import Languages
import Markup
import Measures
import Newsroom
import Register

/// The newest stories as an Atom feed (RFC 4287) and as a JSON Feed (1.1), in one language.
struct StoriesFeed: Sendable {
    let wording: Wording
    let query: StoryQuery
    let title: String
    let stories: [StandingStory]
    /// Scheme and host under which the reader asked, without a slash at the end.
    let base: String
    let origin: String
    let version: String

    static let limit = 50

    private var links: Links { Links(language: wording.language) }
    private var heading: String { "\(title) – \(wording.say("site.name"))" }

    private struct Item {
        let standing: StandingStory
        let version: StoryVersion
        let language: Language
    }

    private var items: [Item] {
        stories.compactMap { standing in
            standing.story.reading(in: wording.language).map {
                Item(standing: standing, version: $0.version, language: $0.language)
            }
        }
    }

    /// When anything in it last came out or changed.
    private var updated: Instant { stories.map(\.updated).max() ?? Instant(clamping: 0) }

    var atom: Markup {
        let language = wording.language
        return Atom.document(language: language.tag) {
            Atom.text(.id, name("stories/\(language.tag)\(links.stories(query).text.drop { $0 != "?" })"))
            Atom.text(.title, heading)
            Atom.text(.subtitle, wording.say("stories.lead"))
            Atom.text(.updated, updated.text)
            Atom.generator("Littoral", version: version)
            Atom.link("self", url(links.storiesFeed(query)), type: "application/atom+xml", hreflang: language.tag)
            Atom.link("alternate", url(links.stories(query)), type: "text/html", hreflang: language.tag)
            for item in items { entry(item) }
        }
    }

    private func entry(_ item: Item) -> Markup {
        let story = item.standing.story
        return Atom.entry {
            Atom.text(.id, name("story/\(story.id)"))
            Atom.text(.title, item.version.title)
            Atom.text(.updated, item.standing.updated.text)
            Atom.author {
                Atom.text(.name, wording.partyName(item.standing.recorder))
                if wording.vocabulary.parties[item.standing.recorder] != nil {
                    Atom.text(.uri, url(links.party(item.standing.recorder)))
                }
            }
            Atom.link("alternate", url(links.story(story.id)), type: "text/html", hreflang: item.language.tag)
            for sector in story.sectors { Atom.category(sector.rawValue, label: wording.sector(sector)) }
            Atom.text(.summary, summary(item))
        }
    }

    /// What was taken back or set right is said so; else the lead, or the beginning of the text.
    private func summary(_ item: Item) -> String {
        let story = item.standing.story
        if story.isWithdrawn { return "\(wording.say("story.withdrawn.note")) \(wording.plain(story.withdrawal))" }
        let words = item.version.lead.isEmpty ? item.version.plainText : Inline.plain(item.version.lead)
        let text = words.isEmpty ? item.version.title : String(words.prefix(400))
        guard let step = item.standing.corrections.first else { return text }
        return "\(wording.say("story.corrections")): \(wording.plain(step.story.correction)) \(text)"
    }

    var json: JSON {
        JSON(fields: [
            ("version", .string("https://jsonfeed.org/version/1.1")), ("title", .string(heading)),
            ("home_page_url", .string(url(links.stories(query)))),
            ("feed_url", .string(url(links.storiesJSONFeed(query)))),
            ("description", .string(wording.say("stories.lead"))), ("language", .string(wording.language.tag)),
            ("items", .array(items.map(json))),
        ])
    }

    private func json(_ item: Item) -> JSON {
        let story = item.standing.story
        let text = story.isWithdrawn ? summary(item) : item.version.plainText
        return JSON(present: [
            ("id", .string(name("story/\(story.id)"))), ("url", .string(url(links.story(story.id)))),
            ("title", .string(item.version.title)), ("summary", .string(summary(item))),
            ("content_text", .string(text.isEmpty ? item.version.title : text)),
            ("date_published", .string(item.standing.visibleFrom.text)),
            ("date_modified", .string(item.standing.updated.text)), ("language", .string(item.language.tag)),
            ("external_url", story.source?.address.map(JSON.string)),
            ("tags", story.sectors.isEmpty ? nil : .array(story.sectors.map { .string($0.rawValue) })),
            (
                "authors",
                .array([
                    JSON(present: [
                        ("name", .string(wording.partyName(item.standing.recorder))),
                        (
                            "url",
                            wording.vocabulary.parties[item.standing.recorder].map {
                                .string(url(links.party($0.id)))
                            }
                        ),
                    ])
                ])
            ),
        ])
    }

    private func url(_ address: Address) -> String { base + address.text }

    /// A name that stays when the node moves to another host (RFC 4151); `.invalid` belongs to nobody (RFC 2606).
    private func name(_ specific: String) -> String { "tag:\(origin).littoral.invalid,2026:\(specific)" }
}
