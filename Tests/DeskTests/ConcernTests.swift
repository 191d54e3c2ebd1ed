import Chances
import Drafts
import Journal
import Languages
import Measures
import Members
import Register
import Testing

@testable import Desk

/// What a party has to answer for, against looking at everything.
@Suite struct ConcernTests {
    private static let parties = ["north", "south", "paper", "tide", "far"]
    private static let things = ["shore-north", "port-a", "port-b", "port-s", "shore-far", "promise-1"]
    private static let own = ["shore-north", "port-a", "port-b", "promise-1"]

    /// A world of claims with what was said of them, the same for the same seed.
    private func world(_ seed: UInt64) async throws -> (DeskNode, [EntryBody]) {
        let node = try await DeskNode()
        var random = Chance(seed: seed)
        var bodies: [EntryBody] = []
        for number in 0..<150 {
            if number > 10, random.maybe(35) {
                let claim = "c\(random.below(number))"
                guard bodies.contains(where: { $0.subject == "claim/" + claim }) else { continue }
                let stance = random.pick(Remark.Stance.allCases.filter { $0 != .withdrawn })
                bodies.append(remark(claim, stance, by: random.pick(Self.parties)))
            } else {
                let visibility: Visibility =
                    random.maybe(70) ? .everyone : random.pick([.members, .ownParty, .parties(["north"])])
                bodies.append(
                    try figure(
                        "c\(number)", random.pick(Self.things), random.pick(["draught", "depth", "berths"]),
                        String(random.below(9) + 1), by: random.pick(Self.parties),
                        asOf: random.maybe(80) ? "\(2020 + random.below(7))" : nil,
                        until: random.maybe(20) ? "2026-1\(random.below(2) + 1)-\(10 + random.below(19))" : nil,
                        visibility))
            }
        }
        _ = try await node.journal.append(bodies)
        return (node, bodies)
    }

    private func claims(_ bodies: [EntryBody]) throws -> [Claim] {
        try bodies.filter { $0.kind == "claim" }.map {
            try Claim(id: String($0.subject.dropFirst(6)), payload: $0.payload)
        }
    }

    private func remarks(_ bodies: [EntryBody]) -> [(claim: String, stance: String, party: String, place: Int)] {
        bodies.enumerated().filter { $1.kind == "remark" }.map {
            (String($1.subject.dropFirst(6)), $1.payload["stance"]?.stringValue ?? "", $1.party, $0)
        }
    }

    private func reads(_ claim: Claim, _ recorder: String) -> Bool {
        Reader(language: .en, party: "north").mayRead(claim.visibility, recordedBy: recorder)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func whatOthersSaidWithoutAnAnswer(seed: UInt64) async throws {
        let (node, bodies) = try await world(seed)
        let remarks = remarks(bodies)
        let open = try claims(bodies).filter { claim in
            Self.own.contains(claim.thing) && claim.saidBy != "north" && reads(claim, claim.saidBy)
                && !remarks.contains { $0.claim == claim.id && $0.party == "north" && $0.stance != "commented" }
        }
        let isReserved = { (claim: Claim) in claim.visibility != .everyone || claim.thing == "promise-1" }
        for reserved in [true, false] {
            let wanted = open.filter { isReserved($0) == reserved }.map(\.id)
            let found = try await node.read { reading in
                try reading.said(of: reading.concern(of: "north"), isReserved: reserved, limit: 500, countMax: 500)
            }
            #expect(Set(found.claims.map(\.claim.id)) == Set(wanted))
            #expect(found.claims.map(\.position) == found.claims.map(\.position).sorted(by: >))
            #expect(found.count == wanted.count)
            #expect(!found.isMore)
            // Page by page it is the same.
            var paged: [String] = []
            var before = Int64.max
            while true {
                let place = before
                let page = try await node.read { reading in
                    try reading.said(of: reading.concern(of: "north"), isReserved: reserved, before: place, limit: 3)
                }
                paged += page.claims.map(\.claim.id)
                guard let next = page.next else { break }
                before = next
            }
            #expect(paged == found.claims.map(\.claim.id))
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func figuresPastTheirReview(seed: UInt64) async throws {
        let (node, bodies) = try await world(seed)
        let remarks = remarks(bodies)
        let review = ["draught": 365, "berths": 700]
        let today = try #require(Day(parsing: DeskNode.today))
        var dates: [String: (own: Day?, all: Day)] = [:]
        for claim in try claims(bodies) where Self.own.contains(claim.thing) && reads(claim, claim.saidBy) {
            guard let end = claim.asOf?.end, review[claim.property] != nil,
                !remarks.contains(where: {
                    $0.claim == claim.id && $0.party == "north" && ["disowned", "corrected"].contains($0.stance)
                })
            else { continue }
            let key = "\(claim.thing)/\(claim.property)"
            var known = dates[key] ?? (nil, .first)
            if claim.saidBy == "north" { known.own = max(known.own ?? .first, end) }
            known.all = max(known.all, end)
            dates[key] = known
        }
        let wanted = dates.mapValues { $0.own ?? $0.all }.filter { key, day in
            day.days(to: today) > (review[String(key.split(separator: "/")[1])] ?? 0)
        }
        let found = try await node.read { try $0.agedFigures(of: $0.concern(of: "north"), limit: 500) }
        #expect(
            Dictionary(found.map { ("\($0.place.thing)/\($0.place.property)", $0.asOf) }) { first, _ in first }
                == wanted)
        #expect(found.map(\.asOf) == found.map(\.asOf).sorted())
        for line in found { #expect(try await node.read { try $0.standing(line, of: "north") } != nil) }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func whatIsMissingAndWhatEnds(seed: UInt64) async throws {
        let (node, bodies) = try await world(seed)
        let known = Set(try claims(bodies).filter { reads($0, $0.saidBy) }.map { "\($0.thing)/\($0.property)" })
        let wanted = ["port-a", "port-b"].flatMap { thing in ["draught", "berths"].map { "\(thing)/\($0)" } }
        let missing = try await node.read { try $0.missingFigures(of: $0.concern(of: "north"), limit: 500) }
        #expect(Set(missing.map { "\($0.thing)/\($0.property)" }) == Set(wanted).subtracting(known))
        let today = try #require(Day(parsing: DeskNode.today))
        let remarks = remarks(bodies)
        let ending = try claims(bodies).filter { claim in
            guard let end = claim.until?.end else { return false }
            return Self.own.contains(claim.thing) && reads(claim, claim.saidBy)
                && (0...30).contains(today.days(to: end))
                && !remarks.contains {
                    $0.claim == claim.id && $0.party == "north" && ["disowned", "corrected"].contains($0.stance)
                }
        }
        let found = try await node.read { try $0.endingClaims(of: $0.concern(of: "north"), days: 30, limit: 500) }
        #expect(Set(found.map(\.claim.id)) == Set(ending.map(\.id)))
    }

    @Test func aNearerSpeakerAnswersForItsOwn() async throws {
        let node = try await DeskNode()
        _ = try await node.journal.append([try figure("c1"), try figure("c2", "land", "depth")])
        let ministry = try await node.read(as: "ministry") { reading in
            try reading.said(of: reading.concern(of: "ministry"), isReserved: false, limit: 10)
        }
        #expect(ministry.claims.map(\.claim.id) == ["c2"])
        let paper = try await node.read(as: "paper") { try $0.concern(of: "paper") }
        #expect(paper.isEmpty)
    }

    @Test func aDisputeIsOpenUntilItIsAnswered() async throws {
        let node = try await DeskNode()
        func disputes() async throws -> [String] {
            try await node.desk(for: DeskNode.ann).disputes.lines.map { "\($0.remark.claim) \($0.remark.party)" }
        }
        _ = try await node.journal.append([
            try figure("c1", by: "north"), try figure("c2", "port-b", by: "north"),
            try figure("c3", "port-b", "berths", by: "north"),
            try figure("c4", by: "paper"),
        ])
        _ = try await node.journal.append(["c1", "c2", "c3", "c4"].map { remark($0, .disputed, by: "far") })
        #expect(try await disputes() == ["c3 far", "c2 far", "c1 far"])
        _ = try await node.journal.append([remark("c1", .commented, by: "north")])
        #expect(try await disputes() == ["c3 far", "c2 far"])
        _ = try await node.journal.append([try figure("c2", "port-b", "draught", "6", by: "north")])
        #expect(try await disputes() == ["c3 far"])
        _ = try await node.journal.append([
            Mark(thing: "port-b", property: "berths", claim: "c3", party: "north", reason: Text([.en: "seen"]))
                .entry(member: "m")
        ])
        #expect(try await disputes() == [])
        _ = try await node.journal.append([remark("c3", .disputed, by: "south", "still not so")])
        #expect(try await disputes() == ["c3 south"])
        _ = try await node.journal.append([remark("c3", .withdrawn, by: "north")])
        #expect(try await disputes() == [])
    }

    @Test func aContradictionIsOpenUntilTheOwnerMarks() async throws {
        let node = try await DeskNode()
        _ = try await node.journal.append([
            try figure("c1", amount("5"), by: "paper", asOf: "2026"),
            try figure("c2", amount("4"), by: "tide", asOf: "2026"),
        ])
        #expect(try await node.desk(for: DeskNode.ann).contests.lines.map(\.thing) == ["port-a"])
        #expect(try await node.desk(for: DeskNode.sue).contests.lines == [])
        _ = try await node.journal.append([
            Mark(thing: "port-a", property: "draught", claim: "c1", party: "north", reason: Text([.en: "seen"]))
                .entry(member: "m")
        ])
        #expect(try await node.desk(for: DeskNode.ann).contests.lines == [])
    }

    /// The thing and property stay, the amount differs.
    private func amount(_ text: String) -> (String, String, String) { ("port-a", "draught", text) }

    private func figure(
        _ id: String, _ what: (String, String, String), by party: String, asOf: String
    ) throws -> EntryBody {
        try DeskTests.figure(id, what.0, what.1, what.2, by: party, asOf: asOf)
    }

    private func figure(
        _ id: String, _ thing: String = "port-a", _ property: String = "draught", _ amount: String = "5",
        by party: String = "paper", asOf: String? = nil, until: String? = nil, _ visibility: Visibility = .everyone
    ) throws -> EntryBody {
        try DeskTests.figure(id, thing, property, amount, by: party, asOf: asOf, until: until, visibility)
    }
}
