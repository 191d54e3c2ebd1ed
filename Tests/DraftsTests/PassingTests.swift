import Drafts
import Journal
import Measures
import Members
import Register
import Testing

/// A draft's way into the journal, step by step.
@Suite struct PassingTests {
    private func submitted(_ node: DraftNode, _ id: String = "ticket-1", _ amount: String = "5") async throws -> Draft {
        _ = try await node.book.write(id, kind: "claim", fields: claimFields(amount), seen: nil, by: DraftNode.ann)
        return try await node.book.submit(id, by: DraftNode.ann)
    }

    @Test func aSecondMemberLetsItIntoTheJournal() async throws {
        let node = try await DraftNode()
        let before = try await node.journal.lastPositionHeld()
        let draft = try await submitted(node)
        #expect(draft.state == .submitted)
        #expect(try await node.journal.lastPositionHeld() == before)
        let released = try await node.book.approve("ticket-1", seen: draft.version, by: DraftNode.bob)
        #expect(released.state == .released)
        let bodies = try await node.entries(after: before)
        #expect(bodies.map(\.kind) == ["claim", "release"])
        #expect(bodies.map(\.member) == ["m-ann", "m-bob"])
        let standing = try #require(try await node.read { try $0.claim("d-ticket-1") })
        #expect(standing.recorder == "north")
        #expect(standing.claim.asOf?.text == "2025")
        let release = try #require(try await node.read { try $0.release(of: standing) })
        #expect(release.release.submittedBy == "m-ann")
        #expect(release.release.approvedBy == "m-bob")
        #expect(release.release.clearedBy == nil)
        #expect(try await node.faults() == [])
    }

    @Test func approvedTwiceIsFoundAndChangesNothing() async throws {
        let node = try await DraftNode()
        _ = try await submitted(node)
        let first = try await node.book.approve("ticket-1", by: DraftNode.bob)
        let position = try await node.journal.lastPositionHeld()
        #expect(try await node.book.approve("ticket-1", by: DraftNode.bob) == first)
        #expect(try await node.book.approve("ticket-1", by: DraftNode.cid) == first)
        #expect(try await node.journal.lastPositionHeld() == position)
    }

    @Test func nobodyApprovesTheirOwn() async throws {
        let node = try await DraftNode()
        _ = try await node.book.write("ticket-1", kind: "claim", fields: claimFields("5"), seen: nil, by: DraftNode.cid)
        _ = try await node.book.submit("ticket-1", by: DraftNode.ann)
        await #expect(throws: DraftError.ownDraft) { try await node.book.approve("ticket-1", by: DraftNode.cid) }
        await #expect(throws: DraftError.forbidden) { try await node.book.approve("ticket-1", by: DraftNode.ann) }
        await #expect(throws: DraftError.notFound) { try await node.book.approve("ticket-1", by: DraftNode.sue) }
        #expect(try await node.book.approve("ticket-1", by: DraftNode.bob).state == .released)
    }

    @Test func theMinistryClearsWhatItsCountryAsksFor() async throws {
        let node = try await DraftNode()
        await #expect(throws: DraftError.forbidden) { try await node.book.rule([.everyone], by: DraftNode.bob) }
        _ = try await node.book.rule([.everyone], by: DraftNode.min)
        _ = try await submitted(node)
        let approved = try await node.book.approve("ticket-1", by: DraftNode.bob)
        #expect(approved.state == .approved)
        #expect(try await node.read { try $0.claim("d-ticket-1") } == nil)
        #expect(try await node.book.waiting(for: DraftNode.min).toClear.drafts.map(\.id) == ["ticket-1"])
        #expect(try await node.book.draft("ticket-1", for: DraftNode.far) == nil)
        await #expect(throws: DraftError.notFound) { try await node.book.clear("ticket-1", by: DraftNode.far) }
        let released = try await node.book.clear("ticket-1", seen: approved.version, by: DraftNode.min)
        #expect(released.state == .released)
        #expect(try await node.book.clear("ticket-1", by: DraftNode.min) == released)
        let standing = try #require(try await node.read { try $0.claim("d-ticket-1") })
        let release = try #require(try await node.read { try $0.release(of: standing) })
        #expect(release.release.clearedBy == "m-min")
        // What fewer see needs no clearing under this rule.
        _ = try await node.book.write(
            "ticket-2", kind: "claim", fields: claimFields("6", ["visibility": "members"]), seen: nil, by: DraftNode.ann
        )
        _ = try await node.book.submit("ticket-2", by: DraftNode.ann)
        #expect(try await node.book.approve("ticket-2", by: DraftNode.bob).state == .released)
    }

    @Test func aMinistryIsToldThatItHasDealtWithItAlready() async throws {
        let node = try await DraftNode()
        _ = try await node.book.rule([.everyone], by: DraftNode.min)
        _ = try await submitted(node)
        _ = try await node.book.approve("ticket-1", by: DraftNode.bob)
        _ = try await node.book.giveBack("ticket-1", reason: "Which year?", by: DraftNode.min)
        // It is no longer before the ministry; whoever sent it back hears so, and nobody else anything.
        await #expect(throws: DraftError.passedOn) {
            try await node.book.giveBack("ticket-1", reason: "Which year?", by: DraftNode.min)
        }
        await #expect(throws: DraftError.passedOn) { try await node.book.clear("ticket-1", by: DraftNode.min) }
        await #expect(throws: DraftError.notFound) {
            try await node.book.giveBack("ticket-1", reason: "Which year?", by: DraftNode.far)
        }
        #expect(try await node.book.draft("ticket-1", for: DraftNode.min) == nil)
        #expect(try await node.book.hasPassed("ticket-1", by: DraftNode.min))
        #expect(try await !node.book.hasPassed("ticket-1", by: DraftNode.far))
        #expect(try await !node.book.hasPassed("ticket-9", by: DraftNode.min))
        let steps = try #require(try await node.book.draft("ticket-1", for: DraftNode.ann)).steps
        #expect(steps.filter { $0.act == .returned }.count == 1)
    }

    @Test func returnedWithAReasonItGoesRoundAgain() async throws {
        let node = try await DraftNode()
        _ = try await submitted(node)
        await #expect(throws: DraftError.reasonMissing) {
            try await node.book.giveBack("ticket-1", reason: "  ", by: DraftNode.bob)
        }
        let returned = try await node.book.giveBack("ticket-1", reason: "Which year?", by: DraftNode.bob)
        #expect(returned.state == .returned)
        #expect(try await node.book.waiting(for: DraftNode.ann).returned.drafts.map(\.id) == ["ticket-1"])
        let written = try await node.book.write(
            "ticket-1", kind: "claim", fields: claimFields("5", ["asOf": "2024"]), seen: returned.version,
            by: DraftNode.ann)
        #expect(written.state == .returned)
        _ = try await node.book.submit("ticket-1", by: DraftNode.ann)
        #expect(try await node.book.approve("ticket-1", by: DraftNode.bob).state == .released)
        let steps = try #require(try await node.book.draft("ticket-1", for: DraftNode.rea)).steps
        #expect(steps.map(\.act) == [.written, .submitted, .returned, .written, .submitted, .approved])
        #expect(steps[2].reason == "Which year?")
    }

    @Test func aFormSentTwiceDoublesNothing() async throws {
        let node = try await DraftNode()
        let first = try await node.book.write(
            "ticket-1", kind: "claim", fields: claimFields("5"), seen: nil, by: DraftNode.ann)
        #expect(
            try await node.book.write("ticket-1", kind: "claim", fields: claimFields("5"), seen: nil, by: DraftNode.ann)
                == first)
        let second = try await node.book.write(
            "ticket-1", kind: "claim", fields: claimFields("6"), seen: first.version, by: DraftNode.cid)
        #expect(second.version == first.version + 1)
        await #expect(throws: DraftError.conflict(second)) {
            try await node.book.write(
                "ticket-1", kind: "claim", fields: claimFields("7"), seen: first.version, by: DraftNode.ann)
        }
        await #expect(throws: DraftError.notFound) {
            try await node.book.write("ticket-1", kind: "claim", fields: claimFields("5"), seen: nil, by: DraftNode.sue)
        }
        await #expect(throws: DraftError.forbidden) {
            try await node.book.write("ticket-9", kind: "claim", fields: claimFields("5"), seen: nil, by: DraftNode.rea)
        }
    }

    @Test func aCorrectionIsANewEntryOfTheSameClaim() async throws {
        let node = try await DraftNode()
        _ = try await submitted(node)
        _ = try await node.book.approve("ticket-1", by: DraftNode.bob)
        let fields = claimFields("4.5", ["claim": "d-ticket-1"])
        _ = try await node.book.write("ticket-2", kind: "claim", fields: fields, seen: nil, by: DraftNode.ann)
        _ = try await node.book.submit("ticket-2", by: DraftNode.ann)
        _ = try await node.book.approve("ticket-2", by: DraftNode.cid)
        let history = try await node.read { try $0.history(ofClaim: "d-ticket-1") }
        #expect(history.count == 2)
        let releases = try await node.read { try $0.releases(of: history) }
        #expect(history.map { releases[$0.position]?.release.draft } == ["ticket-2", "ticket-1"])
        let withdrawal = ["claim": "d-ticket-1", "stance": "withdrawn", "reason": "Measured anew"]
        _ = try await node.book.write("ticket-3", kind: "remark", fields: withdrawal, seen: nil, by: DraftNode.ann)
        _ = try await node.book.submit("ticket-3", by: DraftNode.ann)
        _ = try await node.book.approve("ticket-3", by: DraftNode.cid)
        let after = try await node.read { try $0.history(ofClaim: "d-ticket-1") }
        #expect(after.count == 3)
        let later = try await node.read { try $0.releases(of: after) }
        #expect(after.map { later[$0.position]?.release.draft } == ["ticket-3", "ticket-2", "ticket-1"])
        #expect(try await node.read { try $0.claim("d-ticket-1") }?.isCandidate == false)
    }

    @Test func batchesGoOnInChunks() async throws {
        let node = try await DraftNode()
        _ = try await node.book.open(batch: "batch-01", name: "ports.xlsx", by: DraftNode.ann)
        let drafts = (0..<230).map { index in
            NewDraft(
                id: "row-000\(index)", kind: "claim",
                fields: claimFields(index == 7 ? "five" : "\(index).5", ["asOf": "\(1900 + index % 100)"]))
        }
        #expect(try await node.book.write(drafts, batch: "batch-01", by: DraftNode.ann) == 230)
        #expect(try await node.book.write(drafts, batch: "batch-01", by: DraftNode.ann) == 0)
        let outcome = try await node.book.submit(batch: "batch-01", by: DraftNode.ann)
        #expect(outcome.done == 229)
        #expect(outcome.faults["row-0007"]?.faults.map(\.code) == ["amount-unreadable"])
        let before = try await node.journal.lastPositionHeld()
        #expect(try await node.book.approve(batch: "batch-01", by: DraftNode.bob).done == 229)
        #expect(try await node.journal.lastPositionHeld() == before + 2 * 229)
        #expect(try await node.book.approve(batch: "batch-01", by: DraftNode.bob).done == 0)
        let batch = try #require(try await node.book.batch("batch-01", for: DraftNode.ann))
        #expect(batch.counts == [.released: 229, .draft: 1])
        #expect(try await node.book.batch("batch-01", for: DraftNode.sue) == nil)
        #expect(try await node.faults() == [])
        _ = try node.journal.verify()
    }
}
