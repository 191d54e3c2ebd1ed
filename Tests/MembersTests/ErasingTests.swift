import Foundation
import GRDB
import Journal
import Languages
import SignedMembers
import Storage
import Synchronization
import Testing

@testable import Members

@Suite struct ErasingTests {
    private static let name = "Gulnara Whistleblowerova"
    private static let mail = "gulnara.w@office.example"

    /// Writes down whom it was asked to erase.
    private final class Eraser: MemberErasing {
        let asked = Mutex<[String]>([])
        func erase(member: String) async throws { asked.withLock { $0.append(member) } }
    }

    /// Somebody with everything a member can have, among many others whose rows move hers about.
    private func full(_ members: SignedMembers) async throws -> (id: String, needles: [Data]) {
        _ = try await members.member([.administrator])
        for number in 0..<60 { _ = try await members.member(name: "Person \(number)") }
        let begun = try await members.member([.editor, .approver], name: Self.name, mail: Self.mail)
        let id = begun.signed.member
        let token = try await members.book.makeToken(
            for: id, label: "gulnaras nightly script", scopes: [.read], days: 30)
        let device = OneTimeCode()
        let started = try await members.book.useCodes(
            secret: device.groups, code: device.code(step: OneTimeCode.step(at: members.now)), of: id,
            agent: "Gulnaras Browser")
        try await members.book.rename(id, name: Self.name, language: .kk)
        let digests =
            [begun.secret.digest, started.begun.secret.digest, started.recovery[0].digest]
            + [Secret(token.text.dropFirst(9))?.digest].compactMap(\.self)
        let hash = try await members.book.store.pool.read { db in
            try String.fetchOne(db, sql: "SELECT password FROM member WHERE id = ?", arguments: [id]) ?? ""
        }
        return (id, ["Gulnara", "gulnara", hash].map { Data($0.utf8) } + digests)
    }

    @Test func nothingOfAPersonIsFoundAfterwards() async throws {
        let members = try SignedMembers()
        let (id, needles) = try await full(members)
        try members.book.store.checkpoint()
        let before = try Bytes.found(needles, in: members.folder.url)
        #expect(Set(before.compactMap { $0.split(separator: " ").last }).count >= 5)
        let (eraser, shelf) = (Eraser(), members.folder.url.appending(path: "shelf"))
        try FileManager.default.createDirectory(at: shelf, withIntermediateDirectories: true)
        var book = members.book
        (book.lists, book.others) = ([members.folder.url, shelf], [eraser])
        try await book.erase(id)
        #expect(try Bytes.found(needles, in: members.folder.url) == [])
        #expect(eraser.asked.withLock { $0 } == [id])
        #expect(try await members.book.member(id) == nil)
        #expect(Erasures(in: shelf).times.keys.sorted() == [id])
        // Once more is no fault: who was interrupted asks again.
        try await book.erase(id)
        #expect(try await members.book.members().count == 61)
    }

    /// While another process reads and writes the same store.
    @Test func itIsTheSameWhileTheNodeServes() async throws {
        let members = try SignedMembers()
        let serving = try SignedMembers(beside: members.folder)
        let (id, needles) = try await full(serving)
        #expect(try await serving.book.member(id) != nil)
        try await members.book.erase(id)
        #expect(try Bytes.found(needles, in: members.folder.url) == [])
        serving.pass(LiveSignings.lookEvery)
        #expect(try await serving.book.member(id) == nil)
        _ = try await serving.member(name: "Afterwards")
    }

    @Test func aListAppliesTheErasureAgain() async throws {
        let members = try SignedMembers()
        let (id, needles) = try await full(members)
        let erasures = Erasures([id: 5, "m-aaaaaaaaaaaaaaaa": 6])
        let eraser = Eraser()
        var book = members.book
        book.others = [eraser]
        #expect(try await book.apply(erasures) == 1)
        #expect(try Bytes.found(needles, in: members.folder.url) == [])
        #expect(eraser.asked.withLock { $0 } == [id, "m-aaaaaaaaaaaaaaaa"].sorted())
        #expect(try await book.apply(erasures) == 0)
    }

    @Test func aListKeepsWhatItHeldAndNothingStrange() throws {
        let members = try SignedMembers()
        let folder = members.folder.url
        try Erasures(["m-aaaaaaaaaaaaaaaa": 5]).write(in: folder)
        try Erasures(["m-bbbbbbbbbbbbbbbb": 3]).write(in: folder)
        #expect(Erasures(in: folder).times == ["m-aaaaaaaaaaaaaaaa": 5, "m-bbbbbbbbbbbbbbbb": 3])
        let text = "m-bbbbbbbbbbbbbbbb 3\nName 4\nm-UPPER 4\n\n../../x 3\nm-cccccccccccccccc x\n"
        try Data(text.utf8).write(to: folder.appending(path: Erasures.fileName))
        #expect(Erasures(in: folder).times == ["m-bbbbbbbbbbbbbbbb": 3])
    }
}
