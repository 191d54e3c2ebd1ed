import GRDB
package import Measures
import Search

/// A thing that may be the very one that is about to be proposed.
package struct Twin: Sendable, Hashable {
    package enum Likeness: Sendable, Hashable {
        /// It bears the same name, letter for letter or in another script or spelling.
        case sameName
        /// Its name differs by a slip of the pen.
        case similarName
        /// It lies so many kilometres away.
        case near(kilometres: Double)
    }

    package let thing: Thing
    package let likenesses: Set<Likeness>

    /// Same kind, and alike in name or place: nobody should enter it again without having looked.
    package let isLikely: Bool
}

extension Reading {
    /// Two things of one kind closer than this are held to be one until somebody says otherwise.
    private static let nearKilometres = 1.5
    /// As many names of a thing are looked for.
    private static let namesMax = 12

    /// The things that may be one that is to be entered, the likeliest first: by name, by place and by kind.
    package func twins(
        names: [String], kind: String, position: Coordinate?, besides id: String? = nil, limit: Int = 8
    ) throws -> [Twin] {
        var likenesses: [String: Set<Twin.Likeness>] = [:]
        var things: [String: Thing] = [:]
        for name in names.prefix(Self.namesMax) where !name.isEmpty {
            for found in try self.names(name, limit: limit) {
                guard case .thing(let thing) = found.what, !found.isInflected else { continue }
                let likeness: Twin.Likeness? =
                    switch found.match {
                    case .exact, .spelling: .sameName
                    case .typingError: .similarName
                    case .beginning, .word, .similar: nil
                    }
                guard let likeness else { continue }
                things[thing.id] = thing
                likenesses[thing.id, default: []].insert(likeness)
            }
        }
        if let position {
            for thing in try self.things(ofKind: kind) {
                guard let place = thing.position else { continue }
                let distance = place.distance(to: position)
                guard distance <= Self.nearKilometres else { continue }
                things[thing.id] = thing
                likenesses[thing.id, default: []].insert(.near(kilometres: distance))
            }
        }
        let twins = likenesses.compactMap { key, alike -> Twin? in
            guard key != id, let thing = things[key] else { return nil }
            return Twin(thing: thing, likenesses: alike, isLikely: thing.kind == kind)
        }
        return Array(
            twins.sorted { ($0.weight, $1.thing.id) > ($1.weight, $0.thing.id) }.prefix(limit))
    }

    /// The party under whose name a thing stands as it is.
    package func recorder(ofThing id: String) throws -> String? {
        guard Identifier.isValid(id) else { return nil }
        return try SQLRequest<String>(literal: "SELECT recorder FROM thing WHERE id = \(id) AND \(who.thingCondition)")
            .fetchOne(db)
    }

    /// Whether a party may change a thing: its owners, whoever entered it, and the secretariat.
    package func mayChange(_ thing: Thing, _ party: String) throws -> Bool {
        if vocabulary.parties[party]?.type == .secretariat { return true }
        if try owners(of: thing).contains(party) { return true }
        return try recorder(ofThing: thing.id) == party
    }

    /// Whether a party may say that two things are one: the secretariat, or who owns both.
    package func mayJoin(_ first: Thing, _ second: Thing, _ party: String) throws -> Bool {
        if vocabulary.parties[party]?.type == .secretariat { return true }
        let owners = try owners(of: [first, second])
        return owners[first.id]?.contains(party) == true && owners[second.id]?.contains(party) == true
    }
}

extension Twin {
    fileprivate var weight: Int {
        let ways = likenesses.reduce(0) { sum, likeness in
            switch likeness {
            case .sameName: sum + 4
            case .similarName: sum + 2
            case .near: sum + 3
            }
        }
        return ways + (isLikely ? 8 : 0)
    }
}
