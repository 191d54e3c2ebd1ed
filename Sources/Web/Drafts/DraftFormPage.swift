import Drafts
import Languages
import Markup
import Members
import Register
import Serving

/// A form of a draft: what is written about, the mistakes, the inputs, and what can be done with it.
struct DraftFormPage: Page {
    let wording: Wording
    let heading: String
    let context: Markup
    let form: Markup
    let kit: FormKit

    var title: String { heading }
    var sheets: [String] { ["forms.css"] }
    var scripts: [String] { ["draft.js"] }
    var hasSearchInHead: Bool { false }
    var trail: [(name: String, address: Address)] {
        [(wording.say("draft.list"), Links(language: wording.language).drafts())]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) { h1 { heading } }
            kit.summary
            context
            form
        }
    }
}

/// What a form of a draft is made from.
struct DraftFormState: Sendable {
    var ticket: String
    var kind: String
    /// The version the writer saw; `nil` for a new draft.
    var seen: Int?
    var fields: DraftFields
    var faults: DraftFaults?
    /// The draft as somebody else left it meanwhile.
    var theirs: Draft?
    /// What else is wrong, a file for instance.
    var mistakes: [FormMistake] = []
    /// Told at the top, beside the faults of fields.
    var error: DraftError?
}

extension Site {
    /// The form of a draft, with what was typed into it and what is wrong.
    func formPage(
        _ state: DraftFormState, _ reading: Reading, _ wording: Wording, _ signed: Signed
    ) throws -> DraftFormPage {
        guard let form = Self.draftForms[state.kind] else { throw RequestFault.notFound }
        let desk = DraftFormDesk(reading: reading, wording: wording, signed: signed)
        let words = DraftWords(wording: wording, members: [:])
        var mistakes = state.mistakes + (state.faults.map(words.mistakes) ?? [])
        if let error = state.error { mistakes.insert(FormMistake("", wording.say(error.phrase)), at: 0) }
        let kit = FormKit(wording, values: state.fields, mistakes: mistakes, theirs: state.theirs?.fields)
        let links = Links(language: wording.language)
        let inputs = try form.inputs(kit, desk)
        let markup = kit.form(to: links.newDraft, signed: signed, hasFiles: true) {
            kit.hidden(DraftFormField.ticket, state.ticket)
            kit.hidden(DraftFormField.kind, state.kind)
            if let seen = state.theirs?.version ?? state.seen { kit.hidden(DraftFormField.seen, String(seen)) }
            inputs
            if DraftLetter.isTaken(by: state.kind) { LetterInputs(kit: kit, party: signed.party).markup }
            p(.class("acts")) {
                button(.type("submit"), .name(DraftFormField.act), .value("submit")) { wording.say("draft.act.submit") }
                button(.type("submit"), .name(DraftFormField.act), .value("save"), .class("quiet")) {
                    wording.say("draft.act.save")
                }
                kit.saved(to: links.saveDraft)
            }
        }
        return DraftFormPage(
            wording: wording, heading: try form.title(state.fields, desk),
            context: try form.context(state.fields, desk), form: markup, kit: kit)
    }
}

extension Wording {
    /// What a field is called; the name itself where nobody has named it.
    func field(_ name: String) -> String {
        let keys: [String: PhraseKey] = [
            "amount": "claim.value", "text": "claim.value", "choice": "claim.value", "reference": "claim.value",
            "period": "claim.value", "geometry": "claim.value", "unit": "claim.unit", "datum": "claim.datum",
            "asOf": "claim.as-of", "calendar": "draft.calendar", "source": "claim.source",
            "sourceTitle": "draft.source.title", "sourceAddress": "draft.source.address",
            "visibility": "claim.visibility", "visibleTo": "draft.visible-to", "saidBy": "claim.said-by",
            "speaker": "claim.speaker", "letter": "draft.letter", "evidence": "claim.evidence", "note": "claim.note",
            "stated": "claim.stated", "until": "claim.until", "basis": "basis.label", "reason": "draft.reason",
            "thing": "draft.thing", "property": "claim.property", "claim": "claim.title", "stance": "draft.stance",
            "own": "draft.own", "language": "draft.text-language", "textLanguage": "draft.text-language",
            "noteLanguage": "draft.text-language", "reasonLanguage": "draft.text-language",
            "sourceLanguage": "draft.text-language",
        ]
        return keys[name].map { say($0) } ?? ownField(name) ?? storyField(name) ?? promiseField(name)
            ?? letterField(name) ?? problemField(name) ?? seriesField(name) ?? indicatorField(name) ?? name
    }
}
