import Exporting
import Journal
import Languages
import Measures
package import Register

extension ListReading {
    /// A page of all claims in the order in which they were first recorded, and the id behind which the next one begins.
    ///
    /// `nil` when it is to begin behind a claim that is not there.
    package func claims(
        _ filter: ClaimFilter = ClaimFilter(), after id: String? = nil, limit: Int
    ) throws -> (table: Table, next: String?)? {
        guard let page = try reading.claims(filter, after: id, limit: limit + 1) else { return nil }
        let shown = Array(page.prefix(limit))
        return (try claims(shown), page.count > limit ? shown.last?.claim.id : nil)
    }

    /// The claims of a list under its own title.
    package func claims(_ claims: [StandingClaim], title: String? = nil) throws -> Table {
        let names = try reading.names(of: claims)
        return table(
            .claims, title: title,
            claims.map { standing in
                Table.Row(
                    id: standing.claim.id, cells(of: standing, names), place: names[standing.claim.thing]?.place)
            })
    }

    private func cells(of standing: StandingClaim, _ names: [String: Thing]) -> [Cell] {
        let claim = standing.claim
        let first: [Cell] = [
            .text(claim.id), .text(claim.thing), Cell(names[claim.thing].map(words.name)), .text(claim.property),
            .text(words.property(claim.property)),
        ]
        return first + writer(names).valueCells(claim) + [
            .list(states(of: standing)), .text(claim.saidBy), .text(words.party(claim.saidBy)), Cell(claim.source),
            .text(claim.basis.rawValue), Cell(words.plain(claim.doubt)), Cell(words.plain(claim.note)),
            .text(standing.recorder), .text(Instant(clamping: standing.recordedMilliseconds).text),
            .integer(standing.position), link(.claim(claim.id)),
        ]
    }

    /// What parties have said of a claim, each once.
    private func states(of standing: StandingClaim) -> [String] {
        var seen: Set<String> = []
        return standing.remarks.map { words.say(.init("entry.claim-\($0.stance.rawValue)")) }.filter {
            seen.insert($0).inserted
        }
    }

    /// The contested accounts: those that a quarrel tells, then those that comparing claims finds.
    package func quarrels() throws -> Table {
        var shown: Set<Quarrel.Place> = []
        var accounts: [(account: Account, quarrel: Quarrel?)] = []
        for quarrel in vocabulary.quarrels {
            for account in try reading.accounts(of: quarrel) { accounts.append((account, quarrel)) }
            shown.formUnion(quarrel.accounts)
        }
        let contested = try reading.contestedAccounts(limit: 501)
        for account in contested.prefix(500)
        where !shown.contains(.init(thing: account.thing, property: account.property)) {
            accounts.append((account, nil))
        }
        let things = try reading.things(accounts.map(\.account.thing))
        let names = try reading.names(in: accounts.map(\.account), things: Array(things.values))
        let rows = accounts.compactMap { item in
            things[item.account.thing].map { thing in
                Table.Row(
                    id: "\(thing.id)-\(item.account.property)",
                    cells(of: item.account, thing, names) + [
                        Cell(item.quarrel?.id), Cell(item.quarrel.map { words.plain($0.title) }),
                    ], place: thing.place)
            }
        }
        return table(.quarrels, rows, isCut: contested.count > 500)
    }

    package func sources() throws -> Table {
        let counts = try reading.claimCounts(by: .source)
        let rows = vocabulary.sources.values.sorted { $0.id < $1.id }.map { source in
            Table.Row(
                id: source.id,
                [
                    .text(source.id), .text(source.title), .text(source.titleLanguage.tag), .text(source.publisher),
                    .text(words.party(source.publisher)), Cell(source.published), Cell(source.licence),
                    Cell(source.url), .integer(Int64(counts[source.id] ?? 0)), link(.source(source.id)),
                ])
        }
        return table(.sources, rows)
    }

    package func parties() throws -> Table {
        let counts = try reading.claimCounts(by: .party)
        let parties = vocabulary.parties.values.sorted { $0.id < $1.id }
        let things = try reading.things(parties.compactMap(\.speaksFor))
        let rows = parties.map { party in
            let thing = party.speaksFor.flatMap { things[$0] }
            return Table.Row(
                id: party.id,
                [
                    .text(party.id), .text(words.plain(party.name)), .text(party.type.rawValue),
                    .text(words.say(.init("party.\(party.type.rawValue)"))), Cell(party.country), Cell(thing?.id),
                    Cell(thing.map(words.name)), Cell(party.web), .integer(Int64(counts[party.id] ?? 0)),
                    link(.party(party.id)),
                ])
        }
        return table(.parties, rows)
    }

    /// The meetings of all levels or of one, the latest first.
    package func meetings(level: String? = nil) throws -> Table {
        let things = try reading.things(ofKind: "meeting")
        let accounts = try reading.accounts(of: things)
        let names = try reading.names(in: accounts.values.joined(), things: things)
        let lines = things.map { MeetingLine($0, accounts[$0.id] ?? []) }.filter { level == nil || $0.levelID == level }
        let ordered = lines.sorted { left, right in
            guard let first = left.period, let second = right.period else {
                return left.period == nil && right.period != nil
            }
            return first == second ? left.thing.id < right.thing.id : first > second
        }
        return table(.meetings, ordered.map { Table.Row(id: $0.thing.id, cells(of: $0, names)) })
    }

    private func cells(of meeting: MeetingLine, _ names: [String: Thing]) -> [Cell] {
        func said(_ account: Account?) -> Cell {
            guard let account, let claim = account.chosen?.claim,
                let property = vocabulary.properties[account.property]
            else { return .empty }
            return Cell(words.value(claim.value, of: property, names))
        }
        let when = meeting.held ?? meeting.planned
        let attendance = meeting.attendance.map { said($0).plain }.filter { !$0.isEmpty }
        return [
            .text(meeting.thing.id), .text(words.name(meeting.thing)), Cell(meeting.levelID), said(meeting.level),
            Cell(meeting.period.map(words.period)), meeting.period.map { .day($0.start) } ?? .empty,
            meeting.period.map { .day($0.end) } ?? .empty, .flag(meeting.isHeld), said(meeting.place),
            said(meeting.outcome), Cell(attendance.joined(separator: Cell.separator)),
            .list((when?.states.sorted() ?? []).map(words.state)),
            when?.chosen.map { link(.claim($0.claim.id)) } ?? .empty, link(.thing(meeting.thing.id)),
        ]
    }

    /// A page of the changes, the newest first, and the position from which the next one goes on.
    package func changes(_ scope: ChangeScope, before position: Int64, limit: Int) throws -> (
        table: Table, next: Int64?
    ) {
        let (changes, next) = try reading.changes(scope, before: position, limit: limit)
        let names = try reading.names(of: changes.map(\.step))
        return (
            table(
                .changes,
                changes.map { Table.Row(id: String($0.step.position), cells(of: $0, names), place: $0.thing.place) }),
            next
        )
    }

    private func cells(of change: Change, _ names: [String: Thing]) -> [Cell] {
        let step = change.step
        var property: String?
        var claim: Claim?
        var (claimID, states): (String?, [String]) = (nil, [])
        switch step.what {
        case .claim(let said, let isReplaced):
            (property, claim) = (said.property, said)
            // A replaced wording is no longer what stands at the claim's address.
            if isReplaced { states = [words.say("entry.claim-replaced")] }
            claimID = said.id
        case .mark(let mark): (property, claimID) = (mark.property, mark.claim)
        case .remark(let remark): claimID = remark.claim
        case .translation(let translation):
            if translation.record.kind == .claim { claimID = translation.record.id }
        case .thing, .join: break
        }
        let values = claim.map { writer(names).valueCells($0) } ?? Array(repeating: Cell.empty, count: 9)
        return [
            .integer(step.position), .text(Instant(clamping: step.milliseconds).text), .text(step.party),
            .text(words.party(step.party)), .text(step.entryName),
            .text(words.say(.init("entry.\(step.entryName)"))), .text(change.thing.id),
            .text(words.name(change.thing)), Cell(property), Cell(property.map(words.property)), values[0], values[3],
            values[5], values[6], .list(states), Cell(claimID),
            claimID.map { link(.claim($0)) } ?? .empty, link(.thing(change.thing.id)),
        ]
    }
}
