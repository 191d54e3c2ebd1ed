import Hummingbird
import Languages
import Markup
import Register
import Serving

extension Site {
    /// Two things side by side; provinces are offered where neither is chosen yet.
    func compare(_ request: Request, _ visit: Visit) async throws -> Response {
        let asked = ["a", "b"].map { name in
            request.uri.queryParameters[name[...]].flatMap { $0.isEmpty ? nil : String($0) }
        }
        return try await answer(request, visit, parameters: ["a", "b"]) { reading, wording in
            let chosen = try asked.map { id in
                try id.map { id in
                    guard let thing = try reading.thing(id) else { throw RequestFault.noThing(id) }
                    return thing
                }
            }
            let things = chosen.compactMap(\.self)
            let kind = things.first?.kind ?? "province"
            if let other = things.first(where: { $0.kind != kind }) {
                throw RequestFault.otherKind(wording.kindLabel(kind), wording.kindLabel(other.kind))
            }
            let sides = things.count == 2 ? try things.map(reading.side) : []
            let accounts = sides.flatMap(\.accounts.values)
            let offered = try reading.things(ofKind: kind, limit: CompareChoices.optionsMax)
            return ComparePage(
                figures: Figures(wording: wording, names: try reading.names(in: accounts, things: things)),
                kind: wording.vocabulary.kinds[kind],
                choices: CompareChoices(
                    things: offered, wholes: try reading.wholes(of: offered + things), first: chosen[0],
                    second: chosen[1], wording),
                sides: sides)
        }
    }
}

extension Reading {
    func side(_ thing: Thing) throws -> ComparePage.Side {
        let accounts = try accounts(of: thing).map { ($0.property, $0) }
        return ComparePage.Side(
            thing: thing, accounts: Dictionary(accounts) { first, _ in first }, parts: try partCounts(of: thing.id),
            clock: try clock(of: thing))
    }
}
