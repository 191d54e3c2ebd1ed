import Chances
import Foundation
import GRDB
import Journal
import Languages
import Storage
import Testing

@testable import Search

@Suite struct WordsIndexTests {
    @Test func inflectedFormsAreFoundInSixLanguages() async throws {
        let node = try WordsNode()
        try await node.put("ru", .ru, "Провинция находится в Гиляне у моря.")
        try await node.put("az", .az, "Gilanda yeni liman tikilir.")
        try await node.put("fa", .fa, "بندرهای شمالی گسترش می یابند.")
        try await node.put("kk", .kk, "Каспийдің порттары жаңартылды.")
        try await node.put("tk", .tk, "Portlarynda ýük köp.")
        try await node.put("en", .en, "The ferries carried cargo.")
        let cases: [(String, Language, String)] = [
            ("Гилян", .ru, "ru"), ("гиляном", .ru, "ru"), ("Gilan", .az, "az"), ("GİLANIN", .az, "az"),
            ("بندر", .fa, "fa"), ("بندرها", .fa, "fa"), ("بندر ها", .fa, "fa"), ("یافتند", .fa, "fa"),
            ("порт", .kk, "kk"), ("порттардың", .kk, "kk"), ("port", .tk, "tk"), ("ferry", .en, "en"),
            ("carry", .en, "en"),
        ]
        for (typed, language, id) in cases {
            let found = try await node.hits(typed, language).map(\.id)
            #expect(found.contains(id), "\(typed)")
        }
    }

    @Test func resultsSayWhyTheyMatched() async throws {
        let node = try WordsNode()
        try await node.put("a", .ru, "Порты моря. О портах говорили в порту.", title: "Порт и море")
        let hit = try #require(try await node.hits("портами", .ru).first)
        #expect(hit.reasons == [WordReason(asked: "портами", found: ["Порт", "Порты", "портах", "порту"])])
        #expect(hit.title.filter(\.isMatch).map(\.text) == ["Порт"])
        #expect(hit.snippet.map(\.text).joined() == "Порты моря. О портах говорили в порту.")
    }

    @Test func allWordsPhrasesAndBeginnings() async throws {
        let node = try WordsNode()
        try await node.put("a", .en, "The new port of the northern province.")
        try await node.put("b", .en, "A northern province without a harbour; the port is new.")
        try await node.put("c", .en, "Portable devices.")
        #expect(try await Set(node.hits("port province", .en).map(\.id)) == ["a", "b"])
        #expect(try await node.hits("\"new port\"", .en).map(\.id) == ["a"])
        #expect(try await node.hits("«new ports» harbour", .en).isEmpty)
        #expect(try await Set(node.hits("port", .en).map(\.id)) == ["a", "b"])
        #expect(try await node.hits("porta", .en, completing: true).map(\.id) == ["c"])
        #expect(try await Set(node.hits("northern prov", .en, completing: true).map(\.id)) == ["a", "b"])
        #expect(try await node.hits("northern prov", .en).isEmpty)
    }

    @Test func oneRecordIsFoundOnceInTheReadersLanguage() async throws {
        let node = try WordsNode()
        try await node.put("a", .en, "Astara has a port.")
        try await node.put("a", .az, "Astara limanı.")
        try await node.put("a", .tk, "Astara porty.")
        let hits = try await node.hits("Astara", .az)
        #expect(hits.map(\.language) == [.az])
        #expect(try await node.hits("Astara", .fa).count == 1)
        #expect(try await node.count("Astara", .en) == 1)
    }

    @Test func whatMayNotBeReadIsNeitherFoundNorCounted() async throws {
        let node = try WordsNode()
        for (id, rank, to) in [("open", 0, nil), ("members", 1, nil), ("named", 2, "|baku|"), ("own", 3, nil)] {
            try await node.put(id, .en, "The secret port", rank: rank, to: to, by: "gilan")
        }
        let seen: [String?: Set<String>] = [
            nil: ["open"], "golestan": ["open", "members"], "baku": ["open", "members", "named"],
            "gilan": ["open", "members", "named", "own"],
        ]
        for (party, ids) in seen {
            #expect(try await Set(node.hits("secret", .en, as: party).map(\.id)) == ids)
            #expect(try await node.count("secret", .en, as: party) == ids.count)
        }
        // What the public is shown, ranks included, does not change with what it may not see.
        let before = try await node.hits("secret port", .en)
        for number in 0..<20 { try await node.put("more-\(number)", .en, "secret secret", rank: 3) }
        #expect(try await node.hits("secret port", .en) == before)
        // A text that is withdrawn from the public goes over to the other index whole.
        try await node.put("open", .en, "The secret port", rank: 3)
        #expect(try await node.hits("secret", .en).isEmpty)
        #expect(try await node.hits("secret", .en, as: "gilan", limit: 100).map(\.id).contains("open"))
    }

    @Test func hostileQueriesNeitherThrowNorInject() async throws {
        let node = try WordsNode()
        try await node.put("a", .en, "near AND or not title text")
        let long = String(repeating: "a", count: 10_000)
        var typed = [
            "", " ", "\"", "\"\"", "\"\"\"", "*", "a*", "^a", "title:near", "{title}:near", "NEAR(near or, 2)", "AND",
            "OR", "NOT",
            "near AND", "(", ")", "near)", "-near", "near + or", "'; DROP TABLE search_document; --", "\0", "near\0or",
            long,
            String(repeating: "a ", count: 5_000), String(repeating: "\"a\" ", count: 3_000), "\u{F0000}near",
            "\u{202E}raen",
            "ء", "ـ", "\u{200C}", "'", "’s", "ءء near", "\u{FFFD}", "😀", "a😀b", "%", "_", "near\u{301}",
        ]
        var chance = Chance(seed: 6)
        let scraps = [
            "\"", "near", "*", "(", ")", " ", "AND", "^", ":", "{", "}", "-", "+", ",", "'", "\\", "بندر", "порт", "\0",
            "»",
        ]
        for _ in 0..<400 { typed.append((0..<chance.below(12)).map { _ in chance.pick(scraps) }.joined()) }
        for text in typed {
            for completing in [true, false] {
                _ = try await node.hits(text, chance.pick(Language.allCases), completing: completing)
            }
        }
        #expect(try await node.hits("title:near", .en).map(\.id) == ["a"])
        #expect(try await node.hits("NOT near", .en).map(\.id) == ["a"])
        #expect(try await node.hits("", .en).isEmpty)
        #expect(try await node.documents().count == 1)
    }

    @Test func readingOnGivesEveryHitOnce() async throws {
        let node = try WordsNode()
        var bodies: [EntryBody] = []
        for number in 0..<57 {
            bodies.append(
                WordsNode.body("t\(number)", .en, String(repeating: "port ", count: 1 + number % 4) + "of call"))
        }
        _ = try await node.journal.append(bodies)
        let all = try await node.hits("ports", .en, limit: 100).map(\.id)
        var read: [String] = []
        var place: WordHit.Place?
        while true {
            let page = try await node.hits("ports", .en, after: place, limit: 10)
            guard let last = page.last else { break }
            read += page.map(\.id)
            place = last.place
        }
        #expect(read == all)
        #expect(Set(all).count == 57)
    }

    @Test func filtersNarrow() async throws {
        let node = try WordsNode()
        try await node.put("a", .en, "port", thing: "astara")
        try await node.put("b", .en, "port")
        #expect(try await node.hits("port", .en, filter: WordFilter(thing: "astara")).map(\.id) == ["a"])
        #expect(try await node.hits("port", .en, filter: WordFilter(kinds: ["claim"])).isEmpty)
        #expect(try await node.hits("port", .en, filter: WordFilter(kinds: ["story", "claim"])).count == 2)
    }

    @Test func rebuiltEqualsWrittenLive() async throws {
        let node = try WordsNode()
        var chance = Chance(seed: 7)
        let words = [
            "port", "ports", "sea", "порт", "порты", "море", "بندر", "بندرها", "liman", "limanda", "теңіз", "порттары",
        ]
        var written: [EntryID] = []
        for round in 0..<40 {
            var bodies: [EntryBody] = []
            for _ in 0..<(1 + chance.below(5)) {
                let id = "s\(chance.below(15))"
                if chance.below(6) == 0 {
                    bodies.append(
                        EntryBody(
                            kind: chance.pick(["gone", "erased"]), party: "gilan", member: "m", subject: "story/\(id)",
                            payload: [
                                "id": .string(id), "entry": .string(written.isEmpty ? "" : "\(chance.pick(written))"),
                            ]))
                } else {
                    let text = (0..<(1 + chance.below(8))).map { _ in chance.pick(words) }.joined(separator: " ")
                    bodies.append(
                        WordsNode.body(
                            id, chance.pick(Language.allCases), text, title: chance.pick(words), rank: chance.below(4),
                            to: chance.pick([nil, "|baku|"])))
                }
            }
            written += try await node.journal.append(bodies).entries
            guard round % 13 == 12 else { continue }
            let documents = try await node.documents()
            let answers = try await answers(node, words)
            try node.journal.rebuild(WordsNode.projection, batch: 7)
            #expect(try await node.documents() == documents)
            #expect(try await self.answers(node, words) == answers)
            try await node.journal.store.pool.write { db in
                for table in ["search_words", "search_words_reserved"] {
                    try db.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('integrity-check')")
                }
            }
        }
    }

    private func answers(_ node: WordsNode, _ words: [String]) async throws -> [[String]] {
        var answers: [[String]] = []
        for word in words {
            for party in [nil, "baku", "gilan"] as [String?] {
                answers.append(
                    try await node.hits(word, .ru, as: party, limit: 100).map {
                        "\($0.id) \($0.language) \($0.reasons)"
                    })
            }
        }
        return answers
    }

    @Test func erasedWordsLeaveTheIndex() async throws {
        let node = try WordsNode()
        let written = try await node.journal.append([WordsNode.body("a", .en, "unutterable words")]).entries
        let entry = try #require(written.first)
        _ = try await node.journal.append([
            EntryBody(
                kind: "erased", party: "gilan", member: "m", subject: "story/a",
                payload: ["id": "a", "entry": .string("\(entry)")])
        ])
        let traces = try await node.journal.reader.read { db in
            try Data.fetchAll(db, sql: "SELECT block FROM search_words_data").filter {
                String(decoding: $0, as: UTF8.self).contains("unutter")
            }
        }
        #expect(traces.isEmpty)
    }

    /// Where what took words away is erased, the words are to be found again, as after a replay.
    @Test func anErasedRemovalIsUndone() async throws {
        let node = try WordsNode()
        func body(_ kind: String, _ entry: EntryID? = nil) -> EntryBody {
            EntryBody(
                kind: kind, party: "gilan", member: "m", subject: entry.map { "entry/\($0)" } ?? "story/a",
                payload: ["id": "a", "entry": .string(entry.map { "\($0)" } ?? "")])
        }
        try await node.put("a", .en, "herring nets")
        let gone = try #require(try await node.journal.append([body("gone")]).entries.first)
        #expect(try await node.hits("herring", .en).isEmpty)
        try node.journal.erase(gone)
        _ = try await node.journal.append([body("erased", gone)])
        #expect(try await node.hits("herring", .en).map(\.id) == ["a"])
        let live = try await node.documents()
        try node.journal.rebuild(WordsNode.projection, batch: 7)
        #expect(try await node.documents() == live)
    }
}
