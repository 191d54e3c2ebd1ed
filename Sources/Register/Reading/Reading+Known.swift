/// What a reader may be told of by its id alone: one filter for pages and for programs.
extension Reading {
    /// Whether the reader may read a claim and know of its thing.
    package func knows(claim id: String) throws -> Bool {
        guard let claim = try claim(id)?.claim else { return false }
        return try thing(claim.thing) != nil
    }

    package func knows(letter id: String) -> Bool { letter(id) != nil }
}
