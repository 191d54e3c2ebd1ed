import Drafts
import Files
import Foundation
import GRDB
import Journal
import Languages
import Members
import Register
import Testing

/// A letter stands behind whatever a draft becomes, known or entered with it.
@Suite struct LetterBehindTests {
    /// What is drafted, with the subject behind which the letter is to be found.
    private static let drafts: [(kind: String, fields: DraftFields, about: String)] = [
        ("remark", ["claim": "c-paper", "stance": "disowned", "reason": "Not so."], "claim/c-paper"),
        (
            "mark", ["thing": "port-north", "property": "draught", "claim": "c-paper", "reason": "Sounded."],
            "account/port-north/draught"
        ),
        (
            "thing", ["thing": "port-north", "kind": "port", "name-en": "North Quay", "within": "shore-north"],
            "thing/port-north"
        ),
        (
            "office",
            [
                "party": "north", "contact-1": "+98 1", "contact-1-kind": "phone", "contact-1-label": "Desk",
                "web": "https://north.example/",
            ], "party/north"
        ),
        ("party", ["name-en": "Institute of Lakes", "type": "publisher"], "party/institute-of-lakes-abcdefgh1"),
    ]

    private static func release(
        _ node: DraftNode, _ kind: String, _ fields: DraftFields, id: String = "abcdefgh-1"
    ) async throws -> Draft {
        _ = try await node.book.write(id, kind: kind, fields: fields, seen: nil, by: DraftNode.ann)
        _ = try await node.book.submit(id, by: DraftNode.ann)
        return try await node.book.approve(id, by: DraftNode.bob)
    }

    /// What is wrong with a remark that has such a letter, by the fields; each try is a draft of its own.
    private static func faults(
        _ node: DraftNode, _ fields: DraftFields, line: Int = #line
    ) async throws -> [String: String] {
        do {
            _ = try await release(node, "remark", drafts[0].fields.merging(fields) { $1 }, id: "trial-\(line)")
            return [:]
        } catch let faults as DraftFaults {
            return Dictionary(faults.faults.map { ($0.field, $0.code) }) { first, _ in first }
        }
    }

    @Test(arguments: drafts.indices) func aNewLetterIsEnteredWithWhatRestsOnIt(place: Int) async throws {
        let node = try await DraftNode.withPorts()
        let (kind, fields, about) = Self.drafts[place]
        var typed = fields.merging(newLetterFields) { $1 }
        if kind == "office" { typed["contact-1"] = "+98 13 4444 4444" }
        #expect(try await Self.release(node, kind, typed).state == .released)
        #expect(try await node.faults() == [])
        let (found, others) = try await node.read(as: "south") { reading in
            let found = try reading.letters(about: about)
            return (found, try reading.letter("l-abcdefgh-1").map { try reading.entries(restingOn: $0) } ?? [])
        }
        let behind = try #require(found.first)
        #expect(found.count == 1 && found == others)
        #expect(behind.letter.number == "12/b" && behind.letter.date == "sh:1404-02-03")
        #expect(behind.letter.sender == "north" && behind.party == "north")
        // Members read it, as it was not said otherwise; it comes before what rests on it.
        #expect(try await node.read { try $0.letters(about: about) } == [])
        let bodies = try await node.entries()
        let last = try #require(bodies.last)
        #expect(last.kind == "release" && last.payload["letter"]?.stringValue == "l-abcdefgh-1")
        let letter = try #require(bodies.firstIndex { $0.kind == "letter" })
        #expect(bodies.indices.contains(letter + 1) && bodies[letter + 1].subject == about)
    }

    @Test func aClaimNamesItsLetterItself() async throws {
        let node = try await DraftNode.withPorts()
        _ = try await Self.release(node, "claim", claimFields("6", newLetterFields))
        let (claim, letters) = try await node.read(as: "north") { reading in
            (try reading.claim("d-abcdefgh-1"), try reading.letters(about: "claim/d-abcdefgh-1"))
        }
        #expect(claim?.claim.letter == "l-abcdefgh-1")
        #expect(letters == [])
    }

    @Test func aKnownLetterStandsBehindSeveralEntries() async throws {
        let node = try await DraftNode.withPorts()
        _ = try await Self.release(node, "mark", Self.drafts[1].fields.merging(newLetterFields) { $1 })
        let remark = Self.drafts[0].fields.merging(["letter": "l-abcdefgh-1"]) { $1 }
        _ = try await Self.release(node, "remark", remark, id: "abcdefgh-2")
        let found = try await node.read(as: "north") { reading in
            try reading.letter("l-abcdefgh-1").map { try reading.entries(restingOn: $0).map(\.kind) } ?? []
        }
        #expect(found == ["remark", "mark"])
        let steps = try await node.read(as: "north") { reading in
            let history = try reading.thing("port-north").map { try reading.history(of: $0) } ?? []
            return (history.map(\.position), try reading.letters(behind: history.map(\.position)))
        }
        #expect(steps.1.count == 2 && steps.1.keys.allSatisfy(steps.0.contains))
    }

    @Test func whatIsWrongStandsBesideTheFieldsOfTheLetter() async throws {
        let node = try await DraftNode.withPorts()
        let before = try await node.entries().count
        #expect(try await Self.faults(node, ["letter": "l-nowhere"]) == ["letter": "letter-unknown"])
        #expect(
            try await Self.faults(node, ["letterNumber": "3"]) == ["letterDate": "missing", "letterSubject": "missing"])
        let foreign = newLetterFields.merging(["letterSender": "south", "letterAddressee": "far"]) { $1 }
        #expect(try await Self.faults(node, foreign)["letterSender"] == "letter-of-others")
        let scan = newLetterFields.merging(["letterScan": String(repeating: "a", count: 64)]) { $1 }
        #expect(try await Self.faults(node, scan)["letterScan"] == "file-unknown")
        let both = newLetterFields.merging(["letter": "l-nowhere"]) { $1 }
        #expect(try await Self.faults(node, both)["letter"] == "letter-twice")
        // All that is wrong is told at once, with what is wrong with the remark.
        #expect(try await Self.faults(node, ["letterNumber": "3", "reason": ""])["reason"] == "missing")
        #expect(try await node.entries().count == before)
        let received = newLetterFields.merging(["letterSender": "south"]) { $1 }
        _ = try await Self.release(node, "remark", Self.drafts[0].fields.merging(received) { $1 })
        #expect(try await node.read(as: "north") { $0.letter("l-abcdefgh-1")?.addressee } == "north")
    }

    /// A scan stays as long as a draft or a letter rests on it, and goes with who brought it in where nothing does.
    @Test func aScanStaysAsLongAsSomethingRestsOnIt() async throws {
        let node = try await DraftNode.withPorts()
        let shelf = FileShelf(URL(fileURLWithPath: node.scratch.path).appending(path: "files"))
        let citing: FileBook.Citing = { digests, db in
            try DraftBook.citedFiles(among: digests, db).union(try Register.citedFiles(among: digests, db))
        }
        let files = try FileBook(journal: node.journal, shelf: shelf, citings: [citing])
        func scan(_ words: String) async throws -> String {
            let intake = try shelf.intake()
            try intake.write(Data(words.utf8))
            return try await files.keep(intake, named: "a.txt", party: "north", member: "m-ann", at: 0).digest
        }
        let (released, begun) = (try await scan("One\n"), try await scan("Two\n"))
        let fields = Self.drafts[0].fields.merging(newLetterFields) { $1 }
        _ = try await Self.release(node, "remark", fields.merging(["letterScan": released]) { $1 })
        _ = try await node.book.write(
            "abcdefgh-2", kind: "remark", fields: fields.merging(["letterScan": begun]) { $1 }, seen: nil,
            by: DraftNode.ann)
        #expect(try await files.sweep(at: .max / 2) == 0)
        #expect(try await node.read(as: "south") { try $0.isCited(file: released) })
        #expect(try await node.read { try !$0.isCited(file: released) })
        try await DraftErasing(node.journal).erase(member: "m-ann")
        try await files.erase(member: "m-ann")
        let held = try await node.journal.reader.read { db in
            try [released, begun].map { try FileBook.holds($0, of: "north", db) }
        }
        #expect(held == [true, false])
    }
}
