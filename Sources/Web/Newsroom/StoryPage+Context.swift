import Languages
import Markup
import Measures
import Newsroom
import Register

extension StoryPage {
    /// When and where it happened and was published, and where it was taken from.
    var facts: Markup {
        section {
            h2 { wording.say("story.about") }
            dl(.class("facts")) {
                row("story.published") { wording.moment(standing.visibleFrom.milliseconds) }
                if let date = story.date { row("story.happened") { wording.inBothCalendars(date) } }
                if let place = story.place { row("story.place") { meanings.link(StoryLink(.thing, place), wording) } }
                if let occasion = story.occasion {
                    row("story.occasion") { meanings.link(StoryLink(.thing, occasion), wording) }
                }
                if !story.sectors.isEmpty {
                    row("stories.sector") {
                        for (number, sector) in story.sectors.enumerated() {
                            if number > 0 { wording.say("site.list-separator") }
                            a(.href(links.stories(StoryQuery(sector: sector)))) { wording.sector(sector) }
                        }
                    }
                }
                if let source = story.source { row("story.source") { self.source(source) } }
                if story.visibility != .everyone {
                    row("claim.visibility") { Markup(text: wording.visibility(story.visibility)) }
                }
            }
        }
    }

    private func source(_ source: StorySource) -> Markup {
        fragment {
            wording.marked(byScript: source.publisher)
            if let address = source.address {
                wording.say("site.list-separator")
                a(.href(Address(address)), .rel("external noreferrer")) {
                    source.title.isEmpty
                        ? bdi(.dir(.leftToRight)) { ReadableAddress(address).text }
                        : wording.marked(byScript: source.title)
                }
            } else if !source.title.isEmpty {
                wording.say("site.list-separator")
                wording.marked(byScript: source.title)
            }
            if let date = source.date {
                wording.say("site.list-separator")
                wording.inBothCalendars(date)
            }
        }
    }

    private func row(_ key: PhraseKey, @MarkupBuilder content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd(content: content)
        }
    }

    /// Which versions there are, and how each stands to the original.
    var languagesSection: Markup {
        section {
            h2 { wording.say("story.languages") }
            ul(.class("plain story-languages")) {
                for other in story.languages {
                    li {
                        a(
                            .href(Address("/\(other.tag)/stories/\(story.id)")), .hreflang(other.tag), .lang(other.tag),
                            .when(other == language, .aria("current", "true"))
                        ) { other.ownName }
                        " "
                        span(.class("about")) { state(of: other) }
                    }
                }
            }
        }
    }

    private func state(of other: Language) -> String {
        var words: [String] = []
        switch story.state(of: other) {
        case .original?: words.append(wording.say("story.state.original"))
        case .stale?: words.append(wording.say("story.state.stale"))
        case .current?, nil: break
        }
        if story.versions[other]?.isUnchecked == true { words.append(wording.say("story.state.unchecked")) }
        if story.versions[other]?.maker == .machine { words.append(wording.say("story.state.machine")) }
        return words.joined(separator: wording.say("site.list-separator"))
    }

    /// How it is set into a page elsewhere.
    var sharing: Markup {
        let shown = Embeddable(
            kind: "stories", noun: "story", id: story.id, language: wording.language, title: version.title, width: 640,
            height: 480)
        return div(.class("no-print")) {
            details {
                element(.summary, []) { wording.say("story.embed") }
                p(.class("small")) { wording.say("story.embed.lead") }
                p { code { shown.frameCode(base) } }
                p(.class("small")) { wording.say("story.embed.script") }
                p { code { shown.scriptCode(base) } }
            }
        }
    }
}
