package import Register
import Search

extension FieldReader {
    /// A thing by its identifier or by its name, as people know it; where several bear the name, they are told.
    package mutating func thing(_ typed: String, beside field: String) throws -> Thing? {
        if Identifier.isValid(typed), let thing = try reading.thing(typed) { return thing }
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
            fault(field, "thing-ambiguous", ["text": typed, "names": names])
        }
        return nil
    }
}
