import Drafts
import Foundation
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Members
import Register
import Serving

extension Site {
    func home(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let provinces = try reading.things(ofKind: "province")
            let contested = try reading.told(limit: 6)
            let latest = try reading.latestClaims(groups: 6)
            let counts = try reading.thingCounts()
            let kinds = wording.vocabulary.kinds.values.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
            return HomePage(
                figures: Figures(wording: wording, names: try reading.things(latest.flatMap { $0.things.prefix(1) })),
                map: try maps.home(wording, reading),
                provinces: ProvinceIndex(
                    countries: try reading.things(ofKind: "country"), provinces: provinces, visit.language),
                contested: contested, latest: latest, totals: try reading.totals(),
                kinds: kinds.compactMap { kind in counts[kind.id].map { (kind, $0) } },
                problems: try openProblems(reading, wording), stories: try newestStories(reading, wording),
                takesReports: reports != nil)
        }
    }

    func kind(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let after = request.uri.queryParameters["after"].map(String.init)
        return try await answer(request, visit, parameters: ["after"]) { reading, wording in
            guard let kind = wording.vocabulary.kinds[id] else { throw RequestFault.noThing(id) }
            guard let found = try reading.things(kind: id, after: after, limit: KindPage.rowsMax + 1) else {
                throw RequestFault.noThing(after ?? "")
            }
            let things = Array(found.prefix(KindPage.rowsMax))
            let columns = wording.vocabulary.keyProperties(of: id, limit: 2)
            let accounts = try reading.accounts(of: things, properties: columns.map(\.id))
            return KindPage(
                figures: Figures(
                    wording: wording, names: try reading.names(in: accounts.values.joined(), things: things)),
                kind: kind, things: things, columns: columns, accounts: accounts, isLater: after != nil,
                next: found.count > things.count ? things.last?.id : nil)
        }
    }

    func claim(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let names = try await membersBehind(claim: id, visit)
        return try await answer(request, visit) { reading, wording in
            guard let standing = try reading.claim(id), let thing = try reading.thing(standing.claim.thing),
                let property = wording.vocabulary.properties[standing.claim.property]
            else { throw RequestFault.noThing(id) }
            let account = try reading.account(of: thing, property: property.id)
            let acts = ClaimActs(wording: wording)
            return ClaimPage(
                figures: Figures(
                    wording: wording, names: try reading.names(in: account.map { [$0] } ?? [], things: [thing])),
                thing: thing, property: property, standing: standing, isChosen: account?.chosen?.claim.id == id,
                hasHistory: try reading.history(ofClaim: id, limit: 2).count > 1, clock: try reading.clock(of: thing),
                passed: try reading.release(of: standing).map { acts.release($0, names: names) },
                letters: LettersBehind(try reading.letters(behindClaim: id)),
                acts: drafts == nil
                    ? Markup()
                    : try acts.markup(
                        of: standing, isMarked: account?.mark?.claim == id, visit.signed, reading))
        }
    }

    func quarrels(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            var shown: Set<Quarrel.Place> = []
            let told = try wording.vocabulary.quarrels.map { quarrel in
                (quarrel: quarrel, accounts: try reading.withThings(try reading.accounts(of: quarrel)))
            }
            for item in told { shown.formUnion(item.quarrel.accounts) }
            let found = try reading.withThings(
                try reading.contestedAccounts().filter {
                    !shown.contains(.init(thing: $0.thing, property: $0.property))
                })
            let accounts = told.flatMap { $0.accounts.map(\.account) } + found.map(\.account)
            return QuarrelsPage(
                figures: Figures(wording: wording, names: try reading.names(in: accounts, things: [])), told: told,
                found: found)
        }
    }

    func sources(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            SourceListPage(
                figures: Figures(wording: wording, names: [:]), counts: try reading.claimCounts(by: .source))
        }
    }

    func source(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            guard let source = wording.vocabulary.sources[id] else { throw RequestFault.noThing(id) }
            let claims = try reading.claims(fromSource: id)
            return SourcePage(
                figures: Figures(wording: wording, names: try reading.names(of: claims)), source: source, claims: claims
            )
        }
    }

    func parties(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            PartyListPage(
                figures: Figures(wording: wording, names: [:]), countries: try reading.things(ofKind: "country"),
                counts: try reading.claimCounts(by: .party), mayPropose: isWritable(visit.signed))
        }
    }

    func party(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            guard let party = wording.vocabulary.parties[id] else { throw RequestFault.noThing(id) }
            let claims = try reading.claims(saidBy: id)
            let counterparts = reading.counterparts(of: party)
            let figures = Figures(
                wording: wording,
                names: try reading.names(of: claims, and: [party.speaksFor] + counterparts.map(\.country)))
            let area = try party.speaksFor.flatMap { try reading.things([$0])[$0] }
            let office = OfficeSection(
                figures: figures, party: party, clock: try area.map(reading.clock) ?? Clock(),
                counterparts: counterparts, mayWrite: visit.signed.map { $0.may(.write(party: id)) } ?? false)
            return PartyPage(
                figures: figures, party: party, claims: claims, office: office,
                problems: try problems(ofParty: id, reading, wording),
                stories: try stories(ofParty: id, reading, wording),
                mayChange: try drafts != nil
                    && visit.signed.map { signed in
                        try signed.may(.write(party: signed.party))
                            && PartyRights(signed.party, in: reading).mayChange(party)
                    } ?? false,
                letters: LettersBehind(try reading.letters(about: "party/\(id)")))
        }
    }

    func completeness(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let provinces = try reading.things(ofKind: "province")
            let order = AlphabeticalOrder(visit.language)
            return CompletenessPage(
                figures: Figures(wording: wording, names: [:]),
                rows: try order.sorted(provinces, by: { $0.shortName(visit.language) }).map {
                    (province: $0, completeness: try reading.completeness(of: $0))
                })
        }
    }

    func method(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { _, wording in MethodPage(figures: Figures(wording: wording, names: [:])) }
    }

    func about(_ request: Request, _ visit: Visit) async throws -> Response {
        let head = try await journal.ownHead()
        return try await answer(request, visit) { reading, wording in
            AboutPage(
                figures: Figures(wording: wording, names: [:]), totals: try reading.totals(), version: version,
                origin: journal.origin.id, position: try reading.lastPosition(), headHash: head?.hash.hex ?? "",
                publicKey: journal.key.publicKey.hex,
                languages: languages.map { language in
                    let keys = book.keys(in: language)
                    return AboutPage.SpokenLanguage(
                        language: language, phrases: keys.count,
                        reviewed: keys.count { book.isReviewed($0, in: language) })
                }, hasMovingMap: assets.hasLeaflet, lastEntry: try reading.lastOwnTime(journal.origin))
        }
    }
}
