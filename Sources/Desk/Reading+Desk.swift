import Drafts
import Measures
package import Members
import Observations
package import Register

extension Reading {
    /// What waits for a member, from one consistent state read as the member's party.
    ///
    /// Every question is bounded and answered by an index; what the reader may not read is not counted either.
    package func desk(
        for signed: Signed, visit: DeskVisit, limits: DeskLimits = DeskLimits()
    ) throws -> DeskSheet {
        let concern = try self.concern(of: signed.party)
        let mayWrite = signed.may(.write(party: signed.party))
        let piles = try DraftBook.piles(for: signed, limit: limits.lines, db)
        let reported = try self.said(
            of: concern, isReserved: true, before: limits.reportedBefore, limit: limits.lines, countMax: limits.countMax
        )
        let said = try self.said(
            of: concern, isReserved: false, before: limits.saidBefore, limit: limits.lines, countMax: limits.countMax)
        let disputes = try self.disputes(of: signed.party, limit: limits.countMax + 1)
        let contests = try unmarkedContests(of: concern, limit: limits.lines + 1)
        let aged = try agedFigures(of: concern, limit: limits.countMax + 1)
        let ending = try endingClaims(of: concern, days: limits.endingDays, limit: limits.countMax + 1)
        let missing = try missingFigures(of: concern, limit: limits.countMax + 1)
        let news = try self.news(for: signed, visit, limits)
        let agedLines = try aged.prefix(limits.lines).map {
            AgedLine(figure: $0, standing: try standing($0, of: signed.party))
        }
        let claims = try claimsOfDrafts(piles)
        let alerts = try self.alerts(by: signed.party)
        let party = vocabulary.parties[signed.party]
        let answerable = reported.claims + said.claims + disputes.prefix(limits.lines).map(\.standing)
        var shown = answerable + Array(claims.values)
        shown += agedLines.compactMap(\.standing)
        shown += ending.prefix(limits.lines)
        shown += contests.flatMap { $0.claims.prefix(DeskLimits.contestClaims) }
        var named = Self.things(of: shown.map(\.claim) + news.groups.flatMap { $0.changes.compactMap(Self.claim) })
        named.formUnion(contests.map(\.thing) + aged.prefix(limits.lines).map(\.place.thing))
        named.formUnion(missing.prefix(limits.lines).map(\.thing))
        if let own = party?.speaksFor { named.insert(own) }
        named.formUnion(Self.thingsOfDrafts(piles))
        named.formUnion(alerts.map(\.series.series.thing))
        let things = try self.things(named)
        return DeskSheet(
            party: signed.party, own: party?.speaksFor.flatMap { things[$0] }, mayWrite: mayWrite,
            alerts: DeskPile(all: alerts, limit: limits.lines, countMax: limits.countMax),
            mine: piles.mine, returned: piles.returned, toRelease: piles.toApprove, toClear: piles.toClear,
            reported: Self.pile(reported), said: Self.pile(said),
            disputes: DeskPile(all: disputes, limit: limits.lines, countMax: limits.countMax),
            contests: DeskPile(all: contests, limit: limits.lines, countMax: limits.lines),
            aged: DeskPile(
                agedLines, count: min(aged.count, limits.countMax), isMore: aged.count > limits.countMax),
            ending: DeskPile(all: ending, limit: limits.lines, countMax: limits.countMax),
            missing: DeskPile(all: missing, limit: limits.lines, countMax: limits.countMax),
            news: news, contacts: try contacts(of: signed.party),
            things: things, claims: claims,
            underway: try DraftBook.underway(
                answerable.map { "claim/\($0.claim.id)" }, party: signed.party, db))
    }

    /// The things that claims are about and those that they refer to.
    private static func things(of claims: [Claim]) -> Set<String> {
        var things = Set(claims.map(\.thing))
        for claim in claims { if case .reference(let id) = claim.value { things.insert(id) } }
        return things
    }

    private static func claim(_ change: Change) -> Claim? {
        if case .claim(let claim, _) = change.step.what { claim } else { nil }
    }

    private static func pile(_ said: SaidOf) -> DeskPile<SaidLine> {
        DeskPile(said.claims.map { SaidLine(standing: $0) }, count: said.count, isMore: said.isMore, next: said.next)
    }

    /// The things that drafts name in a field.
    private static func thingsOfDrafts(_ piles: DraftPiles) -> Set<String> {
        let drafts = [piles.mine, piles.returned, piles.toApprove, piles.toClear].flatMap { $0.lines.map(\.draft) }
        return Set(drafts.compactMap { $0.fields["thing"] }.filter(Identifier.isValid))
    }

    /// The claims that drafts say something of, by id.
    private func claimsOfDrafts(_ piles: DraftPiles) throws -> [String: StandingClaim] {
        let drafts = [piles.mine, piles.returned, piles.toApprove, piles.toClear].flatMap { $0.lines.map(\.draft) }
        var claims: [String: StandingClaim] = [:]
        for id in Set(drafts.compactMap { $0.fields["claim"] }) { claims[id] = try claim(id) }
        return claims
    }

    /// Whom to call, and by which clocks they live.
    private func contacts(of party: String) throws -> DeskContacts {
        guard let own = vocabulary.parties[party] else { return DeskContacts(own: nil, counterparts: [], clocks: [:]) }
        let counterparts = counterparts(of: own)
        // Only who has said when the office is open needs a clock.
        let places = ([own] + counterparts).filter { !$0.office.hours.isEmpty }.compactMap(\.speaksFor)
        let clocks = try clocks(of: Array(try things(places).values))
        return DeskContacts(own: own, counterparts: counterparts, clocks: clocks)
    }
}

extension Reading {
    /// What is new since a visit about things of others, by the place an office speaks for.
    fileprivate func news(for signed: Signed, _ visit: DeskVisit, _ limits: DeskLimits) throws -> DeskNews {
        guard let since = visit.position, try lastPosition() > since else {
            return DeskNews(groups: [], count: 0, isMore: false, since: visit)
        }
        let found = try changes(limit: limits.newsLooked)
        let later = found.changes.filter { $0.step.position > since }
        let isMore = found.next.map { $0 > since } ?? false
        let things = Array(Dictionary(later.map { ($0.thing.id, $0.thing) }) { first, _ in first }.values)
        let wholes = try wholes(of: things)
        var groups: [String: [Change]] = [:]
        for change in later where change.step.party != signed.party {
            let chain = Self.chain(of: change.thing, among: wholes)
            guard !chain.contains(where: { vocabulary.speakers[$0]?.contains(signed.party) == true }) else { continue }
            groups[chain.first(where: isSpokenFor) ?? "", default: []].append(change)
        }
        let places = try self.things(groups.keys.filter { !$0.isEmpty })
        let told = groups.map { id, changes in
            DeskNews.Group(
                place: places[id], changes: Array(changes.prefix(limits.newsShown)), count: changes.count)
        }
        return DeskNews(
            groups: told.sorted { first, second in
                // What belongs to no place comes last, however much it is.
                guard let one = first.place, let other = second.place else { return first.place != nil }
                return (second.count, one.id) < (first.count, other.id)
            },
            count: told.reduce(0) { $0 + $1.count }, isMore: isMore, since: visit)
    }

    /// A thing and what it lies in, the nearest first.
    private static func chain(of thing: Thing, among wholes: [String: Thing]) -> [String] {
        var chain = [thing.id]
        var open = thing.within
        while let id = open.first {
            open.removeFirst()
            guard !chain.contains(id) else { continue }
            chain.append(id)
            open += wholes[id]?.within ?? []
        }
        return chain
    }

    private func isSpokenFor(_ thing: String) -> Bool {
        vocabulary.speakers[thing]?.contains { vocabulary.partyTypes[$0] == .office } ?? false
    }
}
