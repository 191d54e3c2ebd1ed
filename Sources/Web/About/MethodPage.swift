import Languages
import Markup
import Measures
import Register

/// How a figure comes to stand on a page.
struct MethodPage: Page {
    let figures: Figures

    private var wording: Wording { figures.wording }

    var title: String { wording.say("method.title") }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("method.lead") }
            }
            explained("method.claim", ["method.claim.explained"])
            explained("method.choice", ["method.choice.explained", "method.choice.doubt", "method.choice.press"])
            explained("method.agreement", ["method.agreement.explained", "method.datum.explained"])
            section {
                h2 { wording.say("method.states") }
                dl(.class("facts")) {
                    for state in Account.State.allCases where state != .derived {
                        div {
                            dt { figures.state(state) }
                            dd { wording.say(explanation(of: state)) }
                        }
                    }
                }
            }
            explained("method.silence", ["method.silence.explained"])
            explained("method.completeness", ["method.completeness.explained"])
        }
    }

    private func explained(_ heading: PhraseKey, _ paragraphs: [PhraseKey]) -> Markup {
        section {
            h2 { wording.say(heading) }
            for paragraph in paragraphs { p { wording.say(paragraph) } }
        }
    }

    private func explanation(of state: Account.State) -> PhraseKey {
        state == .notKnownSince ? "state.lapsed.explained" : PhraseKey("state.\(state.rawValue).explained")
    }
}
