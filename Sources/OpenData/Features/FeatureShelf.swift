import Exporting
package import Languages
package import Measures

/// Every feature of a collection that everyone may know of, as it stood at a position of the journal on a day.
package struct FeatureShelf: Sendable {
    package let collection: FeatureCollection
    package let features: [Feature]
    package let position: Int64
    package let day: Day
    /// The box around all of them; `nil` when there are none.
    package let box: Box?
    private let places: [String: Int]

    init(_ collection: FeatureCollection, _ features: [Feature], position: Int64, day: Day) {
        self.collection = collection
        self.features = features
        self.position = position
        self.day = day
        var box = features.first?.box
        for feature in features { box = box?.union(feature.box) }
        self.box = box
        places = Dictionary(uniqueKeysWithValues: features.enumerated().map { ($1.id, $0) })
    }

    /// Where a feature stands.
    package func place(of id: String) -> Int? { places[id] }

    /// The places of a page of features; `nil` when it is to begin behind a feature that is not here.
    package func page(_ query: FeatureQuery, in language: Language) -> FeaturePage<Int>? {
        var start = 0
        if let after = query.after {
            guard let place = places[after] else { return nil }
            start = place + 1
        }
        if query.isWhole {
            let end = min(start + query.limit, features.count)
            return FeaturePage(
                items: Array(start..<end), next: end < features.count ? features[end - 1].id : nil,
                matched: features.count)
        }
        var items: [Int] = []
        for place in start..<features.count where query.admits(features[place], collection, language) {
            if items.count == query.limit {
                return FeaturePage(items: items, next: items.last.map { features[$0].id }, matched: nil)
            }
            items.append(place)
        }
        return FeaturePage(items: items, next: nil, matched: query.after == nil ? items.count : nil)
    }
}

/// The features of a shelf in one language, ready to be sent.
package struct FeatureSheet: Sendable {
    /// GeoJSON features, one after the other with a comma between.
    package private(set) var bytes: [UInt8] = []
    private var parts: [Part] = []
    private var places: [String: Int] = [:]

    private struct Part: Sendable {
        let revision: Int64
        let range: Range<Int>
        /// Where its place stands, from the beginning of the range.
        let place: Range<Int>
    }

    /// What an earlier sheet of the language holds of the same features is taken from there.
    init(_ shelf: FeatureShelf, _ writer: FeatureWriter, earlier: FeatureSheet?) {
        bytes.reserveCapacity(earlier?.bytes.count ?? shelf.features.count * 600)
        parts.reserveCapacity(shelf.features.count)
        for feature in shelf.features {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
            let start = bytes.count
            let place: Range<Int>
            if let known = earlier?.part(of: feature) {
                bytes.append(contentsOf: known.bytes)
                place = known.place
            } else {
                var json = JSONWriter(reserving: 1_024)
                place = writer.write(feature, to: &json)
                bytes.append(contentsOf: json.bytes)
            }
            places[feature.id] = parts.count
            parts.append(Part(revision: feature.revision, range: start..<bytes.count, place: place))
        }
    }

    private func part(of feature: Feature) -> (bytes: ArraySlice<UInt8>, place: Range<Int>)? {
        guard let place = places[feature.id], parts[place].revision == feature.revision else { return nil }
        return (bytes[parts[place].range], parts[place].place)
    }

    /// The feature at a place of the shelf.
    package func feature(_ place: Int) -> ArraySlice<UInt8> { bytes[parts[place].range] }

    /// Features that stand beside each other, with the commas between.
    package func features(_ places: Range<Int>) -> ArraySlice<UInt8> {
        guard let last = places.last else { return [] }
        return bytes[parts[places.lowerBound].range.lowerBound..<parts[last].range.upperBound]
    }

    /// What stands before and behind the geometry of a feature, to write it in other coordinates.
    package func around(_ place: Int) -> (before: ArraySlice<UInt8>, behind: ArraySlice<UInt8>) {
        let part = parts[place]
        let start = part.range.lowerBound
        return (
            bytes[start..<(start + part.place.lowerBound)],
            bytes[(start + part.place.upperBound)..<part.range.upperBound]
        )
    }
}
