import Languages
import Register
import Search

/// Finds the things that a sheet names, each name once.
///
/// A code, a name or an alias in any language is taken; what is only near to a name is suggested and never taken.
final class ThingMatching {
    enum Match: Sendable, Hashable {
        case one(Thing)
        /// No thing, or several, of this name: the nearest, for a person to choose from.
        case none(suggestions: [Thing])
    }

    private let reading: Reading
    private let chosen: [String: String]
    private var known: [Key: Match] = [:]

    private struct Key: Hashable {
        let text: String
        let kinds: [String]
    }

    private static let suggestionsMax = 4
    private static let knownMax = 20_000

    init(_ reading: Reading, chosen: [String: String]) { (self.reading, self.chosen) = (reading, chosen) }

    /// `kinds` are those that can have the figure; of several things with one name only these count.
    func match(_ text: String, kinds: [String]) throws -> Match {
        let key = Key(text: text, kinds: kinds)
        if let match = known[key] { return match }
        let match = try find(text, Set(kinds))
        if known.count < Self.knownMax { known[key] = match }
        return match
    }

    private func find(_ text: String, _ kinds: Set<String>) throws -> Match {
        if let id = chosen[text], let thing = try reading.thing(id) { return .one(thing) }
        if let thing = try reading.thing(text) { return .one(thing) }
        let named = try reading.things(named: text, limit: 10)
        if let match = try Self.settled(named, kinds) { return match }
        let found = try reading.names(text, limit: 12)
        let things = found.compactMap { found -> (thing: Thing, match: NameMatch)? in
            guard case .thing(let thing) = found.what else { return nil }
            return (thing, found.isInflected ? .similar : found.match)
        }
        let folded = Folding.folded(text)
        let exact = things.filter { item in
            item.match == .exact && item.thing.allNames.contains { Folding.folded($0) == folded }
        }
        if let match = try Self.settled(exact.map(\.thing), kinds) { return match }
        let fitting = things.map(\.thing).filter { kinds.isEmpty || kinds.contains($0.kind) }
        return .none(suggestions: Array(fitting.prefix(Self.suggestionsMax)))
    }

    /// One thing, or several to choose from; `nil` for none.
    private static func settled(_ things: [Thing], _ kinds: Set<String>) throws -> Match? {
        let fitting = kinds.isEmpty ? things : things.filter { kinds.contains($0.kind) }
        let candidates = fitting.isEmpty ? things : fitting
        guard let first = candidates.first else { return nil }
        return candidates.count == 1 ? .one(first) : .none(suggestions: Array(candidates.prefix(suggestionsMax)))
    }
}

extension Thing {
    /// Its name and aliases in every language.
    var allNames: [String] {
        Language.allCases.flatMap { language in (name[language].map { [$0] } ?? []) + (aliases[language] ?? []) }
    }
}
