import Chances
import Drafts
import Journal
import Members
import Register
import Testing

/// Random acts by random members, against a slow model of what may happen to a draft.
@Suite struct WalkTests {
    /// What the model knows of one draft.
    private struct Model: Equatable {
        var state: DraftState
        var version: Int
        var fields: DraftFields
        var hands: Set<String>
        var submitter: String?
        var approver: String?
        var clearer: String?
        let party: String
        let country: String?
    }

    private enum Act: CaseIterable { case write, submit, approve, clear, giveBack, drop, reopen }

    /// What leads on, by whom it may; mixed in so that drafts come to their end.
    private static let onward: [(Act, Signed)] = [
        (.submit, DraftNode.ann), (.approve, DraftNode.bob), (.approve, DraftNode.cid), (.clear, DraftNode.min),
    ]

    private static let members = [
        DraftNode.ann, DraftNode.bob, DraftNode.cid, DraftNode.sue, DraftNode.sam, DraftNode.min, DraftNode.far,
        DraftNode.rea,
        Signed(
            member: "m-tok", party: "north", country: "land", roles: [.approver],
            way: .token(id: "t", scopes: [.read, .write])),
    ]

    /// What the act would make of the model; `nil` where it must be refused.
    private func expected(
        _ model: Model?, _ act: Act, _ who: Signed, _ fields: DraftFields, seen: Int?, isCleared: Bool
    ) -> Model? {
        let writers: Set<Role> = [.editor, .approver, .clearer, .secretariat]
        let releasers: Set<Role> = [.approver, .clearer, .secretariat]
        var (mayWrite, mayRelease, mayClear) = (
            !who.roles.isDisjoint(with: writers), !who.roles.isDisjoint(with: releasers), who.roles.contains(.clearer)
        )
        if case .token(_, let scopes) = who.way {
            mayWrite = mayWrite && scopes.contains(.write)
            (mayRelease, mayClear) = (mayRelease && scopes.contains(.release), mayClear && scopes.contains(.release))
        }
        guard var next = model else {
            guard act == .write, seen == nil, mayWrite else { return nil }
            return Model(
                state: .draft, version: 1, fields: fields, hands: [who.member], submitter: nil, approver: nil,
                clearer: nil, party: who.party, country: who.country)
        }
        let isOurs = next.party == who.party
        let isMinistry = mayClear && who.country == next.country
        let isCurrent = seen == nil || seen == next.version
        next.version += 1
        switch act {
        case .write:
            guard isOurs, mayWrite else { return nil }
            if next.fields == fields { return model }
            guard seen == model?.version, next.state == .draft || next.state == .returned else { return nil }
            next.fields = fields
            next.hands.insert(who.member)
        case .submit:
            guard isOurs, mayWrite else { return nil }
            if next.state == .submitted, seen == nil || seen == model?.version || seen == (model?.version ?? 0) - 1 {
                return model
            }
            guard isCurrent, next.state == .draft || next.state == .returned, Int(next.fields["amount"] ?? "") != nil
            else {
                return nil
            }
            next.state = .submitted
            next.submitter = who.member
            next.hands.insert(who.member)
            (next.approver, next.clearer) = (nil, nil)
        case .approve:
            guard isOurs else { return nil }
            if next.approver != nil, next.state == .approved || next.state == .released { return model }
            guard mayRelease, next.state == .submitted, !next.hands.contains(who.member), isCurrent else { return nil }
            next.approver = who.member
            next.state = isCleared && next.country == "land" ? .approved : .released
        case .clear:
            guard isMinistry else { return nil }
            if next.state == .released, next.clearer != nil { return model }
            guard next.state == .approved, isCurrent else { return nil }
            next.clearer = who.member
            next.state = .released
        case .giveBack:
            let sees = isOurs || (isMinistry && next.state == .approved)
            guard sees else { return nil }
            if next.state == .returned { return model }
            guard (next.state == .submitted && isOurs && mayRelease) || (next.state == .approved && isMinistry),
                isCurrent
            else { return nil }
            next.state = .returned
            (next.submitter, next.approver) = (nil, nil)
        case .drop:
            guard isOurs, mayWrite else { return nil }
            if next.state == .dropped { return model }
            guard isCurrent, next.state == .draft || next.state == .returned else { return nil }
            next.state = .dropped
        case .reopen:
            guard isOurs, mayWrite else { return nil }
            if next.state == .draft { return model }
            guard isCurrent, [.submitted, .approved, .dropped].contains(next.state) else { return nil }
            next.state = .draft
            (next.submitter, next.approver) = (nil, nil)
        }
        return next
    }

    private func act(
        _ act: Act, _ id: String, _ fields: DraftFields, _ seen: Int?, _ who: Signed, _ book: DraftBook
    ) async throws -> Draft {
        switch act {
        case .write: try await book.write(id, kind: "claim", fields: fields, seen: seen, by: who)
        case .submit: try await book.submit(id, seen: seen, by: who)
        case .approve: try await book.approve(id, seen: seen, by: who)
        case .clear: try await book.clear(id, seen: seen, by: who)
        case .giveBack: try await book.giveBack(id, reason: "Not so", seen: seen, by: who)
        case .drop: try await book.drop(id, seen: seen, by: who)
        case .reopen: try await book.reopen(id, seen: seen, by: who)
        }
    }

    private func model(_ draft: Draft) -> Model {
        Model(
            state: draft.state, version: draft.version, fields: draft.fields, hands: draft.hands,
            submitter: draft.submitter, approver: draft.approver, clearer: draft.clearer, party: draft.party,
            country: draft.country)
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func everyActDoesWhatTheModelSays(seed: UInt64) async throws {
        let node = try await DraftNode()
        var random = Chance(seed: seed)
        var models: [String: Model] = [:]
        var amounts = 0
        var isCleared = false
        for step in 0..<3_000 {
            if step == 200 {
                _ = try await node.book.rule([.everyone], by: DraftNode.min)
                isCleared = true
            }
            // New drafts come as the old ones have been in everybody's hands.
            let id = "walk-\(100 + step / 150 * 4 + random.below(4))"
            let (chosen, who) =
                random.maybe(60) ? (random.pick(Act.allCases), random.pick(Self.members)) : random.pick(Self.onward)
            amounts += 1
            let known = models[id]
            // Now and then what was typed before, and what is no number.
            var fields = claimFields(random.maybe(15) ? "x\(amounts)" : "\(amounts)", ["visibility": "everyone"])
            if random.maybe(15), let known { fields = known.fields }
            let seen: Int? = random.maybe(75) ? known?.version : random.maybe() ? nil : 1 + random.below(6)
            let expected = expected(known, chosen, who, fields, seen: seen, isCleared: isCleared)
            let before = try await node.journal.lastPositionHeld()
            do {
                let draft = try await act(chosen, id, fields, seen, who, node.book)
                let after = try await node.journal.lastPositionHeld()
                #expect(model(draft) == expected, "\(seed)/\(step): \(chosen) by \(who.member)")
                let isReleasedNow = draft.state == .released && known?.state != .released
                #expect(after - before == (isReleasedNow ? 2 : 0))
                models[id] = model(draft)
            } catch is DraftFaults {
                #expect(expected == nil, "\(seed)/\(step): \(chosen) by \(who.member) had faults")
                #expect(try await node.journal.lastPositionHeld() == before)
            } catch is DraftError {
                #expect(expected == nil, "\(seed)/\(step): \(chosen) by \(who.member) was refused")
                #expect(try await node.journal.lastPositionHeld() == before)
            }
        }
        let released = models.values.filter { $0.state == .released }
        #expect(released.count > 2)
        for model in released {
            #expect(model.approver.map { !model.hands.contains($0) } == true)
        }
        try await expectEntries(node, models)
        #expect(try await node.faults() == [])
    }

    /// The entries of a released draft are those that its maker gives, with its author as member, and a release.
    private func expectEntries(_ node: DraftNode, _ models: [String: Model]) async throws {
        let bodies = try await node.entries()
        for (id, model) in models {
            let claims = bodies.filter { $0.subject == "claim/d-\(id)" }
            let releases = bodies.filter { $0.subject == "draft/\(id)" }
            #expect(claims.count == (model.state == .released ? 1 : 0))
            #expect(releases.count == claims.count)
            guard let claim = claims.first, let release = releases.first else { continue }
            #expect(claim.payload["value"]?["amount"]?.stringValue == model.fields["amount"])
            #expect(model.hands.contains(claim.member))
            #expect(release.payload["approvedBy"]?.stringValue == model.approver)
            #expect(release.payload["clearedBy"]?.stringValue == model.clearer)
            #expect(release.payload["entries"] == .array([.string("claim/d-\(id)")]))
        }
    }

    /// Whoever is shown a draft is somebody who may see it, and the piles hold what the model would put there.
    @Test func whatWaitsIsWhatMayBeDone() async throws {
        let node = try await DraftNode()
        var random = Chance(seed: 9)
        _ = try await node.book.rule([.members], by: DraftNode.min)
        for index in 0..<40 {
            let id = "pile-00\(index)"
            let who = random.pick([DraftNode.ann, DraftNode.cid, DraftNode.sue])
            let reach = random.maybe() ? "members" : "everyone"
            _ = try await node.book.write(
                id, kind: "claim", fields: claimFields("\(index)", ["visibility": reach]), seen: nil, by: who)
            for _ in 0..<random.below(4) {
                let other = random.pick(Self.members)
                _ = try? await act(random.pick(Act.allCases), id, [:], nil, other, node.book)
            }
        }
        for who in Self.members {
            let page = try await node.book.drafts(DraftQuery(), limit: 500, for: who)
            let waiting = try await node.book.waiting(for: who, limit: 500)
            for draft in page.drafts {
                #expect(draft.party == who.party || draft.state == .approved)
                let acts = draft.acts(for: who)
                #expect(waiting.toApprove.drafts.contains(draft) == acts.contains(.approved))
                #expect(waiting.toClear.drafts.contains(draft) == acts.contains(.cleared))
            }
            var paged: [Draft] = []
            var place: String?
            repeat {
                let next = try await node.book.drafts(DraftQuery(), after: place, limit: 7, for: who)
                paged += next.drafts
                place = next.next
            } while place != nil
            #expect(paged == page.drafts)
        }
    }
}
