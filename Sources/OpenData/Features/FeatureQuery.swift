package import Languages
package import Measures
import Register

/// Which features of a collection are asked for.
package struct FeatureQuery: Sendable {
    /// Boxes of which a feature must meet one: two for one that reaches over the 180th meridian, none for everywhere.
    package var boxes: [Box] = []
    /// When what is shown was last recorded.
    package var moments: ClosedRange<Instant>?
    package var filter: Filter?
    package var limit = FeatureQuery.limitDefault
    /// The feature behind which the page begins.
    package var after: String?

    package static let limitDefault = 100
    package static let limitMax = 10_000
    /// At most so many features are looked at for one page; the next page goes on from there.
    package static let scanMax = 5_000

    package init() {}

    /// Whether every feature is asked for.
    package var isWhole: Bool { boxes.isEmpty && moments == nil && filter == nil }

    /// Whether a thing lies where features are asked for: a first look that needs no figures.
    func isNear(_ thing: Thing) -> Bool {
        guard !boxes.isEmpty, let box = (thing.shape ?? thing.position.map(Shape.point))?.bounds else { return true }
        return boxes.contains { $0.intersects(box) }
    }

    package func admits(_ feature: Feature, _ collection: FeatureCollection, _ language: Language) -> Bool {
        let isNear =
            boxes.isEmpty
            || boxes.contains { box in
                // A box that holds the whole feature needs no closer look.
                box.intersects(feature.box) && (box.contains(feature.box) || feature.place.intersects(box.shape))
            }
        guard isNear else { return false }
        if let moments, !moments.contains(feature.changed) { return false }
        guard let filter else { return true }
        return filter.admits(LanguageFeature(feature: feature, collection: collection, language: language))
    }
}

extension Box {
    fileprivate func contains(_ other: Box) -> Bool {
        west <= other.west && other.east <= east && south <= other.south && other.north <= north
    }
}

/// A page of features.
package struct FeaturePage<Item: Sendable>: Sendable {
    package let items: [Item]
    /// The feature behind which the next page begins; `nil` on the last one.
    package let next: String?
    /// How many features the question has in all, where that is known without counting.
    package let matched: Int?
}
