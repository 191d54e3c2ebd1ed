import Foundation
import GRDB
import Journal
import Languages
import Search
import Storage

/// A journal whose every entry is one text.
struct TextNode {
    let journal: Journal

    init(in folder: URL) throws {
        var options = StoreOptions()
        options.preparations = [{ db in WordTokenizer.register(in: db) }]
        journal = try NodeFolder(folder).open(
            projections: [SearchProjection(documents: Documents())], options: options)
    }

    private struct Documents: SearchDocuments {
        let version = 1
        func changes(by body: EntryBody?) -> [SearchChange] {
            guard let body, let text = body.payload["text"]?.stringValue else { return [] }
            return [
                .put(
                    SearchDocument(
                        kind: "text", id: body.subject, language: Language(tag: body.member) ?? .en, title: "",
                        text: text,
                        visibility: DocumentVisibility(rank: 0, recorder: body.party)))
            ]
        }
    }

    func fill(_ count: Int, _ words: [Language: [String]], _ random: inout SplitMix64) async throws {
        for start in stride(from: 0, to: count, by: 500) {
            var bodies: [EntryBody] = []
            for number in start..<min(start + 500, count) {
                let language = Language.allCases.randomElement(using: &random) ?? .en
                let text = (0..<40).map { _ in words[language]?.randomElement(using: &random) ?? "" }.joined(
                    separator: " ")
                bodies.append(
                    EntryBody(
                        kind: "text", party: "bench", member: language.tag, subject: "text/\(number)",
                        payload: ["text": .string(text)]))
            }
            _ = try await journal.append(bodies)
        }
    }

    func ask(_ typed: String, _ language: Language) async throws -> [WordHit] {
        let rights = SearchRights(condition: "search_document.visibility = 0", includesReserved: false)
        return try await journal.reader.read { db in
            try WordIndex.hits(db, WordQuery(typed, language: language), rights: rights)
        }
    }
}

/// A small seeded generator, so that every run is the same.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
