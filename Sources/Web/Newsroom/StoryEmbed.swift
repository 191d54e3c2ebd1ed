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

    /// The script that puts the frame in the place where it stands itself; the frame is all it makes.
    static func script(_ address: String, title: String) -> String {
        func quoted(_ text: String) -> String {
            var quoted = "\""
            for scalar in text.unicodeScalars {
                let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                if isPlain || " -._~:/?#=&,".unicodeScalars.contains(scalar) {
                    quoted.unicodeScalars.append(scalar)
                } else {
                    for unit in String(scalar).utf16 {
                        let digits = String(unit, radix: 16)
                        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                    }
                }
            }
            return quoted + "\""
        }
        return """
            (function () {
              var here = document.currentScript, frame = document.createElement("iframe");
              frame.src = \(quoted(address));
              frame.title = \(quoted(title));
              frame.width = "100%";
              frame.height = "480";
              frame.loading = "lazy";
              frame.setAttribute("frameborder", "0");
              here.parentNode.insertBefore(frame, here);
            })();

            """
    }
}
