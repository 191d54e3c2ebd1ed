import Drafts
import Languages
import Markup
import Members
import Register
import Serving

/// Something that is being done with all drafts of a batch: how far it is, and what could not go on.
struct BatchRunPage: Page {
    let kit: FormKit
    let words: DraftWords
    let run: BatchRun
    let name: String
    let signed: Signed
    let faults: [BatchFault]
    /// The number behind which more of them follow.
    let next: Int64?
    /// What each draft is about, by its id.
    let titles: [String: String]
    /// Whether the batch has a page for this member, who may have nothing more to do with it.
    let hasBatch: Bool

    var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say(PhraseKey("batch.run.\(run.act.rawValue)")) }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] {
        [(wording.say("draft.list"), links.drafts())] + (hasBatch ? [(name, links.batch(run.batch))] : [])
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { bdi { name } }
                h1 { title }
                p(.class("lead")) {
                    wording.say(PhraseKey("batch.run.state.\(run.state.rawValue)"))
                    wording.say("site.list-separator")
                    words.member(run.member)
                    wording.say("site.list-separator")
                    wording.moment(run.madeMilliseconds)
                }
            }
            kit.summary
            if run.state == .going { goingOn } else { over }
            if run.refused > 0 { refused }
            if run.state != .going, hasBatch {
                p { a(.class("button quiet"), .href(links.batch(run.batch))) { wording.say("batch.run.back") } }
            }
        }
    }

    private var goingOn: Markup {
        let reached = run.done + run.refused
        return div(.class("said")) {
            p {
                wording.say(
                    "batch.run.progress", ["done": .number(String(reached)), "total": .number(String(run.total))])
            }
            progress(.value(Double(reached)), .max(Double(run.total)), .aria("label", title))
            p(.class("small")) { wording.say("sheet.refreshes") }
            kit.act(wording.say("sheet.stop"), to: links.batchRun(run, act: "stop"), signed: signed)
        }
    }

    private var over: Markup {
        fragment {
            p { wording.say("batch.run.done", ["count": .count(run.done)]) }
            if run.state == .stopped { p(.class("said")) { wording.say("batch.run.stopped") } }
            if run.state == .halted { p(.class("said")) { wording.say("batch.run.halted") } }
        }
    }

    private var refused: Markup {
        section(.class("refused")) {
            h2(.id("refused")) { wording.say("batch.refused", ["count": .number(String(run.refused))]) }
            ul(.class("entries")) {
                for fault in faults {
                    li {
                        a(.href(links.draft(fault.draft.id))) {
                            wording.marked(byScript: titles[fault.draft.id] ?? fault.draft.id)
                        }
                        " "
                        words.state(fault.draft.state)
                        for one in fault.faults.faults { p(.class("small")) { words.text(of: one) } }
                    }
                }
            }
            if let next {
                p {
                    a(.class("button quiet"), .href(links.batchRun(run, after: next))) { wording.say("draft.more") }
                }
            }
        }
    }
}
