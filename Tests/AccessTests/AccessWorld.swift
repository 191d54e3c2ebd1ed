import Drafts
import Environment
import Files
import Foundation
import Journal
import Languages
import Measures
import Members
import Newsroom
import Observations
import Register
import SignedMembers

/// A small sea for the table of rights: an office with what it hides, a neighbour, and the ministries of both.
///
/// Whatever is hidden holds a word that stands nowhere else, so that an answer that tells of it is found by that word.
enum AccessWorld {
    /// What is hidden, by its word, with the parties whose members may come upon it.
    ///
    /// The figure is that of its claim of what everyone knows.
    static let hidden: [(word: String, visibility: Visibility, readers: Set<String>, figure: String)] = [
        ("wordmembers", .members, ["north", "south", "ministry", "foreign"], "7.0131"),
        ("wordsouth", .parties(["south"]), ["north", "south"], "7.0132"),
        ("wordown", .ownParty, ["north"], "7.0133"),
    ]

    /// The words of drafts: one that is being written, one that waits for the ministry.
    static let draftWord = "worddraft"
    static let waitingWord = "wordwaiting"

    static let parties: [(id: String, country: String)] = [
        ("north", "land"), ("south", "strand"), ("ministry", "land"), ("foreign", "strand"),
    ]

    static func entry(_ record: some RegisterRecord) -> EntryBody { record.entry(party: "north", member: "m") }

    private static func metres(_ text: String) throws -> Value {
        .quantity(Quantity(amount: try Amount(parsing: text), unit: try Unit(parsing: "m")))
    }

    /// The little sea; every hidden story shows the film.
    static func bodies(film: String) throws -> [EntryBody] {
        let port = Coordinate(lon: 49.4, lat: 37.4)
        var bodies = [
            entry(Kind(id: "port", label: Text([.en: "Port"]), plural: Text([.en: "Ports"]), mark: .dot, order: 1)),
            entry(Kind(id: "province", label: Text([.en: "Province"]), plural: Text(), mark: .area, order: 0)),
            entry(
                Property(
                    id: "draught", label: Text([.en: "Draught"]), type: .quantity, unit: try Unit(parsing: "m"),
                    needsDatum: false, isTotal: false, kinds: ["port", "province"], expectedKinds: ["port"],
                    sector: .transport, useOf: nil, reviewDays: nil, choices: [])),
            entry(
                Source(
                    id: "paper", publisher: "north", title: "Paper", titleLanguage: .en, url: nil, published: nil,
                    licence: nil, note: Text())),
            entry(Thing(id: "land-1", kind: "province", name: Text([.en: "Land"]), position: port)),
            entry(
                Thing(id: "harbour", kind: "port", name: Text([.en: "Harbour"]), position: port, within: ["land-1"])),
            entry(
                Claim(
                    id: "said", thing: "harbour", property: "draught", value: try metres("4"), saidBy: "north",
                    source: "paper", basis: .found)),
        ]
        for party in parties {
            let type: Party.PartyType = ["ministry", "foreign"].contains(party.id) ? .ministry : .office
            bodies.append(
                entry(
                    Party(
                        id: party.id, type: type, name: Text([.en: party.id.capitalized]), country: party.country,
                        speaksFor: party.id == "north" ? "land-1" : nil, web: nil)))
        }
        bodies.append(Clearing(country: "land", reaches: [.everyone]).entry(party: "ministry", member: "m"))
        for (number, item) in hidden.enumerated() {
            bodies += try records(item.word, item.visibility, item.figure, film)
            bodies += try AccessProblems.bodies(number, item.word)
        }
        bodies += try AccessLetters.bodies(film: film) + AccessLevel.bodies()
        let places = ["harbour"] + hidden.map { "\($0.word)-thing" }
        bodies.append(
            entry(
                Indicator(
                    id: "gauge", name: Text([.en: "Gauge"]), formula: .latest, things: places, property: "draught")))
        return bodies
    }

    private static func records(
        _ word: String, _ visibility: Visibility, _ figure: String, _ film: String
    ) throws -> [EntryBody] {
        let said = Text([.en: "Secret \(word)"])
        return [
            entry(
                Thing(
                    id: "\(word)-thing", kind: "port", name: said, position: Coordinate(lon: 50, lat: 38),
                    within: ["land-1"], visibility: visibility)),
            entry(
                Claim(
                    id: "\(word)-claim", thing: "harbour", property: "draught", value: try metres(figure),
                    saidBy: "north", source: "paper", basis: .found, note: said, visibility: visibility)),
            entry(
                Claim(
                    id: "\(word)-about", thing: "\(word)-thing", property: "draught", value: try metres("3"),
                    saidBy: "north", source: "paper", basis: .found, note: said)),
            entry(
                Letter(
                    id: "\(word)-letter", number: "12/\(word)", date: "2025-11-18", sender: "north", addressee: nil,
                    subjectMatter: said, scan: nil, visibility: visibility)),
            entry(story(word, visibility, film)),
            entry(try series("\(word)-series", of: "harbour", named: said, visibility)),
            entry(try series("\(word)-depths", of: "\(word)-thing", named: said, .everyone)),
            entry(observations("\(word)-block", of: "\(word)-series", visibility)),
            entry(observations("\(word)-sounding", of: "\(word)-depths", .everyone)),
            entry(
                AlertRule(
                    id: "\(word)-rule", series: "\(word)-series", watch: .above, threshold: Number(1), text: said,
                    visibility: visibility)),
            Remark(claim: "\(word)-claim", stance: .commented, party: "north", reason: said).entry(member: "m"),
        ]
    }

    static func series(
        _ id: String, of thing: String, named name: Text, _ visibility: Visibility
    ) throws -> SeriesRecord {
        SeriesRecord(
            id: id, thing: thing, property: "draught", publisher: "north", unit: try Unit(parsing: "m"),
            resolution: .day, name: name, source: "paper", visibility: visibility)
    }

    static func observations(
        _ id: String, of series: String, _ visibility: Visibility
    ) -> ObservationBlock {
        let days = [18_262, 18_263].compactMap { Day(number: $0) }
        return ObservationBlock(
            id: id, series: series,
            observations: days.map { Observation(time: .period(Period($0)), value: Number(7)) },
            visibility: visibility)
    }

    /// A story about what everyone knows, so that it would stand on many pages.
    static func story(_ word: String, _ visibility: Visibility, _ film: String) -> Story {
        var story = Story(
            id: "\(word)-story", original: .en,
            versions: [
                .en: StoryVersion(
                    title: "Secret \(word)", lead: "Secret \(word)",
                    blocks: [.paragraph("Secret \(word)"), .film(StoryFilm(.own(film)))])
            ])
        story.links = [StoryLink(.thing, "harbour"), StoryLink(.party, "north")]
        story.visibility = visibility
        return story
    }

    static func paper(_ word: String) -> [UInt8] {
        Array(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /\(word) 1 >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
                .utf8)
    }

    /// The fields of a draft of north's, with a word in its note.
    static func fields(_ word: String, _ visibility: String) -> DraftFields {
        [
            "thing": "harbour", "property": "draught", "amount": "5", "unit": "m", "asOf": "2025", "source": "paper",
            "note": "Secret \(word)", "noteLanguage": "en", "visibility": visibility, "saidBy": "north",
        ]
    }
}

/// Somebody who asks: nobody, or a member of a party in one role.
struct Asker: Sendable, CustomStringConvertible {
    let party: String?
    let role: Role?
    let signed: Signed?

    var description: String { party.map { "\($0) \(role?.rawValue ?? "")" } ?? "the public" }

    /// Whether the table lets this asker come.
    func isOf(_ audience: AccessTable.Audience) -> Bool {
        guard let signed else { return audience == .everyone }
        return switch audience {
        case .everyone, .members: true
        case .writers: signed.may(.write(party: signed.party))
        case .ministries: signed.may(.ruleClearing(country: signed.country))
        case .administrators: signed.may(.manageNode)
        case .nobody: false
        }
    }

    /// The same member with a token of every scope.
    var token: Signed? {
        signed.map {
            Signed(
                member: $0.member, party: $0.party, country: $0.country, roles: $0.roles,
                way: .token(id: "t", scopes: Set(Signed.Scope.allCases)))
        }
    }
}
