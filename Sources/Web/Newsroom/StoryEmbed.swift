import Languages
import Markup
import Measures
import Newsroom
import Register

/// A story as a frame of another site's page shows it: title, lead, text and the way to the whole; nothing else.
struct StoryEmbed: Sendable {
    let wording: Wording
    let standing: StandingStory
    let version: StoryVersion
    let language: Language
    let text: Markup
    let sheets: [Address]

    func markup() -> Markup {
        let story = standing.story
        let own = Links(language: wording.language).story(story.id)
        return document(
            language: wording.language.tag, direction: Wording.direction(of: wording.language), title: version.title,
            head: fragment {
                for sheet in sheets { link(.rel("stylesheet"), .href(sheet)) }
                link(.rel("canonical"), .href(own))
            }
        ) {
            main(.class("page story story-embed")) {
                h1 { wording.marked(version.title, in: language) }
                p(.class("when")) {
                    wording.party(standing.recorder)
                    " · "
                    time(.datetime(standing.visibleFrom.text)) {
                        wording.inBothCalendars(Period(standing.visibleFrom.day(in: wording.zone)))
                    }
                }
                if story.isWithdrawn {
                    div(.class("note action")) {
                        p { wording.say("story.withdrawn.note") }
                        p { wording.marked(story.withdrawal) }
                    }
                } else {
                    if !version.lead.isEmpty { p(.class("lead")) { wording.marked(version.lead, in: language) } }
                    text
                }
                p(.class("small")) { a(.href(own), .rel("bookmark")) { wording.say("story.whole") } }
            }
        }
    }
}
