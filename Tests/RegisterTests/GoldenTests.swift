import Foundation
import Journal
import Languages
import Testing

@testable import Register

/// One body of every kind and version as some journal may hold it for ever: it must read and print the same bytes.
@Suite struct GoldenTests {
    private func golden(_ kind: EntryKind, _ version: Int) throws -> (EntryBody, bytes: [UInt8]) {
        let name = "\(kind.rawValue)-\(version).json"
        let data = try Data(contentsOf: Folders.golden.appending(path: name))
        let bytes = [UInt8](data)
        return (try #require(EntryBody(json: JSON(parsing: bytes)), "\(name) holds no body"), bytes)
    }

    private func reprinted(_ body: EntryBody) throws -> EntryBody {
        let id = String(body.subject.drop { $0 != "/" }.dropFirst())
        func again<Record: RegisterRecord>(_ type: Record.Type) throws -> EntryBody {
            try Record(id: id, payload: body.payload).entry(party: body.party, member: body.member)
        }
        switch try #require(EntryKind(rawValue: body.kind)) {
        case .region: return try again(Region.self)
        case .kind: return try again(Kind.self)
        case .datum: return try again(DatumLabel.self)
        case .property: return try again(Property.self)
        case .party: return try again(Party.self)
        case .source: return try again(Source.self)
        case .letter: return try again(Letter.self)
        case .thing: return try again(Thing.self)
        case .claim: return try again(Claim.self)
        case .quarrel: return try again(Quarrel.self)
        case .remark: return try Remark(body: body).entry(member: body.member)
        case .term: return try again(Term.self)
        case .mark: return try Mark(body: body).entry(member: body.member)
        case .join: return try Join(body: body).entry(member: body.member)
        case .erasure:
            let entry = try #require(EntryID(text: id))
            return Erasure(entry: entry, party: body.party, reason: try body.payload.text("reason"))
                .body(member: body.member)
        case .release: return try Release(body: body).entry()
        case .clearing: return try Clearing(body: body).entry(party: body.party, member: body.member)
        case .translation: return try Translation(body: body).entry(member: body.member)
        }
    }

    @Test(arguments: EntryKind.allCases) func theBodyReadsAndPrintsTheSameBytes(kind: EntryKind) throws {
        for version in 1...kind.version {
            let (body, bytes) = try golden(kind, version)
            #expect(body.kind == kind.rawValue)
            #expect(body.version == version)
            #expect(body.json.canonical == bytes)
            var printed = try reprinted(body)
            printed.version = version
            #expect(printed == body)
            #expect(printed.json.canonical == bytes)
        }
    }

    @Test func aJournalOfThemHasNoFault() async throws {
        let node = try Node()
        let late: [EntryKind] = [.remark, .translation]
        let bodies = try EntryKind.allCases.filter { !late.contains($0) }.map { try golden($0, 1).0 }
        let ministry = Party(
            id: "ministry-north", type: .ministry, name: Text(), country: "north", speaksFor: nil, web: nil)
        _ = try await node.journal.append(
            [ministry.entry(party: "p", member: "m")] + bodies + late.map { try golden($0, 1).0 })
        #expect(try await node.faults() == [])
    }
}
