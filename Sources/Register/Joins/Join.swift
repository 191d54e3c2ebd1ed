package import Journal
package import Languages

/// That two things are one and the same, and under which of them what is claimed of both stands; or that this is no
/// longer held.
package struct Join: Sendable, Hashable {
    /// The thing that gives up its place.
    package let thing: String
    /// The thing that stays; `nil` takes an earlier join of this thing back.
    package let into: String?
    package let party: String
    package let reason: Text

    package init(thing: String, into: String?, party: String, reason: Text) {
        self.thing = thing
        self.into = into
        self.party = party
        self.reason = reason
    }

    /// Each join is an entry of its own; its subject is the thing that gives up its place.
    package func entry(member: String) -> EntryBody {
        EntryBody(
            kind: EntryKind.join.rawValue, party: party, member: member, subject: "thing/\(thing)",
            payload: JSON(present: [("into", .optional(into)), ("reason", reason.json)]))
    }

    init(body: EntryBody) throws(PayloadError) {
        let id = String(body.subject.dropFirst("thing/".count))
        guard body.subject.hasPrefix("thing/"), Identifier.isValid(id) else {
            throw PayloadError("subject", "is not a thing")
        }
        let into = try body.payload.optionalString("into")
        guard into.map(Identifier.isValid) ?? true, into != id else {
            throw PayloadError("into", "is not another thing")
        }
        self.init(thing: id, into: into, party: body.party, reason: try body.payload.text("reason"))
    }
}

/// Which thing stands for which, from what was last said of each.
package enum JoinRule {
    /// By each thing that has given up its place the one that stands for it; `into` holds what was last said of each.
    ///
    /// What was said may run in a circle, since two nodes can say it at once. Then the first of the circle in the order
    /// of the identifiers stays, so that every node finds the same whatever came first.
    package static func standing(_ into: [String: String]) -> [String: String] {
        var found: [String: String] = [:]
        for start in into.keys where found[start] == nil {
            var path = [start]
            var places = [start: 0]
            var root: String?
            while root == nil, let last = path.last {
                guard let next = into[last] else {
                    root = last
                    break
                }
                if let known = found[next] {
                    root = known
                } else if let place = places[next] {
                    root = path[place...].min()
                } else {
                    places[next] = path.count
                    path.append(next)
                }
            }
            for thing in path { found[thing] = root }
        }
        return found.filter { $0.key != $0.value }
    }
}
