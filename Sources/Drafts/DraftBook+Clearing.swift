import Journal
package import Members
package import Register

extension DraftBook {
    /// Says what the parties of the member's country may say only once their ministry has cleared it.
    package func rule(_ reaches: Set<Clearing.Reach>, by signed: Signed) async throws -> Clearing {
        guard let country = signed.country, signed.may(.ruleClearing(country: country)) else {
            throw DraftError.forbidden
        }
        let clearing = Clearing(country: country, reaches: reaches)
        return try await decide { writing in
            let vocabulary = try writing.reading(for: signed.party).vocabulary
            guard vocabulary.parties[signed.party]?.type == .ministry else { throw DraftError.forbidden }
            if vocabulary.clearings[country] == clearing { return (clearing, []) }
            return (clearing, [clearing.entry(party: signed.party, member: signed.member)])
        }
    }
}
