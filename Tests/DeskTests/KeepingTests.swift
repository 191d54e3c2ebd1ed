import Foundation
import Journal
import Languages
import Measures
import Members
import SignedMembers
import Storage
import Testing

/// What the desk keeps of a member: visits, letters, the key of the feed.
@Suite struct KeepingTests {
    private static let day = Day(year: 2026, month: 11, day: 22) ?? .first

    @Test func aVisitIsWrittenOnce() async throws {
        let members = try SignedMembers()
        let ann = try await members.member().signed.member
        let book = members.book
        #expect(try await book.visit(of: ann, at: 10) == DeskVisit(position: nil, milliseconds: nil))
        members.pass(3 * 3_600_000)
        #expect(try await book.visit(of: ann, at: 20) == DeskVisit(position: nil, milliseconds: nil))
        members.pass(3 * 3_600_000)
        // What came while somebody was looking is told again rather than never.
        let second = DeskVisit(position: 10, milliseconds: SignedMembers.morning)
        #expect(try await book.visit(of: ann, at: 30) == second)
        #expect(try await book.visit(of: ann, at: 40) == second)
        members.pass(-40 * 86_400_000)
        #expect(try await book.visit(of: ann, at: 50).position == 30)
        await #expect(throws: MemberFault.self) { try await book.visit(of: "m-nobody", at: 1) }
    }

    @Test func aFeedKeyShowsADeskAndDoesNothing() async throws {
        let members = try SignedMembers()
        let ann = try await members.member([.editor, .approver]).signed.member
        let book = members.book
        let first = try await book.makeFeedKey(for: ann)
        let signed = try #require(try await book.signed(feedKey: first.text))
        #expect(signed.member == ann)
        #expect(!signed.may(.write(party: "office")))
        #expect(!signed.may(.approve(party: "office", author: "m-else")))
        let second = try await book.makeFeedKey(for: ann)
        #expect(try await book.signed(feedKey: first.text) == nil)
        #expect(try await book.signed(feedKey: second.text) != nil)
        for wrong in ["", "x", String(second.text.dropLast()), second.text + "a", Secret().text] {
            #expect(try await book.signed(feedKey: wrong) == nil)
        }
        // A key of the desk is no session and no token.
        #expect(await book.signed(session: second.text) == nil)
        #expect(await book.signed(token: MemberBook.tokenPrefix + second.text) == nil)
        try await book.endFeedKey(of: ann)
        #expect(try await book.signed(feedKey: second.text) == nil)
        let third = try await book.makeFeedKey(for: ann)
        _ = try await members.member([.administrator])
        try await book.disable(ann)
        #expect(try await book.signed(feedKey: third.text) == nil)
        #expect(!Self.files(members.folder).contains { $0.range(of: Data(third.text.utf8)) != nil })
    }

    @Test func aLetterOfADayIsTakenOnce() async throws {
        let members = try SignedMembers()
        let (book, day) = (members.book, Self.day)
        let ann = try await members.member().signed.member
        try await book.set(LetterWish(rhythm: .daily, hour: 7), for: ann)
        #expect(try await book.letterReaders().map(\.settled) == [nil])
        #expect(try await book.take(letterOf: ann, day: day))
        #expect(try await !book.take(letterOf: ann, day: day))
        #expect(try await book.letterReaders().map(\.settled) == [day])
        try await book.note(.sent, letterOf: ann, day: day)
        #expect(try await !book.take(letterOf: ann, day: day))
        let next = try #require(day.adding(days: 1))
        #expect(try await book.take(letterOf: ann, day: next))
    }

    @Test func whatWasRefusedIsTriedAgainButNotForEver() async throws {
        let members = try SignedMembers()
        let (book, day) = (members.book, Self.day)
        let ann = try await members.member().signed.member
        try await book.set(LetterWish(rhythm: .daily, hour: 7), for: ann)
        var taken = 0
        for _ in 0..<200 {
            if try await book.take(letterOf: ann, day: day) {
                taken += 1
                try await book.note(.refused, letterOf: ann, day: day)
                // Nobody gets it before its pause is over.
                #expect(try await !book.take(letterOf: ann, day: day))
            }
            members.pass(60_000)
        }
        #expect(taken == MemberBook.letterAttemptsMax)
        #expect(try await book.letterReaders().map(\.settled) == [day])
    }

    /// The machine dies at any moment after a letter was taken: whatever the files hold then, it is not given out again.
    @Test func aCrashMakesNoSecondLetter() async throws {
        let members = try SignedMembers()
        let (book, day) = (members.book, Self.day)
        let ann = try await members.member().signed.member
        try await book.set(LetterWish(rhythm: .daily, hour: 7), for: ann)
        #expect(try await book.take(letterOf: ann, day: day))
        let copy = members.folder.url.deletingLastPathComponent().appending(path: "crashed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: members.folder.url, to: copy)
        let after = try SignedMembers(beside: NodeFolder(copy))
        #expect(try await after.book.letterReaders().map(\.settled) == [day])
        #expect(try await !after.book.take(letterOf: ann, day: day))
        after.pass(86_400_000)
        #expect(try await !after.book.take(letterOf: ann, day: day))
    }

    @Test func everythingGoesWithTheMember() async throws {
        let members = try SignedMembers()
        let book = members.book
        _ = try await members.member([.administrator])
        let ann = try await members.member().signed.member
        _ = try await book.visit(of: ann, at: 10)
        try await book.set(LetterWish(rhythm: .weekly, hour: 8), for: ann)
        #expect(try await book.take(letterOf: ann, day: Self.day))
        let key = try await book.makeFeedKey(for: ann)
        try await book.erase(ann)
        #expect(try await book.letterReaders() == [])
        #expect(try await book.signed(feedKey: key.text) == nil)
        #expect(!Self.files(members.folder).contains { $0.range(of: key.digest) != nil })
    }

    private static func files(_ folder: NodeFolder) -> [Data] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []
        return names.compactMap { try? Data(contentsOf: folder.url.appending(path: $0)) }
    }
}
