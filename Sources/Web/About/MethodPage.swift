import Languages
import Markup
import OpenData

/// How a figure comes to stand on a page.
struct MethodPage: Page {
    let figures: Figures

    private var wording: Wording { figures.wording }

    var title: String { wording.say(MethodText.title) }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say(MethodText.lead) }
            }
            for part in MethodText.rules { explained(part) }
            section {
                h2 { wording.say(MethodText.states) }
                dl(.class("facts")) {
                    for state in MethodText.explained {
                        div {
                            dt { figures.state(state) }
                            dd { wording.say(MethodText.explanation(of: state)) }
                        }
                    }
                }
            }
            for part in MethodText.limits { explained(part) }
        }
    }

    private func explained(_ part: MethodText.Part) -> Markup {
        section {
            h2 { wording.say(part.heading) }
            for paragraph in part.paragraphs { p { wording.say(paragraph) } }
        }
    }
}
