import Foundation
import GRDB
import Journal
import Languages
import Storage
import Synchronization

@testable import Search

/// Entries of the kinds `text`, `gone` and `erased` (which names another entry) as documents.
struct SampleDocuments: SearchDocuments {
    let version = 1

    func changes(by body: EntryBody?) -> [SearchChange] {
        guard let body, let id = body.payload["id"]?.stringValue else { return [] }
        let erased = EntryID(text: body.payload["entry"]?.stringValue ?? "")
        switch body.kind {
        case "text":
            let document = SearchDocument(
                kind: "story", id: id, language: Language(tag: body.payload["language"]?.stringValue ?? "") ?? .en,
                title: body.payload["title"]?.stringValue ?? "", text: body.payload["text"]?.stringValue ?? "",
                thing: body.payload["thing"]?.stringValue,
                visibility: DocumentVisibility(
                    rank: Int(body.payload["rank"]?.integerValue ?? 0), visibleTo: body.payload["to"]?.stringValue,
                    recorder: body.party))
            return [.put(document)]
        case "gone": return [.remove(kind: "story", id: id)]
        case "erased": return erased.map { [.eraseEntry($0)] } ?? []
        default: return []
        }
    }
}

/// A journal with the search's projection in a folder that goes away with it.
final class WordsNode: Sendable {
    let folder: String
    let journal: Journal
    static let projection = SearchProjection(documents: SampleDocuments())

    init() throws {
        let memory = "/dev/shm"
        let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        folder = base + "/littoral-words-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var options = StoreOptions()
        options.preparations = [{ db in WordTokenizer.register(in: db) }]
        journal = try Journal(
            store: Store(path: folder + "/journal.sqlite", options: options),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: [Self.projection],
            clock: { 1_763_424_000_000 })
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func put(
        _ id: String, _ language: Language, _ text: String, title: String = "", rank: Int = 0, to: String? = nil,
        by party: String = "gilan", thing: String? = nil
    ) async throws {
        _ = try await journal.append([
            Self.body(id, language, text, title: title, rank: rank, to: to, by: party, thing: thing)
        ])
    }

    static func body(
        _ id: String, _ language: Language, _ text: String, title: String = "", rank: Int = 0, to: String? = nil,
        by party: String = "gilan", thing: String? = nil
    ) -> EntryBody {
        var payload: [(String, JSON)] = [
            ("id", .string(id)), ("language", .string(language.tag)), ("title", .string(title)),
            ("text", .string(text)),
            ("rank", .integer(Int64(rank))),
        ]
        if let to { payload.append(("to", .string(to))) }
        if let thing { payload.append(("thing", .string(thing))) }
        return EntryBody(
            kind: "text", party: party, member: "m", subject: "story/" + id, payload: JSON(fields: payload))
    }

    /// The reader's condition as the register writes it.
    static func rights(_ party: String?) -> SearchRights {
        guard let party else {
            return SearchRights(condition: "search_document.visibility = 0", includesReserved: false)
        }
        return SearchRights(
            condition: """
                (search_document.visibility <= 1 OR search_document.recorder = \(party)
                    OR (search_document.visibility = 2 AND instr(search_document.visible_to, \("|\(party)|")) > 0))
                """, includesReserved: true)
    }

    func hits(
        _ typed: String, _ language: Language, as party: String? = nil, completing: Bool = false,
        filter: WordFilter = WordFilter(), after place: WordHit.Place? = nil, limit: Int = 20
    ) async throws -> [WordHit] {
        let query = WordQuery(typed, language: language, completing: completing)
        return try await journal.reader.read { db in
            try WordIndex.hits(db, query, rights: Self.rights(party), filter: filter, after: place, limit: limit)
        }
    }

    func count(_ typed: String, _ language: Language, as party: String? = nil) async throws -> Int {
        let query = WordQuery(typed, language: language)
        return try await journal.reader.read { try WordIndex.found($0, query, rights: Self.rights(party)).count }
    }

    /// What stands in the tables, without the inner numbers.
    func documents() async throws -> [String] {
        try await journal.reader.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT kind, id, language, thing, title, text, visibility, visible_to, recorder, position
                    FROM search_document ORDER BY kind, id, language
                    """
            ).map { "\($0)" }
        }
    }
}
