package import Clippings
import GRDB
import Languages
package import Register

extension Reading {
    /// More names than these would make the list too long to hold.
    private static let namedMax = 50_000

    /// The names of everything this reader may know of, by the references that links of a story are written with.
    package func clippingNames() throws -> [ClippingName] {
        var names: [ClippingName] = []
        for thing in try things(limit: Self.namedMax) ?? [] {
            let reference = StoryLink(.thing, thing.id).reference
            let within = thing.within.map { StoryLink(.thing, $0).reference }
            for language in Language.allCases {
                func add(_ name: String, isAlias: Bool) {
                    names.append(
                        ClippingName(
                            reference: reference, kind: thing.kind, language: language, name: name, isAlias: isAlias,
                            within: within))
                }
                if let name = thing.name[language] { add(name, isAlias: false) }
                for alias in thing.allAliases(language) { add(alias, isAlias: true) }
            }
        }
        for party in vocabulary.parties.values.sorted(by: { $0.id < $1.id }) {
            for language in Language.allCases {
                guard let name = party.name[language] else { continue }
                names.append(
                    ClippingName(
                        reference: StoryLink(.party, party.id).reference, kind: party.type.rawValue, language: language,
                        name: name, within: party.country.map { [StoryLink(.thing, $0).reference] } ?? []))
            }
        }
        return names
    }
}

/// The list of names that clippings are read with, made anew only where the journal has gone on.
package final class ClippingNameShelf: Sendable {
    private let held = HeldNames()

    package init() {}

    /// The list for a reader; members of one party share it.
    package func names(_ reading: Reading) throws -> NameList {
        let position = try reading.lastPosition()
        let key = reading.who.party ?? ""
        if let list = held.list(key, at: position) { return list }
        let list = NameList(try reading.clippingNames())
        held.keep(list, for: key, at: position)
        return list
    }
}
