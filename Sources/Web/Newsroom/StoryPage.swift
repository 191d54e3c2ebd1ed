import Languages
import Markup
import Measures
import Newsroom
import Register

/// One story in the reader's language or the nearest there is, with where it comes from, what it means and what has
/// become of it.
struct StoryPage: Page {
    let wording: Wording
    let standing: StandingStory
    let version: StoryVersion
    /// The language of the version that is shown.
    let language: Language
    let text: Markup
    let meanings: StoryMeanings
    /// Whether the reader may change it.
    let mayWrite: Bool
    /// Whether the reader may enter figures.
    let mayEnter: Bool
    /// Where the page stands, for cards and frames.
    let base: String
    /// A picture that stands for it on other sites.
    let still: PageCard.Image?
    var letters = LettersBehind()

    var story: Story { standing.story }
    var links: Links { Links(language: wording.language) }

    var title: String { version.title }
    var trail: [(name: String, address: Address)] { [(wording.say("stories.title"), links.stories())] }
    var sheets: [String] { ["stories.css"] }
    var alternates: [Language]? { story.languages }
    var feeds: [Feed] { [Feed(name: wording.say("stories.title"), address: links.storiesFeed())] }
    var card: PageCard? {
        story.isWithdrawn
            ? nil : PageCard(kind: "article", about: summary, published: standing.visibleFrom, image: still)
    }

    /// Where programs of other sites ask what to show for it; only where they would be told.
    var headMarks: Markup {
        isShared ? OEmbed.discovery(links.story(story.id), title: title, base: base) : Markup()
    }

    /// Whether everyone may read it now.
    private var isShared: Bool {
        !story.isWithdrawn && story.visibility == .everyone && !standing.isHeldBack(wording.now)
    }

    /// The lead, or the beginning of the text.
    var summary: String {
        version.lead.isEmpty ? String(version.plainText.prefix(200)) : Inline.plain(version.lead)
    }

    var content: Markup {
        div(.class("columns story")) {
            article(.class("thread")) {
                head
                notices
                if !story.isWithdrawn { text }
                if mayWrite || mayEnter { acts }
            }
            aside(.class("context")) {
                facts
                letters.markup(wording)
                languagesSection
                meanings.markup(wording)
                if isShared { sharing }
            }
        }
    }

    private var head: Markup {
        header(.class("page-head")) {
            p(.class("kind")) {
                wording.say("story.title") + " · "
                a(.href(links.party(standing.recorder))) { wording.party(standing.recorder) }
            }
            h1 { wording.marked(version.title, in: language) }
            if !version.lead.isEmpty { p(.class("lead")) { wording.marked(version.lead, in: language) } }
            p(.class("when")) {
                time(.datetime(standing.visibleFrom.text)) { wording.inBothCalendars(Period(day)) }
                if !version.author.isEmpty { " · " + version.author }
            }
        }
    }

    private var day: Day { standing.visibleFrom.day(in: wording.zone) }

    @MarkupBuilder private var notices: Markup {
        if story.isWithdrawn {
            note(wording.say("story.withdrawn.note"), isAction: true) {
                p { wording.marked(story.withdrawal) }
                if let step = standing.steps.last { p(.class("small")) { wording.moment(step.milliseconds) } }
            }
        }
        if standing.isHeldBack(wording.now) {
            note(wording.say("story.held-back.note"), isAction: true) {
                p { wording.moment(standing.visibleFrom.milliseconds) }
            }
        }
        if language != wording.language {
            note(wording.say("story.not-in-language", ["language": .text(wording.languageName(wording.language))])) {
                p { wording.say("story.shown-in", ["language": .text(wording.languageName(language))]) }
            }
        }
        if story.state(of: language) == .stale {
            note(wording.say("story.stale")) {
                p {
                    a(.href(Address("/\(story.original.tag)/stories/\(story.id)")), .hreflang(story.original.tag)) {
                        wording.say("story.read-original", ["language": .text(wording.languageName(story.original))])
                    }
                }
            }
        }
        if version.isUnchecked { p(.class("small")) { wording.say("story.unchecked") } }
        if version.maker == .machine { p(.class("small")) { wording.say("story.machine") } }
        if !standing.corrections.isEmpty, !story.isWithdrawn { corrections }
    }

    private func note(_ words: String, isAction: Bool = false, @MarkupBuilder _ content: () -> Markup) -> Markup {
        div(.class(isAction ? "note action" : "note")) {
            p { words }
            content()
        }
    }

    private var corrections: Markup {
        div(.class("note corrections")) {
            p { strong { wording.say("story.corrections") } }
            for step in standing.corrections {
                p {
                    time(.datetime(Instant(clamping: step.milliseconds).text)) {
                        wording.inBothCalendars(
                            Period(Instant(clamping: step.milliseconds).day(in: wording.zone)))
                    }
                    ": "
                    wording.marked(step.story.correction)
                }
            }
        }
    }

    private var acts: Markup {
        div(.class("acts no-print")) {
            if mayEnter, !story.isWithdrawn {
                a(.href(links.storyFigure(story.id))) { wording.say("story.enter-figures") }
            }
            if mayWrite, let digest = story.originalFile {
                a(.href(links.storyOriginal(digest))) { wording.say("story.taking.original") }
            }
            if mayWrite, !story.isWithdrawn {
                a(.class("button quiet"), .href(links.storyForm(of: story.id))) { wording.say("story.change") }
                a(.class("button quiet"), .href(links.storyWithdrawal(of: story.id))) { wording.say("story.withdraw") }
            }
        }
    }
}
