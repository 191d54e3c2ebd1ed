import Drafts
import Files
import HTTPTypes
import Hummingbird
import Languages
import Markup
import Members
import Newsroom
import Register
import Serving

extension Site {
    static let storyFormRoutes: [PageRoute] = [
        .get("stories/new") { site, request, visit, _ in try await site.showStoryForm(request, visit, id: nil) },
        .post("stories/new") { site, request, visit, _ in try await site.takeStoryForm(request, visit, id: nil) },
        .get("stories/:id/change") { try await $0.showStoryForm($1, $2, id: $3.id) },
        .post("stories/:id/change") { try await $0.takeStoryForm($1, $2, id: $3.id) },
        .get("stories/:id/withdraw") { try await $0.showForm(withdrawalForm, $1, $2, id: $3.id) },
        .post("stories/:id/withdraw") { try await $0.takeForm(withdrawalForm, $1, $2, id: $3.id) },
    ]

    private static let withdrawalForm = DraftedForm(
        kind: "story", standing: { _, id, _ in id.map { ["story": $0] } ?? [:] },
        page: { reading, kit, draft in
            guard let id = draft.id, let standing = try reading.story(id) else {
                throw RequestFault.noThing(draft.id ?? "")
            }
            guard standing.recorder == draft.signed.party else { throw RequestFault.notAllowed }
            return StoryWithdrawalPage(kit: kit, draft: draft, standing: standing)
        })

    /// A form in one language: empty, with what stands, or with what a draft holds.
    func showStoryForm(_ request: Request, _ visit: Visit, id: String?) async throws -> Response {
        let signed = try member(visit, may: .write(party: try member(visit).party))
        let held = try await heldStory(request, signed)
        let tab = request.uri.queryParameters["tab"].flatMap { Language(rawValue: String($0)) }
        return try await answer(request, visit, parameters: ["draft", "tab"]) { reading, wording in
            let standing = try standingStory(id ?? held?.fields["story"], signed, reading)
            let zone = wording.vocabulary.region?.zones[visit.language] ?? "UTC"
            let fields =
                held?.fields ?? standing?.story.fields(zone: zone)
                ?? ["original": visit.language.tag, "visibility": "everyone", "embargoZone": zone]
            let draft = FormDraft(
                kind: "story", ticket: held?.id ?? DraftFormField.newTicket(), seen: held?.version, signed: signed,
                id: id)
            return try storyFormPage(FormKit(wording, values: fields), draft, standing, tab, reading)
        }
    }

    private func heldStory(_ request: Request, _ signed: Signed) async throws -> Draft? {
        guard let ticket = request.uri.queryParameters["draft"] else { return nil }
        guard let drafts, let draft = try await drafts.draft(String(ticket), for: signed)?.draft, draft.kind == "story"
        else { throw RequestFault.notFound }
        return draft
    }

    private func standingStory(_ id: String?, _ signed: Signed, _ reading: Reading) throws -> StandingStory? {
        guard let id else { return nil }
        guard let standing = try reading.story(id) else { throw RequestFault.noThing(id) }
        guard standing.recorder == signed.party else { throw RequestFault.notAllowed }
        return standing
    }

    private func storyFormPage(
        _ kit: FormKit, _ draft: FormDraft, _ standing: StandingStory?, _ tab: Language?, _ reading: Reading
    ) throws -> StoryFormPage {
        let language = kit.wording.language
        let original = Language(rawValue: kit.value("original")) ?? language
        // A fault is shown in the language in which it was made.
        let faulty = kit.mistakes.lazy.compactMap { $0.field.split(separator: "-").last }
            .compactMap { Language(rawValue: String($0)) }.first
        let shown = faulty ?? tab ?? original
        let desk = DraftFormDesk(reading: reading, wording: kit.wording, signed: draft.signed)
        let isEmpty = ["title", "lead", "text"].allSatisfy { kit.value("\($0)-\(shown.tag)").isEmpty }
        return StoryFormPage(
            kit: kit, draft: draft, standing: standing, tab: shown, original: original,
            meetings: try reading.things(ofKind: "meeting").reversed(),
            preview: isEmpty ? Markup() : try StoryDraftForm.version(shown, kit.values, desk))
    }

    /// Keeps what was typed, then turns to another language, submits it, or shows the draft.
    func takeStoryForm(_ request: Request, _ visit: Visit, id: String?) async throws -> Response {
        let signed = try member(visit, may: .write(party: try member(visit).party))
        let drafts = try book(of: drafts)
        let posted = try await posted(request, visit, .uploads(1, bytesMax: FileLimits.bytesMax))
        let own = FormDraft.controls.union(["tab"])
        var fields = posted.fields.values.filter { !own.contains($0.key) && !$0.value.isEmpty }
        fields["sectors"] = posted.fields.all("sectors").filter { !$0.isEmpty }.joined(separator: "|")
        if fields["visibility"] != "parties" { fields["visibleTo"] = nil }
        fields = fields.filter { !$0.value.isEmpty }
        let ticket = posted["ticket"] ?? ""
        var seen = posted["seen"].flatMap { Int($0) }
        if posted["act"] == FormDraft.save {
            return try await saving(visit.language) { [fields, seen] in
                try await drafts.write(ticket, kind: "story", fields: fields, seen: seen, by: signed)
            }
        }
        var mistakes = try await keepFiles(LetterInputs.files, posted, signed, into: &fields, visit.language)
        var theirs: Draft?
        do {
            var draft = try await drafts.write(ticket, kind: "story", fields: fields, seen: seen, by: signed)
            seen = draft.version
            let act = posted["act"] ?? "keep"
            if act.hasPrefix(StoryFormPage.turn) {
                let base = id.map(links(visit).storyForm) ?? links(visit).storyForm
                let tag = Language(rawValue: String(act.dropFirst(StoryFormPage.turn.count)))?.tag ?? ""
                return seeOther(Address("\(base.text)?draft=\(draft.id)&tab=\(tag)"))
            }
            if mistakes.isEmpty {
                if act == "submit" { draft = try await drafts.submit(draft.id, seen: seen, by: signed) }
                return seeOther(links(visit).draft(draft.id))
            }
        } catch DraftError.wrongState(let draft) {
            return seeOther(links(visit).draft(draft.id))
        } catch DraftError.conflict(let draft) {
            (theirs, seen) = (draft, draft.version)
        } catch {
            mistakes += try self.mistakes(refused: error, visit.language)
        }
        let draft = FormDraft(kind: "story", ticket: ticket, seen: seen, signed: signed, id: id)
        let tab = posted["tab"].flatMap(Language.init(rawValue:))
        var response = try await answer(request, visit) { [fields, mistakes, theirs] reading, wording in
            let standing = try standingStory(id ?? fields["story"], signed, reading)
            let kit = FormKit(wording, values: fields, mistakes: mistakes, theirs: theirs?.fields)
            return try storyFormPage(kit, draft, standing, tab, reading)
        }
        response.status = theirs == nil ? .unprocessableContent : .conflict
        return response
    }
}

/// The form by which a story is taken back.
struct StoryWithdrawalPage: Page {
    let kit: FormKit
    let draft: FormDraft
    let standing: StandingStory

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { "\(wording.say("story.withdraw")): \(wording.plain(standing.story.title))" }
    var sheets: [String] { ["forms.css"] }
    var scripts: [String] { FormDraft.scripts }
    var hasDownloads: Bool { false }
    var trail: [(name: String, address: Address)] {
        links.trail(to: standing, wording)
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("story.withdraw.about") }
            }
            kit.summary
            kit.form(to: links.storyWithdrawal(of: standing.story.id), signed: draft.signed, hasFiles: true) {
                draft.hidden(kit)
                kit.hidden("story", standing.story.id)
                kit.area("withdrawal", wording.say("story.withdrawal.reason"), rows: 4)
                draft.buttons(kit)
            }
        }
    }
}
