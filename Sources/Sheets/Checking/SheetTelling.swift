package import Importing
package import Languages
package import Register

/// Says what is to be said of sheets in a reader's language.
package struct SheetTelling: Sendable {
    private let language: Language
    private let phrases: Phrasebook
    private let units: UnitNames
    private let vocabulary: Vocabulary
    private let things: [String: Thing]
    /// Whether texts of the other direction are set apart, as pages need it.
    private let isolating: Bool

    /// `things` are those that the reasons name.
    package init(
        in language: Language, phrases: Phrasebook, units: UnitNames, vocabulary: Vocabulary, things: [String: Thing],
        isolating: Bool = true
    ) {
        self.language = language
        self.phrases = phrases
        self.units = units
        self.vocabulary = vocabulary
        self.things = things
        self.isolating = isolating
    }

    /// The things that some lines and their reasons name, to be read beforehand.
    package static func things(in lines: [SheetLine]) -> Set<String> {
        var things: Set<String> = []
        for line in lines {
            if let thing = line.thing { things.insert(thing) }
            for reason in line.reasons {
                if let thing = reason.values["thing"] { things.insert(thing) }
                for thing in (reason.values["things"] ?? "").split(separator: " ") { things.insert(String(thing)) }
            }
        }
        return things
    }

    package func name(ofThing id: String) -> String { things[id]?.name.reading(in: language)?.text ?? id }

    package func name(ofProperty id: String) -> String {
        vocabulary.properties[id]?.label.reading(in: language)?.text ?? id
    }

    /// What is wrong and what would help.
    package func say(_ reason: SheetReason) -> String {
        var values: [String: PhraseValue] = [:]
        for (key, text) in reason.values {
            switch key {
            case "thing": values[key] = .text(name(ofThing: text))
            case "things":
                let names = text.split(separator: " ").map { name(ofThing: String($0)) }
                values[key] = .text(ListFormat(language).format(names, .or))
            case "property": values[key] = .text(name(ofProperty: text))
            case "party":
                values[key] = .text(vocabulary.parties[text]?.name.reading(in: language)?.text ?? text)
            case "unit": values[key] = .text(units.name(text, in: language))
            case "row": values[key] = .number(text)
            default: values[key] = .text(text)
            }
        }
        return phrases.say(
            PhraseKey("sheet.reason.\(reason.code.rawValue)"), in: language, values, isolating: isolating)
    }

    package func say(_ fault: SpreadsheetFault) -> String {
        Self.say(fault, in: language, phrases, isolating: isolating)
    }

    package static func say(
        _ fault: SpreadsheetFault, in language: Language, _ phrases: Phrasebook, isolating: Bool = true
    ) -> String {
        let values = fault.values.map { key, text in
            (key, ["limit", "row"].contains(key) ? PhraseValue.number(text) : .text(text))
        }
        return phrases.say(
            PhraseKey("sheet.file.\(fault.code.rawValue)"), in: language,
            Dictionary(uniqueKeysWithValues: values), isolating: isolating)
    }

    package func say(_ outcome: SheetLine.Outcome) -> String {
        phrases.say(PhraseKey("sheet.outcome.\(outcome.rawValue)"), in: language, isolating: isolating)
    }

    /// What is called so in the choice of what a column holds.
    package func say(_ role: ColumnRole) -> String {
        let words = phrases.say(PhraseKey("sheet.heading.\(role.rawValue)"), in: language, isolating: isolating)
        return words.split(separator: "|").first.map(String.init) ?? words
    }
}
