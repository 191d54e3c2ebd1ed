import Chances
import Journal
import Languages
import Measures
import Testing

@testable import Register

/// A small world in which entries hit the same things again and again, in any order and of any soundness.
struct RandomEntries {
    var random: Chance
    private var serial = 0
    /// What has been written so far, for what speaks of entries.
    var ids: [EntryID] = []

    init(seed: UInt64) { random = Chance(seed: seed) }

    private static let things = (0..<5).map { "t\($0)" }
    private static let properties = ["p0", "p1", "p2"]
    private static let parties = ["north", "south", "paper"]
    private static let claims = (0..<14).map { "c\($0)" }

    private mutating func text() -> Text {
        serial += 1
        let english = random.maybe() ? "text \(serial)" : random.pick(["one", "two"])
        return Text([.en: english, .fa: random.pick(["", "یک", "دو"])])
    }

    private mutating func thing() -> EntryBody {
        Thing(
            id: random.pick(Self.things), kind: random.pick(["port", "province"]), name: text(),
            aliases: random.maybe() ? [.fa: ["نام \(serial)", "text 1"]] : [:],
            within: (0..<random.below(3)).map { _ in random.pick(Self.things) },
            visibility: random.maybe(85) ? .everyone : .members
        ).entry(party: random.pick(Self.parties), member: "m")
    }

    /// Every property once, so that what was claimed of them before begins to mean something.
    mutating func vocabulary() throws -> [EntryBody] {
        var bodies: [EntryBody] = []
        for id in Self.properties { bodies.append(try property(id)) }
        return bodies
    }

    private mutating func property(_ id: String) throws -> EntryBody {
        Property(
            id: id, label: text(), type: .quantity, unit: try Unit(parsing: "m"), needsDatum: false,
            isTotal: random.maybe(), kinds: ["port"], expectedKinds: ["port"], sector: .transport, useOf: nil,
            reviewDays: nil, choices: []
        ).entry(party: "paper", member: "m")
    }

    private mutating func party() -> EntryBody {
        let id = random.pick(Self.parties)
        return Party(
            id: id, type: id == "paper" ? .publisher : .office, name: text(), country: nil,
            speaksFor: id == "paper" ? nil : random.pick(Self.things), web: nil
        ).entry(party: "paper", member: "m")
    }

    private mutating func claim() throws -> EntryBody {
        let amount = try Amount(parsing: random.pick(["1", "2", "2.0", "<1", "~2"]))
        let property = random.maybe(70) ? "p0" : random.pick(Self.properties)
        let visibility: Visibility =
            random.maybe()
            ? .everyone : random.pick([.members, .ownParty, .parties(["north"]), .parties(["north", "south"])])
        return Claim(
            id: random.pick(Self.claims), thing: random.pick(random.maybe(70) ? ["t0"] : Self.things),
            property: property,
            value: .quantity(Quantity(amount: amount, unit: try Unit(parsing: random.pick(["m", "cm"])))),
            asOf: try random.pick([nil, "2024", "2025", "2025-05"]).map { try Period(parsing: $0) },
            saidBy: random.pick(Self.parties), source: random.pick([nil, "s0", "s1"]),
            letter: random.pick([nil, nil, "l0"]),
            basis: .derived, note: text(), visibility: visibility,
            evidence: random.maybe(20) ? String(repeating: random.pick(["a", "b"]), count: 64) : nil
        ).entry(party: random.pick(Self.parties), member: "m")
    }

    private mutating func remark() -> EntryBody {
        Remark(
            claim: random.pick(Self.claims), stance: random.pick(Remark.Stance.allCases),
            party: random.pick(Self.parties),
            reason: text()
        ).entry(member: "m")
    }

    private mutating func mark() -> EntryBody {
        Mark(
            thing: random.pick(Self.things), property: random.pick(Self.properties),
            claim: random.maybe(80) ? random.pick(Self.claims) : nil, party: random.pick(Self.parties), reason: text()
        ).entry(member: "m")
    }

    private mutating func join() -> EntryBody {
        let thing = random.pick(Self.things)
        return Join(
            thing: thing, into: random.maybe(70) ? random.pick(Self.things.filter { $0 != thing }) : nil,
            party: random.pick(Self.parties), reason: text()
        ).entry(member: "m")
    }

    private mutating func translation() -> EntryBody {
        let record: TextReference =
            switch random.below(5) {
            case 0, 1: TextReference(.thing, random.pick(Self.things))
            case 2: TextReference(.claim, random.pick(Self.claims))
            case 3: TextReference(random.pick([.party, .property]), random.pick(Self.parties + Self.properties))
            default: TextReference(.entry, ids.isEmpty ? "none" : random.pick(ids).description)
            }
        return Translation(
            record: record, field: random.pick(["name", "aliases", "note", "label", "reason"]),
            language: random.pick([.fa, .kk]), text: random.pick(["text 1", "бір | екі", "یک", "three"]),
            maker: random.pick(Translation.Maker.allCases), source: .en, digest: Translation.digest(of: "one"),
            replaces: random.maybe() ? Translation.digest(of: "یک") : nil, party: random.pick(Self.parties)
        ).entry(member: "m")
    }

    private mutating func malformed() throws -> EntryBody {
        var body = try random.maybe() ? claim() : thing()
        switch random.below(5) {
        case 0: body.kind = random.pick(["weather", "claims", ""])
        case 1: body.version = 2
        case 2: body.subject = random.pick(["thing/", "thing/NO", "claim/../x", "", "region/x"])
        case 3: body.payload = random.pick([.null, [], "text", ["value": 1], ["kind": 7, "within": "x"]])
        default:
            body.kind = random.pick(EntryKind.allCases.map(\.rawValue))
            body.subject = body.kind + "/x1"
            body.payload = ["stance": "praised", "type": 3, "label": 3]
        }
        return body
    }

    mutating func body() throws -> EntryBody {
        switch random.below(26) {
        case 22...25: translation()
        case 0...2: thing()
        case 3: try property(random.pick(Self.properties))
        case 4: party()
        case 5...12: try claim()
        case 13...15: remark()
        case 16, 17: mark()
        case 18, 19: join()
        default: try malformed()
        }
    }

    mutating func bodies(_ count: Int) throws -> [EntryBody] {
        var bodies: [EntryBody] = []
        for _ in 0..<count { bodies.append(try body()) }
        return bodies
    }
}
