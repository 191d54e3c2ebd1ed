import Foundation
import Journal
import Languages
import Measures
import Testing

@testable import Register

@Suite struct ClockTests {
    @Test func theSystemsZonesAreReadOnce() throws {
        let zone = try #require(ZoneFolder.system.zone("Europe/Zurich"))
        #expect(zone.offsetMinutes(at: try #require(Instant(parsing: "2026-07-01T00:00:00Z"))) == 120)
        #expect(ZoneFolder.system.zone("Europe/Zurich") == zone)
        #expect(ZoneFolder.system.zone("UTC") == .utc)
        for name in ["Europe", "Lake/Nowhere", "../../etc/passwd", "tzdata.zi", ""] {
            #expect(ZoneFolder.system.zone(name) == nil, "\(name)")
        }
        let none = ZoneFolder(URL(fileURLWithPath: "/nowhere"))
        #expect(!none.isThere && none.zone("Europe/Zurich") == nil && none.zone("UTC") == .utc)
    }

    @Test func theNearestClockHolds() async throws {
        let node = try Node()
        _ = try await PackLoading(journal: node.journal, member: "m").load(TinyPack.whole)
        let clocks = try await Register(reader: node.journal.reader).read(
            for: .everyone(.en), today: .first
        ) { reading in
            let things = try ["high-port", "low-port", "mirror-lake", "south-shore"].compactMap(reading.thing)
            return try reading.clocks(of: things)
        }
        #expect(clocks["high-port"] == Clock(zone: "Europe/Zurich", restDays: [.sunday, .saturday]))
        #expect(clocks["low-port"] == Clock(zone: "Asia/Kolkata", restDays: [.friday]))
        #expect(clocks["mirror-lake"] == Clock())
        let shared = clocks["high-port"]?.workingDays(with: clocks["low-port"] ?? Clock())
        #expect(shared == [.monday, .tuesday, .wednesday, .thursday])
    }

    @Test func whatLiesInTwoThatDifferHasNoClock() async throws {
        let node = try Node()
        func thing(_ id: String, _ zone: String?, within: [String] = []) -> EntryBody {
            Thing(id: id, kind: "k", name: Text([.en: id]), within: within, zone: zone).entry(party: "p", member: "m")
        }
        _ = try await node.journal.append([
            thing("a", "Europe/Zurich"), thing("b", "Asia/Kolkata"), thing("c", "Asia/Kolkata"),
            thing("one", nil, within: ["a", "b"]), thing("two", nil, within: ["b", "c"]),
            thing("deep", nil, within: ["two"]), thing("round", nil, within: ["round", "deep"]),
        ])
        let clocks = try await Register(reader: node.journal.reader).read(
            for: .everyone(.en), today: .first
        ) { reading in try reading.clocks(of: try ["one", "two", "deep", "round"].compactMap(reading.thing)) }
        #expect(
            clocks.mapValues(\.zone) == [
                "one": nil, "two": "Asia/Kolkata", "deep": "Asia/Kolkata", "round": "Asia/Kolkata",
            ])
    }

    /// What the shipped pack sets its clocks by and what is claimed in it of zones are the same.
    @Test func thePacksClocksAgreeWithItsClaims() async throws {
        let pack = RegionPack(PackFiles(directory: Folders.caspian))
        let provinces = Set(pack.things.filter { $0.kind == "province" }.map(\.id))
        let claimed = pack.claims.filter { $0.property == "time-zone" && provinces.contains($0.thing) }
        #expect(claimed.count >= 10)
        let node = try Node()
        _ = try await node.journal.append(pack.things.map { $0.entry(party: "p", member: "m") })
        let clocks = try await Register(reader: node.journal.reader).read(
            for: .everyone(.en), today: .first
        ) { reading in try reading.clocks(of: pack.things.filter { $0.position != nil || $0.shape != nil }) }
        for claim in claimed {
            guard case .text(let text) = claim.value, let clock = clocks[claim.thing] else { continue }
            #expect(clock.zone == text[.en], "\(claim.thing)")
        }
        for province in pack.things where province.kind == "province" {
            let clock = clocks[province.id]
            #expect(
                clock?.zone.flatMap(ZoneFolder.system.zone) != nil && clock?.restDays.isEmpty == false, "\(province.id)"
            )
        }
        for language in Language.allCases {
            #expect(pack.region?.zones[language].flatMap(ZoneFolder.system.zone) != nil)
        }
    }
}
