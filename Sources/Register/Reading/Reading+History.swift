import GRDB
import Journal
import Languages

/// One step in the history of a thing: an entry about it, as it was written.
package struct TrailStep: Sendable, Hashable {
    package enum What: Sendable, Hashable {
        case thing(Thing)
        case claim(Claim, isReplaced: Bool)
        case remark(Remark)
        case mark(Mark)
        case join(Join)
        case translation(Translation)
    }

    package let position: Int64
    package let milliseconds: Int64
    package let party: String
    package let what: What
}

extension Reading {
    /// What was ever written about a thing, newest first, as far as the reader may read it.
    package func history(of thing: Thing, before position: Int64 = .max, limit: Int = 200) throws -> [TrailStep] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT trail.position, trail.time, trail.kind, trail.subject, trail.party, trail.payload, 1 AS replaced
                FROM trail JOIN thing ON thing.no = trail.thing_no
                WHERE thing.id = \(thing.id) AND trail.position < \(position) AND \(who.condition(on: "trail"))
                    AND \(who.condition(on: "thing"))
                UNION ALL
                SELECT claim.position, claim.time, 'claim', 'claim/' || claim.id, claim.recorder, claim.payload, 0
                FROM claim JOIN thing ON thing.no = claim.thing_no
                WHERE thing.id = \(thing.id) AND claim.position < \(position) AND \(who.claimCondition)
                ORDER BY 1 DESC LIMIT \(limit)
                """)
        return try request.fetchAll(db).compactMap(Self.step).filter(mayRead)
    }

    /// A mark tells of a claim and a join of another thing, and both are read by those who may read of that; a
    /// translation by those who may read what it is made from.
    func mayRead(_ step: TrailStep) throws -> Bool {
        switch step.what {
        case .mark(let mark): return try mark.claim.map { try claim($0) != nil } ?? true
        case .translation(let translation):
            switch translation.record.kind {
            case .claim: return try claim(translation.record.id) != nil
            case .entry: return try mayReadEntry(translation.record.id)
            default: return true
            }
        case .join(let join): return try join.into.map { try !things([$0]).isEmpty } ?? true
        case .thing, .claim, .remark: return true
        }
    }

    private func mayReadEntry(_ id: String) throws -> Bool {
        guard let entry = try EntryID(text: id).flatMap({ try Entry.with($0, db) }), let body = entry.body else {
            return false
        }
        if let remark = try? Remark(body: body) { return try claim(remark.claim) != nil }
        return try (try? Mark(body: body))?.claim.map { try claim($0) != nil } ?? true
    }

    /// Reads position, time, kind, subject, party, payload and whether it was replaced, in this order.
    static func step(_ row: Row) -> TrailStep? {
        guard let payload = try? JSON(parsing: row[5] as String) else { return nil }
        let body = EntryBody(kind: row[2], party: row[4], member: "", subject: row[3], payload: payload)
        let id = String(body.subject.drop { $0 != "/" }.dropFirst())
        let what: TrailStep.What? =
            switch EntryKind(rawValue: body.kind) {
            case .thing: (try? Thing(id: id, payload: payload)).map(TrailStep.What.thing)
            case .claim: (try? Claim(id: id, payload: payload)).map { .claim($0, isReplaced: row[6] as Int == 1) }
            case .remark: (try? Remark(body: body)).map(TrailStep.What.remark)
            case .mark: (try? Mark(body: body)).map(TrailStep.What.mark)
            case .join: (try? Join(body: body)).map(TrailStep.What.join)
            case .translation: (try? Translation(body: body)).map(TrailStep.What.translation)
            default: nil
            }
        return what.map { TrailStep(position: row[0], milliseconds: row[1], party: row[4], what: $0) }
    }
}
