import Drafts
import Environment
import Journal
import Languages
import Markup
import Members
import Newsroom
import Problems
import Register

/// What a draft would say, beside what stands.
struct DraftPreview {
    let draft: Draft
    let bodies: [EntryBody]
    let desk: DraftFormDesk

    private var wording: Wording { desk.wording }

    func markup() throws -> Markup {
        let claim = try bodies.lazy.compactMap(Self.claim).first
        return try fragmented {
            if draft.state == .released { released }
            try Site.draftForms[draft.kind]?.context(draft.fields, desk) ?? Markup()
            if let claim { try figure(claim) }
            if draft.kind == "story" { enteringLink }
            if draft.kind != "story" { fields }
        }
    }

    private func fragmented(@MarkupBuilder _ content: () throws -> Markup) rethrows -> Markup { try content() }

    private static func claim(_ body: EntryBody) throws -> Claim? {
        guard body.kind == Claim.entryKind else { return nil }
        return try? Claim(id: String(body.subject.dropFirst("claim/".count)), payload: body.payload)
    }

    /// What a story says can be entered while it is still a draft.
    private var enteringLink: Markup {
        guard draft.fields["withdrawal"] == nil, draft.state != .dropped, draft.state != .released,
            desk.signed.may(.write(party: desk.signed.party))
        else { return Markup() }
        let story = draft.fields["story"] ?? StoryMaker.identifier(ofDraft: draft.id)
        return p {
            a(.href(Links(language: wording.language).storyFigure(story))) { wording.say("story.enter-figures") }
        }
    }

    private var released: Markup {
        let links = Links(language: wording.language)
        let id = draft.fields["claim"] ?? ClaimMaker.identifier(ofDraft: draft.id)
        if draft.kind == "story" {
            let story = draft.fields["story"] ?? StoryMaker.identifier(ofDraft: draft.id)
            return p { a(.class("button quiet"), .href(links.story(story))) { wording.say("story.title") } }
        }
        if draft.kind == "promise" {
            let thing = PromiseMaker.thing(ofDraft: draft.id, draft.fields)
            return p { a(.class("button quiet"), .href(links.thing(thing))) { wording.say("draft.kind.promise") } }
        }
        if draft.kind == Indicator.entryKind {
            let indicator = draft.fields["indicator"] ?? IndicatorMaker.identifier(ofDraft: draft.id)
            return p { a(.class("button quiet"), .href(links.indicator(indicator))) { wording.say("indicator.title") } }
        }
        if let problem = ProblemDraftForm.problem(releasedBy: draft) {
            return p { a(.class("button quiet"), .href(links.problem(problem))) { wording.say("problem.title") } }
        }
        guard draft.kind == "claim" || draft.kind == "remark" else { return Markup() }
        return p { a(.class("button quiet"), .href(links.claim(id))) { wording.say("claim.title") } }
    }

    /// The figure as it was read, and what it changes of the wording that stands.
    private func figure(_ claim: Claim) throws -> Markup {
        guard let property = wording.vocabulary.properties[claim.property] else { return Markup() }
        var ids = [claim.thing]
        if case .reference(let id) = claim.value { ids.append(id) }
        let figures = desk.figures(try desk.reading.things(ids))
        let standing = try desk.reading.claim(claim.id)
        return section {
            h2 { wording.say("draft.preview") }
            p(.class("figure-line")) {
                span(.class("figure figure-big")) { figures.value(claim.value, of: property) }
                " "
                figures.asOf(claim)
                " "
                figures.datum(claim)
            }
            if let standing {
                h3 { wording.say("draft.compare") }
                figures.difference(standing.claim, claim, of: property)
            }
        }
    }

    private static let unsaid: Set<String> = [
        "language", "textLanguage", "noteLanguage", "reasonLanguage", "sourceLanguage", "calendar", "thing", "property",
        "claim", "stance", "place", "digest", "maker", "story", "speakerLanguage", "letterCalendar",
    ]

    /// What was typed, as it was typed.
    @MarkupBuilder private var fields: Markup {
        let names = names
        if !names.isEmpty {
            section {
                h2 { wording.say("draft.typed") }
                dl(.class("facts")) {
                    for name in names {
                        div {
                            dt { wording.field(name) }
                            dd(.dir(.automatic)) { told(name, draft.fields[name] ?? "") }
                        }
                    }
                }
            }
        }
    }

    private var names: [String] {
        let names = draft.fields.keys.filter { !Self.unsaid.contains($0) }.sorted()
        return ProblemMakers.kinds.contains(draft.kind) ? ProblemDraftForm.told(names) : names
    }

    private func told(_ name: String, _ value: String) -> Markup {
        guard ["evidence", "scan", "letterScan"].contains(name) else { return Markup(text: said(name, value)) }
        return fragment {
            for (index, digest) in value.split(whereSeparator: { "| ".contains($0) }).enumerated() {
                if index > 0 { " " }
                a(.href(Links.file(String(digest)))) { wording.say("letter.scan.open") }
            }
        }
    }

    /// Identifiers by the names that people know.
    private func said(_ name: String, _ value: String) -> String {
        let vocabulary = wording.vocabulary
        return switch name {
        case "saidBy", "publisher", "sourcePublisher", "sender", "addressee", "party", "letterSender",
            "letterAddressee":
            wording.partyName(value)
        case "kind": wording.kindLabel(value)
        case "visibleTo": value.split(separator: " ").map { wording.partyName(String($0)) }.joined(separator: ", ")
        case "source": vocabulary.sources[value]?.title ?? value
        case "letter": vocabulary.letters[value]?.number ?? value
        case "datum": vocabulary.datums[value].map { wording.plain($0.label) } ?? value
        case "unit": wording.units.name(value, in: wording.language)
        case "visibility", "letterVisibility": wording.say(PhraseKey("draft.visibility.\(value)"))
        case "basis": wording.say(PhraseKey("basis.\(value.replacing("_", with: "-"))"))
        case "own": wording.say(PhraseKey("draft.own.\(value)"))
        case "resolution": wording.say(PhraseKey("observations.resolution.\(value)"))
        default:
            wording.ownValue(name, value) ?? wording.indicatorValue(name, value) ?? wording.problemValue(name, value)
                ?? value
        }
    }
}

/// What the reader may do with a draft as it stands, each act a button.
struct DraftActs {
    let draft: Draft
    let signed: Signed
    let wording: Wording

    private var links: Links { Links(language: wording.language) }
    private var kit: FormKit { FormKit(wording) }

    var markup: Markup {
        let acts = Set(draft.acts(for: signed))
        return fragment {
            div(.class("acts")) {
                if acts.contains(.written), Site.draftForms[draft.kind] != nil {
                    a(.class("button"), .href(links.editDraft(draft.id))) { wording.say("draft.act.edit") }
                }
                for act in [DraftAct.submitted, .approved, .cleared] where acts.contains(act) { button(act) }
                for act in [DraftAct.reopened, .dropped] where acts.contains(act) { button(act, isQuiet: true) }
            }
            if draft.state == .submitted, !acts.contains(.approved), draft.hands.contains(signed.member) {
                p(.class("about")) { wording.say("draft.error.own") }
            }
            if acts.contains(.returned) {
                kit.form(to: links.draft(draft.id, act: "return"), signed: signed) {
                    kit.hidden(DraftFormField.seen, String(draft.version))
                    kit.area("reason", wording.say("draft.return.reason"))
                    p { Markup.submit(wording.say("draft.act.returned")) }
                }
            }
        }
    }

    private func button(_ act: DraftAct, isQuiet: Bool = false) -> Markup {
        kit.act(
            wording.say(PhraseKey("draft.act.\(act.rawValue)")),
            to: links.draft(draft.id, act: DraftActs.step(act)), signed: signed,
            hidden: [DraftFormField.seen: String(draft.version)], isQuiet: isQuiet)
    }

    /// The step of the address of an act.
    static func step(_ act: DraftAct) -> String {
        switch act {
        case .written: "edit"
        case .submitted: "submit"
        case .approved: "approve"
        case .cleared: "clear"
        case .returned: "return"
        case .dropped: "drop"
        case .reopened: "reopen"
        }
    }
}

extension Markup {
    /// The button that sends a form.
    static func submit(_ label: String) -> Markup { button(.type("submit")) { label } }
}
