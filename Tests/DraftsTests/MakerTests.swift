import Drafts
import Journal
import Languages
import Measures
import Members
import Register
import Testing

/// What fields become, and what is said of them when they are wrong.
@Suite struct MakerTests {
    private func codes(_ node: DraftNode, _ kind: String, _ fields: DraftFields, by party: String = "north")
        async throws -> [String: String]
    {
        let makers = try DraftNode.makers()
        let maker = try #require(makers.first { $0.kind == kind })
        return try await node.read(as: party) { reading in
            do {
                _ = try maker.entries(from: fields, draft: "ticket-x", by: party, member: "m", in: reading)
                return [:]
            } catch let faults as DraftFaults {
                return Dictionary(faults.faults.map { ($0.field, $0.code) }) { first, _ in first }
            }
        }
    }

    private func bodies(
        _ node: DraftNode, _ kind: String, _ fields: DraftFields, by party: String = "north", draft: String = "ticket-x"
    ) async throws -> [EntryBody] {
        let makers = try DraftNode.makers()
        let maker = try #require(makers.first { $0.kind == kind })
        return try await node.read(as: party) { reading in
            try maker.entries(from: fields, draft: draft, by: party, member: "m", in: reading)
        }
    }

    private func value(_ node: DraftNode, _ fields: DraftFields) async throws -> JSON? {
        try await bodies(node, "claim", ["thing": "port-north"].merging(fields) { $1 }).last?.payload["value"]
    }

    @Test func everyTypeOfPropertyHasItsField() async throws {
        let node = try await DraftNode()
        #expect(
            try await value(node, ["property": "draught", "amount": "۵٫۵", "language": "fa"]) == [
                "amount": "5.5", "unit": "m",
            ])
        #expect(
            try await value(node, ["property": "capacity", "amount": "2,5", "language": "ru", "unit": "Mt/a"])
                == ["amount": "2.5", "unit": "Mt/a"])
        #expect(
            try await value(node, ["property": "level", "amount": "-28", "datum": "sill"])
                == ["amount": "-28", "datum": "sill", "unit": "m"])
        #expect(
            try await value(node, ["property": "about", "text": "Deep", "textLanguage": "tk"]) == [
                "text": ["tk": "Deep"]
            ])
        #expect(try await value(node, ["property": "state", "choice": "open"]) == ["choice": "open"])
        #expect(
            try await value(node, ["property": "operator", "reference": "port-south"]) == ["reference": "port-south"])
        #expect(try await value(node, ["property": "opened", "period": "آبان ۱۴۰۳"]) == ["period": "sh:1403-08"])
    }

    @Test func everyFaultStandsBesideItsField() async throws {
        let node = try await DraftNode()
        let cases: [(DraftFields, [String: String])] = [
            ([:], ["thing": "missing", "property": "missing"]),
            (claimFields("five"), ["amount": "amount-unreadable"]),
            (claimFields("5", ["unit": "t"]), ["unit": "unit-other"]),
            (claimFields("5", ["unit": "ell"]), ["unit": "unit-unknown"]),
            (claimFields("5 km", ["unit": "m"]), ["unit": "unit-twice"]),
            (claimFields("5", ["datum": "sill"]), ["datum": "not-for-this"]),
            (claimFields("5", ["text": "x"]), ["text": "not-for-this"]),
            (claimFields("5", ["property": "level"]), ["datum": "missing"]),
            (claimFields("5", ["thing": "shore-north"]), ["property": "property-not-of-kind"]),
            (claimFields("5", ["thing": "nowhere"]), ["thing": "thing-unknown"]),
            (claimFields("5", ["asOf": "1404", "calendar": "gregorian"]), ["asOf": "date-calendar"]),
            (
                claimFields("5", ["asOf": "soon", "amount": "x"]),
                ["asOf": "date-unreadable", "amount": "amount-unreadable"]
            ),
            (claimFields("5", ["saidBy": "paper"]), ["source": "source-needed"]),
            (
                claimFields("5", ["source": "gazette-1", "sourceTitle": "Another yearbook"]),
                ["sourceTitle": "source-twice"]
            ),
            (claimFields("5", ["saidBy": "nobody"]), ["saidBy": "party-unknown"]),
            (claimFields("5", ["source": "book"]), ["source": "source-unknown"]),
            (claimFields("5", ["sourceAddress": "https://a.example/"]), ["sourceTitle": "missing"]),
            (
                claimFields("5", ["sourceTitle": "A", "sourceAddress": "javascript:1"]),
                ["sourceAddress": "address-malformed"]
            ),
            (claimFields("5", ["sourceTitle": "A", "visibility": "members"]), ["sourceTitle": "source-is-public"]),
            (claimFields("5", ["visibility": "parties"]), ["visibleTo": "parties-missing"]),
            (claimFields("5", ["visibility": "friends"]), ["visibility": "visibility-unknown"]),
            (claimFields("5", ["evidence": "abc"]), ["evidence": "evidence-malformed"]),
            (claimFields("5", ["claim": "c-paper"]), ["claim": "claim-of-others"]),
            (claimFields("5", ["claim": "c-none"]), ["claim": "claim-unknown"]),
            (claimFields("5", ["letter": "l-1"]), ["letter": "letter-unknown"]),
            (claimFields("5", ["note": String(repeating: "x", count: 2_001)]), ["note": "too-long"]),
        ]
        for (fields, expected) in cases {
            #expect(try await codes(node, "claim", fields) == expected, "\(fields)")
        }
    }

    @Test func aNewSourceIsEnteredBeforeTheClaimThatCitesIt() async throws {
        let node = try await DraftNode()
        let fields = claimFields(
            "5",
            ["saidBy": "paper", "sourceTitle": "Порты", "sourceLanguage": "ru", "sourceAddress": "https://p.example/1"])
        let bodies = try await bodies(node, "claim", fields)
        #expect(bodies.map(\.kind) == ["source", "claim"])
        #expect(bodies.last?.payload["source"]?.stringValue == bodies.first.map { String($0.subject.dropFirst(7)) })
        _ = try await node.journal.append(bodies)
        let again = try await self.bodies(node, "claim", fields.merging(["asOf": "2023"]) { $1 }, draft: "ticket-y")
        #expect(again.map(\.kind) == ["claim"])
        #expect(try await node.faults() == [])
    }

    @Test func onlyThoseConcernedAdoptAndDisown() async throws {
        let node = try await DraftNode()
        func stance(_ stance: String, by party: String = "north", _ more: [String: String] = [:]) async throws
            -> [String: String]
        {
            let fields = ["claim": "c-paper", "stance": stance, "reason": "So"].merging(more) { $1 }
            return try await codes(node, "remark", fields, by: party)
        }
        for word in ["adopted", "corrected", "disowned"] {
            #expect(try await stance(word) == [:])
            #expect(try await stance(word, by: "south") == ["stance": "not-concerned"])
        }
        for word in ["confirmed", "disputed", "commented"] { #expect(try await stance(word, by: "south") == [:]) }
        #expect(try await stance("withdrawn") == ["stance": "claim-of-others"])
        #expect(try await stance("withdrawn", by: "paper") == [:])
        #expect(try await stance("confirmed", by: "paper") == ["stance": "own-claim"])
        #expect(try await stance("disputed", by: "south", ["reason": ""]) == ["reason": "missing"])
        #expect(try await stance("shouted") == ["stance": "stance-unknown"])
    }

    @Test func adoptingMakesTheFigureOnesOwn() async throws {
        let node = try await DraftNode()
        let adopted = try await bodies(node, "remark", ["claim": "c-paper", "stance": "adopted", "own": "yes"])
        #expect(adopted.map(\.kind) == ["claim", "remark"])
        #expect(adopted[0].payload["saidBy"] == "north")
        #expect(adopted[0].payload["source"] == "gazette-1")
        let corrected = try await bodies(
            node, "remark",
            ["claim": "c-paper", "stance": "corrected", "reason": "Sounded again", "amount": "5.1", "asOf": "2025"])
        #expect(corrected.map(\.kind) == ["claim", "remark"])
        #expect(corrected[0].payload["value"] == ["amount": "5.1", "unit": "m"])
        #expect(
            try await codes(
                node, "remark", ["claim": "c-paper", "stance": "corrected", "reason": "So", "amount": "deep"])
                == ["amount": "amount-unreadable"])
        _ = try await node.journal.append(corrected)
        let account = try await node.read { reading in
            try reading.thing("port-north").flatMap { try reading.account(of: $0, property: "draught") }
        }
        #expect(account?.chosen?.claim.saidBy == "north")
        #expect(account?.rivals == [])
        #expect(try await node.faults() == [])
    }

    @Test func onlyTheOwnerMarks() async throws {
        let node = try await DraftNode()
        let fields = ["thing": "port-north", "property": "draught", "claim": "c-paper", "reason": "Right"]
        #expect(try await codes(node, "mark", fields) == [:])
        #expect(try await codes(node, "mark", fields, by: "south") == ["thing": "not-concerned"])
        #expect(try await codes(node, "mark", fields.merging(["claim": "c-none"]) { $1 }) == ["claim": "mark-not-here"])
        #expect(try await codes(node, "mark", fields.merging(["claim": ""]) { $1 }) == ["claim": "missing"])
    }

    /// Whoever chooses the ticket of a form cannot take the place of another's claim.
    @Test func aTicketTakesNobodysPlace() async throws {
        let node = try await DraftNode()
        let ticket = "c-paper-0"
        _ = try await node.book.write(ticket, kind: "claim", fields: claimFields("1"), seen: nil, by: DraftNode.sue)
        await #expect(throws: DraftError.notFound) {
            try await node.book.write(ticket, kind: "claim", fields: claimFields("2"), seen: nil, by: DraftNode.ann)
        }
    }

    @Test func nothingIsSaidTwice() async throws {
        let node = try await DraftNode()
        _ = try await node.journal.append(try await bodies(node, "claim", claimFields("5")))
        #expect(try await codes(node, "claim", claimFields("5")) == ["": "stands-already"])
        #expect(
            try await codes(node, "claim", claimFields("5", ["claim": "d-ticket-x"])) == ["": "nothing-changed"])
        let dispute = ["claim": "c-paper", "stance": "disputed", "reason": "No"]
        _ = try await node.journal.append(try await bodies(node, "remark", dispute, by: "south"))
        #expect(try await codes(node, "remark", dispute, by: "south") == ["": "said-already"])
    }
}
