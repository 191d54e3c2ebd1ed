import Desk
import Foundation
package import Journal
package import Languages
package import Logging
package import Measures
package import Members
import Problems
package import Register
import ServiceLifecycle
import Storage
package import Upkeep

/// Writes the letters that members wish for, each day at its hour by the clock of the party.
package struct DeskLetters: Service {
    private let members: MemberBook
    private let register: Register
    private let book: Phrasebook
    private let units: UnitNames
    private let mail: MailProgram
    /// Scheme and host under which the node is reached, without a slash at the end.
    private let base: String
    private let now: @Sendable () -> Instant
    private let zones: ZoneFolder
    private let logger: Logger

    package init(
        members: MemberBook, journal: Journal, book: Phrasebook, units: UnitNames, mail: MailProgram, base: String,
        now: @escaping @Sendable () -> Instant, zones: ZoneFolder = .system, logger: Logger
    ) {
        (self.members, self.book, self.units) = (members, book, units)
        register = Register(reader: journal.reader, deadlines: journal.store.deadlines)
        (self.mail, self.base, self.now, self.zones, self.logger) = (mail, base, now, zones, logger)
    }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                do {
                    try await round()
                } catch {
                    logger.error("the letters of the desk failed", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: .seconds(60))
            }
        }
    }

    /// Writes every letter that is due now; returns how many were sent.
    @discardableResult
    package func round() async throws -> Int {
        let due = try await due()
        var sent = 0
        for letter in due {
            try Task.checkCancellation()
            if try await write(letter) { sent += 1 }
        }
        if sent > 0 { logger.info("letters of the desk were sent", metadata: ["letters": "\(sent)"]) }
        return sent
    }

    private struct Due {
        let reader: LetterReader
        let day: Day
    }

    private func due() async throws -> [Due] {
        let readers = try await members.letterReaders()
        guard !readers.isEmpty else { return [] }
        let parties = Set(readers.compactMap(\.member.party))
        let moment = now()
        let clocks = try await register.read(for: .everyone(.en), today: moment.day()) { reading in
            var clocks: [String: Clock] = [:]
            for party in parties {
                let own = try reading.vocabulary.parties[party]?.speaksFor.flatMap { try reading.thing($0) }
                clocks[party] = try own.map { try reading.clock(of: $0) }
            }
            return clocks
        }
        return readers.compactMap { reader in
            let clock = reader.member.party.flatMap { clocks[$0] } ?? Clock()
            let zone = clock.zone.flatMap(zones.zone) ?? .utc
            let day = moment.day(in: zone)
            let isDue = LetterDays(clock).isDue(reader.wish, on: day, hour: moment.minuteOfDay(in: zone) / 60)
            return isDue && reader.settled.map { $0 < day } ?? true ? Due(reader: reader, day: day) : nil
        }
    }

    /// Takes the letter, writes and sends it, and notes what came of it.
    private func write(_ due: Due) async throws -> Bool {
        let member = due.reader.member
        guard try await members.take(letterOf: member.id, day: due.day) else { return false }
        guard let letter = try await letter(due), MailProgram.isPlain(member.mail) else {
            try await members.note(.empty, letterOf: member.id, day: due.day)
            return false
        }
        let fault = await send(text(letter, due), to: member.mail)
        try await members.note(fault == nil ? .sent : .refused, letterOf: member.id, day: due.day)
        if let fault { logger.warning("a letter was not taken", metadata: ["error": "\(fault)"]) }
        return fault == nil
    }

    private func letter(_ due: Due) async throws -> DeskLetter? {
        let (reader, member, today) = (due.reader, due.reader.member, due.day)
        let isWeekly = reader.wish.rhythm == .weekly
        let since = now().adding(milliseconds: (isWeekly ? -7 : -1) * 86_400_000).milliseconds
        let (base, book, units) = (base, book, units)
        return try await register.read(
            for: Reader(language: member.language, party: member.party), today: today
        ) { reading in
            let visit = DeskVisit(position: try reading.position(at: since), milliseconds: since)
            var sheet = try reading.desk(for: reader.signed, visit: visit)
            let words = DeskWords(
                language: member.language, book: book, units: units, vocabulary: reading.vocabulary, today: today)
            sheet.problems = try reading.problemDesk(for: reader.signed).map { DeskItem($0, words) }
            return DeskLetter(
                sheet, words, name: member.name, isWeekly: isWeekly, desk: "\(base)/\(member.language.tag)/desk",
                settings: "\(base)/\(member.language.tag)/account/desk")
        }
    }

    private func text(_ letter: DeskLetter, _ due: Due) -> Data {
        let member = due.reader.member
        return LetterText(
            from: mail.sender, named: book.say("site.name", in: member.language), to: member.mail, named: member.name,
            subject: letter.subject, body: letter.body, language: member.language.tag, date: now(),
            id: UUID().uuidString.lowercased(),
            settings: "\(base)/\(member.language.tag)/account/desk"
        ).bytes
    }

    /// On a thread of its own, since the program may take long.
    private func send(_ letter: Data, to receiver: String) async -> MailProgram.Fault? {
        await withCheckedContinuation { (waiting: CheckedContinuation<MailProgram.Fault?, Never>) in
            Thread.detachNewThread { [mail] in
                do throws(MailProgram.Fault) {
                    try mail.send(letter, to: receiver)
                    waiting.resume(returning: nil)
                } catch {
                    waiting.resume(returning: error)
                }
            }
        }
    }
}

/// On which days and from which hour letters are written where a clock is known.
package struct LetterDays: Sendable {
    private let clock: Clock

    package init(_ clock: Clock) { self.clock = clock }

    /// The first working day after those of rest; Monday where nothing is known of them.
    package var firstDay: Weekday {
        let days = Weekday.allCases
        for (place, day) in days.enumerated() where !clock.restDays.contains(day) {
            if clock.restDays.contains(days[(place + days.count - 1) % days.count]) { return day }
        }
        return .monday
    }

    package func isDue(_ wish: LetterWish, on day: Day, hour: Int) -> Bool {
        hour >= wish.hour && (wish.rhythm == .daily || day.weekday == firstDay)
    }
}

extension DeskItem {
    /// A line of problems for a letter, which tells nothing of what a stranger has said.
    fileprivate init(_ line: ProblemDeskLine, _ words: DeskWords) {
        let why = words.say(PhraseKey("problem.desk.\(line.why.rawValue)"))
        self.init(
            section: .problems, id: "problem/\(line.id)/\(line.why.rawValue)",
            title: line.why == .report ? why : "\(line.title.reading(in: words.language)?.text ?? line.id): \(why)",
            text: why, reference: line.why == .report ? .report(line.id) : .problem(line.id),
            milliseconds: line.milliseconds)
    }
}
