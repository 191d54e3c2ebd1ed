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

/// What this node is: its region, its journal, its licences.
struct AboutPage: Page {
    let figures: Figures
    let totals: Reading.Totals
    let version: String
    let origin: String
    let position: Int64
    let headHash: String

    private var wording: Wording { figures.wording }

    var title: String { wording.say("about.title") }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("site.tagline") }
            }
            dl(.class("facts")) {
                if let region = wording.vocabulary.region {
                    row("about.region") { wording.marked(region.name) }
                    row("about.pack") { bdi(.dir(.leftToRight)) { "\(region.id) \(region.version)" } }
                }
                row("about.version") { bdi(.dir(.leftToRight)) { version } }
                row("about.origin") { bdi(.dir(.leftToRight)) { code { origin } } }
                row("table.count") { wording.say("about.entries", ["count": .count(Int(position))]) }
                row("about.head") { bdi(.dir(.leftToRight)) { code { headHash } } }
            }
            p {
                [
                    wording.say("home.things", ["count": .count(totals.things)]),
                    wording.say("home.claims", ["count": .count(totals.claims)]),
                    wording.say("home.sources", ["count": .count(totals.sources)]),
                ].joined(separator: " · ")
            }
            section {
                h2 { wording.say("about.data-licence") }
                p { wording.say("about.data-licence.explained") }
                p { wording.say("map.disclaimer") }
            }
            p { wording.say("about.no-foreign-host") }
        }
    }

    private func row(_ key: PhraseKey, @MarkupBuilder content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd(content: content)
        }
    }
}
