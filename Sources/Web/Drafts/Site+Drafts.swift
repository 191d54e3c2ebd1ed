import Drafts
import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Markup
import Members
import Register
import Serving

extension Site {
    /// The pages of drafts, and where their forms are sent.
    static let draftRoutes: [PageRoute] = [
        .get("drafts") { site, request, visit, _ in try await site.draftList(request, visit) },
        .get("drafts/new") { site, request, visit, _ in try await site.newDraft(request, visit) },
        .post("drafts/new") { site, request, visit, _ in try await site.writeDraft(request, visit) },
        .post("drafts/save") { site, request, visit, _ in try await site.saveDraft(request, visit) },
        .get("drafts/:id") { site, request, visit, steps in try await site.draft(request, visit, steps.id) },
        .get("drafts/:id/edit") { site, request, visit, steps in try await site.editDraft(request, visit, steps.id) },
        .post("drafts/:id/:act") { site, request, visit, steps in
            try await site.act(steps.get("act") ?? "", onDraft: steps.id, request, visit)
        },
        .get("batches/:id") { site, request, visit, steps in try await site.batch(request, visit, steps.id) },
        .get("batches/:id/runs/:run") { site, request, visit, steps in
            try await site.batchRun(request, visit, steps.id, steps.get("run") ?? "")
        },
        .post("batches/:id/runs/:run/stop") { site, request, visit, steps in
            try await site.stopBatchRun(request, visit, steps.id, steps.get("run") ?? "")
        },
        .post("batches/:id/:act") { site, request, visit, steps in
            try await site.act(steps.get("act") ?? "", onBatch: steps.id, request, visit)
        },
        .get("clearing") { site, request, visit, _ in try await site.clearing(request, visit) },
        .post("clearing") { site, request, visit, _ in try await site.ruleClearing(request, visit) },
    ]

    /// The drafts of this node; a node without them has no such pages.
    func book(of drafts: DraftBook?) throws(RequestFault) -> DraftBook {
        guard let drafts else { throw .notFound }
        return drafts
    }

    func draftList(_ request: Request, _ visit: Visit) async throws -> Response {
        let (signed, book) = (try member(visit), try book(of: drafts))
        let asked = request.uri.queryParameters
        let state = try asked["state"].map { word in
            guard let state = DraftState(rawValue: String(word)) else {
                throw RequestFault.badValue(
                    String(word), field: "state", example: DraftState.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return state
        }
        var query = DraftQuery(states: state.map { [$0] } ?? [.draft, .submitted, .approved, .returned])
        query.batch = asked["batch"].map(String.init)
        let page = try await book.drafts(query, after: asked["after"].map(String.init), for: signed)
        let counts = try await book.counts(for: signed)
        let names = await memberNames(Set(page.drafts.map(\.author)))
        let batch = query.batch
        return try await answer(request, visit, parameters: ["state", "batch", "after"]) { reading, wording in
            let desk = DraftFormDesk(reading: reading, wording: wording, signed: signed)
            return DraftListPage(
                words: DraftWords(wording: wording, members: names), state: state, page: page, counts: counts,
                titles: try Self.titles(of: page.drafts, desk), batch: batch,
                mayWrite: signed.may(.write(party: signed.party)),
                mayRule: signed.may(.ruleClearing(country: signed.country)))
        }
    }

    /// What each draft is about, in a few words.
    static func titles(of drafts: [Draft], _ desk: DraftFormDesk) throws -> [String: String] {
        var titles: [String: String] = [:]
        for draft in drafts {
            let title = try draftForms[draft.kind]?.title(draft.fields, desk) ?? ""
            titles[draft.id] = title.isEmpty ? draft.subject ?? draft.id : title
        }
        return titles
    }

    func draft(_ request: Request, _ visit: Visit, _ id: String, error: DraftError? = nil) async throws -> Response {
        let (signed, book) = (try member(visit), try book(of: drafts))
        guard let (draft, steps) = try await book.draft(id, for: signed) else {
            throw try await book.hasPassed(id, by: signed) ? Self.passedOn : RequestFault.notFound
        }
        let names = await memberNames(draft.hands.union(steps.map(\.member)))
        var response = try await answer(request, visit) { reading, wording in
            try self.draftPage(
                draft, steps, DraftWords(wording: wording, members: names),
                DraftFormDesk(reading: reading, wording: wording, signed: signed), error)
        }
        if error != nil { response.status = .conflict }
        return response
    }

    /// One act on a draft, from a button of its page.
    func act(_ act: String, onDraft id: String, _ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await posted(request, visit)
        let (signed, book) = (try member(visit), try book(of: drafts))
        let seen = form[DraftFormField.seen].flatMap { Int($0) }
        let isFromDesk = form[DraftFormField.from] == "desk"
        do {
            switch act {
            case "submit": _ = try await book.submit(id, seen: seen, by: signed)
            case "approve": _ = try await book.approve(id, seen: seen, by: signed)
            case "clear": _ = try await book.clear(id, seen: seen, by: signed)
            case "return": _ = try await book.giveBack(id, reason: form["reason"] ?? "", seen: seen, by: signed)
            case "drop": _ = try await book.drop(id, seen: seen, by: signed)
            case "reopen": _ = try await book.reopen(id, seen: seen, by: signed)
            default: throw RequestFault.notFound
            }
        } catch is DraftFaults {
            // The page of the draft tells the same faults, since it makes the entries as well.
            return try await draft(request, visit, id, error: .wrongState(try await stands(id, signed)))
        } catch let error as DraftError {
            guard error != .notFound else { throw RequestFault.notFound }
            guard error != .forbidden else { throw RequestFault.notAllowed }
            guard error != .passedOn else { throw Self.passedOn }
            return try await draft(request, visit, id, error: error)
        }
        let links = Links(language: visit.language)
        if isFromDesk, act == "approve" || act == "clear" { return seeOther(links.deskDone(act, id)) }
        // What the ministry has cleared or sent back is no longer before it.
        guard try await book.draft(id, for: signed) != nil else { return seeOther(links.drafts()) }
        return seeOther(links.draft(id))
    }

    private static let passedOn = RequestFault.refusedDraft(.conflict, DraftError.passedOn.phrase)

    private func stands(_ id: String, _ signed: Signed) async throws -> Draft {
        guard let (draft, _) = try await book(of: drafts).draft(id, for: signed) else { throw RequestFault.notFound }
        return draft
    }
}
