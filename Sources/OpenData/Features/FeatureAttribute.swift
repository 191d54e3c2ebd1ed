package import Languages
import Measures
package import Register

/// What features of a collection have beside their place: a key, what it means, and what sort of value it is.
package struct FeatureAttribute: Sendable, Hashable {
    package enum ValueType: Sendable, Hashable {
        case number, text, texts, moment
    }

    /// What it is taken from.
    enum Origin: Sendable, Hashable {
        case id, name, label, nameIn(Language), kind, country, province, sectors, codes, changed, disputed
        case figure(property: String)
        case datum(property: String)
    }

    /// Lower-case letters, digits and underscores, so that it needs no quotation marks in a filter.
    package let key: String
    package let type: ValueType
    /// The property whose label names it; `nil` where its key says what it is.
    package let property: Property?
    let origin: Origin

    package var filterType: FilterType {
        switch type {
        case .number: .number
        case .text, .texts: .text
        case .moment: .time
        }
    }

    init(_ key: String, _ type: ValueType, _ origin: Origin, property: Property? = nil) {
        self.key = key
        self.type = type
        self.property = property
        self.origin = origin
    }
}

/// The things of one kind that have a place, as a layer of a map.
package struct FeatureCollection: Sendable {
    package let kind: Kind
    package let attributes: [FeatureAttribute]
    /// The property of each figure, in the pack's order.
    let figures: [Property]
    private let places: [String: Int]

    /// The most figures a collection shows.
    static let figuresMax = 24
    /// The key of the feature's place.
    package static let geometry = "geometry"

    /// `nil` for kinds that are on no map.
    package init?(kind id: String, _ vocabulary: Vocabulary) {
        guard let kind = vocabulary.kinds[id], kind.mark != .none else { return nil }
        self.kind = kind
        figures = Array(
            vocabulary.properties.values.filter { $0.type == .quantity && $0.expectedKinds.contains(id) }.sorted {
                (vocabulary.propertyOrder[$0.id] ?? 0, $0.id) < (vocabulary.propertyOrder[$1.id] ?? 0, $1.id)
            }.prefix(Self.figuresMax))
        var attributes: [FeatureAttribute] = [
            .init("id", .text, .id), .init("name", .text, .name), .init("label", .text, .label),
        ]
        attributes += Language.allCases.map { .init("name_\($0.tag)", .text, .nameIn($0)) }
        attributes += [
            .init("kind", .text, .kind), .init("country", .text, .country), .init("province", .text, .province),
            .init("sectors", .texts, .sectors), .init("codes", .texts, .codes), .init("changed", .moment, .changed),
            .init("disputed", .texts, .disputed),
        ]
        var taken = Set(attributes.map(\.key)).union(["geometry", "record", "page"])
        for property in figures {
            var key = property.id.replacing("-", with: "_")
            // A name of a filter begins with a letter, and no two attributes share one.
            if key.first?.isNumber == true || taken.contains(key) { key = "figure_" + key }
            guard taken.insert(key).inserted else { continue }
            attributes.append(.init(key, .number, .figure(property: property.id), property: property))
            if property.needsDatum, taken.insert(key + "_datum").inserted {
                attributes.append(.init(key + "_datum", .text, .datum(property: property.id), property: property))
            }
        }
        self.attributes = attributes
        places = Dictionary(uniqueKeysWithValues: attributes.enumerated().map { ($1.key, $0) })
    }

    package static func all(_ vocabulary: Vocabulary) -> [FeatureCollection] {
        vocabulary.kinds.values.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.compactMap {
            FeatureCollection(kind: $0.id, vocabulary)
        }
    }

    /// Where an attribute stands among the values of a feature.
    func place(of key: String) -> Int? { places[key] }

    package func attribute(_ key: String) -> FeatureAttribute? { places[key].map { attributes[$0] } }

    /// What a filter may name.
    package var filterTypes: [String: FilterType] {
        var types = [Self.geometry: FilterType.geometry]
        for attribute in attributes { types[attribute.key] = attribute.filterType }
        return types
    }
}

extension FeatureAttribute {
    /// The language of a name that is always in the same one.
    package var nameLanguage: Language? {
        if case .nameIn(let language) = origin { return language }
        return nil
    }
}
