import Drafts
import Hummingbird
import Languages
import Markup
import Members
import Register
import Serving

/// Drafts that came together, for instance from one spreadsheet, and what is done with all of them at once.
struct BatchPage: Page {
    let wording: Wording
    let batch: DraftBatch
    let signed: Signed
    let outcome: BatchOutcome?

    private var links: Links { Links(language: wording.language) }
    private var kit: FormKit { FormKit(wording) }

    var title: String { batch.name }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("draft.list"), links.drafts())] }

    private func count(_ states: DraftState...) -> Int { states.reduce(0) { $0 + (batch.counts[$1] ?? 0) } }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.say("batch.title") }
                h1 { bdi { batch.name } }
                p(.class("lead")) { wording.moment(batch.madeMilliseconds) }
            }
            if let outcome, outcome.refused > 0 { refused(outcome) }
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
            acts
        }
    }

    private func refused(_ outcome: BatchOutcome) -> Markup {
        let words = DraftWords(wording: wording, members: [:])
        return div(.class("mistakes"), .role("alert")) {
            h2 { wording.say("batch.refused", ["count": .number(String(outcome.refused))]) }
            ul {
                for (id, faults) in outcome.faults.sorted(by: { $0.key < $1.key }).prefix(20) {
                    li {
                        a(.href(links.draft(id))) { faults.faults.first.map(words.text) ?? id }
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
                if mayWrite, count(.draft, .returned) > 0 { button(.submitted) }
                if mayApprove, count(.submitted) > 0 { button(.approved) }
                if mayClear, count(.approved) > 0 { button(.cleared) }
            }
            if mayReturn {
                kit.form(to: links.batch(batch.id, act: "return"), signed: signed) {
                    kit.area("reason", wording.say("draft.return.reason"))
                    p { Markup.submit(wording.say("draft.act.returned")) }
                }
            }
        }
    }

    private func button(_ act: DraftAct) -> Markup {
        kit.act(
            wording.say(PhraseKey("batch.act.\(act.rawValue)")),
            to: links.batch(batch.id, act: DraftActs.step(act)), signed: signed, isQuiet: false)
    }
}

extension Site {
    func batch(
        _ request: Request, _ visit: Visit, _ id: String, outcome: BatchOutcome? = nil
    ) async throws -> Response {
        let (signed, book) = (try member(visit), try book(of: drafts))
        guard let batch = try await book.batch(id, for: signed) else { throw RequestFault.notFound }
        return try await answer(request, visit) { _, wording in
            BatchPage(wording: wording, batch: batch, signed: signed, outcome: outcome)
        }
    }

    func act(_ act: String, onBatch id: String, _ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await posted(request, visit)
        let (signed, book) = (try member(visit), try book(of: drafts))
        let links = Links(language: visit.language)
        let outcome: BatchOutcome
        do {
            switch act {
            case "submit": outcome = try await book.submit(batch: id, by: signed)
            case "approve": outcome = try await book.approve(batch: id, by: signed)
            case "clear": outcome = try await book.clear(batch: id, by: signed)
            case "return":
                outcome = try await book.giveBack(batch: id, reason: form["reason"] ?? "", by: signed)
            default: throw RequestFault.notFound
            }
        } catch DraftError.forbidden {
            throw RequestFault.notAllowed
        } catch DraftError.notFound {
            throw RequestFault.notFound
        } catch is DraftError {
            return seeOther(links.batch(id))
        }
        guard try await book.batch(id, for: signed) != nil else { return seeOther(links.drafts()) }
        guard outcome.refused > 0 else { return seeOther(links.batch(id)) }
        return try await batch(request, visit, id, outcome: outcome)
    }
}
