package import Exporting
package import Languages
package import Measures

/// Writes features as GeoJSON in one language.
package struct FeatureWriter: Sendable {
    package let collection: FeatureCollection
    package let language: Language
    /// Where a thing's record is, in a language.
    package let record: @Sendable (String, Language) -> String

    package init(
        _ collection: FeatureCollection, in language: Language, record: @escaping @Sendable (String, Language) -> String
    ) {
        self.collection = collection
        self.language = language
        self.record = record
    }

    /// A whole feature; returns where its place begins and ends in the bytes.
    @discardableResult
    package func write(
        _ feature: Feature, in system: ReferenceSystem = .crs84, to writer: inout JSONWriter,
        also rest: (inout JSONWriter) -> Void = { _ in }
    ) -> Range<Int> {
        var place = 0..<0
        writer.object { writer in
            writer.key("type")
            writer.string("Feature")
            writer.key("id")
            writer.string(feature.id)
            writer.key("geometry")
            let start = writer.bytes.count
            writer.shape(feature.place, in: system)
            place = start..<writer.bytes.count
            writer.key("properties")
            properties(feature, to: &writer)
            rest(&writer)
        }
        return place
    }

    /// What is absent is written as null, so that every feature of a layer has the same columns.
    private func properties(_ feature: Feature, to writer: inout JSONWriter) {
        writer.object { writer in
            for (place, attribute) in collection.attributes.enumerated() {
                writer.key(attribute.key)
                switch attribute.origin {
                case .name: writer.string(feature.name(in: language))
                case .label: writer.string(feature.label(in: language))
                default: Self.write(feature.values[place], digits: feature.digits[place], to: &writer)
                }
            }
            writer.key("record")
            writer.string(record(feature.id, language))
        }
    }

    private static func write(_ value: FilterValue?, digits: String?, to writer: inout JSONWriter) {
        switch value {
        case nil: writer.null()
        case .number(let number): writer.number(digits ?? "\(number)")
        case .text(let text): writer.string(text)
        case .texts(let texts): writer.list { list in for text in texts { list.string(text) } }
        case .moment(let moment): writer.string(moment.text)
        case .day(let day): writer.string(day.text)
        case .truth(let truth): writer.bool(truth)
        }
    }
}
