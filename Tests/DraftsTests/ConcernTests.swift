import Drafts
import Journal
import Languages
import Members
import Register
import Testing

/// What the owner of things is told: what others said and nobody answered, what is disputed, what has aged.
@Suite struct ConcernTests {
    @Test func whatOthersSaidWaitsUntilItIsAnswered() async throws {
        let node = try await DraftNode()
        let waiting = try await node.read(as: "north") { try $0.unanswered(by: "north") }
        #expect(waiting.map(\.claim.id) == ["c-paper"])
        #expect(try await node.read(as: "south") { try $0.unanswered(by: "south") } == [])
        #expect(try await node.read(as: "paper") { try $0.unanswered(by: "paper") } == [])
        let remark = Remark(claim: "c-paper", stance: .adopted, party: "north", reason: Text())
        _ = try await node.journal.append([remark.entry(member: "m")])
        #expect(try await node.read(as: "north") { try $0.unanswered(by: "north") } == [])
    }

    @Test func aDisputeIsToldToWhoeverSaidIt() async throws {
        let node = try await DraftNode()
        _ = try await node.book.write("ticket-1", kind: "claim", fields: claimFields("5"), seen: nil, by: DraftNode.ann)
        _ = try await node.book.submit("ticket-1", by: DraftNode.ann)
        _ = try await node.book.approve("ticket-1", by: DraftNode.bob)
        let fields = ["claim": "d-ticket-1", "stance": "disputed", "reason": "We sounded 4.8"]
        _ = try await node.book.write("ticket-2", kind: "remark", fields: fields, seen: nil, by: DraftNode.sue)
        _ = try await node.book.submit("ticket-2", by: DraftNode.sue)
        #expect(try await node.read(as: "north") { try $0.disputed(of: "north") } == [])
        _ = try await node.book.approve("ticket-2", by: DraftNode.sam)
        let disputed = try await node.read(as: "north") { try $0.disputed(of: "north") }
        #expect(disputed.map(\.claim.id) == ["d-ticket-1"])
        #expect(disputed.first?.remarks.first?.party == "south")
        // A new wording is the answer.
        let anew = claimFields("4.8", ["claim": "d-ticket-1"])
        _ = try await node.book.write("ticket-3", kind: "claim", fields: anew, seen: nil, by: DraftNode.ann)
        _ = try await node.book.submit("ticket-3", by: DraftNode.ann)
        _ = try await node.book.approve("ticket-3", by: DraftNode.bob)
        #expect(try await node.read(as: "north") { try $0.disputed(of: "north") } == [])
    }

    @Test func oldFiguresOfOnesOwnAreTold() async throws {
        let node = try await DraftNode()
        for (ticket, year) in [("ticket-1", "2019"), ("ticket-2", "2026")] {
            let fields = claimFields("5", ["asOf": year, "thing": ticket == "ticket-1" ? "port-north" : "port-south"])
            _ = try await node.book.write(ticket, kind: "claim", fields: fields, seen: nil, by: DraftNode.ann)
            _ = try await node.book.submit(ticket, by: DraftNode.ann)
            _ = try await node.book.approve(ticket, by: DraftNode.bob)
        }
        let aged = try await node.read(as: "north") { try $0.aged(of: "north") }
        #expect(aged.map(\.thing) == ["port-north"])
        #expect(try await node.read(as: "south") { try $0.aged(of: "south") } == [])
    }
}
