package import Measures
package import Register

/// What a node publishes: sets of data, each to be had in several forms.
package struct Catalogue: Sendable {
    /// One set of data.
    package struct Dataset: Sendable {
        package enum Scope: Sendable, Hashable {
            case register
            case kind(String)
            case sector(Sector)
        }

        package let scope: Scope
        /// When anything of it was last recorded.
        package let modified: Instant
        /// The days its figures speak of; `nil` where none of them says.
        package let days: ClosedRange<Day>?
        /// Where it lies.
        package let box: Box?
        /// Whether its things are a layer of the map.
        package let isOnMap: Bool
    }

    package let region: Region?
    package let publisher: Party?
    package let datasets: [Dataset]
    /// When the first and the last entry were written.
    package let issued: Instant
    package let modified: Instant
}

extension Catalogue {
    /// What everyone may have of a register, as it stands.
    package init(_ reading: Reading, _ book: FeatureBook) throws {
        let vocabulary = reading.vocabulary
        region = vocabulary.region
        publisher = vocabulary.parties.values.filter { $0.type == .secretariat }.min { $0.id < $1.id }
        let times = try reading.times()
        issued = Instant(clamping: times?.first ?? 0)
        let modified = Instant(clamping: times?.last ?? 0)
        self.modified = modified
        let bounds = vocabulary.region?.box
        var datasets: [Dataset] = []
        var days: ClosedRange<Day>?
        for kind in vocabulary.kinds.values.sorted(by: { ($0.order, $0.id) < ($1.order, $1.id) }) {
            let shelf = try FeatureCollection(kind: kind.id, vocabulary).flatMap { try book.shelf($0, reading) }
            guard try shelf?.features.isEmpty == false || !reading.things(ofKind: kind.id, limit: 1).isEmpty else {
                continue
            }
            let own = shelf.flatMap { Self.days(of: $0.features) }
            days = Self.union(days, own)
            datasets.append(
                Dataset(
                    scope: .kind(kind.id), modified: shelf?.features.map(\.changed).max() ?? modified, days: own,
                    box: shelf?.box ?? bounds, isOnMap: kind.mark != .none))
        }
        let whole = Dataset(scope: .register, modified: modified, days: days, box: bounds, isOnMap: true)
        let sectors = Set(vocabulary.properties.values.map(\.sector)).sorted { $0.rawValue < $1.rawValue }
        self.datasets =
            [whole] + datasets
            + sectors.map { Dataset(scope: .sector($0), modified: modified, days: days, box: bounds, isOnMap: false) }
    }

    private static func days(of features: [Feature]) -> ClosedRange<Day>? {
        features.reduce(nil) { union($0, $1.days) }
    }

    private static func union(_ first: ClosedRange<Day>?, _ second: ClosedRange<Day>?) -> ClosedRange<Day>? {
        guard let first, let second else { return first ?? second }
        return min(first.lowerBound, second.lowerBound)...max(first.upperBound, second.upperBound)
    }
}

extension Region {
    /// The sea with its shores, as the pack bounds it.
    package var box: Box? {
        let numbers = bounds.compactMap { Double($0) }
        guard numbers.count == 4 else { return nil }
        return Box(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
    }
}
