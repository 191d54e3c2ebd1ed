package import Register
import Search

extension FieldReader {
    /// A thing by its identifier or by its name, as people know it; where several bear the name, they are told, and the
    /// one that was chosen of them for this name counts.
    package mutating func thing(_ typed: String, beside field: String) throws -> Thing? {
        if Identifier.isValid(typed), let thing = try reading.thing(typed) { return thing }
        if let chosen = self[ThingChoice.field(field)], self[ThingChoice.asked(field)] == typed,
            Identifier.isValid(chosen), let thing = try reading.thing(chosen)
        {
            return thing
        }
        let named = try reading.names(typed, limit: 12).compactMap { found -> Thing? in
            guard case .thing(let thing) = found.what, found.match <= .spelling, !found.isInflected else { return nil }
            return thing
        }
        if named.count == 1, let thing = named.first { return thing }
        if named.isEmpty {
            fault(field, "thing-unknown", ["text": typed])
        } else {
            let shown = language()
            let names = named.prefix(4).map { "\($0.shortName(shown)) (\($0.id))" }.joined(separator: ", ")
            fault(field, "thing-ambiguous", ["text": typed, "names": names], things: named.map(\.id))
        }
        return nil
    }
}

/// The choice between things of one name: the fields beside the one in which the name was typed.
package enum ThingChoice {
    /// Holds the identifier of the thing that was chosen.
    package static func field(_ field: String) -> String { "\(field)-which" }
    /// Holds the name for which the things were offered.
    package static func asked(_ field: String) -> String { "\(field)-asked" }
    /// The value of a fault under which the things stand, with spaces between them.
    package static let things = "things"
}
