import Drafts
import Hummingbird
import Languages
import Markup
import Members
import Newsroom
import Register
import Serving

/// The first of two steps from a story to a figure: of what, and which property; the second is the form of the figure,
/// with the story as its source.
struct StoryFigurePage: Page {
    let wording: Wording
    let standing: StandingStory
    /// What the story means, or the promises that are known, each with the properties of its kind.
    let things: [(thing: Thing, properties: [Property])]
    let isPromise: Bool

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say(isPromise ? "story.enter-promise" : "story.enter-figure") }
    var sheets: [String] { ["forms.css"] }
    var hasDownloads: Bool { false }
    var trail: [(name: String, address: Address)] {
        links.trail(to: standing, wording)
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("draft.property.lead") }
            }
            if isPromise {
                p { a(.class("button quiet"), .href(links.thingForm)) { wording.say("story.new-promise") } }
            }
            for item in things {
                section {
                    h2 { wording.marked(item.thing.name) }
                    ul(.class("figures-list")) {
                        for property in item.properties {
                            li {
                                a(.href(links.newDraft(of: item.thing.id, property.id, story: standing.story.id))) {
                                    wording.plain(property.label)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Links {
    /// The form of a figure with a story as its source.
    func newDraft(of thing: String, _ property: String, story: String) -> Address {
        address("drafts/new?thing=\(thing)&property=\(property)&story=\(story)")
    }
    func storyFigure(_ id: String, isPromise: Bool = false) -> Address {
        address("stories/\(id)/figure" + (isPromise ? "?kind=promise" : ""))
    }
}

extension Site {
    /// The kind of things that stand for what somebody has promised.
    private static let promiseKind = "promise"
    private static let promisesMax = 40

    func storyFigure(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try member(visit, may: .write(party: try member(visit).party))
        let isPromise = request.uri.queryParameters["kind"] == Self.promiseKind[...]
        return try await answer(request, visit, parameters: ["kind"]) { reading, wording in
            guard let standing = try reading.story(id), !standing.story.isWithdrawn else {
                throw RequestFault.noThing(id)
            }
            let meant = standing.story.meanings.filter { $0.kind == .thing }.map(\.id)
            let named = try reading.things(meant)
            let things =
                isPromise
                ? Array(try reading.things(ofKind: Self.promiseKind).suffix(Self.promisesMax))
                : meant.compactMap { named[$0] }
            return StoryFigurePage(
                wording: wording, standing: standing,
                things: things.map { thing in
                    (
                        thing,
                        wording.vocabulary.properties.values.filter { $0.kinds.contains(thing.kind) }.sorted {
                            (wording.vocabulary.propertyOrder[$0.id] ?? 0)
                                < (wording.vocabulary.propertyOrder[$1.id] ?? 0)
                        }
                    )
                }, isPromise: isPromise)
        }
    }

    /// The fields that make a story the source of a figure.
    func sourceFields(ofStory id: String, _ reading: Reading, _ language: Language, base: String) throws -> DraftFields
    {
        guard let standing = try reading.story(id), let shown = standing.story.reading(in: language) else {
            throw RequestFault.noThing(id)
        }
        return [
            "sourceTitle": shown.version.title, "sourceLanguage": shown.language.tag,
            "sourceAddress": base + Links(language: shown.language).story(id).text,
        ]
    }
}
