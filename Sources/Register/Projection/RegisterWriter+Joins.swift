import GRDB
import Journal
import Languages

extension RegisterWriter {
    func writeJoin(_ entry: Entry, _ body: EntryBody) throws {
        let join = try Join(body: body)
        let thingNo = try terms.thing(join.thing)
        let intoNo = try join.into.map { try terms.thing($0) }
        try joins.write(join, thingNo: thingNo, intoNo: intoNo, entry.position)
        try writeTrail(entry, body, thingNo: thingNo, .everyone)
        try settleJoins()
    }

    /// A rebuild settles all joins at its end, when there are indexes to move by.
    func settleJoins() throws {
        if isRebuilding { return }
        try joins.settle(
            touching: { roots in
                for (thing, property) in try joins.properties(of: roots) {
                    contests.reconsider(thingNo: thing, propertyNo: property)
                }
                for root in roots { try tallies.countAll(of: root, by: -1) }
                for (thing, property) in try joins.properties(of: roots) {
                    try accounts.lift(thingNo: thing, propertyNo: property)
                }
            },
            moved: { roots in
                for root in roots { try tallies.countAll(of: root, by: 1) }
                for (thing, property) in try joins.properties(of: roots) {
                    try accounts.placeAll(thingNo: thing, propertyNo: property)
                }
                for (thing, property) in try joins.properties(of: roots) {
                    contests.reconsider(thingNo: thing, propertyNo: property)
                }
            })
    }

    /// Who may know of a thing, and whether it is there at all, decides whether its joins hold.
    func settleJoins(of thingNo: Int64) throws {
        if !isRebuilding, try joins.concerns(thingNo) { try settleJoins() }
    }
}
