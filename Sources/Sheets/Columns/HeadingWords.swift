import Drafts
import Foundation
package import Languages
import Measures
package import Register

/// What headings mean, in six languages: the words of our own downloads, others that people use, and the labels of the
/// vocabulary.
package struct HeadingWords: Sendable {
    /// The roles a heading can have, by its search form.
    private var roles: [String: Set<ColumnRole>] = [:]
    private var languages: [String: Set<Language>] = [:]
    private var properties: [String: Set<String>] = [:]
    private var codes: Set<String> = ["id"]
    private let units: TypedUnits
    private let vocabulary: Vocabulary

    package init(book: Phrasebook, units: UnitNames, vocabulary: Vocabulary) {
        self.units = TypedUnits(units)
        self.vocabulary = vocabulary
        for (role, keys) in Self.phrases {
            for key in keys {
                // The keys of our own CSV.
                roles[Folding.folded(key.replacing("-", with: "_")), default: []].insert(role)
                for language in book.languages { take(role, key, language, book) }
            }
        }
        for language in book.languages where book.has("column.id", in: language) {
            codes.insert(Folding.folded(book.say("column.id", in: language, isolating: false)))
        }
        for role in ColumnRole.allCases {
            for language in book.languages where book.has(Self.words(role), in: language) {
                for word in book.say(Self.words(role), in: language, isolating: false).split(separator: "|") {
                    add(String(word), role, language)
                }
            }
        }
        for property in vocabulary.properties.values {
            properties[Folding.folded(property.id), default: []].insert(property.id)
            for language in Language.allCases {
                guard let label = property.label[language] else { continue }
                properties[Folding.folded(label), default: []].insert(property.id)
                languages[Folding.folded(label), default: []].insert(language)
            }
        }
    }

    private static func words(_ role: ColumnRole) -> PhraseKey { PhraseKey("sheet.heading.\(role.rawValue)") }

    /// The columns of our own lists, by their roles; a code and its name stand side by side.
    private static let phrases: [(ColumnRole, [String])] = [
        (.thing, ["thing"]), (.thingName, ["thing-name", "name"]), (.property, ["property"]),
        (.propertyName, ["property-name"]), (.value, ["value"]), (.low, ["low"]), (.high, ["high"]), (.unit, ["unit"]),
        (.unitName, ["unit-name"]), (.datum, ["datum"]), (.asOf, ["as-of"]), (.asOfStart, ["as-of-start"]),
        (.asOfEnd, ["as-of-end"]), (.saidBy, ["said-by"]), (.saidByName, ["said-by-name"]), (.source, ["source"]),
        (.basis, ["basis"]), (.doubt, ["doubt"]), (.note, ["note"]), (.claim, ["claim"]), (.kind, ["kind"]),
    ]

    private mutating func take(_ role: ColumnRole, _ key: String, _ language: Language, _ book: Phrasebook) {
        let isName = key.hasSuffix("-name")
        let phrase = PhraseKey("column.\(isName ? String(key.dropLast(5)) : key)")
        guard book.has(phrase, in: language) else { return }
        let name = book.say(phrase, in: language, isolating: false)
        let coded: Set<ColumnRole> = [.thing, .property, .unit, .saidBy, .kind]
        if coded.contains(role) {
            add(book.say("column.coded", in: language, ["name": .text(name)], isolating: false), role, language)
        } else {
            add(name, role, language)
        }
    }

    private mutating func add(_ word: String, _ role: ColumnRole, _ language: Language) {
        let folded = Folding.folded(word)
        guard !folded.isEmpty else { return }
        roles[folded, default: []].insert(role)
        languages[folded, default: []].insert(language)
    }

    // MARK: Asking

    /// Whether a heading says that a column holds the codes of what the rows are.
    func isCode(_ heading: String) -> Bool { codes.contains(Folding.folded(heading)) }

    /// What a heading may mean, the surest first.
    package func columns(_ heading: String, at index: Int) -> [SheetColumn] {
        let folded = Folding.folded(heading)
        guard !folded.isEmpty else { return [] }
        if let known = roles[folded] {
            return ColumnRole.allCases.filter(known.contains).map { SheetColumn(index, heading: heading, role: $0) }
        }
        if let part = partOfFigure(heading, at: index) { return [part] }
        return figure(heading, at: index).map { [$0] } ?? []
    }

    /// The languages in which a heading is said.
    func languages(of heading: String) -> Set<Language> {
        let parts = [heading] + heading.components(separatedBy: ": ")
        return parts.compactMap { languages[Folding.folded($0)] }.first { !$0.isEmpty } ?? []
    }

    /// `Throughput: Unit` and `throughput_unit`, as our own lists have them.
    private func partOfFigure(_ heading: String, at index: Int) -> SheetColumn? {
        let pieces = heading.components(separatedBy: ": ")
        for count in 1..<max(pieces.count, 1) {
            let (what, part) = (pieces[..<count].joined(separator: ": "), pieces[count...].joined(separator: ": "))
            guard let property = property(what), let role = figureRole(part) else { continue }
            return SheetColumn(index, heading: heading, role: role, property: property)
        }
        guard heading.contains("_") else { return nil }
        let keys = heading.components(separatedBy: "_")
        for count in (1..<keys.count).reversed() {
            guard let property = property(keys[..<count].joined(separator: "-")) else { continue }
            let role = figureRole(keys[count...].joined(separator: "_"))
            return SheetColumn(index, heading: heading, role: role ?? .ignored, property: property)
        }
        return nil
    }

    private func figureRole(_ part: String) -> ColumnRole? {
        guard let known = roles[Folding.folded(part)] else { return .ignored }
        let ordered: [ColumnRole] = ColumnRole.allCases.filter { known.contains($0) }
        return ordered.first { $0.isOfFigure } ?? .ignored
    }

    private func property(_ text: String) -> String? {
        guard let known = properties[Folding.folded(text)], known.count == 1 else { return nil }
        return known.first
    }

    /// `Throughput (Mt) 2024`: a property, perhaps with a unit and a time.
    private func figure(_ heading: String, at index: Int) -> SheetColumn? {
        var rest = heading
        var asides: [String] = []
        for (open, close) in [("(", ")"), ("[", "]")] {
            while let start = rest.range(of: open),
                let end = rest.range(of: close, range: start.upperBound..<rest.endIndex)
            {
                asides.append(String(rest[start.upperBound..<end.lowerBound]))
                rest.replaceSubrange(start.lowerBound..<end.upperBound, with: " ")
            }
        }
        let words = TypedText.plain(rest).split { " ,،;:".contains($0) }.map(String.init)
        for count in (1...max(words.count, 1)).reversed() where count <= words.count {
            for isFirst in [true, false] {
                let name = isFirst ? words.prefix(count) : words.suffix(count)
                let others = isFirst ? words.dropFirst(count) : words.dropLast(count)
                guard let property = property(name.joined(separator: " ")) else { continue }
                let beside = asides + (others.isEmpty ? [] : [others.joined(separator: " ")])
                if let column = column(heading, at: index, of: property, beside) { return column }
            }
        }
        return nil
    }

    /// A column of values where everything beside the property is a unit of it or a time.
    private func column(_ heading: String, at index: Int, of property: String, _ beside: [String]) -> SheetColumn? {
        var column = SheetColumn(index, heading: heading, role: .value, property: property)
        for text in beside {
            if column.period == nil, let period = try? TypedPeriod.read(text) {
                column.period = period.text
            } else if column.unit == nil, let wanted = vocabulary.properties[property]?.unit,
                let unit = try? units.read(text, for: wanted)
            {
                column.unit = unit.code
            } else {
                return nil
            }
        }
        return column
    }
}
