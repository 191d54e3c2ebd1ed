import Languages
import Markup
import Newsroom
import Register

/// The first of two steps from a story to the register: its figures and promises, each with what it most likely says.
///
/// The second is the form, filled, with the story as its source.
struct StoryFigurePage: Page {
    let wording: Wording
    let text: EnteringText
    let figures: [FigureProposal]
    let promises: [PromiseProposal]
    /// What the story means, of which anything else can be entered.
    let things: [Thing]

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("story.entering") }
    var sheets: [String] { ["forms.css", "stories.css"] }
    var hasDownloads: Bool { false }
    var trail: [(name: String, address: Address)] {
        text.isDraft
            ? [(wording.say("draft.list"), links.drafts())] : [(text.title, links.story(text.story))]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.say("story.title") + ": " + text.title }
                h1 { title }
                p(.class("lead")) { wording.say("story.entering.lead") }
            }
            if !text.isPublic { div(.class("note action")) { p { wording.say("story.entering.unpublished") } } }
            section {
                h2(.id("figures")) { wording.say("story.entering.figures") }
                if figures.isEmpty { p { wording.say("story.entering.no-figures") } }
                ol(.class("entering")) { for figure in figures { li { self.figure(figure) } } }
            }
            section {
                h2(.id("promises")) { wording.say("story.entering.promises") }
                if promises.isEmpty { p { wording.say("story.entering.no-promises") } }
                ol(.class("entering")) { for promise in promises { li { self.promise(promise) } } }
            }
            other
        }
    }

    private func quoted(_ words: String) -> Markup {
        bdi(.lang(text.language.tag), .dir(Wording.direction(of: text.language))) { words }
    }

    /// The figure, its sentence, what it most likely says, and what else it may say.
    private func figure(_ figure: FigureProposal) -> Markup {
        fragment {
            p(.class("entering-figure")) { strong { quoted(figure.text) } }
            p(.class("entering-sentence")) { quoted(figure.sentence) }
            if let proposed = figure.proposed {
                p { a(.class("button"), .href(address(proposed, figure))) { name(proposed) } }
            }
            if figure.choices.isEmpty { p(.class("about")) { wording.say("story.entering.no-property") } }
            if !figure.others.isEmpty {
                details(figure.proposed == nil && figure.others.count <= 6 ? .open() : .none) {
                    element(.summary, []) {
                        wording.say(figure.proposed == nil ? "story.entering.choose" : "story.entering.another")
                    }
                    ul(.class("plain")) {
                        for choice in figure.others { li { a(.href(address(choice, figure))) { name(choice) } } }
                    }
                }
            }
        }
    }

    private func name(_ choice: FigureProposal.Choice) -> Markup {
        fragment {
            wording.plain(choice.property.label)
            " – "
            wording.marked(choice.thing.name)
        }
    }

    private func address(_ choice: FigureProposal.Choice, _ figure: FigureProposal) -> Address {
        links.newDraft(of: choice.thing.id, choice.property.id, story: text.story, at: figure.place)
    }

    private func promise(_ promise: PromiseProposal) -> Markup {
        fragment {
            p(.class("entering-sentence")) { quoted(promise.sentence) }
            if !promise.promisedBy.isEmpty { p(.class("about")) { quoted(promise.promisedBy) } }
            p {
                a(.class("button quiet"), .href(links.newPromise(story: text.story, at: promise.place))) {
                    wording.say("story.entering.promise")
                }
            }
        }
    }

    /// What no sentence was found for.
    private var other: Markup {
        section {
            h2 { wording.say("story.entering.other") }
            ul(.class("plain")) {
                for thing in things {
                    li {
                        a(.href(links.newDraft(thing: thing.id, story: text.story))) { wording.marked(thing.name) }
                    }
                }
                li {
                    a(.href(links.newPromise(story: text.story, at: nil))) { wording.say("story.entering.new-promise") }
                }
            }
        }
    }
}

extension Links {
    /// The form of a figure with a story as its source, filled with what stands at a place of its text.
    func newDraft(of thing: String, _ property: String, story: String, at place: EnteringPlace) -> Address {
        address("drafts/new?thing=\(thing)&property=\(property)&story=\(story)&entered=\(place.text)")
    }
    func newPromise(story: String, at place: EnteringPlace?) -> Address {
        address("drafts/new?kind=promise&story=\(story)" + (place.map { "&entered=\($0.text)" } ?? ""))
    }
    /// What of a story can be entered.
    func storyFigure(_ id: String) -> Address { address("stories/\(id)/figure") }
}
