import Drafts
import Languages
import Markup
import Members
import Register
import Serving

/// Drafts that came together, for instance from one spreadsheet, and what is done with all of them at once.
struct BatchPage: Page {
    let kit: FormKit
    let batch: DraftBatch
    let signed: Signed
    /// What the reader's party does with it, or has done, the newest first.
    let runs: [BatchRun]

    var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { batch.name }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("draft.list"), links.drafts())] }

    private func count(_ states: DraftState...) -> Int { states.reduce(0) { $0 + (batch.counts[$1] ?? 0) } }

    private var going: BatchRun? { runs.first { $0.state == .going } }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.say("batch.title") }
                h1 { bdi { batch.name } }
                p(.class("lead")) { wording.moment(batch.madeMilliseconds) }
            }
            kit.summary
            dl(.class("facts")) {
                for state in DraftState.allCases where count(state) > 0 {
                    div {
                        dt { wording.say(PhraseKey("draft.state.\(state.rawValue)")) }
                        dd {
                            a(.href(links.drafts(state, batch: batch.id))) { wording.number(count(state)) }
                        }
                    }
                }
            }
            if !runs.isEmpty { done }
            if going == nil { acts }
        }
    }

    /// What was done with all of it, each with what came of it.
    private var done: Markup {
        ul(.class("entries")) {
            for run in runs {
                li {
                    a(.href(links.batchRun(run))) { wording.say(PhraseKey("batch.run.\(run.act.rawValue)")) }
                    " "
                    span(.class("state-word")) { wording.say(PhraseKey("batch.run.state.\(run.state.rawValue)")) }
                    span(.class("about")) {
                        wording.moment(run.madeMilliseconds)
                        wording.say("site.list-separator")
                        wording.say("batch.run.done", ["count": .count(run.done)])
                        if run.refused > 0 {
                            " " + wording.say("batch.run.refused", ["count": .count(run.refused)])
                        }
                    }
                }
            }
        }
    }

    private var acts: Markup {
        let mayWrite = batch.party == signed.party && signed.may(.write(party: batch.party))
        let mayApprove = batch.party == signed.party && signed.may(.approve(party: batch.party, author: ""))
        let mayClear = signed.may(.clear(country: signed.country))
        let mayReturn = (mayApprove && count(.submitted) > 0) || (mayClear && count(.approved) > 0)
        return fragment {
            div(.class("acts")) {
                if mayWrite, count(.draft, .returned) > 0 { button(.submit) }
                if mayApprove, count(.submitted) > 0 { button(.approve) }
                if mayClear, count(.approved) > 0 { button(.clear) }
            }
            if mayReturn {
                kit.form(to: links.batch(batch.id, act: BatchAct.giveBack.rawValue), signed: signed) {
                    kit.area("reason", wording.say("draft.return.reason"))
                    p { Markup.submit(wording.say("draft.act.returned")) }
                }
            }
        }
    }

    private func button(_ act: BatchAct) -> Markup {
        kit.act(
            wording.say(PhraseKey("batch.act.\(act.act.rawValue)")), to: links.batch(batch.id, act: act.rawValue),
            signed: signed, isQuiet: false)
    }
}
