import Desk
import Drafts
import Hummingbird
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import Serving

extension Site {
    /// The desk and what belongs to it.
    static let deskRoutes: [PageRoute] = [
        .get("desk") { site, request, visit, _ in try await site.desk(request, visit) },
        .get("desk.atom") { site, request, visit, _ in try await site.deskFeed(request, visit) },
        .get("account/desk") { site, request, visit, _ in try await site.deskWishes(request, visit) },
        .post("account/desk/letter") { site, request, visit, _ in try await site.setLetter(request, visit) },
        .post("account/desk/key") { site, request, visit, _ in try await site.makeFeedKey(request, visit) },
        .post("account/desk/key/end") { site, request, visit, _ in try await site.endFeedKey(request, visit) },
    ]

    /// The parameters by which older pages of a section are asked for.
    private static let deskParameters: Set<String> = ["reported-before", "said-before", "done", "draft"]

    func desk(_ request: Request, _ visit: Visit) async throws -> Response {
        let signed = try member(visit)
        var limits = DeskLimits()
        limits.reportedBefore = try Self.place(request, "reported-before") ?? .max
        limits.saidBefore = try Self.place(request, "said-before") ?? .max
        let shown = limits
        let done = try await doneDraft(request, signed)
        let seen = await deskVisit(of: signed)
        return try await answer(request, visit, parameters: Self.deskParameters) { reading, wording in
            let words = deskWords(wording)
            var sheet = try reading.desk(for: signed, visit: seen, limits: shown)
            sheet.problems = try reading.problemDesk(for: signed).map { DeskItem($0, words) }
            return DeskPage(
                figures: Figures(wording: wording, names: sheet.things), words: words, sheet: sheet,
                clock: try sheet.own.map { try reading.clock(of: $0) }, signed: signed, limits: shown,
                done: try done.map { done in
                    let desk = DraftFormDesk(reading: reading, wording: wording, signed: signed)
                    let draft = done.draft
                    return DeskPage.Done(
                        act: done.act, draft: draft,
                        title: try draft.map { try Self.titles(of: [$0], desk)[$0.id] ?? $0.id } ?? "")
                })
        }
    }

    /// What has just been done from this desk, as far as the member may still see it.
    private func doneDraft(_ request: Request, _ signed: Signed) async throws -> (act: DraftAct, draft: Draft?)? {
        let asked = request.uri.queryParameters
        guard let word = asked["done"].map(String.init), let id = asked["draft"].map(String.init) else { return nil }
        let acts: [String: DraftAct] = ["approve": .approved, "clear": .cleared]
        guard let act = acts[word] else { throw RequestFault.badParameter("done", word) }
        return (act, try await drafts?.draft(id, for: signed)?.draft)
    }

    /// Since when the news is new; a desk is shown whether or not its visit can be noted.
    private func deskVisit(of signed: Signed) async -> DeskVisit {
        let none = DeskVisit(position: nil, milliseconds: nil)
        guard let members, case .session = signed.way else { return none }
        let position = try? await journal.lastPositionHeld()
        guard let position else { return none }
        return (try? await members.visit(of: signed.member, at: position)) ?? none
    }

    private static func place(_ request: Request, _ name: String) throws -> Int64? {
        try request.uri.queryParameters[name[...]].map { try RequestFault.position($0, field: name) }
    }

    func deskWords(_ wording: Wording) -> DeskWords {
        DeskWords(
            language: wording.language, book: wording.book, units: wording.units, vocabulary: wording.vocabulary,
            today: wording.today)
    }
}
