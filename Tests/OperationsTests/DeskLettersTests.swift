import Drafts
import Foundation
import Journal
import Languages
import Logging
import Measures
import Members
import Operations
import Register
import SignedMembers
import Synchronization
import Testing
import Upkeep

/// Letters at their hour, once a day, and again where the program did not take them.
@Suite struct DeskLettersTests {
    private final class World: Sendable {
        let members: SignedMembers
        let journal: Journal
        let letters: DeskLetters
        let box: URL
        let program: URL

        /// `hour` is UTC; the office lives by Tehran's clock, three and a half hours ahead.
        init(hour: Int64) async throws {
            let members = try SignedMembers()
            self.members = members
            journal = try members.folder.open(projections: Register.projections, clock: { SignedMembers.morning })
            _ = try DraftBook(journal: journal, register: Register(reader: journal.reader), makers: [])
            box = members.folder.url.appending(path: "box")
            program = members.folder.url.appending(path: "sendmail")
            try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
            _ = try await journal.append([
                Thing(
                    id: "shore", kind: "province", name: Text([.en: "Shore"]), zone: "Asia/Tehran",
                    restDays: [.thursday, .friday]
                ).entry(party: "paper", member: "m"),
                Party(
                    id: "office", type: .office, name: Text([.en: "Office"]), country: "land", speaksFor: "shore",
                    web: nil
                )
                .entry(party: "paper", member: "m"),
                Party(id: "paper", type: .publisher, name: Text([.en: "Paper"]), country: nil, speaksFor: nil, web: nil)
                    .entry(party: "paper", member: "m"),
                Property(
                    id: "note", label: Text([.en: "Note"]), type: .text, unit: nil, needsDatum: false, isTotal: false,
                    kinds: ["province"], expectedKinds: [], sector: .general, useOf: nil, reviewDays: nil, choices: []
                ).entry(party: "paper", member: "m"),
                Claim(
                    id: "c1", thing: "shore", property: "note", value: .text(Text([.en: "Told in confidence"])),
                    saidBy: "paper", basis: .found
                ).entry(party: "paper", member: "m"),
            ])
            let clock = ClockBox(SignedMembers.morning - 9 * 3_600_000 + hour * 3_600_000)
            self.clock = clock
            var book: [Language: String] = [:]
            let phrases = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Phrases")
            for language in Language.allCases {
                book[language] = try String(contentsOf: phrases.appending(path: "\(language.tag).csv"), encoding: .utf8)
            }
            letters = DeskLetters(
                members: members.book, journal: journal, book: Phrasebook.read(book).book,
                units: UnitNames.read(try String(contentsOf: phrases.appending(path: "units.csv"), encoding: .utf8))
                    .names,
                mail: MailProgram(program: program.path, sender: "node@lake.example"), base: "https://lake.example",
                now: { Instant(clamping: clock.time) }, logger: Logger(label: "test"))
            try takes(true)
        }

        let clock: ClockBox

        /// A program that keeps what it is given, or one that takes nothing.
        func takes(_ good: Bool) throws {
            let script =
                good
                ? "#!/bin/sh\nf=$(mktemp \(box.path)/XXXXXX)\ncat > \"$f\"\n" : "#!/bin/sh\ncat > /dev/null\nexit 75\n"
            try Data(script.utf8).write(to: program)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
        }

        func pass(hours: Int64) {
            clock.pass(hours * 3_600_000)
            members.pass(hours * 3_600_000)
        }

        var sent: [String] {
            get throws {
                try FileManager.default.contentsOfDirectory(at: box, includingPropertiesForKeys: nil).map {
                    try String(contentsOf: $0, encoding: .utf8)
                }
            }
        }

        func reader(_ rhythm: LetterWish.Rhythm, hour: Int, _ roles: Set<Role> = [.editor]) async throws -> String {
            let id = try await members.member(roles, mail: "ann\(Int.random(in: 0..<1_000_000))@lake.example").signed
                .member
            try await members.book.set(LetterWish(rhythm: rhythm, hour: hour), for: id)
            return id
        }
    }

    final class ClockBox: Sendable {
        private let held: Mutex<Int64>
        init(_ time: Int64) { held = Mutex(time) }
        var time: Int64 { held.withLock { $0 } }
        func pass(_ milliseconds: Int64) { held.withLock { $0 += milliseconds } }
    }

    @Test func aDailyLetterComesAtItsHourAndOnce() async throws {
        // 22 November 2026, 03:00 UTC is 06:30 in Tehran.
        let world = try await World(hour: 3)
        _ = try await world.reader(.daily, hour: 7)
        #expect(try await world.letters.round() == 0)
        world.pass(hours: 1)
        #expect(try await world.letters.round() == 1)
        #expect(try await world.letters.round() == 0)
        world.pass(hours: 12)
        #expect(try await world.letters.round() == 0)
        world.pass(hours: 12)
        #expect(try await world.letters.round() == 1)
        let letters = try world.sent
        #expect(letters.count == 2)
        #expect(letters.allSatisfy { $0.contains("https://lake.example/en/desk") && !$0.contains("confidence") })
    }

    @Test func aWeeklyLetterComesOnTheFirstWorkingDay() async throws {
        // A Sunday; the week begins on Saturday where Thursday and Friday are days of rest.
        let world = try await World(hour: 9)
        _ = try await world.reader(.weekly, hour: 7)
        var days: [Int] = []
        for day in 0..<15 {
            if try await world.letters.round() == 1 { days.append(day) }
            world.pass(hours: 24)
        }
        #expect(days == [6, 13])
    }

    @Test func whatIsNotTakenIsTriedAgainLater() async throws {
        let world = try await World(hour: 9)
        _ = try await world.reader(.daily, hour: 7)
        try world.takes(false)
        #expect(try await world.letters.round() == 0)
        try world.takes(true)
        #expect(try await world.letters.round() == 0)
        world.pass(hours: 1)
        #expect(try await world.letters.round() == 1)
        #expect(try world.sent.count == 1)
    }

    @Test func whoIsDisabledOrHasNothingGetsNone() async throws {
        let world = try await World(hour: 9)
        _ = try await world.members.member([.administrator])
        let gone = try await world.reader(.daily, hour: 7)
        try await world.members.book.disable(gone)
        #expect(try await world.letters.round() == 0)
        let id = try await world.members.member([.editor], at: "paper", country: nil).signed.member
        try await world.members.book.set(LetterWish(rhythm: .daily, hour: 0), for: id)
        #expect(try await world.letters.round() == 0)
        #expect(try world.sent.isEmpty)
    }
}
