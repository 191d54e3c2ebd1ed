import Hummingbird
import Languages
import Markup
import Measures
import Register
import Serving

extension Site {
    func thing(_ request: Request, _ language: Language, _ id: String) async throws -> Response {
        try await answer(request, language) { reading, wording in
            guard let thing = try reading.thing(id) else { throw RequestFault.noThing(id) }
            if thing.kind == "province" { return try province(thing, reading, wording) }
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
                clock: try reading.clock(of: thing))
        }
    }

    func history(_ request: Request, _ language: Language, _ id: String) async throws -> Response {
        let before = try request.uri.queryParameters["before"].map { try RequestFault.position($0, field: "before") }
        return try await answer(request, language, parameters: ["before"]) { reading, wording in
            guard let thing = try reading.thing(id) else { throw RequestFault.noThing(id) }
            let steps = try reading.history(of: thing, before: before ?? .max, limit: 100)
            return HistoryPage(
                figures: Figures(wording: wording, names: try reading.names(of: steps)), thing: thing, steps: steps,
                next: steps.count == 100 ? steps.last?.position : nil, clock: try reading.clock(of: thing))
        }
    }
}

extension Vocabulary {
    /// The properties that say most about a kind: those its completeness counts, in the pack's order.
    func keyProperties(of kind: String, limit: Int) -> [Property] {
        Array(
            properties.values.filter { $0.expectedKinds.contains(kind) }.sorted {
                (propertyOrder[$0.id] ?? 0) < (propertyOrder[$1.id] ?? 0)
            }.prefix(limit))
    }
}

extension Reading {
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

    /// Things that bear the same name, so that nobody takes one Astara for the other.
    func namesakes(of thing: Thing) throws -> [Thing] {
        guard let name = thing.aliases[.en]?.first ?? thing.name[.en] else { return [] }
        return try things(named: name, limit: 12).filter { $0.id != thing.id }
    }

    /// The things that values, wholes and lists refer to.
    func names(in accounts: some Sequence<Account>, things: [Thing]) throws -> [String: Thing] {
        var ids: Set<String> = Set(things.flatMap(\.within))
        for account in accounts {
            for standing in account.claims {
                if case .reference(let id) = standing.claim.value { ids.insert(id) }
            }
        }
        var names = try self.things(ids)
        for thing in things { names[thing.id] = thing }
        return names
    }

    func names(of claims: [StandingClaim], and others: [String?] = []) throws -> [String: Thing] {
        var ids = Set(others.compactMap(\.self))
        for standing in claims {
            ids.insert(standing.claim.thing)
            if case .reference(let id) = standing.claim.value { ids.insert(id) }
        }
        return try things(ids)
    }

    func names(of steps: [TrailStep]) throws -> [String: Thing] {
        var ids: Set<String> = []
        for step in steps {
            if case .claim(let claim, _) = step.what, case .reference(let id) = claim.value { ids.insert(id) }
        }
        return try things(ids)
    }

    func withThings(_ accounts: [Account]) throws -> [(thing: Thing, account: Account)] {
        let things = try things(accounts.map(\.thing))
        return accounts.compactMap { account in things[account.thing].map { (thing: $0, account: account) } }
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
