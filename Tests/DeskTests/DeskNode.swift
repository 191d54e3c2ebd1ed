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

@testable import Desk

/// A node of a made-up lake: a north and a south shore of one country, a far one of another, a gazette that reports.
struct DeskNode: Sendable {
    let scratch: Scratch
    let journal: Journal
    let register: Register
    let drafts: DraftBook
    let clock: Clock

    /// A clock that goes on by a second whenever it is asked.
    final class Clock: Sendable {
        private let time = Mutex<Int64>(1_795_338_000_000)
        func next() -> Int64 {
            time.withLock { time in
                time += 1_000; return time
            }
        }
    }

    static let today = "2026-11-22"

    init(filled: Bool = true) async throws {
        scratch = try Scratch()
        let clock = Clock()
        self.clock = clock
        journal = try Journal(
            store: Store(
                path: scratch.path + "/journal.sqlite",
                options: StoreOptions().preparing(for: Register.projections)),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: Register.projections,
            clock: { clock.next() })
        register = Register(reader: journal.reader)
        drafts = try DraftBook(
            journal: journal, register: register,
            makers: [ClaimMaker(units: try Self.units()), RemarkMaker(units: try Self.units()), MarkMaker()],
            clock: { clock.next() })
        if filled { _ = try await journal.append(try Self.ground()) }
    }

    static let phrases = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Phrases")

    static func units() throws -> UnitNames {
        UnitNames.read(try String(contentsOf: phrases.appending(path: "units.csv"), encoding: .utf8)).names
    }

    static func book() -> Phrasebook {
        var sheets: [Language: String] = [:]
        for language in Language.allCases {
            sheets[language] = try? String(contentsOf: phrases.appending(path: "\(language.tag).csv"), encoding: .utf8)
        }
        return Phrasebook.read(sheets).book
    }

    static func member(_ id: String, _ party: String, _ roles: Set<Role>, country: String? = "land") -> Signed {
        Signed(
            member: id, party: party, country: country, roles: roles, way: .session(id: "s-" + id, formSecret: "x"))
    }

    static let ann = member("m-ann", "north", [.editor])
    static let bob = member("m-bob", "north", [.approver])
    static let rea = member("m-rea", "north", [.reader])
    static let sue = member("m-sue", "south", [.editor, .approver])
    static let min = member("m-min", "ministry", [.clearer])

    static func thing(_ id: String, _ kind: String, within: [String] = [], _ visibility: Visibility = .everyone)
        -> EntryBody
    {
        Thing(id: id, kind: kind, name: Text([.en: "The " + id]), within: within, visibility: visibility)
            .entry(party: "paper", member: "m")
    }

    static func property(_ id: String, reviewDays: Int?, expected: [String] = []) throws -> EntryBody {
        Property(
            id: id, label: Text([.en: "Label of " + id]), type: .quantity, unit: try Unit(parsing: "m"),
            needsDatum: false, isTotal: false, kinds: ["port", "province"], expectedKinds: expected, sector: .transport,
            useOf: nil, reviewDays: reviewDays, choices: []
        ).entry(party: "paper", member: "m")
    }

    static func ground() throws -> [EntryBody] {
        func party(_ id: String, _ type: Party.PartyType, _ country: String?, _ speaksFor: String?) -> EntryBody {
            Party(
                id: id, type: type, name: Text([.en: "Office of " + id]), country: country, speaksFor: speaksFor,
                web: nil
            )
            .entry(party: "paper", member: "m")
        }
        return [
            party("north", .office, "land", "shore-north"), party("south", .office, "land", "shore-south"),
            party("ministry", .ministry, "land", "land"), party("far", .office, "sea", "shore-far"),
            party("paper", .publisher, nil, nil), party("tide", .publisher, nil, nil),
            thing("land", "country"), thing("shore-north", "province", within: ["land"]),
            thing("shore-south", "province", within: ["land"]), thing("shore-far", "province"),
            thing("port-a", "port", within: ["shore-north", "land"]),
            thing("port-b", "port", within: ["shore-north", "land"]),
            thing("port-s", "port", within: ["shore-south", "land"]),
            thing("promise-1", "promise", within: ["shore-north", "shore-far"], .members),
            try property("draught", reviewDays: 365, expected: ["port"]), try property("depth", reviewDays: nil),
            try property("berths", reviewDays: 700, expected: ["port"]),
        ]
    }

    func read<Answer: Sendable>(
        as party: String? = "north", _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        let day = try #require(Day(parsing: Self.today))
        return try await register.read(for: Reader(language: .en, party: party), today: day, ask)
    }

    func desk(
        for signed: Signed, since: Int64? = nil, limits: DeskLimits = DeskLimits()
    ) async throws -> DeskSheet {
        try await read(as: signed.party) {
            try $0.desk(for: signed, visit: DeskVisit(position: since, milliseconds: since), limits: limits)
        }
    }
}

/// A claim of a figure in metres.
func figure(
    _ id: String, _ thing: String = "port-a", _ property: String = "draught", _ amount: String = "5",
    by party: String = "paper", asOf: String? = nil, until: String? = nil, recorder: String? = nil,
    _ visibility: Visibility = .everyone
) throws -> EntryBody {
    Claim(
        id: id, thing: thing, property: property,
        value: .quantity(Quantity(amount: try Amount(parsing: amount), unit: try Unit(parsing: "m"))),
        asOf: try asOf.map { try Period(parsing: $0) }, saidBy: party, basis: .found,
        until: try until.map { try Period(parsing: $0) }, visibility: visibility
    ).entry(party: recorder ?? party, member: "m")
}

func remark(_ claim: String, _ stance: Remark.Stance, by party: String, _ reason: String = "because") -> EntryBody {
    Remark(claim: claim, stance: stance, party: party, reason: Text([.en: reason])).entry(member: "m")
}
