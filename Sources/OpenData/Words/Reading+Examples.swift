import Languages
package import Register

extension Reading {
    /// Ids and values that are answered with what stands here, so that no example of a description leads nowhere: of
    /// each list by its name, of two things to compare as `a` and `b`, of two entries of a thing as `from` and `to`, of
    /// a layer and what is on it as `collectionId` and `featureId`.
    package func examples() throws -> [String: String] {
        var examples: [String: String] = [:]
        examples["sources"] = vocabulary.sources.keys.min()
        examples["parties"] = vocabulary.parties.keys.min()
        examples["kinds"] = vocabulary.kinds.keys.min()
        examples["properties"] = vocabulary.properties.keys.min()
        let claim = try claims(limit: 1)?.first?.claim
        let first = try things(limit: 1)?.first
        guard let thing = try claim.map({ try self.thing($0.thing) }) ?? first else { return examples }
        examples["claims"] = claim?.id
        examples["properties"] = claim?.property ?? examples["properties"]
        examples["things"] = thing.id
        examples["kinds"] = thing.kind
        examples["q"] = thing.name.reading(in: who.language)?.text
        let pair = try things(kind: thing.kind, limit: 2) ?? []
        examples["a"] = pair.first?.id
        examples["b"] = pair.last?.id
        let layer = FeatureCollection.all(vocabulary).first { $0.kind.id == thing.kind }
        if let layer, let feature = try featurePage(FeatureQuery(), of: layer, scanMax: 1)?.items.first {
            examples["collectionId"] = layer.kind.id
            examples["featureId"] = feature.id
        }
        let steps = try history(of: thing, limit: 2)
        if steps.count == 2 {
            examples["from"] = String(steps[1].position)
            examples["to"] = String(steps[0].position)
        }
        return examples
    }
}
