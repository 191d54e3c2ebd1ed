import Clippings
import Languages
import Markup
import Measures
import Members
import Newsroom
import Register

/// A text from elsewhere as it was read: every change with its rule and a box to take it back, everything that was found
/// with how sure it is, and what the draft would say.
struct StoryTakingPage: Page {
    let wording: Wording
    let signed: Signed
    let taking: StoryTaking
    /// The digest of the untouched original.
    let original: String
    /// The language it was said to be in.
    let said: String
    /// What the links lead to, by reference.
    let names: [String: Text]
    let preview: Markup

    var links: Links { Links(language: wording.language) }
    var read: ReadClipping { taking.read }

    var title: String { wording.say("story.taking.title") }
    var sheets: [String] { ["forms.css", "stories.css"] }
    var hasDownloads: Bool { false }
    var hasSearchInHead: Bool { false }
    var trail: [(name: String, address: Address)] {
        [(wording.say("stories.title"), links.stories()), (wording.say("story.import"), links.storyImport)]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("story.taking.lead") }
            }
            FormKit(wording).form(to: links.storyImport, signed: signed, class: "taking") {
                for (name, value) in [("original", original), ("said", said), ("reviewed", "yes")] {
                    input(.type("hidden"), .name(name), .value(value))
                }
                div(.class("columns")) {
                    div(.class("thread")) {
                        preview
                        statements
                        figures
                    }
                    aside(.class("context")) {
                        source
                        meanings
                        sectors
                        films
                        dates
                        places
                    }
                }
                changes
                p(.class("acts")) {
                    button(.type("submit"), .name("act"), .value("draft")) { wording.say("story.taking.draft") }
                    button(.type("submit"), .class("quiet"), .name("act"), .value("again")) {
                        wording.say("story.taking.again")
                    }
                }
            }
        }
    }

    func box(
        _ name: String, _ value: String, isOn: Bool, @MarkupBuilder _ label: () -> Markup
    ) -> Markup {
        element(.label, [.class("box")]) {
            input(.type("checkbox"), .name(name), .value(value), .checked(isOn))
            span { label() }
        }
    }

    func group(_ key: PhraseKey, _ isEmpty: Bool = false, @MarkupBuilder _ content: () -> Markup) -> Markup {
        guard !isEmpty else { return Markup() }
        return section {
            h2 { wording.say(key) }
            content()
        }
    }

    private func confidence(_ confidence: Confidence) -> String {
        wording.say(PhraseKey("story.confidence.\(confidence.word)"))
    }

    func quoted(_ text: String) -> Markup {
        bdi(.lang(read.language.tag), .dir(Wording.direction(of: read.language))) { text }
    }

    private var source: Markup {
        group("story.source") {
            dl(.class("facts")) {
                fact("story.form.language", wording.languageName(read.language))
                if let publisher = read.page.publisher { fact("story.source.publisher", publisher) }
                if let address = read.page.address { fact("story.source.address", address) }
                if let date = read.published { fact("story.source.date", wording.inBothCalendars(date)) }
                fact("story.taking.encoding", read.encoding)
            }
            p { a(.href(links.storyOriginal(original))) { wording.say("story.taking.original") } }
        }
    }

    private func fact(_ key: PhraseKey, _ text: String) -> Markup {
        div {
            dt { wording.say(key) }
            dd { bdi { text } }
        }
    }

    private var meanings: Markup {
        group("story.meanings", taking.links.isEmpty) {
            for link in taking.links {
                box("link", link.reference, isOn: taking.isChosen(link)) {
                    quoted(link.text)
                    " → "
                    names[link.reference].map(wording.marked) ?? Markup(text: link.reference)
                    span(.class("about")) { confidence(link.confidence) + " · " + reason(link.reason) }
                }
            }
        }
    }

    private func reason(_ reason: NameLink.Reason) -> String {
        switch reason {
        case .fullName: wording.say("story.why.full-name")
        case .alias: wording.say("story.why.alias")
        case .inflected(let words): wording.say("story.why.inflected", ["words": .text(words)])
        case .ambiguous(let others):
            wording.say(
                "story.why.ambiguous",
                [
                    "names": .text(
                        others.prefix(4).map { names[$0].map(wording.plain) ?? $0 }
                            .joined(separator: wording.say("site.list-separator")))
                ])
        case .doubtful: wording.say("story.why.doubtful")
        }
    }

    private var sectors: Markup {
        group("stories.sector", read.sectors.isEmpty) {
            for mention in read.sectors {
                box("sector", mention.sector, isOn: taking.isChosen(mention)) {
                    Sector(rawValue: mention.sector).map(wording.sector) ?? mention.sector
                    span(.class("about")) {
                        confidence(mention.confidence) + " · "
                        quoted(mention.words.joined(separator: wording.say("site.list-separator")))
                    }
                }
            }
        }
    }

    private var films: Markup {
        group("story.taking.films", read.films.isEmpty) {
            for (place, film) in read.films.enumerated() {
                box("film", String(place), isOn: taking.isChosen(film: place)) {
                    bdi(.dir(.leftToRight)) { film.provider }
                    span(.class("about")) { bdi(.dir(.leftToRight)) { film.address } }
                }
            }
        }
    }

    private var dates: Markup {
        let stated = read.dates.filter { $0.period.precision == .day }
        return group("story.happened", stated.isEmpty) {
            var seen: Set<String> = []
            let days = stated.filter { seen.insert($0.period.text).inserted }.prefix(12)
            for mention in days {
                radio("date", mention.period.text, isOn: taking.date == mention.period.text) {
                    wording.inBothCalendars(mention.period)
                    if mention.isYearAssumed { span(.class("about")) { wording.say("story.taking.year-assumed") } }
                }
            }
        }
    }

    private var places: Markup {
        group("story.place", read.places.isEmpty) {
            for place in read.places {
                radio("place", place, isOn: taking.place == place) {
                    names[place].map(wording.marked) ?? Markup(text: place)
                }
            }
            radio("place", "", isOn: taking.place == nil) { wording.say("story.taking.place.none") }
        }
    }

    private func radio(
        _ name: String, _ value: String, isOn: Bool, @MarkupBuilder _ label: () -> Markup
    ) -> Markup {
        element(.label, [.class("box")]) {
            input(.type("radio"), .name(name), .value(value), .checked(isOn))
            span { label() }
        }
    }

    private var statements: Markup {
        group("story.taking.statements", read.statements.isEmpty) {
            ul(.class("entries")) {
                for (place, statement) in read.statements.enumerated() {
                    li {
                        if taking.canBeQuotation(place) {
                            box("quotation", String(place), isOn: taking.isChosen(quotation: place)) {
                                self.statement(statement)
                            }
                        } else {
                            self.statement(statement)
                        }
                    }
                }
            }
        }
    }

    private func statement(_ statement: Statement) -> Markup {
        let speaker = read.speakers.first { $0.id == statement.speaker }
        let name = [speaker?.name, speaker?.title].compactMap(\.self).filter { !$0.isEmpty }
        return fragment {
            strong { quoted(name.joined(separator: wording.say("site.list-separator"))) }
            ": "
            quoted(read.text(statement.place))
            span(.class("about")) {
                confidence(statement.confidence) + " · "
                    + wording.say(PhraseKey("story.said.\(statement.reason.rawValue.lowercased())"))
                    + (statement.isQuoted ? " · " + wording.say("story.said.quoted") : "")
            }
        }
    }

    private var figures: Markup {
        group("story.taking.figures", read.figures.isEmpty && read.promises.isEmpty) {
            p(.class("small")) { wording.say("story.taking.figures.lead") }
            ul(.class("entries")) {
                for figure in read.figures {
                    li {
                        strong { quoted(figure.text) }
                        span(.class("about")) { quoted(read.text(figure.sentence)) }
                    }
                }
                for promise in read.promises {
                    li {
                        strong { wording.say("story.taking.promise") }
                        span(.class("about")) { quoted(read.text(promise.sentence)) }
                    }
                }
            }
        }
    }
}
