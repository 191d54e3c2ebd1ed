package import Measures

/// By which clock a thing lives and when its offices rest, as far as it is known.
package struct Clock: Sendable, Hashable {
    /// The name of a zone in the tz database.
    package var zone: String?
    /// In the order of the week, from Monday.
    package var restDays: [Weekday] = []

    package init(zone: String? = nil, restDays: [Weekday] = []) {
        self.zone = zone
        self.restDays = restDays.sorted { $0.rawValue < $1.rawValue }
    }

    /// The days on which neither of two rests.
    package func workingDays(with other: Clock) -> [Weekday] {
        Weekday.allCases.filter { !restDays.contains($0) && !other.restDays.contains($0) }
    }
}

extension Reading {
    /// The clock of a thing: its own zone and days of rest, else those of the nearest things it lies in.
    ///
    /// What lies in several that differ, as a line from one shore to another does, has none.
    package func clock(of thing: Thing) throws -> Clock { try clocks(of: [thing])[thing.id] ?? Clock() }

    /// The clocks of several things at once, by their ids.
    package func clocks(of things: [Thing]) throws -> [String: Clock] {
        let wholes = try wholes(of: things)
        var clocks: [String: Clock] = [:]
        for thing in things {
            clocks[thing.id] = Clock(
                zone: Self.nearest(thing, among: wholes, \.zone),
                restDays: Self.nearest(thing, among: wholes) { $0.restDays.isEmpty ? nil : $0.restDays } ?? [])
        }
        return clocks
    }

    /// The only value that the nearest of a thing and its wholes to have any agree on.
    private static func nearest<Value: Equatable>(
        _ thing: Thing, among wholes: [String: Thing], _ value: (Thing) -> Value?
    ) -> Value? {
        var open = [thing]
        var seen: Set<String> = []
        while !open.isEmpty {
            let values = open.compactMap(value)
            if let first = values.first { return values.allSatisfy { $0 == first } ? first : nil }
            seen.formUnion(open.map(\.id))
            open = Set(open.flatMap(\.within)).subtracting(seen).compactMap { wholes[$0] }
        }
        return nil
    }
}
