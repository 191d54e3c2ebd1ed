import Drafts
import Journal
import Languages
import Markup
import Members
import Register

/// A draft as it would be said: what it would change, what is wrong with it, what was done with it and what comes next.
struct DraftReadPage: Page {
    let words: DraftWords
    let heading: String
    let draft: Draft
    let steps: [DraftStep]
    let preview: Markup
    let faults: DraftFaults?
    let acts: Markup
    let error: DraftError?

    private var wording: Wording { words.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { heading }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("draft.list"), links.drafts())] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { words.kind(draft.kind) }
                h1 { wording.marked(byScript: heading) }
                p(.class("figure-line")) {
                    words.state(draft.state)
                    " "
                    span(.class("about")) { wording.say(PhraseKey("draft.state.\(draft.state.rawValue).explained")) }
                }
            }
            if let error {
                div(.class("mistakes"), .role("alert")) { p { wording.say(error.phrase) } }
            }
            if let reason = returned { returnedNote(reason) }
            if let faults, draft.state != .released, draft.state != .dropped {
                section {
                    h2 { wording.say("draft.faults") }
                    ul { for fault in faults.faults { li { faultLine(fault) } } }
                }
            }
            preview
            acts
            section {
                h2 { wording.say("draft.steps") }
                words.steps(steps)
            }
        }
    }

    private var returned: DraftStep? {
        draft.state == .returned ? steps.last { $0.act == .returned } : nil
    }

    private func returnedNote(_ step: DraftStep) -> Markup {
        div(.class("said")) {
            p { strong { wording.say("draft.returned-because") } }
            p(.dir(.automatic)) { step.reason ?? "" }
        }
    }

    private func faultLine(_ fault: DraftFaults.Fault) -> Markup {
        fragment {
            if !fault.field.isEmpty { wording.field(fault.field) + ": " }
            words.text(of: fault)
        }
    }
}

extension Site {
    /// The page of a draft, its entries made on the state that is read.
    func draftPage(
        _ draft: Draft, _ steps: [DraftStep], _ words: DraftWords, _ desk: DraftFormDesk, _ error: DraftError?
    ) throws -> DraftReadPage {
        var bodies: [EntryBody] = []
        var faults: DraftFaults?
        if draft.state != .released, draft.state != .dropped {
            do {
                bodies = try drafts?.entries(of: draft, in: desk.reading).bodies ?? []
            } catch let found as DraftFaults {
                faults = found
            }
        }
        let preview = DraftPreview(draft: draft, bodies: bodies, desk: desk)
        let heading = try Self.draftForms[draft.kind]?.title(draft.fields, desk) ?? ""
        return DraftReadPage(
            words: words, heading: heading.isEmpty ? draft.subject ?? draft.id : heading, draft: draft, steps: steps,
            preview: try preview.markup(), faults: faults,
            acts: DraftActs(draft: draft, signed: desk.signed, wording: desk.wording).markup, error: error)
    }
}
