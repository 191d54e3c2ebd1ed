import Drafts
import Foundation
import GRDB
import Journal
import Languages
import Measures
import Members
import Register
import Storage
import Synchronization
import Testing

/// A node of a made-up lake in a folder of its own: two shores of one country, one of another, a ministry, a gazette.
struct DraftNode: Sendable {
    let scratch: Scratch
    let journal: Journal
    let book: DraftBook
    let clock: Clock

    /// A clock that goes on by a second whenever it is asked.
    final class Clock: Sendable {
        private let time = Mutex<Int64>(1_763_424_000_000)
        func next() -> Int64 {
            time.withLock { time in
                time += 1_000; return time
            }
        }
    }

    init(at path: String? = nil, filled: Bool = true) async throws {
        scratch = try Scratch()
        let clock = Clock()
        self.clock = clock
        journal = try Self.open((path ?? scratch.path) + "/journal.sqlite", clock)
        book = try DraftBook(
            journal: journal, register: Register(reader: journal.reader), makers: Self.makers(),
            clock: { clock.next() })
        guard filled, try await journal.lastPositionHeld() == 0 else { return }
        _ = try await journal.append(Self.ground())
    }

    static func open(_ path: String, _ clock: Clock, options: StoreOptions = StoreOptions()) throws -> Journal {
        try Journal(
            store: Store(path: path, options: options.preparing(for: Register.projections)),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: Register.projections,
            clock: { clock.next() })
    }

    static func units() throws -> UnitNames {
        let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return UnitNames.read(try String(contentsOf: folder.appending(path: "Phrases/units.csv"), encoding: .utf8))
            .names
    }

    static func makers() throws -> [any DraftMaker] {
        [
            ClaimMaker(units: try units()), RemarkMaker(units: try units()), MarkMaker(), ThingMaker(), JoinMaker(),
            LetterMaker(), OfficeMaker(), PartyMaker(),
        ]
    }

    static func member(_ id: String, _ party: String, _ roles: Set<Role>, country: String? = nil) -> Signed {
        Signed(
            member: id, party: party, country: country, roles: roles, way: .session(id: "s-" + id, formSecret: "x"))
    }

    static let ann = member("m-ann", "north", [.editor], country: "land")
    static let bob = member("m-bob", "north", [.approver], country: "land")
    static let cid = member("m-cid", "north", [.editor, .approver], country: "land")
    static let sue = member("m-sue", "south", [.editor, .approver], country: "land")
    static let sam = member("m-sam", "south", [.approver], country: "land")
    static let min = member("m-min", "ministry", [.clearer], country: "land")
    static let far = member("m-far", "far", [.clearer], country: "sea")
    static let rea = member("m-rea", "north", [.reader], country: "land")

    private static func property(
        _ id: String, _ type: Property.ValueType, unit: String? = nil, needsDatum: Bool = false,
        choices: [Property.Choice] = []
    ) throws -> EntryBody {
        Property(
            id: id, label: Text([.en: id]), type: type, unit: try unit.map { try Unit(parsing: $0) },
            needsDatum: needsDatum, isTotal: false, kinds: ["port"], expectedKinds: ["port"], sector: .transport,
            useOf: nil, reviewDays: 700, choices: choices
        ).entry(party: "paper", member: "m")
    }

    static func ground() throws -> [EntryBody] {
        func party(_ id: String, _ type: Party.PartyType, _ country: String?, _ speaksFor: String?) -> EntryBody {
            Party(id: id, type: type, name: Text([.en: id]), country: country, speaksFor: speaksFor, web: nil)
                .entry(party: "paper", member: "m")
        }
        func thing(_ id: String, _ kind: String, within: [String] = []) -> EntryBody {
            Thing(id: id, kind: kind, name: Text([.en: id]), within: within).entry(party: "paper", member: "m")
        }
        let source = Source(
            id: "gazette-1", publisher: "paper", title: "The ports", titleLanguage: .en, url: nil, published: nil,
            licence: nil, note: Text())
        let quoted = Claim(
            id: "c-paper", thing: "port-north", property: "draught",
            value: .quantity(Quantity(amount: try Amount(parsing: "5.5"), unit: try Unit(parsing: "m"))),
            asOf: try Period(parsing: "2024"), saidBy: "paper", source: "gazette-1", basis: .found)
        return [
            party("north", .office, "land", "shore-north"), party("south", .office, "land", "shore-south"),
            party("ministry", .ministry, "land", "land"), party("far", .ministry, "sea", nil),
            party("paper", .publisher, nil, nil),
            thing("land", "country"), thing("shore-north", "province", within: ["land"]),
            thing("shore-south", "province", within: ["land"]),
            thing("port-north", "port", within: ["shore-north", "land"]),
            thing("port-south", "port", within: ["shore-south", "land"]),
            try property("draught", .quantity, unit: "m"), try property("capacity", .quantity, unit: "t/a"),
            try property("level", .quantity, unit: "m", needsDatum: true), try property("about", .text),
            try property("state", .choice, choices: [.init(id: "open", label: Text([.en: "Open"]))]),
            try property("operator", .reference), try property("opened", .period),
            DatumLabel(id: "sill", label: Text([.en: "Sill"]), note: Text()).entry(party: "paper", member: "m"),
            source.entry(party: "paper", member: "m"), quoted.entry(party: "paper", member: "m"),
        ]
    }

    func read<Answer: Sendable>(
        as party: String? = nil, _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        let day = try #require(Day(parsing: "2026-11-22"))
        return try await book.register.read(for: Reader(language: .en, party: party), today: day, ask)
    }

    func entries(after position: Int64 = 0) async throws -> [EntryBody] {
        let journal = journal
        return try await journal.reader.read { db in
            try Entry.bodies(after: position, db)
        }
    }

    func faults() async throws -> [String] {
        try await journal.reader.read { db in try Entry.faults(db) }
    }
}

/// What a claim's form holds.
func claimFields(_ amount: String, _ more: [String: String] = [:]) -> DraftFields {
    ["thing": "port-north", "property": "draught", "amount": amount, "asOf": "2025"].merging(more) { $1 }
}

/// A letter that is entered with what rests on it.
let newLetterFields: DraftFields = [
    "letterNumber": "12/b", "letterDate": "1404/02/03", "letterCalendar": "jalali", "letterSubject": "The quay",
    "language": "en",
]

extension DraftNode {
    /// A node in which ports can be drafted.
    static func withPorts() async throws -> DraftNode {
        let node = try await DraftNode()
        _ = try await node.journal.append([
            Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .none, order: 1)
                .entry(party: "paper", member: "m")
        ])
        return node
    }
}
