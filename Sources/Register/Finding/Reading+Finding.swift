import GRDB
import Journal
import Languages
package import Search

/// A name that answers what was typed, with what it belongs to.
package struct FoundName: Sendable, Hashable {
    package enum What: Sendable, Hashable {
        case thing(Thing)
        case party(Party)
        case property(Property)
    }

    package let what: What
    package let name: NameDocument.Name
    package let match: NameMatch
    /// Whether it was asked for in another form than the one it has by itself: в Гиляне, Gilanda.
    package var isInflected = false

    /// How the name answers, in the words of the phrases `search.why.…`.
    package var why: String {
        if isInflected { return "inflected" }
        return switch match {
        case .exact: "exact"
        case .spelling: "spelling"
        case .beginning: "beginning"
        case .word: "word"
        case .typingError: "typing-error"
        case .similar: "similar"
        }
    }
}

extension Reading {
    /// Things, parties and properties by their names, the best first.
    ///
    /// Where no name begins as typed, names that were typed in an inflected form are looked for as well.
    package func names(_ text: String, filter: NameFilter = NameFilter(), limit: Int = 20) throws -> [FoundName] {
        let spelled = try spelledNames(text, filter: filter, limit: limit)
        if let best = spelled.first?.match, best < .word { return spelled }
        let inflected = try inflectedNames(text, filter: filter, limit: limit)
        let known = Set(inflected.map(\.found.what))
        let nearly = inflected.filter { $0.coverage >= 0.5 }.map(\.found)
        let partly = inflected.filter { $0.coverage < 0.5 }.map(\.found)
        return Array((nearly + spelled.filter { !known.contains($0.what) } + partly).prefix(limit))
    }

    private func spelledNames(_ text: String, filter: NameFilter, limit: Int) throws -> [FoundName] {
        let query = NameQuery(text, language: who.language, party: who.party, filter: filter, limit: limit)
        let hits = try nameBook.index(self).search(query)
        // The index may be newer than this state, which has the last word on what may be read.
        let things = try things(hits.compactMap { Self.id("thing/", $0.id) })
        return hits.compactMap { hit in
            let what =
                Self.id("thing/", hit.id).flatMap { things[$0] }.map(FoundName.What.thing)
                ?? Self.id("party/", hit.id).flatMap { vocabulary.parties[$0] }.map(FoundName.What.party)
                ?? Self.id("property/", hit.id).flatMap { vocabulary.properties[$0] }.map(FoundName.What.property)
            return what.map { FoundName(what: $0, name: hit.name, match: hit.match) }
        }
    }

    /// Things and parties of whose names the typed words are forms, with how much of the name they are.
    private func inflectedNames(_ text: String, filter: NameFilter, limit: Int) throws -> [(
        found: FoundName, coverage: Double
    )] {
        let query = WordQuery(text, language: who.language)
        let hits = try texts(text, filter: WordFilter(kinds: ["thing", "party"]), limit: limit)
        let things = try things(hits.filter { $0.kind == "thing" }.map(\.id))
        var inflected: [(found: FoundName, coverage: Double)] = []
        for hit in hits {
            let thing = things[hit.id]
            guard let what = thing.map(FoundName.What.thing) ?? vocabulary.parties[hit.id].map(FoundName.What.party),
                try passes(what, filter)
            else { continue }
            let names =
                [thing?.name[hit.language] ?? vocabulary.parties[hit.id]?.name[hit.language]].compactMap(\.self)
                + (thing?.allAliases(hit.language) ?? [])
            let best = names.map { (name: $0, coverage: query.coverage(of: $0, in: hit.language)) }
                .max { $0.coverage < $1.coverage }
            guard let best, best.coverage > 0 else { continue }
            let name = NameDocument.Name(best.name, hit.language)
            inflected.append(
                (FoundName(what: what, name: name, match: .word, isInflected: true), coverage: best.coverage))
        }
        return inflected.enumerated().sorted { ($1.element.coverage, $0.offset) < ($0.element.coverage, $1.offset) }
            .map(\.element)
    }

    private func passes(_ what: FoundName.What, _ filter: NameFilter) throws -> Bool {
        guard filter != NameFilter() else { return true }
        guard case .thing(let thing) = what else { return filter.kinds == ["party"] }
        return try passes(thing, filter)
    }

    func passes(_ thing: Thing, _ filter: NameFilter) throws -> Bool {
        if !filter.kinds.isEmpty, !filter.kinds.contains(thing.kind) { return false }
        if let sector = filter.sector, !thing.sectors.contains(where: { $0.rawValue == sector }) { return false }
        guard filter.within != nil || filter.country != nil else { return true }
        let wholes = Set(try self.wholes(of: thing).map(\.id) + [thing.id])
        return [filter.within, filter.country].allSatisfy { $0.map(wholes.contains) ?? true }
    }

    /// Records by the words of their texts, the best first; `after` goes on behind a hit.
    package func texts(
        _ text: String, filter: WordFilter = WordFilter(), after place: WordHit.Place? = nil, limit: Int = 20
    ) throws -> [WordHit] {
        try WordIndex.hits(
            db, WordQuery(text, language: who.language), rights: rights, filter: filter, after: place, limit: limit)
    }

    /// The first hits of `texts`, and how many records there are in all, up to the most that are looked at.
    package func foundTexts(_ text: String, limit: Int = 20) throws -> (hits: [WordHit], count: Int) {
        try WordIndex.found(db, WordQuery(text, language: who.language), rights: rights, limit: limit)
    }

    /// What is found must also stand in the register for this reader: neither withdrawn nor about a thing kept from it.
    private var rights: SearchRights {
        SearchRights(
            condition: """
                \(who.condition(on: "search_document")) AND \(who.hasCome("search_document.visible_from", now))
                AND CASE search_document.kind
                    WHEN 'claim' THEN EXISTS (
                        SELECT 1 FROM claim JOIN thing ON thing.no = claim.thing_no
                        WHERE claim.id = search_document.id AND \(who.claimCondition) AND NOT EXISTS (
                            SELECT 1 FROM remark WHERE remark.claim_no = claim.no AND remark.stance = 'withdrawn'))
                    WHEN 'thing' THEN EXISTS (
                        SELECT 1 FROM thing AS named JOIN thing ON thing.no = coalesce(named.joined_no, named.no)
                        WHERE named.id = search_document.id AND \(who.thingCondition))
                    WHEN 'series' THEN \(mayReadSubject)
                    WHEN 'alert-rule' THEN \(mayReadSubject)
                    ELSE 1 END
                """, includesReserved: who.party != nil)
    }

    /// What a part above keeps is read with the thing it is about.
    private var mayReadSubject: SQL {
        """
        EXISTS (SELECT 1 FROM subject_record AS said
            WHERE said.kind = search_document.kind AND said.id = search_document.id AND \(who.subjectCondition))
        """
    }

    private static func id(_ prefix: String, _ name: String) -> String? {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
    }
}
