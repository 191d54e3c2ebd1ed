import Drafts
import Files
import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Members
import Problems
import Register
import Serving

extension Site {
    private static let askedNames: Set<String> = [
        "kind", "thing", "property", "claim", "stance", "q", "story", "entered", "series", "indicator",
    ]

    /// A new draft: its form, or what must be chosen first.
    func newDraft(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try book(of: drafts)
        let signed = try member(visit, may: .write(party: try member(visit).party))
        var asked: DraftFields = [:]
        for (name, value) in request.uri.queryParameters where !value.isEmpty {
            asked[String(name)] = String(value.replacing("+", with: " "))
        }
        let kind = asked.removeValue(forKey: "kind") ?? "claim"
        let query = asked.removeValue(forKey: "q") ?? ""
        let entered = asked.removeValue(forKey: "entered")
        let story = asked.removeValue(forKey: "story")
        if let page = OwnPageForm.address(ofNew: kind, links(visit)) { return seeOther(page) }
        // Of these nothing is new without something that stands: their forms are reached from there.
        guard kind != "join", kind == "problem" || !ProblemMakers.kinds.contains(kind) else {
            throw RequestFault.noThing(kind)
        }
        let (fields, base) = (asked, Self.base(of: request))
        var entering: Entering?
        if let story { entering = try await self.entering(story, visit, signed) }
        return try await answer(request, visit, parameters: Self.askedNames) { [entering, story] reading, wording in
            guard let form = Self.draftForms[kind] else { throw RequestFault.noThing(kind) }
            let desk = DraftFormDesk(reading: reading, wording: wording, signed: signed)
            if kind == "claim", fields["claim"] == nil, fields["property"] == nil || fields["thing"] == nil {
                return try DraftStartPage(
                    fields["thing"], fields["property"], query: query, story: story, reading, wording)
            }
            try Self.check(fields, reading)
            var defaults = try form.defaults(fields, desk)
            if let entering {
                defaults["source"] = nil
                defaults.merge(try entering.fields(kind, asked: fields, at: entered, desk, base: base)) { $1 }
            }
            let state = DraftFormState(ticket: DraftFormField.newTicket(), kind: kind, fields: defaults)
            return try self.formPage(state, reading, wording, signed)
        }
    }

    /// What an address names must be there for this reader.
    private static func check(_ fields: DraftFields, _ reading: Reading) throws {
        if let id = fields["thing"], try reading.thing(id) == nil { throw RequestFault.noThing(id) }
        if let id = fields["property"], reading.vocabulary.properties[id] == nil { throw RequestFault.noThing(id) }
        if let id = fields["claim"], try reading.claim(id) == nil { throw RequestFault.noThing(id) }
        if let word = fields["stance"], Remark.Stance(rawValue: word) == nil { throw RequestFault.noThing(word) }
    }

    func editDraft(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (signed, book) = (try member(visit), try book(of: drafts))
        guard let (draft, _) = try await book.draft(id, for: signed) else { throw RequestFault.notFound }
        guard signed.may(.write(party: draft.party)) else { throw RequestFault.notAllowed }
        guard draft.state == .draft || draft.state == .returned else {
            return seeOther(Links(language: visit.language).draft(id))
        }
        if let page = OwnPageForm.address(of: draft, links(visit)) ?? ProblemDraftForm.address(of: draft, links(visit))
        {
            return seeOther(page)
        }
        return try await answer(request, visit) { reading, wording in
            try self.formPage(
                DraftFormState(ticket: draft.id, kind: draft.kind, seen: draft.version, fields: draft.fields), reading,
                wording, signed)
        }
    }

    /// What a form holds: the draft's own fields, and those of the form itself.
    private func state(_ form: PostedForm) throws -> DraftFormState {
        guard let ticket = form[DraftFormField.ticket], let kind = form[DraftFormField.kind] else {
            throw RequestFault.unreadableForm
        }
        var fields = form.fields.values.filter { !DraftFormField.own.contains($0.key) && !$0.value.isEmpty }
        let parties = form.fields.all("visibleTo").filter { !$0.isEmpty }
        if !parties.isEmpty { fields["visibleTo"] = parties.joined(separator: " ") }
        if fields["visibility"] != "parties" { fields["visibleTo"] = nil }
        // A known source that is chosen stands before a new one that was begun and left.
        return DraftFormState(
            ticket: ticket, kind: kind, seen: form[DraftFormField.seen].flatMap { Int($0) }, fields: fields)
    }

    /// Takes a form: saved, and submitted where that was asked for.
    func writeDraft(_ request: Request, _ visit: Visit) async throws -> Response {
        let signed = try member(visit, may: .write(party: try member(visit).party))
        let form = try await posted(request, visit, .uploads(2, bytesMax: FileLimits.bytesMax))
        let book = try book(of: drafts)
        var state = try state(form)
        state.mistakes = try await keepFiles(
            LetterInputs.files.merging([DraftFormField.file: "evidence"]) { $1 }, form, signed, into: &state.fields,
            visit.language)
        guard state.mistakes.isEmpty else {
            return try await refusedForm(state, signed, request, visit)
        }
        do {
            let draft = try await book.write(
                state.ticket, kind: state.kind, fields: state.fields, seen: state.seen, by: signed)
            state.seen = draft.version
            if form[DraftFormField.act] == "submit" { _ = try await book.submit(draft.id, by: signed) }
            return seeOther(Links(language: visit.language).draft(draft.id))
        } catch let faults as DraftFaults {
            state.faults = faults
        } catch DraftError.conflict(let theirs) {
            state.theirs = theirs
        } catch DraftError.notFound {
            throw RequestFault.notFound
        } catch DraftError.forbidden {
            throw RequestFault.notAllowed
        } catch let error as DraftError {
            state.error = error
        }
        return try await refusedForm(state, signed, request, visit)
    }

    /// The form again, with what was typed and what is wrong with it.
    private func refusedForm(
        _ state: DraftFormState, _ signed: Signed, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        var response = try await answer(request, visit) { reading, wording in
            try self.formPage(state, reading, wording, signed)
        }
        response.status = state.theirs == nil ? .unprocessableContent : .conflict
        return response
    }

    /// Saves what is being typed, for the module that does so by itself; answers in JSON.
    func saveDraft(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await posted(request, visit)
        let (signed, book) = (try member(visit), try book(of: drafts))
        let state = try state(form)
        return try await saving(visit.language) {
            try await book.write(state.ticket, kind: state.kind, fields: state.fields, seen: state.seen, by: signed)
        }
    }

    /// Writes what a script saves, and tells it when that was, or that somebody else was before.
    func saving(_ language: Language, _ write: () async throws -> Draft) async throws -> Response {
        do {
            let draft = try await write()
            let zone = wording(language, .empty, now().day()).zone
            let time = Instant(clamping: draft.changedMilliseconds)
            let minutes = time.minuteOfDay(in: zone)
            let clock = NumberFormat(language).digits(
                "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)")
            return Self.json(["saved": .string(clock), "version": .integer(Int64(draft.version))])
        } catch DraftError.conflict {
            return Self.json(["conflict": true], status: .conflict)
        } catch is DraftError {
            return Self.json(["refused": true], status: .unprocessableContent)
        }
    }

    private static func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.canonical)))
    }
}
