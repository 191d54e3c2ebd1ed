import Foundation
import Journal
import Languages
import Measures
import Register
import Storage
import Testing

/// A journal with the register's tables in a folder of its own, which goes away with it.
final class Node: Sendable {
    private let folder: URL
    let journal: Journal

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "littoral-translations-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        journal = try Journal(
            store: Store(
                path: folder.appending(path: "journal.sqlite").path,
                options: StoreOptions().preparing(for: Register.projections)),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: Register.projections,
            clock: { 1_763_424_000_000 })
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func read<Answer: Sendable>(
        as party: String? = nil, _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        let day = try #require(Day(parsing: "2026-11-25"))
        return try await Register(reader: journal.reader).read(
            for: Reader(language: .en, party: party), today: day, ask)
    }

    /// A province with its office, a port of it, and what is said of the port.
    func settle() async throws {
        let property = Property(
            id: "draught", label: Text([.en: "Draught", .fa: "آبخور"]), type: .text, unit: nil, needsDatum: false,
            isTotal: false, kinds: ["port"], expectedKinds: [], sector: .transport, useOf: nil, reviewDays: nil,
            choices: [])
        func office(_ id: String, _ province: String) -> Party {
            Party(
                id: id, type: .office, name: Text([.en: "Office of the \(id)"]), country: nil, speaksFor: province,
                web: nil)
        }
        let secretariat = Party(
            id: "host", type: .secretariat, name: Text([.en: "Host"]), country: nil, speaksFor: nil, web: nil)
        func thing(_ id: String, _ name: Text, within: [String] = [], _ visibility: Visibility = .everyone) -> EntryBody
        {
            Thing(id: id, kind: "port", name: name, within: within, visibility: visibility)
                .entry(party: "north", member: "m")
        }
        func claim(_ id: String, by party: String, note: String, _ visibility: Visibility = .everyone) -> EntryBody {
            Claim(
                id: id, thing: "quay", property: "draught", value: .choice("deep"), saidBy: party, basis: .found,
                note: Text([.en: note]), visibility: visibility
            ).entry(party: party, member: "m")
        }
        let words = [property.entry(party: "north", member: "m")]
        let parties = [office("north", "land"), office("south", "coast"), secretariat].map {
            $0.entry(party: "north", member: "m")
        }
        let things = [
            thing("land", Text([.en: "Northern land", .fa: "سرزمین شمالی"])), thing("coast", Text([.en: "Coast"])),
            thing("quay", Text([.en: "The old quay"]), within: ["land"]),
            thing("vault", Text([.en: "The hidden vault"]), within: ["land"], .ownParty),
        ]
        let claims = [
            claim("open", by: "north", note: "The harbour was dredged in spring."),
            claim("paper", by: "press", note: "The paper says so."),
            claim("secret", by: "north", note: "Not to be told.", .ownParty),
        ]
        _ = try await journal.append(words + parties + things + claims)
    }
}
