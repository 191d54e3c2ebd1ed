import Hummingbird
import Languages
import Markup
import Measures
import Register
import Serving

extension Site {
    func thing(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let thing = try reading.thing(id, orMoveTo: links(visit).thing)
            if thing.kind == "province" { return try province(thing, reading, wording, visit.signed) }
            let wholes = try reading.wholes(of: thing)
            let accounts = try reading.accounts(of: thing)
            let parts = try reading.partGroups(of: thing, wording)
            let namesakes = try reading.namesakes(of: thing)
            let shown = accounts + parts.flatMap { Array($0.keyFigures.values) }
            let names = try reading.names(in: shown, things: [thing] + wholes + namesakes)
            return ThingPage(
                figures: Figures(wording: wording, names: names), thing: thing, wholes: wholes, accounts: accounts,
                parts: parts, namesakes: namesakes,
                completeness: nil,
                locator: maps.locator(wording, thing), utilisation: Utilisation.all(accounts, wording.vocabulary),
                clock: try reading.clock(of: thing), joined: try reading.joined(with: thing),
                isWritable: isWritable(visit.signed),
                acts: drafts == nil
                    ? Markup() : try ClaimActs(wording: wording).markup(of: thing, visit.signed, reading),
                waiting: try waiting(about: thing, visit.signed, reading, wording),
                indicators: try indicators(of: thing, reading, wording),
                problems: try problems(at: thing, reading, wording),
                stories: try stories(meaning: thing, reading, wording),
                observed: try observed(thing, reading, wording),
                letters: LettersBehind(try reading.letters(behind: thing)))
        }
    }

    func history(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let before = try request.uri.queryParameters["before"].map { try RequestFault.position($0, field: "before") }
        return try await answer(request, visit, parameters: ["before"]) { reading, wording in
            let thing = try reading.thing(id, orMoveTo: { links(visit).history($0) })
            let steps = try reading.history(of: thing, before: before ?? .max, limit: 100)
            return HistoryPage(
                figures: Figures(wording: wording, names: try reading.names(of: steps)), thing: thing, steps: steps,
                next: steps.count == 100 ? steps.last?.position : nil, clock: try reading.clock(of: thing),
                letters: try LettersBehind(steps.map(\.position), reading))
        }
    }
}

/// The page of a thing that another one stands for has moved to that one.
///
/// A join can be taken back, so that nobody may keep the answer.
struct MovedPage: Error {
    let address: Address
}

extension Site {
    func links(_ visit: Visit) -> Links { Links(language: visit.language) }
}

extension Reading {
    /// A thing, or where to go for the one that stands for it.
    ///
    /// Throws `MovedPage` or that there is none.
    func thing(_ id: String, orMoveTo address: (String) -> Address) throws -> Thing {
        if let thing = try thing(id) { return thing }
        if let root = try standing(for: id) { throw MovedPage(address: address(root.id)) }
        throw RequestFault.noThing(id)
    }

    /// What lies in a thing, by kind, each with one key figure.
    func partGroups(of thing: Thing, _ wording: Wording) throws -> [ThingPage.PartGroup] {
        let parts = try parts(of: thing.id)
        let accounts = try accounts(of: parts)
        let order = AlphabeticalOrder(wording.language)
        let kinds = Dictionary(grouping: parts, by: \.kind)
        return kinds.compactMap { id, things in
            vocabulary.kinds[id].map { kind in
                var figures: [String: Account] = [:]
                for key in vocabulary.keyProperties(of: id, limit: 2).reversed() {
                    for thing in things {
                        if let account = accounts[thing.id]?.first(where: { $0.property == key.id }) {
                            figures[thing.id] = account
                        }
                    }
                }
                return ThingPage.PartGroup(
                    kind: kind, things: order.sorted(things, by: wording.name), keyFigures: figures)
            }
        }.sorted { ($0.kind.order, $0.kind.id) < ($1.kind.order, $1.kind.id) }
    }

    /// The contested accounts to show on the first page: those that a quarrel tells first.
    func told(limit: Int) throws -> [(thing: Thing, account: Account)] {
        var chosen: [Account] = []
        for quarrel in vocabulary.quarrels where chosen.count < limit {
            if let account = try accounts(of: quarrel).first(where: { $0.isContested(vocabulary) }) {
                chosen.append(account)
            }
        }
        return try withThings(chosen)
    }
}
