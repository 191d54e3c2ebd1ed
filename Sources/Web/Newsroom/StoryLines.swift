import Languages
import Markup
import Measures
import Newsroom
import Register

/// Stories in a list: when, what, in which languages, and what has become of them.
struct StoryLines: Sendable {
    let wording: Wording
    let stories: [StoryLine]
    /// How deep the titles stand among the headings of the page.
    var level = HeadingLevel.second
    var hasLeads = true

    enum HeadingLevel: Sendable { case second, third }

    private var links: Links { Links(language: wording.language) }

    var markup: Markup {
        ol(.class("stories")) {
            for story in stories { li { line(story) } }
        }
    }

    private func line(_ story: StoryLine) -> Markup {
        let language = story.language(for: wording.language)
        let title = a(.href(links.story(story.id))) {
            wording.marked(story.title[language] ?? "", in: language)
        }
        return fragment {
            p(.class("when")) {
                time(.datetime(story.visibleFrom.text)) {
                    wording.inBothCalendars(Period(story.visibleFrom.day(in: wording.zone)))
                }
                if story.visibleFrom > wording.now {
                    " "
                    span(.class("state stated")) { wording.say("story.held-back") }
                }
                if story.isWithdrawn {
                    " "
                    span(.class("state withdrawn")) { wording.say("story.withdrawn") }
                } else if let corrected = story.corrected {
                    " "
                    span(.class("state assumed")) {
                        wording.say(
                            "story.corrected-on",
                            ["date": .text(wording.day(corrected.day(in: wording.zone)))])
                    }
                }
            }
            if level == .second { h2 { title } } else { h3 { title } }
            if hasLeads, let lead = story.lead[language], !story.isWithdrawn {
                p { wording.marked(lead, in: language) }
            }
            p(.class("small")) { about(story, shown: language) }
        }
    }

    private func about(_ story: StoryLine, shown: Language) -> Markup {
        fragment {
            wording.party(story.recorder)
            if shown != wording.language {
                " · "
                wording.say("story.only-in", ["languages": .text(languages(of: story))])
            } else if story.states[shown] == .stale {
                " · "
                wording.say("story.stale")
            }
        }
    }

    private func languages(of story: StoryLine) -> String {
        ListFormat(wording.language).format(
            Language.allCases.filter { story.states[$0] != nil }.map(wording.languageName))
    }
}

extension Wording {
    /// Stories that mean what a page shows, for the side of that page; nothing where there is none.
    func storySection(_ stories: [StoryLine], all: Address?) -> Markup {
        guard !stories.isEmpty else { return Markup() }
        return section(.class("story-section")) {
            h2 { say("stories.title") }
            StoryLines(wording: self, stories: stories, level: .third, hasLeads: false).markup
            if let all { p { a(.href(all)) { say("stories.all") } } }
        }
    }
}
