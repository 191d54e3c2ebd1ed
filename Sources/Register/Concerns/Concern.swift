import Foundation
import GRDB

/// What a party has to answer for: the things it speaks for, and what lies in them and has no speaker of its own.
package struct Concern: Sendable, Hashable {
    package let party: String
    /// The numbers of the things as a list in JSON, in which queries take them.
    let things: String
    package let count: Int

    package var isEmpty: Bool { count == 0 }

    /// So many things are looked at; a country without provinces of its own may have more.
    package static let thingsMax = 5_000
}

extension Reading {
    /// The things a party has to answer for, as far as the reader may know of them.
    package func concern(of party: String) throws -> Concern {
        let own = vocabulary.speakers.filter { $0.value.contains(party) }.map(\.key)
        guard !own.isEmpty else { return Concern(party: party, things: "[]", count: 0) }
        let others = vocabulary.speakers.filter { !$0.value.contains(party) }.map(\.key)
        let request = SQLRequest<Int64>(
            literal: """
                WITH RECURSIVE part(no) AS (
                    SELECT no FROM thing WHERE id IN \(own)
                    UNION
                    SELECT thing_within.part_no FROM part JOIN thing_within ON thing_within.whole_no = part.no
                    LIMIT \(Concern.thingsMax)
                ), nearer(no) AS (
                    SELECT thing.no FROM thing WHERE thing.id IN \(others) AND thing.no IN (SELECT no FROM part)
                    UNION
                    SELECT thing_within.part_no FROM nearer JOIN thing_within ON thing_within.whole_no = nearer.no
                )
                SELECT part.no FROM part JOIN thing ON thing.no = part.no
                WHERE part.no NOT IN (SELECT no FROM nearer) AND \(who.thingCondition)
                """)
        let numbers = try request.fetchAll(db)
        return Concern(
            party: party, things: "[" + numbers.map(String.init).joined(separator: ",") + "]", count: numbers.count)
    }

    /// What of a party's concern is a thing or lies in it, with the ids of those things; `nil` where the thing is none of
    /// its concern.
    package func concern(of party: String, within thing: Thing) throws -> (concern: Concern, ids: Set<String>)? {
        let whole = try concern(of: party)
        let rows = try SQLRequest<Row>(
            literal: """
                WITH RECURSIVE part(no) AS (
                    SELECT no FROM thing WHERE id = \(thing.id)
                    UNION
                    SELECT thing_within.part_no FROM part JOIN thing_within ON thing_within.whole_no = part.no
                    LIMIT \(Concern.thingsMax)
                )
                SELECT thing.no, thing.id FROM json_each(\(whole.things)) AS own
                JOIN part ON part.no = own.value JOIN thing ON thing.no = part.no
                """
        ).fetchAll(db)
        let ids = Set(rows.map { $0[1] as String })
        guard ids.contains(thing.id) else { return nil }
        let numbers = rows.map { String($0[0] as Int64) }
        return (
            Concern(party: party, things: "[" + numbers.joined(separator: ",") + "]", count: numbers.count), ids
        )
    }

    /// The number of a party in the tables; -1, which nothing has, where nothing was ever said by it.
    func speakerNumber(_ party: String) throws -> Int64 {
        try SQLRequest<Int64>(literal: "SELECT no FROM term WHERE scheme = 'party' AND id = \(party)", cached: true)
            .fetchOne(db) ?? -1
    }

    /// The claims that nobody has to answer for any more: taken back, or disowned or set right by the party itself.
    func retired(by party: String) -> SQL {
        """
        SELECT claim_no FROM remark WHERE stance = 'withdrawn'
        UNION ALL SELECT claim_no FROM remark WHERE stance IN ('disowned', 'corrected') AND party = \(party)
        """
    }
}
