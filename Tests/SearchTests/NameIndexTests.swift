import Chances
import Languages
import Testing

@testable import Search

/// The index against the plain rules, over seeded random documents and queries.
@Suite struct NameIndexTests {
    private static let syllables = [
        "ak", "ta", "u", "an", "za", "li", "Ba", "ku", "Ра", "шт", "ак", "та", "ən", "şə", "ان", "زلی", "آ", "ستا",
        "را", "q", "gh",
        " ", "-", " ", "1", "ё",
    ]
    private static let audiences: [Audience] = [
        .everyone, .everyone, .members, .parties(["p1", "p2"], recorder: "p3"), .ownParty(recorder: "p1"),
    ]

    private static func document(_ number: Int, _ chance: inout Chance) -> NameDocument {
        let names = (0..<(1 + chance.below(4))).map { _ in
            NameDocument.Name(
                chance.text(of: syllables, length: 5), chance.maybe(80) ? chance.pick(Language.allCases) : nil,
                chance.pick(NameDocument.Kind.allCases))
        }
        return NameDocument(
            id: "d\(number)", names: names, kind: chance.pick(["town", "port", "sea"]),
            sectors: chance.maybe() ? ["transport"] : ["energy", "culture"],
            within: chance.maybe() ? ["w1", "w2"] : ["w2"],
            country: chance.maybe(70) ? chance.pick(["ir", "az"]) : nil, weight: UInt32(chance.below(4)),
            audience: chance.pick(audiences))
    }

    private static func filter(_ chance: inout Chance) -> NameFilter {
        var filter = NameFilter()
        if chance.maybe(20) { filter.kinds = ["town", "nothing"] }
        if chance.maybe(15) { filter.sector = chance.pick(["transport", "culture", "health"]) }
        if chance.maybe(15) { filter.within = chance.pick(["w1", "w2"]) }
        if chance.maybe(15) { filter.country = chance.pick(["ir", "az"]) }
        return filter
    }

    private static func query(_ documents: [NameDocument], _ chance: inout Chance) -> NameQuery {
        var text = chance.text(of: syllables, length: 4)
        if chance.maybe(60), let name = chance.pick(documents).names.first?.text { text = damaged(name, &chance) }
        return NameQuery(
            text, language: chance.pick(Language.allCases), party: chance.pick([nil, nil, "p1", "p2", "p3", "p4"]),
            filter: filter(&chance), limit: chance.pick([1, 2, 5, 10, 100]))
    }

    private static func damaged(_ name: String, _ chance: inout Chance) -> String {
        var scalars = Array(name.unicodeScalars)
        let place = chance.below(max(1, scalars.count))
        switch chance.below(6) {
        case 0 where !scalars.isEmpty: scalars.remove(at: place)
        case 1 where !scalars.isEmpty: scalars[place] = chance.pick(Array("akzنт ".unicodeScalars))
        case 2: scalars.insert(chance.pick(Array("akzنт ".unicodeScalars)), at: min(place, scalars.count))
        case 3 where place + 1 < scalars.count: scalars.swapAt(place, place + 1)
        case 4: scalars = Array(scalars.prefix(place))
        default: break
        }
        return String(String.UnicodeScalarView(scalars))
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func itAnswersAsThePlainRulesDo(seed: UInt64) {
        var chance = Chance(seed: seed)
        var matches: [NameMatch: Int] = [:]
        for round in 0..<12 {
            let documents = (0..<[0, 1, 30, 200][round % 4]).map { Self.document($0, &chance) }
            let (index, reference) = (NameIndex(documents), NameReference(documents))
            guard !documents.isEmpty else {
                #expect(index.search(NameQuery("aktau")) == [])
                continue
            }
            for _ in 0..<120 {
                let query = Self.query(documents, &chance)
                let (hits, expected) = (index.search(query), reference.search(query))
                if hits != expected {
                    Issue.record("\(query):\n\(hits.prefix(12))\n\(expected.prefix(12))")
                    return
                }
                for hit in hits { matches[hit.match, default: 0] += 1 }
            }
        }
        for match in NameMatch.allCases { #expect(matches[match, default: 0] > 10, "\(match)") }
    }

    /// Changes laid over an index answer as an index made of the documents that stand then, merged or not.
    @Test func changesAnswerAsANewIndexWould() {
        var chance = Chance(seed: 9)
        var documents = (0..<200).map { Self.document($0, &chance) }
        var index = NameIndex(documents)
        for round in 0..<30 {
            let added = (0..<chance.below(6)).map { _ in Self.document(chance.below(260), &chance) }
            let removed = (0..<chance.below(4)).map { _ in "d\(chance.below(260))" }
            index = index.changing(added, removing: removed)
            documents.removeAll { removed.contains($0.id) }
            for document in added {
                documents.removeAll { $0.id == document.id }
                documents.append(document)
            }
            if round % 7 == 6 { index = index.merged() }
            let (fresh, reference) = (NameIndex(documents), NameReference(documents))
            #expect(index.documentCount == documents.count)
            if round % 7 == 6 { #expect(index.nameCount == fresh.nameCount) }
            for _ in 0..<12 {
                let query = Self.query(documents, &chance)
                #expect(index.search(query) == reference.search(query))
                #expect(fresh.search(query) == reference.search(query))
            }
        }
    }

    /// Every name of up to five letters over a small alphabet, with every query: all edits at every place.
    @Test func everyEditOverASmallAlphabet() {
        func texts(_ length: Int) -> [[UInt8]] {
            length == 0 ? [[]] : texts(length - 1).flatMap { text in [97, 98, 99].map { text + [$0] } }
        }
        let all = (1...6).flatMap(texts)
        let names = all.filter { $0.count <= 5 }
        let index = NameIndex(
            names.map {
                NameDocument(
                    id: String(decoding: $0, as: UTF8.self), names: [.init(String(decoding: $0, as: UTF8.self))],
                    kind: "x")
            })
        var found = 0
        for text in all where text.count >= 3 {
            let hits = index.search(NameQuery(String(decoding: text, as: UTF8.self), limit: 100))
            let (typed, answered) = (SearchLetters.bytes(String(decoding: text, as: UTF8.self)), Set(hits.map(\.id)))
            for hit in hits where hit.match == .typingError {
                found += 1
                #expect(NameReference.isOneEdit(typed, SearchLetters.bytes(hit.id)))
            }
            guard hits.count < 100 else { continue }
            for name in names where name.count >= 4 && NameReference.isOneEdit(text, name) {
                if !answered.contains(String(decoding: name, as: UTF8.self)) {
                    Issue.record("\(text) does not find \(name)")
                }
            }
        }
        #expect(found > 5000)
    }

    /// What a reader may not read takes no place in the answer, and leaves no trace in it.
    @Test func whatMayNotBeReadIsNeitherFoundNorCounted() {
        var chance = Chance(seed: 5)
        let documents = (0..<300).map { Self.document($0, &chance) }
        let index = NameIndex(documents)
        for party in [nil, "p1", "p2", "p3", "p4"] as [String?] {
            let readable = NameIndex(documents.filter { $0.audience.includes(party) })
            for _ in 0..<50 {
                var query = Self.query(documents, &chance)
                query.party = party
                #expect(index.search(query) == readable.search(query))
            }
        }
    }

    @Test func whateverIsTypedIsAnswered() {
        var chance = Chance(seed: 6)
        let index = NameIndex((0..<200).map { Self.document($0, &chance) })
        for length in [0, 1, 3, 30, 300] {
            for _ in 0..<200 { #expect(index.search(NameQuery(chance.noise(length: length), limit: 5)).count <= 5) }
        }
        let long = String(repeating: "بندر Анзали ", count: 2000)
        #expect(index.search(NameQuery(long)) == [])
        #expect(index.search(NameQuery(String(repeating: "\u{301}", count: 100_000))) == [])
        #expect(index.search(NameQuery("ak", limit: -3)).count <= 1)
        #expect(index.search(NameQuery("a", limit: .max)).count <= NameQuery.limitMax)
    }

    /// A long name is cut, and found by itself and by its beginning.
    @Test func longNamesAreFound() {
        let long = String(repeating: "Каспийское море и провинции ", count: 20)
        let index = NameIndex([NameDocument(id: "a", names: [.init(long, .ru)], kind: "treaty")])
        #expect(index.search(NameQuery(long)).map(\.match) == [.exact])
        #expect(index.search(NameQuery("каспийское море")).map(\.match) == [.beginning])
    }
}
