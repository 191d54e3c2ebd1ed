import Drafts
import Foundation
import Journal
import Languages
import Measures
import Members
import Newsroom
import Register
import Storage
import Synchronization
import Testing

/// A node of a made-up lake in a folder of its own, with a clock that a test sets.
final class StoryNode: Sendable {
    let journal: Journal
    let book: DraftBook
    private let folder: URL
    private let clock: Clock

    final class Clock: Sendable {
        let time = Mutex<Int64>(StoryNode.morning)
        var now: Int64 { time.withLock { $0 } }
    }

    /// 22 November 2026, 09:00 UTC.
    static let morning: Int64 = 1_795_338_000_000
    static let hour: Int64 = 3_600_000

    init() async throws {
        let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = URL(fileURLWithPath: memory).appending(path: "littoral-stories-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let clock = Clock()
        self.clock = clock
        let projections = NewsroomTables.projections
        journal = try Journal(
            store: Store(
                path: folder.path + "/journal.sqlite", options: StoreOptions().preparing(for: projections)),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: projections,
            clock: { clock.now })
        book = try DraftBook(
            journal: journal, register: Register(reader: journal.reader), makers: [StoryMaker()],
            clock: { clock.now })
        _ = try await journal.append(Self.ground())
    }

    deinit {
        try? journal.store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    func pass(_ milliseconds: Int64) { clock.time.withLock { $0 += milliseconds } }

    var now: Instant { Instant(clamping: clock.now) }

    static func member(_ id: String, _ party: String, _ roles: Set<Role>) -> Signed {
        Signed(
            member: id, party: party, country: "land", roles: roles, way: .session(id: "s-" + id, formSecret: "x"))
    }

    static let ann = member("m-ann", "north", [.editor])
    static let bob = member("m-bob", "north", [.approver])
    static let sue = member("m-sue", "south", [.editor, .approver])

    static func ground() throws -> [EntryBody] {
        func party(_ id: String, _ type: Party.PartyType, _ speaksFor: String?) -> EntryBody {
            Party(id: id, type: type, name: Text([.en: id]), country: "land", speaksFor: speaksFor, web: nil)
                .entry(party: "paper", member: "m")
        }
        func thing(_ id: String, _ kind: String, _ name: String, within: [String] = []) -> EntryBody {
            Thing(id: id, kind: kind, name: Text([.en: name]), within: within).entry(party: "paper", member: "m")
        }
        let draught = Property(
            id: "draught", label: Text([.en: "Draught"]), type: .quantity, unit: try Unit(parsing: "m"),
            needsDatum: false, isTotal: false, kinds: ["port"], expectedKinds: [], sector: .transport, useOf: nil,
            reviewDays: 700, choices: [])
        return [
            party("north", .office, "shore-north"), party("south", .office, "shore-south"),
            thing("land", "country", "Lakeland"), thing("shore-north", "province", "North Shore", within: ["land"]),
            thing("shore-south", "province", "South Shore", within: ["land"]),
            thing("port-north", "port", "Reed Harbour", within: ["shore-north", "land"]),
            thing("meeting-one", "meeting", "First meeting"), draught.entry(party: "paper", member: "m"),
        ]
    }

    func read<Answer: Sendable>(
        as party: String? = nil, in language: Language = .en, _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        try await book.register.read(
            for: Reader(language: language, party: party), today: now.day(), now: now, ask)
    }

    /// Fields written by Ann, released by Bob; gives the id of the story.
    @discardableResult
    func publish(_ fields: DraftFields, ticket: String) async throws -> String {
        _ = try await book.write(ticket, kind: "story", fields: fields, seen: nil, by: Self.ann)
        _ = try await book.submit(ticket, by: Self.ann)
        _ = try await book.approve(ticket, by: Self.bob)
        return fields["story"] ?? StoryMaker.identifier(ofDraft: ticket)
    }

    func faults(_ fields: DraftFields, ticket: String = "ticket-faulty") async throws -> Set<String> {
        _ = try await book.write(ticket, kind: "story", fields: fields, seen: nil, by: Self.ann)
        do {
            _ = try await book.submit(ticket, by: Self.ann)
            return []
        } catch let faults as DraftFaults {
            return Set(faults.faults.map { "\($0.field):\($0.code)" })
        }
    }
}

/// A made-up story of the made-up lake.
func storyFields(_ more: DraftFields = [:]) -> DraftFields {
    [
        "original": "en", "title-en": "Reeds are cut at Reed Harbour", "lead-en": "The cutting began on Monday.",
        "text-en": "Boats carried the reeds away.\n\n# What follows\n\n- Counting\n- Drying",
        "links": "Reed Harbour", "sectors": "environment", "occasion": "meeting-one", "visibility": "everyone",
    ].merging(more) { $1 }
}
