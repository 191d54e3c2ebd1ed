import Journal
import Languages
package import Search

/// A text that was found, with what it belongs to.
package struct FoundText: Sendable {
    package let hit: WordHit
    package let thing: Thing?
    /// The property of a claim that was found.
    package let property: String?
}

extension Reading {
    /// Texts by their words whose thing passes what narrows the search, and how many there are in all.
    ///
    /// What was found for its name is not given again for the words of that name.
    package func texts(
        _ text: String, besides names: [FoundName], narrowedBy filter: NameFilter, limit: Int
    ) throws -> (found: [FoundText], count: Int) {
        let isNarrowed = filter != NameFilter()
        let (hits, total) = try foundTexts(text, limit: isNarrowed ? 100 : limit)
        let named = Set(names.map(\.id))
        let claims = try hits.filter { $0.kind == "claim" }.compactMap { try claim($0.id)?.claim }
        let properties = Dictionary(claims.map { ($0.id, $0.property) }) { first, _ in first }
        let things = try things(hits.compactMap(\.thing))
        let found = try hits.filter { !named.contains("\($0.kind)/\($0.id)") }.compactMap { hit -> FoundText? in
            let thing = hit.thing.flatMap { things[$0] }
            if isNarrowed {
                guard let thing, try passes(thing, filter) else { return nil }
            }
            return FoundText(hit: hit, thing: thing, property: properties[hit.id])
        }
        let count = isNarrowed ? found.count : total - (hits.count - found.count)
        return (Array(found.prefix(limit)), count)
    }
}

extension FoundName {
    /// The record it is, as `kind/id`.
    package var id: String {
        switch what {
        case .thing(let thing): "thing/\(thing.id)"
        case .party(let party): "party/\(party.id)"
        case .property(let property): "property/\(property.id)"
        }
    }

    /// What the thing found lies in first.
    package var wholeID: String? {
        if case .thing(let thing) = what { thing.within.first } else { nil }
    }
}
