import Chances
import Foundation
import Journal
import Languages
import Measures
import OpenData
import Register
import Storage
import Testing

/// A register in a folder of its own that goes away with it.
final class OpenNode: Sendable {
    let journal: Journal
    private let folder: URL
    static let morning: Int64 = 1_795_338_000_000

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "littoral-open-\(UUID().uuidString)")
        journal = try NodeFolder(folder).open(projections: Register.projections, clock: { OpenNode.morning })
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var register: Register { Register(reader: journal.reader) }

    func read<Answer: Sendable>(
        _ language: Language = .en, as party: String? = nil, today: String = "2026-11-22",
        _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        let day = try #require(Day(parsing: today))
        return try await register.read(for: Reader(language: language, party: party), today: day, ask)
    }
}

/// Entries about a few ports and provinces that have places and figures, some of them kept from the public.
struct OpenEntries {
    var random: Chance
    private var serial = 0

    init(seed: UInt64) { random = Chance(seed: seed) }

    static let ids = (0..<12).map { "t\($0)" }
    private static let parties = ["north", "south", "paper"]

    mutating func vocabulary() throws -> [EntryBody] {
        var bodies = [("port", Kind.Mark.ring), ("province", .area), ("country", .area), ("treaty", .none)].enumerated()
            .map {
                Kind(
                    id: $1.0, label: Text([.en: $1.0]), plural: Text([.en: $1.0 + "s", .fa: "جمع"]), mark: $1.1,
                    order: $0
                ).entry(party: "paper", member: "m")
            }
        for id in ["draught", "berths"] { bodies.append(try property(id)) }
        for id in Self.parties { bodies.append(party(id)) }
        return bodies
    }

    private func property(_ id: String) throws -> EntryBody {
        Property(
            id: id, label: Text([.en: id]), type: .quantity, unit: try Unit(parsing: id == "draught" ? "m" : "{berth}"),
            needsDatum: id == "draught", isTotal: false, kinds: ["port"], expectedKinds: ["port"], sector: .transport,
            useOf: nil, reviewDays: 100, choices: []
        ).entry(party: "paper", member: "m")
    }

    private func party(_ id: String) -> EntryBody {
        Party(
            id: id, type: id == "paper" ? .publisher : .office, name: Text([.en: id]), country: nil,
            speaksFor: id == "paper" ? nil : "t1", web: nil
        ).entry(party: "paper", member: "m")
    }

    private mutating func visibility() -> Visibility {
        random.maybe(75) ? .everyone : random.pick([.members, .ownParty, .parties(["north"])])
    }

    private mutating func thing() -> EntryBody {
        serial += 1
        let place = Coordinate(lon: Double(random.below(20)), lat: Double(random.below(20)))
        let area = place.flatMap { Box(west: $0.lon, south: $0.lat, east: $0.lon + 2, north: $0.lat + 3)?.shape }
        return Thing(
            id: random.pick(Self.ids), kind: random.pick(["port", "port", "port", "province", "treaty"]),
            name: Text([.en: "Name \(serial) \"quoted\"", .fa: "نام \(serial)"]),
            aliases: random.maybe() ? [.en: ["Short \(serial)"]] : [:], position: random.maybe(80) ? place : nil,
            shape: random.maybe(30) ? area : nil,
            within: random.maybe() ? [random.pick(Self.ids)] : [],
            sectors: random.maybe() ? [.transport, .energy] : [],
            codes: random.maybe() ? ["iso:X-\(serial)"] : [], visibility: visibility()
        ).entry(party: random.pick(Self.parties), member: "m")
    }

    private mutating func claim() throws -> EntryBody {
        let property = random.pick(["draught", "berths"])
        return Claim(
            id: "c\(random.below(30))", thing: random.pick(Self.ids), property: property,
            value: .quantity(
                Quantity(
                    amount: try Amount(parsing: random.pick(["1", "2.50", "3..4", "~5", "<6"])),
                    unit: try Unit(parsing: property == "draught" ? random.pick(["m", "cm"]) : "{berth}"),
                    datum: property == "draught" ? Datum(code: random.pick(["bs", "chart"])) : nil)),
            asOf: try random.pick([nil, "2024", "2025-05"]).map { try Period(parsing: $0) },
            saidBy: random.pick(Self.parties), basis: .found, visibility: visibility()
        ).entry(party: random.pick(Self.parties), member: "m")
    }

    mutating func body() throws -> EntryBody {
        switch random.below(20) {
        case 0...6: thing()
        case 7...14: try claim()
        case 15:
            Remark(
                claim: "c\(random.below(30))", stance: random.pick([.withdrawn, .disowned, .commented]),
                party: random.pick(Self.parties), reason: Text([.en: "so"])
            ).entry(member: "m")
        case 16:
            Mark(
                thing: random.pick(Self.ids), property: "draught", claim: "c\(random.below(30))",
                party: random.pick(Self.parties), reason: Text([.en: "so"])
            ).entry(member: "m")
        case 17: try property("draught")
        case 18: party(random.pick(Self.parties))
        default: thing()
        }
    }

    mutating func bodies(_ count: Int) throws -> [EntryBody] { try (0..<count).map { _ in try body() } }

    mutating func query() -> FeatureQuery {
        var query = FeatureQuery()
        query.limit = 1 + random.below(5)
        if random.maybe(40),
            let box = Box(
                west: Double(random.below(10)), south: Double(random.below(10)), east: 10 + Double(random.below(10)),
                north: 10 + Double(random.below(10)))
        {
            query.boxes = [box]
        }
        if random.maybe(40) {
            query.filter = random.pick([
                .comparison(.attribute("draught"), .above, .literal(.number(2))), .isNull(.attribute("berths")),
                .like(.attribute("name"), .literal(.text("%1%"))),
                .comparison(.attribute("sectors"), .equal, .literal(.text("energy"))),
                .not(.comparison(.attribute("draught_datum"), .equal, .literal(.text("bs")))),
            ])
        }
        if random.maybe(20) {
            let morning = Instant(clamping: OpenNode.morning)
            query.moments =
                morning.adding(milliseconds: -5)...morning.adding(milliseconds: Int64(random.below(2) * 10 - 1))
        }
        return query
    }
}
