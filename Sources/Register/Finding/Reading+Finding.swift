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
}

extension Reading {
    /// Things, parties and properties by their names, the best first.
    package func names(_ text: String, filter: NameFilter = NameFilter(), limit: Int = 20) throws -> [FoundName] {
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

    /// Records by the words of their texts, the best first; `after` goes on behind a hit.
    package func texts(
        _ text: String, filter: WordFilter = WordFilter(), after place: WordHit.Place? = nil, limit: Int = 20
    ) throws -> [WordHit] {
        try WordIndex.hits(
            db, WordQuery(text, language: who.language), rights: rights, filter: filter, after: place, limit: limit)
    }

    /// How many records `texts` would find in all, up to the most that are looked at.
    package func textCount(_ text: String, filter: WordFilter = WordFilter()) throws -> Int {
        try WordIndex.count(db, WordQuery(text, language: who.language), rights: rights, filter: filter)
    }

    /// What is found must also stand in the register for this reader: neither withdrawn nor about a thing kept from it.
    private var rights: SearchRights {
        SearchRights(
            condition: """
                \(who.condition(on: "search_document")) AND CASE search_document.kind
                    WHEN 'claim' THEN EXISTS (
                        SELECT 1 FROM claim JOIN thing ON thing.no = claim.thing_no
                        WHERE claim.id = search_document.id AND \(who.claimCondition) AND NOT EXISTS (
                            SELECT 1 FROM remark WHERE remark.claim_no = claim.no AND remark.stance = 'withdrawn'))
                    WHEN 'thing' THEN EXISTS (
                        SELECT 1 FROM thing WHERE thing.id = search_document.id AND \(who.thingCondition))
                    ELSE 1 END
                """, includesReserved: who.party != nil)
    }

    private static func id(_ prefix: String, _ name: String) -> String? {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
    }
}
