import Drafts
import Foundation
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import Testing

@Suite struct ReportTakingTests {
    @Test func aReportWaitsForTheOfficesAroundTheWaterAndStandsInNoEntry() async throws {
        let node = try await ProblemNode()
        let before = try await node.read { try $0.lastPosition() }
        let report = try await node.report()
        #expect(try await node.read { try $0.lastPosition() } == before)
        #expect(try await node.reports.outcome(ofNumber: report.number) == .waiting)
        #expect(
            try await node.reports.outcome(ofNumber: report.number.lowercased().replacing("-", with: " ")) == .waiting)
        // It lies on the northern shore; the east is far.
        for (member, count) in [(ProblemNode.ann, 1), (ProblemNode.far, 0)] {
            #expect(
                try await node.read(as: member.party) { try $0.waitingReports(for: member, limit: 10).count } == count)
        }
        let secretary = ProblemNode.member("m-sec", "host", [.secretariat])
        #expect(try await node.read(as: "host") { try $0.waitingReports(for: secretary, limit: 10).count } == 1)
        #expect(try await node.read(as: "north") { try $0.problemDesk(for: ProblemNode.ann).map(\.why) } == [.report])
        #expect(try await node.read { try $0.problems(limit: 10)?.count } == 0)
    }

    @Test func aFormSentTwiceIsOneReportWithOneNumber() async throws {
        let node = try await ProblemNode()
        let text = node.reports.newTicket()
        node.pass(5_000)
        let ticket = try node.reports.ticket(text)
        let typed = try await node.typed()
        for _ in 0..<3 { try await node.reports.take(typed, picture: nil, ticket: ticket) }
        #expect(try await node.reports.holds(ticket))
        #expect(try await node.read(as: "north") { try $0.waitingReports(for: ProblemNode.ann, limit: 10).count } == 1)
        #expect(node.reports.number(of: try node.reports.ticket(text)) == node.reports.number(of: ticket))
        // The number follows from the ticket alone and is not in the tables.
        let journal = try Data(contentsOf: node.folder.appending(path: "journal.sqlite"))
        #expect(journal.range(of: Data(node.reports.number(of: ticket).utf8)) == nil)
    }

    @Test func aTicketIsOfThisNodeAndOfItsTime() async throws {
        let node = try await ProblemNode()
        let text = node.reports.newTicket()
        #expect(throws: ReportRefusal.tooFast) { try node.reports.ticket(text) }
        node.pass(ReportBook.Limits().fillingMilliseconds)
        _ = try node.reports.ticket(text)
        let parts = text.split(separator: ".").map(String.init)
        let forged = [
            "", ".", "..", "r-aaaaaaaa.1.x", text + "x", text.uppercased(), String(text.dropLast()),
            "\(parts[0]).\(ProblemNode.morning - 60_000).\(parts[2])",
            "r-" + String(repeating: "a", count: 20) + ".\(parts[1]).\(parts[2])",
            String(repeating: "9", count: 5_000),
        ]
        for text in forged { #expect(throws: ReportRefusal.staleForm) { try node.reports.ticket(text) } }
        // Of another node with another secret.
        let other = try await ProblemNode()
        #expect(throws: ReportRefusal.staleForm) { try other.reports.ticket(text) }
        node.pass(ReportBook.Limits().formMilliseconds)
        #expect(throws: ReportRefusal.staleForm) { try node.reports.ticket(text) }
    }

    @Test func aThousandReportsOfOneSourceAreSixAndOthersStillCome() async throws {
        let gate = ReportGate()
        var taken = 0
        for number in 0..<1_000 {
            do {
                try gate.enter(from: "192.0.2.7", now: ProblemNode.morning + Int64(number) * 100)
                taken += 1
            } catch ReportRefusal.tooMany(let seconds) {
                #expect(seconds > 0 && seconds <= 600)
            }
        }
        #expect(taken == 6)
        try gate.enter(from: "192.0.2.8", now: ProblemNode.morning + 100_000)
        // An IPv6 line has as many addresses as it likes, and is one source.
        for number in 0..<6 { try gate.enter(from: "2001:db8:1:2::\(number)", now: ProblemNode.morning + 100_001) }
        #expect(throws: ReportRefusal.self) {
            try gate.enter(from: "2001:db8:1:2:ffff::9", now: ProblemNode.morning + 100_002)
        }
        try gate.enter(from: "192.0.2.7", now: ProblemNode.morning + 700_000)
        // After a day nothing is known of anybody.
        try gate.enter(from: "192.0.2.9", now: ProblemNode.morning + 2 * ProblemNode.day)
        #expect(gate.sourceCount == 1)
    }

    @Test func manySourcesTogetherAreHeldBackAndRememberedWithinBounds() throws {
        var rules = ReportGate.Rules()
        (rules.allPerSpan, rules.sourcesMax) = (50, 80)
        let gate = ReportGate(rules: rules)
        var taken = 0
        for number in 0..<400 {
            if (try? gate.enter(from: "198.51.\(number / 200).\(number % 200)", now: ProblemNode.morning)) != nil {
                taken += 1
            }
            try? gate.look(from: "203.0.\(number / 200).\(number % 200)", now: ProblemNode.morning)
        }
        #expect(taken == 50)
        #expect(gate.sourceCount <= 80)
    }

    @Test func whatCannotBeSaidWhyItIsNotTaken() async throws {
        let node = try await ProblemNode()
        let cases: [(DraftFields, Set<String>)] = [
            ([:], []),
            (["words": ""], ["words:missing"]),
            (["words": "Dead"], ["words:problem-words-few"]),
            (["words": String(repeating: "reeds ", count: 100_000)], ["words:too-long"]),
            (["words": "The reeds are dying\u{0}\u{7} along the shore"], ["words:problem-words-controls"]),
            (["words": String(repeating: "see https://a.example/x ", count: 9)], ["words:problem-words-links"]),
            (["lat": "", "lon": ""], ["thing:problem-place-missing"]),
            (["lat": "here"], ["lat:problem-place-unreadable"]), (["lat": "91"], ["lat:problem-place-unreadable"]),
            (["lat": "55.75", "lon": "37.6"], ["lat:problem-place-outside"]),
            (["lat": "-12", "lon": "0"], ["lat:problem-place-outside"]),
            (["lat": "", "lon": "", "thing": "Reed Harbour"], []),
            (["lat": "", "lon": "", "thing": "No such place"], ["thing:thing-unknown"]),
            (["date": ""], ["date:missing"]), (["date": "2027-05"], ["date:problem-date-future"]),
            (["date": "2026-11-23"], []), (["date": "1950"], ["date:problem-date-old"]),
            (["date": "2026-11-20/2026-11-01"], ["date:date-reversed"]),
            (["date": "20.11.2026 – 1.11.2026"], ["date:date-reversed"]),
            (["date": "29 آبان 1405"], []), (["date": "1405/08/29", "calendar": "jalali"], []),
            (["date": "31.02.2026"], ["date:date-not-there"]), (["sector": "astrology"], ["sector:sector-unknown"]),
            (["lat": "۴۱٫۰۵", "lon": "۵۱"], []),
        ]
        for (fields, expected) in cases {
            #expect(try await node.faults(fields) == expected, "\(fields.mapValues { $0.prefix(40) })")
        }
    }

    @Test func theSameWordsAreNoSecondReport() async throws {
        let node = try await ProblemNode()
        let first = try await node.report()
        let second = try await node.report(
            ["words": "the REEDS along the northern shore; have turned brown and are dying!!"], from: "192.0.2.2")
        let elsewhere = try await node.report(["lat": "38.9", "lon": "51.1"], from: "192.0.2.3")
        let alike = try await node.report(
            ["words": "Reeds on the northern shore turned brown, they are dying along it."], from: "192.0.2.4")
        let waiting = try await node.read(as: "north") {
            try $0.waitingReports(for: ProblemNode.member("m", "north", [.secretariat]), limit: 10)
        }
        #expect(Set(waiting.map(\.id)) == [first.id, elsewhere.id, alike.id])
        // What is alike is seen last, and says why.
        #expect(waiting.last?.id == alike.id)
        #expect(waiting.last?.signs == [.alike])
        #expect(try await node.read { try $0.doubles(of: first.id) } == 1)
        // The second goes the way of the first.
        try await node.reports.refuse(first.id, reason: "The reeds sleep in winter.", in: .en, by: ProblemNode.bob)
        for number in [first.number, second.number] {
            #expect(
                try await node.reports.outcome(ofNumber: number)
                    == .refused(reason: "The reeds sleep in winter.", language: .en))
        }
        #expect(try await node.reports.outcome(ofNumber: elsewhere.number) == .waiting)
    }

    @Test func whatIsReleasedOrOldIsNoFirstReportAndTakesNoRoom() async throws {
        var limits = ReportBook.Limits()
        limits.waitingMax = 2
        let node = try await ProblemNode(limits: limits)
        let first = try await node.report()
        let second = try await node.report(from: "192.0.2.2")
        try await node.release("problem-report", ["report": first.id, "title-en": "Dead reeds"], ticket: "ticket-r")
        let third = try await node.report(from: "192.0.2.3")
        #expect(try await node.read { try $0.doubles(of: first.id) } == 1)
        #expect(try await node.reports.outcome(ofNumber: third.number) == .waiting)
        #expect(
            try await node.reports.outcome(ofNumber: second.number)
                == .released(problem: ReportMaker.problem(ofReport: first.id)))
        // The same words a month later are another matter.
        node.pass(31 * ProblemNode.day)
        let late = try await node.report(from: "192.0.2.4")
        #expect(try await node.read { try $0.doubles(of: third.id) } == 0)
        #expect(try await node.reports.outcome(ofNumber: late.number) == .waiting)
        // Of what was judged so long ago no words stay in the table, nor of its double.
        #expect(try await node.words() == [third.id, late.id].sorted())
    }

    @Test func anErasedReportWaitsNoLongerAndLeavesNoWords() async throws {
        let node = try await ProblemNode()
        let report = try await node.report()
        try await node.report(from: "192.0.2.2")
        try await node.release("problem-report", ["report": report.id, "title-en": "Dead reeds"], ticket: "ticket-r")
        try await node.erase { ["problem-report", "problem"].contains($0.body?.kind) }
        #expect(try await node.words() == [])
        #expect(try await node.reports.outcome(ofNumber: report.number) == .erased)
        let secretary = ProblemNode.member("m-sec", "host", [.secretariat])
        #expect(try await node.read(as: "host") { try $0.waitingReports(for: secretary, limit: 10).count } == 0)
    }

    @Test func signsAreSeenAndBoundsHold() async throws {
        #expect(ReportSign.signs(of: "Oil floats off the harbour since Monday.") == [])
        #expect(ReportSign.signs(of: "a https://a.example b www.b.example c http://c.example") == [.links])
        #expect(ReportSign.signs(of: "<script>alert(1)</script> dead fish") == [.markup])
        #expect(ReportSign.signs(of: "Heeeeeeeeeeeeeeeelp") == [.repeated])
        #expect(ReportSign.signs(of: String(repeating: "buy now ", count: 20)) == [.repeated])
        var limits = ReportBook.Limits()
        limits.waitingMax = 2
        let node = try await ProblemNode(limits: limits)
        try await node.report(["words": "One thing that was seen at the harbour."])
        try await node.report(["words": "Another matter altogether on the beach."])
        await #expect(throws: ReportRefusal.full) {
            try await node.report(["words": "And then something else near the reeds."])
        }
    }

    @Test func numbersAreReadAsPeopleTypeThem() {
        #expect(ReportNumber.read(" k7qf mx2p-9trd ") == "K7QF-MX2P-9TRD")
        for wrong in ["", "K7QF-MX2P", "K7QF-MX2P-9TR0", "K7QF-MX2P-9TRD-A", String(repeating: "A", count: 500)] {
            #expect(ReportNumber.read(wrong) == nil)
        }
        let secret = Secret()
        let numbers = Set((0..<500).map { _ in ReportTicket(shownAt: 0).number(secret) })
        #expect(numbers.count == 500)
        #expect(numbers.allSatisfy { ReportNumber.read($0) == $0 })
    }

    @Test func whatTurnsTextAroundIsNoWord() async throws {
        let node = try await ProblemNode()
        let words = "\u{202E}Reeds\u{202C} by the \u{2067}northern shore are brown, می\u{200C}میرند"
        let typed = try await node.typed(["words": words])
        #expect(typed.words == "Reeds by the \u{2067}northern shore are brown, می\u{200C}میرند\u{2069}")
    }
}
