import Drafts
import Languages
import Markup

/// The drafts of a party, by where they stand.
struct DraftListPage: Page {
    let words: DraftWords
    let state: DraftState?
    let page: DraftPage
    let counts: [DraftState: Int]
    let titles: [String: String]
    let batch: String?
    let mayWrite: Bool
    let mayRule: Bool

    private var wording: Wording { words.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("draft.list") }
    var sheets: [String] { ["forms.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("draft.list.lead") }
            }
            p(.class("acts")) {
                if mayWrite { a(.class("button"), .href(links.newDraft)) { wording.say("draft.new") } }
                if mayRule { a(.class("button quiet"), .href(links.clearing)) { wording.say("clearing.title") } }
            }
            nav(.class("tabs"), .aria("label", wording.say("draft.by-state"))) {
                ul {
                    li { tab(nil, wording.say("draft.open")) }
                    for state in DraftState.allCases {
                        li { tab(state, "\(wording.say(PhraseKey("draft.state.\(state.rawValue)")))\(count(state))") }
                    }
                }
            }
            if page.drafts.isEmpty { p { wording.say("draft.list.none") } }
            ul(.class("entries")) {
                for draft in page.drafts {
                    li {
                        a(.href(links.draft(draft.id))) { wording.marked(byScript: titles[draft.id] ?? draft.id) }
                        " "
                        words.state(draft.state)
                        span(.class("about")) {
                            words.kind(draft.kind)
                            wording.say("site.list-separator")
                            words.member(draft.author)
                            wording.say("site.list-separator")
                            wording.moment(draft.changedMilliseconds)
                        }
                    }
                }
            }
            if let next = page.next {
                p {
                    a(.class("button quiet"), .href(links.drafts(state, batch: batch, after: next))) {
                        wording.say("draft.more")
                    }
                }
            }
        }
    }

    private func count(_ state: DraftState) -> String {
        counts[state].map { $0 > 0 ? " (\(wording.number($0)))" : "" } ?? ""
    }

    private func tab(_ state: DraftState?, _ name: String) -> Markup {
        a(.href(links.drafts(state)), .when(state == self.state, .aria("current", "page"))) { name }
    }
}
