/// Joins words into a list as a language writes it: `ports, airports, and stations`.
package struct ListFormat: Sendable, Hashable {
    /// Whether all of the list is meant or one of it.
    package enum Meaning: String, Sendable, Hashable, CaseIterable {
        case and, or
    }

    /// The language written in.
    package let language: Language

    /// A format for one language.
    package init(_ language: Language) {
        self.language = language
    }

    /// The items as one text; an empty one for none.
    package func format(_ items: [String], _ meaning: Meaning = .and) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        let rest = items.dropLast()
        // English alone sets a comma before the word that closes a list of three.
        let comma = language == .en && rest.count > 1 ? "," : ""
        return rest.joined(separator: separator) + comma + " " + word(meaning) + " " + last
    }

    private var separator: String { language == .fa ? "، " : ", " }

    private func word(_ meaning: Meaning) -> String {
        switch (language, meaning) {
        case (.en, .and): "and"
        case (.en, .or): "or"
        case (.fa, .and): "و"
        case (.fa, .or): "یا"
        case (.ru, .and): "и"
        case (.ru, .or): "или"
        case (.az, .and): "və"
        case (.az, .or): "yaxud"
        case (.kk, .and): "және"
        case (.kk, .or): "немесе"
        case (.tk, .and): "we"
        case (.tk, .or): "ýa-da"
        }
    }
}
