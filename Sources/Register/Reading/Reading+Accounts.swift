import GRDB
import Journal
import Measures

extension Reading {
    /// The accounts of a thing in the order of the vocabulary, as far as the reader may read their claims.
    package func accounts(of thing: Thing) throws -> [Account] {
        try accounts(of: [thing])[thing.id] ?? []
    }

    package func account(of thing: Thing, property: String) throws -> Account? {
        try accounts(of: [thing], property: property)[thing.id]?.first
    }

    /// The accounts of several things at once; `property` limits them to one.
    package func accounts(of things: [Thing], property: String? = nil) throws -> [String: [Account]] {
        try accounts(of: things, properties: property.map { [$0] })
    }

    /// The accounts of several things at once, of some properties only where they are named.
    package func accounts(of things: [Thing], properties: [String]?) throws -> [String: [Account]] {
        let ids = things.map(\.id)
        guard let properties else { return try accounts(of: things, under: "thing.id IN \(ids)") }
        // Asked for as pairs: a thing may have hundreds of claims and a property a hundred thousand.
        let condition: SQL = """
            (claim.thing_no, claim.property_no) IN (
                SELECT whole.no, term.no FROM thing AS whole, term
                WHERE whole.id IN \(ids) AND term.scheme = 'property' AND term.id IN \(properties))
            """
        return try accounts(of: things, under: condition)
    }

    /// The accounts of things, made of the claims under a condition over `claim`, `thing` and `property`.
    func accounts(of things: [Thing], under condition: SQL) throws -> [String: [Account]] {
        let groups = Dictionary(grouping: try standingClaims(condition), by: \.key.thing)
        let marks = try marks(of: things)
        let owners = try owners(of: things)
        var accounts: [String: [Account]] = [:]
        for thing in things {
            let context = AccountContext(
                owners: owners[thing.id] ?? [], partyTypes: vocabulary.partyTypes, today: today)
            accounts[thing.id] = (groups[thing.id] ?? []).compactMap { place, claims in
                guard let property = vocabulary.properties[place.property] else { return nil }
                return Account(
                    of: claims, thing: thing.id, property: property,
                    mark: marks[place]?.last { context.owners.contains($0.party) },
                    context: context)
            }.sorted { order(of: $0.property) < order(of: $1.property) }
        }
        return accounts
    }

    private func order(of property: String) -> Int64 { vocabulary.propertyOrder[property] ?? .max }

    /// The claims under a condition over `claim`, `thing` and `property`, by their accounts.
    ///
    /// With `newest`, only so many, those entered last.
    func standingClaims(
        _ condition: SQL, newest limit: Int = 100_000, isKept: Bool = false
    ) throws -> [Quarrel.Place: [StandingClaim]] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT claim.no, claim.id, claim.payload, claim.recorder, claim.position, claim.time, thing.id
                FROM claim JOIN thing ON thing.no = claim.thing_no JOIN term AS property ON property.no = claim.property_no
                WHERE \(condition) AND \(who.claimCondition) ORDER BY claim.no DESC LIMIT \(limit)
                """, cached: isKept)
        let rows = try request.fetchAll(db)
        let remarks = try remarks(on: rows.map { $0[0] })
        var groups: [Quarrel.Place: [StandingClaim]] = [:]
        var owners: [String: Set<String>] = [:]
        let claims = rows.map { row in
            (try? JSON(parsing: row[2] as String)).flatMap {
                try? Claim(id: row[1], payload: $0).standing(under: row[6])
            }
        }
        let overlay = try overlay(of: claims.lazy.compactMap(\.self))
        for (row, claim) in zip(rows, claims).reversed() {
            guard let claim else { continue }
            var standing = StandingClaim(
                claim: claim.translated(by: overlay), recorder: row[3], position: row[4], recordedMilliseconds: row[5],
                remarks: remarks[row[0]] ?? [])
            if standing.remarks.contains(where: { $0.stance.isForOwners }) {
                let known = try owners[claim.thing] ?? thing(claim.thing).map(self.owners) ?? []
                owners[claim.thing] = known
                standing = standing.heard(by: known)
            }
            groups[.init(thing: claim.thing, property: claim.property), default: []].append(standing)
        }
        return groups
    }

    private func remarks(on claims: [Int64]) throws -> [Int64: [Remark]] {
        guard try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM remark)")) == true else {
            return [:]
        }
        let request = SQLRequest<Row>(
            literal: """
                SELECT remark.claim_no, remark.stance, remark.party, remark.payload, claim.id, remark.position FROM remark
                JOIN claim ON claim.no = remark.claim_no WHERE remark.claim_no IN \(claims) ORDER BY remark.no
                """)
        var remarks: [Int64: [Remark]] = [:]
        let rows = try request.fetchAll(db)
        let overlay = try overlay(ofEntriesAt: rows.map { $0[5] })
        for row in rows {
            guard let stance = Remark.Stance(rawValue: row[1]), let payload = try? JSON(parsing: row[3] as String),
                let reason = try? payload.text("reason")
            else { continue }
            remarks[row[0], default: []].append(
                overlay.put(
                    Remark(
                        claim: row[4], stance: stance, party: row[2], reason: reason,
                        source: payload["source"]?.stringValue), at: row[5]))
        }
        return remarks
    }

    /// What parties have marked, the newest last; only an owner's mark counts.
    private func marks(of things: [Thing]) throws -> [Quarrel.Place: [Mark]] {
        guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM mark)") == true else { return [:] }
        let request = SQLRequest<Row>(
            literal: """
                SELECT thing.id, property.id, mark.party, mark.payload, mark.position FROM mark
                JOIN thing AS own ON own.no = mark.thing_no
                JOIN thing ON thing.no = coalesce(own.joined_no, own.no) JOIN term AS property ON property.no = mark.property_no
                WHERE thing.id IN \(things.map(\.id)) ORDER BY mark.position
                """)
        var marks: [Quarrel.Place: [Mark]] = [:]
        let rows = try request.fetchAll(db)
        let overlay = try overlay(ofEntriesAt: rows.map { $0[4] })
        for row in rows {
            guard let payload = try? JSON(parsing: row[3] as String), let reason = try? payload.text("reason") else {
                continue
            }
            let mark = overlay.put(
                Mark(
                    thing: row[0], property: row[1], claim: payload["claim"]?.stringValue, party: row[2],
                    reason: reason), at: row[4])
            marks[.init(thing: mark.thing, property: mark.property), default: []].append(mark)
        }
        return marks
    }
}
