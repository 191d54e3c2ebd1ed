import GRDB
import Journal
package import Measures

/// A thing as it stood after an entry of its history.
package struct ThingVersion: Sendable, Hashable {
    /// The entry after which it stood so.
    package let position: Int64
    package let milliseconds: Int64
    /// `nil` where it had not been entered yet, or the reader may not read what it was.
    package let thing: Thing?
    /// Its accounts, computed from the claims, remarks and marks of that time on the day of the entry.
    package let accounts: [Account]
}

extension Reading {
    /// The entry at a position, if it is about the thing and the reader may read it.
    package func step(of thing: Thing, at position: Int64) throws -> TrailStep? {
        guard position > 0, position < .max else { return nil }
        return try history(of: thing, before: position + 1, limit: 1).first { $0.position == position }
    }

    /// The thing as it stood after an entry, from its trail and its claims; no other entry of the journal is read.
    ///
    /// The vocabulary is today's. What a later entry has hidden stays as it could be read then.
    package func version(of thing: Thing, after step: TrailStep) throws -> ThingVersion {
        let position = step.position
        guard let earlier = try self.thing(thing.id, at: position) else {
            return ThingVersion(position: position, milliseconds: step.milliseconds, thing: nil, accounts: [])
        }
        return ThingVersion(
            position: position, milliseconds: step.milliseconds, thing: earlier,
            accounts: try accounts(of: earlier, at: position, on: Instant(clamping: step.milliseconds).day()))
    }

    /// The accounts of a thing as they stood after an entry, as they would have been chosen on a day; none where the
    /// thing had not been entered yet or the reader may not know of it.
    package func accounts(ofThing id: String, at position: Int64, on day: Day) throws -> [Account] {
        guard let standing = try self.thing(id), let earlier = try self.thing(standing.id, at: position) else {
            return []
        }
        return try accounts(of: earlier, at: position, on: day)
    }

    private func accounts(of thing: Thing, at position: Int64, on day: Day) throws -> [Account] {
        let context = AccountContext(
            owners: try owners(of: thing, at: position), partyTypes: vocabulary.partyTypes, today: day)
        let claims = try standingClaims(of: thing.id, at: position)
        let marks = try marks(of: thing.id, at: position)
        let accounts = Dictionary(grouping: claims, by: \.claim.property).compactMap { id, claims -> Account? in
            guard let property = vocabulary.properties[id] else { return nil }
            let mark = marks.last { $0.property == id && context.owners.contains($0.party) }
            return Account(of: claims, thing: thing.id, property: property, mark: mark, context: context)
        }
        return accounts.sorted {
            (vocabulary.propertyOrder[$0.property] ?? .max, $0.property)
                < (vocabulary.propertyOrder[$1.property] ?? .max, $1.property)
        }
    }

    /// Every wording of a claim that the reader may read, and what was said of it, newest first.
    package func history(ofClaim id: String, limit: Int = 200) throws -> [TrailStep] {
        guard try claim(id) != nil else { return [] }
        let request = SQLRequest<Row>(
            literal: """
                SELECT trail.position, trail.time, trail.kind, trail.subject, trail.party, trail.payload, 1 AS replaced
                FROM trail JOIN thing ON thing.no = trail.thing_no
                WHERE trail.subject = \("claim/" + id) AND \(who.condition(on: "trail")) AND \(who.thingCondition)
                UNION ALL
                SELECT claim.position, claim.time, 'claim', 'claim/' || claim.id, claim.recorder, claim.payload, 0
                FROM claim WHERE claim.id = \(id)
                ORDER BY 1 DESC LIMIT \(limit)
                """)
        return try request.fetchAll(db).compactMap(Self.step)
    }

    private func thing(_ id: String, at position: Int64) throws -> Thing? {
        let request = SQLRequest<Row>(
            literal: """
                SELECT trail.payload, \(who.condition(on: "trail")) FROM trail
                WHERE trail.subject = \("thing/" + id) AND trail.kind = 'thing' AND trail.position <= \(position)
                ORDER BY trail.position DESC LIMIT 1
                """)
        guard let row = try request.fetchOne(db), row[1] as Bool, let payload = try? JSON(parsing: row[0] as String)
        else { return nil }
        return try? Thing(id: id, payload: payload)
    }

    /// The parties that spoke for the thing, or for what it lay in at the time.
    private func owners(of thing: Thing, at position: Int64) throws -> Set<String> {
        var owners = vocabulary.speakers[thing.id] ?? []
        var wholes: Set<String> = []
        var open = thing.within
        while let id = open.first, wholes.count < 16 {
            open.removeFirst()
            guard !wholes.contains(id), let whole = try self.thing(id, at: position) else { continue }
            wholes.insert(id)
            open += whole.within
            owners.formUnion(vocabulary.speakers[id] ?? [])
        }
        return owners
    }

    /// The wordings that stood: of each claim the last one up to the position, if it was about this thing.
    private func standingClaims(of thing: String, at position: Int64) throws -> [StandingClaim] {
        let members = try members(of: thing, at: position)
        let request = SQLRequest<Row>(
            literal: """
                WITH told(subject) AS (
                    SELECT subject FROM trail WHERE thing_no IN \(members.now) AND kind = 'claim'
                        AND coalesce(own_no, thing_no) IN \(members.own) AND position <= \(position)
                    UNION SELECT 'claim/' || id FROM claim WHERE thing_no IN \(members.now)
                        AND coalesce(own_no, thing_no) IN \(members.own) AND position <= \(position))
                SELECT trail.subject, trail.position, trail.time, trail.recorder, trail.payload,
                    coalesce(trail.own_no, trail.thing_no) IN \(members.own) AND \(who.condition(on: "trail"))
                FROM told JOIN trail ON trail.subject = told.subject
                WHERE trail.kind = 'claim' AND trail.position <= \(position)
                UNION ALL
                SELECT told.subject, claim.position, claim.time, claim.recorder, claim.payload,
                    coalesce(claim.own_no, claim.thing_no) IN \(members.own) AND \(who.condition(on: "claim"))
                FROM told JOIN claim ON claim.id = substr(told.subject, 7) WHERE claim.position <= \(position)
                ORDER BY 2
                """)
        var newest: [String: Row] = [:]
        for row in try request.fetchAll(db) { newest[row[0]] = row }
        let rows = newest.filter { $0.value[5] as Bool }
        let remarks = try remarks(on: Array(rows.keys), at: position)
        return rows.compactMap { subject, row in
            guard let payload = try? JSON(parsing: row[4] as String),
                let claim = try? Claim(id: String(subject.dropFirst("claim/".count)), payload: payload)
                    .standing(under: thing)
            else { return nil }
            let wording = row[1] as Int64
            // Entering a claim again takes a withdrawal back.
            let heard = (remarks[subject] ?? []).filter { $0.remark.stance != .withdrawn || $0.position > wording }
            return StandingClaim(
                claim: claim, recorder: row[3], position: wording, recordedMilliseconds: row[2],
                remarks: heard.map(\.remark))
        }
    }

    private func remarks(
        on subjects: [String], at position: Int64
    ) throws -> [String: [(remark: Remark, position: Int64)]] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT position, time, kind, subject, party, payload, 0 FROM trail
                WHERE subject IN \(subjects) AND kind = 'remark' AND position <= \(position) ORDER BY position
                """)
        var remarks: [String: [(remark: Remark, position: Int64)]] = [:]
        for step in try request.fetchAll(db).compactMap(Self.step) {
            guard case .remark(let remark) = step.what else { continue }
            remarks["claim/" + remark.claim, default: []].append((remark, step.position))
        }
        return remarks
    }

    /// The marks that stood, the newest last.
    private func marks(of thing: String, at position: Int64) throws -> [Mark] {
        let members = try members(of: thing, at: position)
        let request = SQLRequest<Row>(
            literal: """
                SELECT trail.position, trail.time, trail.kind, trail.subject, trail.party, trail.payload, 0
                FROM trail WHERE trail.thing_no IN \(members.now) AND trail.kind = 'mark'
                    AND coalesce(trail.own_no, trail.thing_no) IN \(members.own) AND trail.position <= \(position)
                ORDER BY trail.position
                """)
        var marks: [Mark] = []
        for step in try request.fetchAll(db).compactMap(Self.step) {
            guard case .mark(let mark) = step.what else { continue }
            marks.removeAll { $0.property == mark.property && $0.party == mark.party }
            if mark.claim != nil { marks.append(mark) }
        }
        return marks
    }
}
