import AskedNode
import Foundation
import Journal
import Languages
import Measures
import Register
import Serving
import Testing

@testable import API

/// What is not for everyone is in no answer to those it is kept from, in no form, under no address.
@Suite struct HiddenTests {
    private static let visibilities: [(name: String, visibility: Visibility)] = [
        ("membersonly", .members), ("southonly", .parties(["south"])), ("ownonly", .ownParty),
    ]

    /// Which of the marks a reader may come upon.
    private static func known(to party: String?) -> Set<String> {
        switch party {
        case nil: []
        case "north": ["membersonly", "southonly", "ownonly"]
        case "south": ["membersonly", "southonly"]
        default: ["membersonly"]
        }
    }

    private static func quantity(_ text: String) throws -> Value {
        .quantity(Quantity(amount: try Amount(parsing: text), unit: try Unit(parsing: "m")))
    }

    private static func node() async throws -> InterfaceNode {
        let node = try InterfaceNode()
        func entry(_ record: some RegisterRecord) -> EntryBody { record.entry(party: "north", member: "m") }
        let port = Coordinate(lon: 49.4, lat: 37.4)
        var bodies = [
            entry(Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .dot, order: 1)),
            entry(Kind(id: "province", label: Text([.en: "Province"]), plural: Text(), mark: .area, order: 0)),
            entry(Kind(id: "meeting", label: Text([.en: "Meeting"]), plural: Text(), mark: .none, order: 2)),
            entry(
                Property(
                    id: "draught", label: Text([.en: "Draught"]), type: .quantity, unit: try Unit(parsing: "m"),
                    needsDatum: false, isTotal: false, kinds: ["port", "province", "meeting"],
                    expectedKinds: ["port"], sector: .transport, useOf: nil, reviewDays: nil, choices: [])),
            entry(
                Property(
                    id: "twin", label: Text([.en: "Twin"]), type: .reference, unit: nil, needsDatum: false,
                    isTotal: false, kinds: ["port", "province"], expectedKinds: [], sector: .transport, useOf: nil,
                    reviewDays: nil, choices: [])),
            entry(
                Party(
                    id: "north", type: .office, name: Text([.en: "North"]), country: nil, speaksFor: "land", web: nil)),
            entry(
                Party(
                    id: "south", type: .office, name: Text([.en: "South"]), country: nil, speaksFor: nil, web: nil)),
            entry(
                Source(
                    id: "paper", publisher: "north", title: "Paper", titleLanguage: .en, url: nil, published: nil,
                    licence: nil, note: Text())),
            entry(Thing(id: "land", kind: "province", name: Text([.en: "Land"]), position: port)),
            entry(Thing(id: "harbour", kind: "port", name: Text([.en: "Harbour"]), position: port, within: ["land"])),
        ]
        for (name, visibility) in visibilities {
            bodies += try hidden(name, visibility).map { $0 }
        }
        _ = try await node.journal.append(bodies)
        return node
    }

    /// A thing, a meeting, a claim about what everyone sees, one that refers to the thing, and a quarrel among them.
    private static func hidden(_ name: String, _ visibility: Visibility) throws -> [EntryBody] {
        func entry(_ record: some RegisterRecord) -> EntryBody { record.entry(party: "north", member: "m") }
        let words = Text([.en: "Secret \(name)"])
        return [
            entry(
                Thing(
                    id: "\(name)-thing", kind: "port", name: words, position: Coordinate(lon: 50, lat: 38),
                    within: ["land"], visibility: visibility)),
            entry(Thing(id: "\(name)-meeting", kind: "meeting", name: words, within: ["land"], visibility: visibility)),
            entry(
                Claim(
                    id: "\(name)-claim", thing: "harbour", property: "draught", value: try quantity("7"),
                    saidBy: "south", source: "paper", basis: .found, note: words, visibility: visibility)),
            entry(
                Claim(
                    id: "about-\(name)", thing: "\(name)-thing", property: "draught", value: try quantity("3"),
                    saidBy: "north", source: "paper", basis: .found, note: words)),
            entry(
                Claim(
                    id: "twin-of-\(visibility.length)", thing: "harbour", property: "twin",
                    value: .reference("\(name)-thing"), saidBy: "north", source: "paper", basis: .found)),
            entry(
                Claim(
                    id: "open-\(visibility.length)", thing: "harbour", property: "draught",
                    value: try quantity("\(4 + visibility.length)"), saidBy: "north", source: "paper", basis: .found)),
            Remark(claim: "\(name)-claim", stance: .commented, party: "north", reason: words).entry(member: "m"),
            Mark(thing: "harbour", property: "draught", claim: "\(name)-claim", party: "north", reason: words).entry(
                member: "m"),
            entry(
                Quarrel(
                    id: "q\(visibility.length)", title: Text([.en: "Quarrel"]), lesson: Text(),
                    accounts: [
                        .init(thing: "\(name)-thing", property: "draught"),
                        .init(thing: "harbour", property: "draught"),
                    ])),
        ]
    }

    private static let addresses = [
        "", "about", "kinds", "kinds/port", "kinds/meeting", "things", "things?kind=port", "things?within=land",
        "things/land", "things/harbour", "things/harbour/history", "things/land/history", "compare?a=land&b=land",
        "provinces", "use", "meetings", "changes", "changes?kind=port", "changes?province=land", "completeness",
        "quarrels", "properties", "properties/draught", "properties/twin", "properties/draught?within=land", "claims",
        "claims?thing=harbour", "claims?source=paper", "claims?party=north", "claims?party=south", "sources",
        "sources/paper", "parties", "parties/north", "parties/south", "search?q=Secret", "search?q=thing",
        "search?q=Harbour", "claims/open-1/history",
    ]

    @Test(arguments: [nil, "north", "south", "east"])
    func isInNoAnswer(party: String?) async throws {
        let node = try await Self.node()
        let known = Self.known(to: party)
        var found: Set<String> = []
        for address in Self.addresses {
            let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            for form in ["", ".json", ".geojson", ".csv"] where form.isEmpty || !parts[0].isEmpty {
                let path = "/en/\(parts[0])\(form)" + (parts.count > 1 ? "?\(parts[1])" : "")
                let told = try await node.ask(path, accept: "application/json", party: party)
                guard told.status == 200 else { continue }
                for (name, _) in Self.visibilities where told.text.contains(name) {
                    #expect(known.contains(name), "\(path) tells \(party ?? "everyone") of \(name)")
                    found.insert(name)
                }
            }
        }
        #expect(found == known)
    }

    @Test(arguments: [nil, "north", "south", "east"])
    func isNotThereWhenNamed(party: String?) async throws {
        let node = try await Self.node()
        for (name, _) in Self.visibilities {
            let isKnown = Self.known(to: party).contains(name)
            for path in [
                "things/\(name)-thing", "things/\(name)-thing/history", "claims/\(name)-claim",
                "claims/\(name)-claim/history", "claims/about-\(name)", "compare?a=\(name)-thing&b=harbour",
                "claims?thing=\(name)-thing", "things?within=\(name)-thing", "properties/draught?within=\(name)-thing",
                "changes?province=\(name)-thing", "things?after=\(name)-thing", "claims?after=\(name)-claim",
            ] {
                let told = try await node.ask("/en/\(path)", accept: "application/json", party: party)
                let unknown = try await node.ask(
                    "/en/" + path.replacing(name, with: "nobody"), accept: "application/json", party: party)
                #expect(told.status == (isKnown ? 200 : unknown.status), "\(path) for \(party ?? "everyone")")
            }
        }
    }
}

extension Visibility {
    fileprivate var length: Int {
        switch self {
        case .everyone: 0
        case .members: 1
        case .parties: 2
        case .ownParty: 3
        }
    }
}
