import AppendingProcess
import Chances
import Foundation
import Testing

@testable import Journal

/// Files made by Tests/Judges/make_journal.py, an independent writer of the format.
@Suite struct GoldenTests {
    static func golden(_ name: String) throws -> Data {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try Data(contentsOf: folder.appendingPathComponent("Golden").appendingPathComponent(name))
    }

    static func text(_ name: String) throws -> String {
        String(decoding: try golden(name), as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    static func journalLines() throws -> [String] {
        try text("journal-1.jsonl").split(separator: "\n").map(String.init)
    }

    private func header(_ number: Int) throws -> EntryHeader {
        let lines = try Self.text("header-\(number).txt").split(separator: "\n").map(String.init)
        return EntryHeader(
            origin: try #require(Origin(lines[1])), sequence: try #require(Int64(lines[2])),
            id: try #require(EntryID(text: lines[3])), timeMilliseconds: try #require(Int64(lines[4])),
            digest: try #require(Digest(hex: lines[5])), previous: try #require(Digest(hex: lines[6])))
    }

    @Test(arguments: [1, 2]) func headersHashAsWritten(number: Int) throws {
        let header = try header(number)
        #expect(Data(header.text) == (try Self.golden("header-\(number).txt")))
        #expect(header.hash.hex == (try Self.text("header-\(number).sha256")))
        #expect(header.origin == (try Testbed.key().origin))
    }

    @Test(arguments: [1, 2]) func bodiesDigestAsWritten(number: Int) throws {
        let bytes = try Self.golden("body-\(number).json")
        let parts = try Self.text("body-\(number).digest").split(separator: " ").map(String.init)
        let salt = try #require(Data(hex: parts[0]))
        #expect(EntryBody.digest(salt: salt, body: bytes).hex == parts[1])
        let body = try #require(EntryBody(json: try JSON(parsing: Array(bytes))))
        #expect(Data(body.json.canonical) == bytes)
    }

    @Test func theHeadIsSignedAsWritten() throws {
        let text = try Self.golden("head-1.txt")
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        let head = Head(
            origin: try #require(Origin(lines[1])), sequence: try #require(Int64(lines[2])),
            hash: try #require(Digest(hex: lines[3])))
        #expect(Data(head.text) == text)
        let signature = try #require(Data(hex: try Self.text("head-1.signature")))
        let key = try Testbed.key()
        #expect(NodeKey.isValid(signature, of: head, publicKey: key.publicKey))
        #expect(NodeKey.isValid(try key.sign(head), of: head, publicKey: key.publicKey))
        let other = Head(origin: head.origin, sequence: head.sequence + 1, hash: head.hash)
        #expect(!NodeKey.isValid(signature, of: other, publicKey: key.publicKey))
        #expect(!NodeKey.isValid(signature, of: head, publicKey: try Testbed.key(8).publicKey))
        #expect(!NodeKey.isValid(Data(), of: head, publicKey: key.publicKey))
    }

    @Test func anIndependentWritersFileIsTakenInAndGivenOutUnchanged() throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path, key: 7)
        let lines = try Self.journalLines()
        #expect(try journal.importLines(lines) == 10)
        try Testbed.expectWhole(journal)
        #expect(try journal.verify() == Verification(entries: 10, bodiesAbsent: 1, origins: 2, position: 10))
        var given: [String] = []
        _ = try journal.export { given.append($0) }
        #expect(given == lines)
    }

    @Test func idsSortAsTheyWereMade() throws {
        var random = Chance(seed: 1)
        let id = EntryID(timeMilliseconds: 0x0190_1234_5678, random: &random)
        #expect(id.description.hasPrefix("01901234-5678-7"))
        #expect(["8", "9", "a", "b"].contains(id.description.dropFirst(19).prefix(1)))
        #expect(EntryID(text: id.description) == id)
        #expect(EntryID(text: id.bytes.hex) == id)
        let later = EntryID(timeMilliseconds: 0x0190_1234_5679, random: &random)
        #expect(id.description < later.description)
        for time in [0, -1, Int64.max, Int64.min] {
            #expect(EntryID(timeMilliseconds: time, random: &random).bytes.count == 16)
        }
        for text in ["", "0", id.description + "0", id.description + "00", "zz" + id.description.dropFirst(2)] {
            #expect(EntryID(text: text) == nil, "\(text)")
        }
    }

    @Test func namesOfOriginsAndDigestsAreRead() {
        let digits = String(repeating: "0a", count: 16)
        #expect(Origin(digits)?.id == digits)
        for text in ["", String(digits.dropLast()), digits + "00", digits.uppercased(), "g" + digits.dropFirst()] {
            #expect(Origin(text) == nil, "\(text)")
        }
        #expect(Digest(hex: digits) == nil)
        #expect(Digest(hex: digits + digits)?.hex == digits + digits)
        #expect(Digest(hex: (digits + digits).uppercased())?.hex == digits + digits)
        #expect(Data(hex: "0") == nil && Data(hex: "0x") == nil && Data(hex: "")?.isEmpty == true)
    }

    @Test func theKeyIsMadeOnceAndKeptToItsOwner() async throws {
        let scratch = try Scratch()
        let path = scratch.path + "/keys/node.key"
        let keys = try await withThrowingTaskGroup(of: NodeKey.self) { group in
            for _ in 0..<8 { group.addTask { try NodeKey.load(orMakeAt: path) } }
            return try await group.reduce(into: [NodeKey]()) { $0.append($1) }
        }
        #expect(Set(keys.map(\.origin)).count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/keys") == ["node.key"])
        try Data("short".utf8).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: JournalError.self) { try NodeKey.load(orMakeAt: path) }
        #expect(error?.code == .badKey)
    }
}
