import Drafts
package import Languages
import Measures
package import Register

/// Everything that sheets are read with, made once of the phrases and the vocabulary.
package struct SheetWords: Sendable {
    let headings: HeadingWords
    let checks: CheckWords

    package init(book: Phrasebook, units: UnitNames, vocabulary: Vocabulary) {
        headings = HeadingWords(book: book, units: units, vocabulary: vocabulary)
        checks = CheckWords(book: book, units: units, vocabulary: vocabulary)
    }
}

/// What a check knows beside the sheet and the register: units, choices, properties and parties by their names.
package struct CheckWords: Sendable {
    let units: TypedUnits
    let names: UnitNames
    private let properties: [String: Set<String>]
    private let parties: [String: Set<String>]
    private let datums: [String: Set<String>]
    private let sources: [String: Set<String>]
    private let bases: [String: Set<String>]
    private let visibilities: [String: Set<String>]
    private let shapes: Set<String>

    package init(book: Phrasebook, units: UnitNames, vocabulary: Vocabulary) {
        self.units = TypedUnits(units)
        names = units
        properties = Self.index(vocabulary.properties.mapValues(\.label))
        parties = Self.index(vocabulary.parties.mapValues(\.name))
        datums = Self.index(vocabulary.datums.mapValues(\.label))
        sources = Self.index(vocabulary.sources.mapValues { Text([$0.titleLanguage: $0.title]) })
        let named = Dictionary(
            uniqueKeysWithValues: Basis.allCases.map { basis in
                (basis.rawValue, Self.everywhere("basis.\(basis.rawValue.replacing("_", with: "-"))", book))
            })
        bases = Self.index(named)
        visibilities = Self.index(
            Dictionary(
                uniqueKeysWithValues: ["everyone", "members", "own-party"].map { word in
                    (word, Self.everywhere("sheet.visibility.\(word)", book))
                }))
        shapes = Set(Language.allCases.compactMap { Self.everywhere("map.title", book)[$0] })
    }

    private static func everywhere(_ key: String, _ book: Phrasebook) -> Text {
        let key = PhraseKey(key)
        return Text(
            Dictionary(
                uniqueKeysWithValues: book.languages.filter { book.has(key, in: $0) }.map {
                    ($0, book.say(key, in: $0, isolating: false))
                }))
    }

    private static func index(_ labels: [String: Text]) -> [String: Set<String>] {
        var index: [String: Set<String>] = [:]
        for (id, label) in labels {
            index[id, default: []].insert(id)
            index[Folding.folded(id), default: []].insert(id)
            for language in Language.allCases {
                if let text = label[language] { index[Folding.folded(text), default: []].insert(id) }
            }
        }
        return index
    }

    private static func only(_ text: String, in index: [String: Set<String>]) -> String? {
        if let exact = index[text], exact.contains(text) { return text }
        guard let found = index[Folding.folded(text)], found.count == 1 else { return nil }
        return found.first
    }

    func property(_ text: String) -> String? { Self.only(text, in: properties) }
    func party(_ text: String) -> String? { Self.only(text, in: parties) }
    func datum(_ text: String) -> String? { Self.only(text, in: datums) }
    func source(_ text: String) -> String? { Self.only(text, in: sources) }
    func basis(_ text: String) -> String? { Self.only(text, in: bases) }
    func visibility(_ text: String) -> String? { Self.only(text, in: visibilities) }

    /// Whether a cell holds what our own lists write instead of a shape.
    func standsForShape(_ text: String) -> Bool { shapes.contains(text) }

    /// One of the answers of a choice, by its id or its label in any language.
    func choice(_ text: String, of property: Property) -> String? {
        Self.only(text, in: Self.index(Dictionary(property.choices.map { ($0.id, $0.label) }) { first, _ in first }))
    }

    /// Whether a text is a unit's name as our own lists print it.
    func isName(_ text: String, of unit: Unit) -> Bool {
        let plain = TypedText.plain(text)
        return Language.allCases.contains { TypedText.plain(names.name(unit.code, in: $0)) == plain }
    }
}
