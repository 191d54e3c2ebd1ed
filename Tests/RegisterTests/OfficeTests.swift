import Chances
import Journal
import Languages
import Measures
import Testing

@testable import Register

@Suite struct OfficeTests {
    private func zone(_ name: String) throws -> Zone { try #require(ZoneFolder.system.zone(name)) }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(parsing: text)) }

    private static let week: [Weekday] = [.saturday, .sunday, .monday, .tuesday, .wednesday]

    @Test func opensAndClosesByItsOwnClock() throws {
        let tehran = try zone("Asia/Tehran")
        let office = Office(
            hours: [
                Office.Hours(days: Self.week, from: 450, to: 720), Office.Hours(days: Self.week, from: 780, to: 960),
            ]
            .compactMap(\.self))
        func opening(_ text: String) throws -> Opening { office.opening(at: try instant(text), in: tehran) }
        // Wednesday 25 November 2026, 07:30 in Tehran is 04:00 in UTC.
        #expect(try opening("2026-11-25T03:59:00Z") == .closed(until: instant("2026-11-25T04:00:00Z")))
        #expect(try opening("2026-11-25T04:00:00Z") == .open(until: instant("2026-11-25T08:30:00Z")))
        #expect(try opening("2026-11-25T08:30:00Z") == .closed(until: instant("2026-11-25T09:30:00Z")))
        // On Wednesday evening the next working day is Saturday.
        #expect(try opening("2026-11-25T12:30:00Z") == .closed(until: instant("2026-11-28T04:00:00Z")))
        #expect(Office().opening(at: try instant("2026-11-25T04:00:00Z"), in: tehran) == .notSaid)
    }

    @Test func whatTouchesIsOneAndMidnightIsNoEnd() throws {
        let zone = try zone("Europe/Astrakhan")
        let always = Office(hours: [Office.Hours(days: Weekday.allCases, from: 0, to: 1_440)].compactMap(\.self))
        guard case .open(let until) = always.opening(at: try instant("2026-11-25T19:59:00Z"), in: zone) else {
            Issue.record("It never closes")
            return
        }
        #expect(try until > instant("2026-12-05T00:00:00Z"))
    }

    /// Held against a walk through every quarter of an hour.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func agreesWithAWalk(seed: UInt64) throws {
        var random = Chance(seed: seed)
        let zone = try zone(random.pick(["Asia/Tehran", "Europe/Zurich", "Asia/Aqtau", "UTC"]))
        let office = Office(
            hours: (0...random.below(3)).compactMap { _ in
                let from = random.below(92) * 15
                return Office.Hours(
                    days: [random.pick(Weekday.allCases), random.pick(Weekday.allCases)], from: from,
                    to: from + 15 * (1 + random.below((1_440 - from) / 15)))
            })
        func isOpen(_ moment: Instant) -> Bool {
            let (day, minute) = (moment.day(in: zone), moment.minuteOfDay(in: zone))
            return office.hours.contains { $0.days.contains(day.weekday) && $0.from <= minute && minute < $0.to }
        }
        let start = try instant("2026-06-01T00:00:00Z")
        for _ in 0..<30 {
            let now = start.adding(milliseconds: Int64(random.below(60 * 96)) * 900_000)
            var next = now
            var steps = 0
            while isOpen(next) == isOpen(now), steps < 96 * 14 {
                next = next.adding(milliseconds: 900_000)
                steps += 1
            }
            switch office.opening(at: now, in: zone) {
            case .notSaid: #expect(office.hours.isEmpty)
            case .open(let until): #expect(isOpen(now) && (steps == 96 * 14 || until == next))
            case .closed(let until): #expect(!isOpen(now) && (steps == 96 * 14 || until == next))
            }
        }
    }

    @Test(arguments: [(["mon"], 600, 600), (["mon"], 700, 600), ([], 600, 700), (["mon"], 0, 1_441), (["mon"], -1, 5)])
    func noHours(_ days: [String], _ from: Int, _ to: Int) {
        #expect(Office.Hours(days: days.compactMap(Weekday.init(word:)), from: from, to: to) == nil)
    }

    @Test func counterpartsAreOfTheSameTypeElsewhere() async throws {
        let node = try Node()
        func party(_ id: String, _ type: Party.PartyType, _ country: String?, _ area: String? = "x") -> EntryBody {
            Party(id: id, type: type, name: Text(), country: country, speaksFor: area, web: nil)
                .entry(party: "p", member: "m")
        }
        _ = try await node.journal.append([
            party("a", .office, "north"), party("b", .office, "north"), party("c", .office, "south"),
            party("d", .ministry, "south"), party("e", .publisher, "south"), party("f", .office, nil),
            party("g", .office, "west"), party("h", .office, "west", nil), party("i", .ministry, "north"),
        ])
        let found = try await node.read { reading in
            ["a", "d", "e", "f"].map { id in
                reading.vocabulary.parties[id].map { reading.counterparts(of: $0).map(\.id) } ?? []
            }
        }
        #expect(found == [["c", "g"], ["i"], [], []])
    }

    /// What an office has said of itself stays when the pack is loaded again.
    @Test func aPackLeavesAloneWhatTheOfficeHasEntered() async throws {
        let node = try Node()
        let loading = PackLoading(journal: node.journal, member: "m")
        _ = try await loading.load(TinyPack.whole)
        var party = try #require(try await node.read { $0.vocabulary.parties["office-north-shore"] })
        party.office.contacts = [.init(kind: .phone, value: "+41 1 234 56 78")]
        _ = try await node.journal.append([party.entry(party: party.id, member: "m")])
        _ = try await loading.load(
            TinyPack.pack(replacing: "North Shore,کرانهٔ شمالی", with: "North,کرانهٔ شمالی", in: "things/places.csv"))
        let (office, name) = try await node.read {
            ($0.vocabulary.parties["office-north-shore"]?.office, try $0.thing("north-shore")?.name[.en])
        }
        #expect(office == party.office)
        #expect(name == "North")
    }
}
