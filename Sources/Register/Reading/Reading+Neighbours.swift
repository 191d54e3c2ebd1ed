import Measures

/// A province that shares a border with another one.
package struct Neighbour: Sendable {
    package let thing: Thing
    /// Its country, where it lies in another one.
    package let abroad: Thing?
}

extension Reading {
    /// The things of its kind whose areas share an edge with it.
    package func neighbours(of thing: Thing) throws -> [Neighbour] {
        guard let shape = thing.shape else { return [] }
        let touching = try things(ofKind: thing.kind, limit: 500).filter { other in
            other.id != thing.id && other.shape?.borders(on: shape) == true
        }
        let wholes = try wholes(of: touching + [thing])
        let country = { (thing: Thing) in
            thing.within.compactMap { wholes[$0] }.first { $0.kind == "country" }
        }
        let home = country(thing)?.id
        return touching.map { other in
            let theirs = country(other)
            return Neighbour(thing: other, abroad: theirs?.id == home ? nil : theirs)
        }
    }
}
