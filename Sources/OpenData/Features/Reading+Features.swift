import Measures
package import Register

extension Reading {
    /// Features are read so many at a time; their accounts are read whole.
    private static let batch = 250

    /// One feature; `nil` when there is none in this collection that the reader may know of.
    package func feature(_ id: String, in collection: FeatureCollection) throws -> Feature? {
        let found = try numberedThings([id]).filter { $0.thing.kind == collection.kind.id }
        return try features(found, collection).first
    }

    /// Things of the collection's kind as features, in their order, without those that have no place.
    package func features(_ things: [NumberedThing], _ collection: FeatureCollection) throws -> [Feature] {
        let whole = things.map(\.thing)
        let wholes = try wholes(of: whole)
        let accounts =
            collection.figures.isEmpty
            ? [:] : try accounts(of: whole, properties: collection.figures.map(\.id))
        return things.compactMap { numbered in
            func nearest(_ kind: String) -> String? {
                var open = numbered.thing.within
                var seen: Set<String> = []
                while !open.isEmpty {
                    let id = open.removeFirst()
                    guard seen.insert(id).inserted, let whole = wholes[id] else { continue }
                    if whole.kind == kind { return whole.id }
                    open += whole.within
                }
                return nil
            }
            return Feature(
                numbered, country: nearest("country"), province: nearest("province"),
                accounts: accounts[numbered.thing.id] ?? [], collection)
        }
    }

    /// Every feature of a collection; `nil` when there are more things of its kind than are to be held.
    func features(of collection: FeatureCollection, atMost limit: Int) throws -> [Feature]? {
        var features: [Feature] = []
        var count = 0
        var last: Int64 = 0
        while true {
            let things = try numberedThings(ofKind: collection.kind.id, after: last, limit: Self.batch)
            count += things.count
            guard count <= limit else { return nil }
            features += try self.features(things, collection)
            guard things.count == Self.batch, let next = things.last?.number else { return features }
            last = next
        }
    }

    /// A page of features, read from the tables; `nil` when it is to begin behind a feature that never was.
    package func featurePage(
        _ query: FeatureQuery, of collection: FeatureCollection, scanMax: Int = FeatureQuery.scanMax
    ) throws -> FeaturePage<Feature>? {
        var last: Int64 = 0
        if let after = query.after {
            guard let number = try number(ofThing: after) else { return nil }
            last = number
        }
        var items: [Feature] = []
        var scanned = 0
        while true {
            let size = query.isWhole ? min(Self.batch, query.limit - items.count + 1) : Self.batch
            let things = try numberedThings(ofKind: collection.kind.id, after: last, limit: size)
            for feature in try features(things.filter { query.isNear($0.thing) }, collection)
            where query.admits(feature, collection, who.language) {
                if items.count == query.limit {
                    return FeaturePage(items: items, next: items.last?.id, matched: nil)
                }
                items.append(feature)
            }
            scanned += things.count
            guard things.count == size, let end = things.last else {
                return FeaturePage(items: items, next: nil, matched: query.after == nil ? items.count : nil)
            }
            last = end.number
            if scanned >= scanMax { return FeaturePage(items: items, next: end.thing.id, matched: nil) }
        }
    }
}
