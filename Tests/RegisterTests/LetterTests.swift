import GRDB
import Journal
import Languages
import Measures
import Testing

@testable import Register

/// Letters and files are read by those who may read what rests on them.
@Suite struct LetterTests {
    private static let scan = String(repeating: "a", count: 64)
    private static let photo = String(repeating: "b", count: 64)

    private func letter(_ visibility: Visibility) -> Letter {
        Letter(
            id: "l", number: "12/b", date: "sh:1404-02-03", sender: "north", addressee: "south",
            subjectMatter: Text([.en: "The quay"]), scan: Self.scan, visibility: visibility)
    }

    private func claim(_ id: String, _ visibility: Visibility, evidence: String? = nil) -> Claim {
        Claim(
            id: id, thing: "port", property: "state", value: .choice("open"), saidBy: "north", letter: "l",
            basis: .found, visibility: visibility, evidence: evidence)
    }

    private func node(_ letter: Visibility, _ claim: Visibility) async throws -> Node {
        let node = try Node()
        _ = try await node.journal.append([
            Thing(id: "port", kind: "port", name: Text([.en: "Port"])).entry(party: "north", member: "m"),
            self.letter(letter).entry(party: "north", member: "m"),
            self.claim("c", claim, evidence: Self.photo).entry(party: "north", member: "m"),
        ])
        return node
    }

    @Test(arguments: [nil, "north", "south", "east"], [Visibility.everyone, .members, .parties(["south"]), .ownParty])
    func areReadByThoseWhoMay(reader: String?, visibility: Visibility) async throws {
        let node = try await node(visibility, visibility)
        let mayRead = Reader(language: .en, party: reader).mayRead(visibility, recordedBy: "north")
        let found = try await node.read(as: reader) { reading in
            [
                reading.letter("l") != nil, reading.vocabulary.letters["l"] != nil,
                try reading.isCited(file: Self.scan), try reading.isCited(file: Self.photo),
                try reading.letter("l").map { try !reading.claims(citing: $0).isEmpty } ?? false,
                try !reading.texts("quay").isEmpty,
            ]
        }
        #expect(found == Array(repeating: mayRead, count: found.count))
        #expect(try await !node.read(as: reader) { try $0.isCited(file: String(repeating: "c", count: 64)) })
    }

    /// A wording that took another's place shows neither more nor less than it did.
    @Test func anEarlierWordingKeepsItsReaders() async throws {
        let node = try await node(.ownParty, .ownParty)
        let other = String(repeating: "d", count: 64)
        _ = try await node.journal.append([
            claim("c", .everyone, evidence: other).entry(party: "north", member: "m")
        ])
        let found = try await node.read { [try $0.isCited(file: Self.photo), try $0.isCited(file: other)] }
        #expect(found == [false, true])
        #expect(try await node.read(as: "north") { try $0.isCited(file: Self.photo) })
        let cited = try await node.journal.reader.read {
            try Register.citedFiles(among: [Self.photo, other, Self.scan, "x"], $0)
        }
        #expect(cited == [Self.photo, other, Self.scan])
    }

    /// What is claimed of a thing that is hidden later is hidden with it.
    @Test func aHiddenThingHidesItsFiles() async throws {
        let node = try await node(.members, .everyone)
        #expect(try await node.read { try $0.isCited(file: Self.photo) })
        _ = try await node.journal.append([
            Thing(id: "port", kind: "port", name: Text(), visibility: .ownParty).entry(party: "north", member: "m")
        ])
        #expect(try await !node.read { try $0.isCited(file: Self.photo) })
    }

    private func release(_ draft: String, _ subjects: [String], letter: String? = "l") -> EntryBody {
        Release(
            draft: draft, party: "north", entries: subjects, submittedBy: "m", approvedBy: "n", clearedBy: nil,
            letter: letter
        ).entry()
    }

    /// Only what a release let pass rests on its letter, and what was erased rests on nothing, as a rebuild finds it.
    @Test func standsBehindWhatTheReleaseLetPass() async throws {
        let node = try await node(.everyone, .everyone)
        let port = Thing(id: "port", kind: "port", name: Text([.en: "Old Port"])).entry(party: "north", member: "m")
        let remark = Remark(claim: "c", stance: .commented, party: "north", reason: Text([.en: "So."]))
        let receipt = try await node.journal.append([
            remark.entry(member: "m"), port, release("one", ["claim/c", "thing/port"]),
            claim("c", .everyone).entry(party: "north", member: "m"), release("two", ["claim/c"]),
            Thing(id: "port", kind: "port", name: Text([.en: "Port"])).entry(party: "north", member: "m"),
            release("three", ["thing/port"], letter: nil),
        ])
        func shown() async throws -> [String] {
            try await node.read { reading in
                try reading.letter("l").map { try reading.entries(restingOn: $0).map { "\($0.kind) \($0.about)" } }
                    ?? []
            }
        }
        // The claim names its letter itself.
        #expect(try await shown() == ["thing thing/port", "remark claim/c"])
        try node.journal.erase(receipt.entries[1])
        let erasure = Erasure(entry: receipt.entries[1], party: "north", reason: Text([.en: "By law."]))
        _ = try await node.journal.append([erasure.body(member: "m")])
        #expect(try await shown() == ["remark claim/c"])
        let live = try await Dump.named(node)
        try node.journal.rebuild(RegisterProjection(), batch: 3)
        #expect(try await Dump.named(node) == live)
    }

    @Test func aLetterWithoutASoundDigestIsRefused() throws {
        var body = letter(.everyone).entry(party: "north", member: "m")
        for bad in ["", "xyz", String(repeating: "A", count: 64), "../../etc/passwd"] {
            var fields = try #require(body.payload.objectValue)
            fields["scan"] = .string(bad)
            body.payload = .object(fields)
            #expect(throws: PayloadError.self) { try Letter(body: body) }
        }
    }
}
