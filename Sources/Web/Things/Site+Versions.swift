import Hummingbird
import Languages
import Register
import Serving

extension Site {
    func comparison(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        func position(_ field: String) throws -> Int64 {
            try RequestFault.position(request.uri.queryParameters[field[...]] ?? "", field: field)
        }
        try request.check(["from", "to"])
        let chosen = [try position("from"), try position("to")].sorted()
        guard chosen[0] != chosen[1] else { throw RequestFault.sameVersion }
        return try await answer(request, visit, parameters: ["from", "to"]) { reading, wording in
            guard let thing = try reading.thing(id) else { throw RequestFault.noThing(id) }
            let versions = try chosen.map { position in
                guard let step = try reading.step(of: thing, at: position) else {
                    throw RequestFault.noVersion(position, of: wording.name(thing))
                }
                return try reading.version(of: thing, after: step)
            }
            let names = try reading.names(
                in: versions.flatMap(\.accounts), things: [thing] + versions.compactMap(\.thing))
            return ComparisonPage(
                figures: Figures(wording: wording, names: names), thing: thing,
                difference: VersionDifference(versions[0], versions[1]), clock: try reading.clock(of: thing))
        }
    }

    func claimHistory(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let members = try await membersBehind(claim: id, visit)
        return try await answer(request, visit) { reading, wording in
            guard let standing = try reading.claim(id), let thing = try reading.thing(standing.claim.thing),
                let property = wording.vocabulary.properties[standing.claim.property]
            else { throw RequestFault.noThing(id) }
            let steps = try reading.history(ofClaim: id)
            return ClaimHistoryPage(
                figures: Figures(wording: wording, names: try reading.names(of: steps)), thing: thing,
                property: property, claim: standing.claim, steps: steps, clock: try reading.clock(of: thing),
                releases: try reading.releases(of: steps), members: members,
                letters: try LettersBehind(steps.map(\.position), reading))
        }
    }
}
