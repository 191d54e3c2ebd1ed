import Exporting
package import Languages
package import Measures
import Register

/// A thing with its place and what a map shows of it, as one reader may know it.
package struct Feature: Sendable {
    package let id: String
    /// Later things have higher ones.
    package let number: Int64
    package let place: Shape
    package let box: Box
    package let name: Text
    let label: [Language: String]
    /// The state of the register in which it was read.
    var revision: Int64 = 0
    /// When what is shown was last recorded.
    package let changed: Instant
    /// The days that the figures shown speak of; `nil` where none of them says.
    package let days: ClosedRange<Day>?
    /// In the order of the collection's attributes; names that depend on the reader's language are left out.
    let values: [FilterValue?]
    /// The digits of each figure as they were stated, by its attribute's place.
    let digits: [Int: String]

    /// `nil` for a thing without a place.
    init?(
        _ numbered: NumberedThing, country: String?, province: String?, accounts: [Account],
        _ collection: FeatureCollection
    ) {
        let thing = numbered.thing
        guard let place = thing.shape ?? thing.position.map(Shape.point), let box = place.bounds else { return nil }
        id = thing.id
        number = numbered.number
        self.place = place
        self.box = box
        name = thing.name
        var label: [Language: String] = [:]
        for language in Language.allCases { label[language] = thing.allAliases(language).first }
        self.label = label
        let byProperty = Dictionary(accounts.map { ($0.property, $0) }) { first, _ in first }
        let recorded = accounts.compactMap { $0.chosen?.recordedMilliseconds }.max() ?? 0
        let changed = Instant(clamping: max(numbered.milliseconds, recorded))
        self.changed = changed
        let spans = accounts.compactMap { $0.chosen?.claim.asOf?.span }
        days = spans.map(\.lowerBound).min().flatMap { first in
            spans.map(\.upperBound).max().map { first...max(first, $0) }
        }
        var digits: [Int: String] = [:]
        values = collection.attributes.enumerated().map { place, attribute -> FilterValue? in
            switch attribute.origin {
            case .id: return .text(thing.id)
            case .name, .label: return nil
            case .nameIn(let language): return thing.name[language].map(FilterValue.text)
            case .kind: return .text(thing.kind)
            case .country: return country.map(FilterValue.text)
            case .province: return province.map(FilterValue.text)
            case .sectors: return Self.texts(thing.sectors.map(\.rawValue))
            case .codes: return Self.texts(thing.codes)
            case .changed: return .moment(changed)
            case .disputed:
                return Self.texts(
                    collection.attributes.filter { other in
                        guard case .figure(let property) = other.origin else { return false }
                        return byProperty[property]?.states.contains(.disputed) == true
                    }.map(\.key))
            case .figure(let property):
                guard let quantity = byProperty[property]?.quantity(in: attribute.property?.unit) else { return nil }
                digits[place] = quantity.amount.digits
                return .number(quantity.amount.middle)
            case .datum(let property): return byProperty[property]?.datum.map { .text($0.code) }
            }
        }
        self.digits = digits
    }

    private static func texts(_ texts: [String]) -> FilterValue? { texts.isEmpty ? nil : .texts(texts) }

    /// The name to show a reader of a language.
    package func name(in language: Language) -> String { name.reading(in: language)?.text ?? id }

    /// The short name that maps bear.
    package func label(in language: Language) -> String { label[language] ?? name(in: language) }
}

extension Account {
    /// The chosen figure in a unit; `nil` where nothing is chosen or it cannot be converted.
    fileprivate func quantity(in unit: Unit?) -> Quantity? {
        guard case .quantity(let quantity) = chosen?.claim.value else { return nil }
        guard let unit, unit != quantity.unit else { return quantity }
        return try? quantity.converted(to: unit)
    }

    fileprivate var datum: Datum? {
        guard case .quantity(let quantity) = chosen?.claim.value else { return nil }
        return quantity.datum
    }
}

extension Amount {
    /// The number as it was stated; of a range its middle.
    fileprivate var digits: String {
        switch self {
        case .exact(let number), .approximate(let number), .bound(_, let number): number.text
        case .range: PlainNumber.text(middle, fractionDigits: 6)
        }
    }
}

/// A feature as a reader of one language filters it.
struct LanguageFeature: Filterable {
    let feature: Feature
    let collection: FeatureCollection
    let language: Language

    var shape: Shape? { feature.place }

    func value(of attribute: String) -> FilterValue? {
        guard let place = collection.place(of: attribute) else {
            return attribute == FeatureCollection.geometry ? .truth(true) : nil
        }
        switch collection.attributes[place].origin {
        case .name: return .text(feature.name(in: language))
        case .label: return .text(feature.label(in: language))
        default: return feature.values[place]
        }
    }
}
