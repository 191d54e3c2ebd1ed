package import Languages
package import Measures

/// What claims are about: a province, a port, a plant, a site and so on.
package struct Thing: Sendable, Hashable {
    package let id: String
    package let kind: String
    package internal(set) var name: Text
    package let aliases: [Language: [String]]
    /// The aliases with what others have translated of them; nil where nobody has.
    var aliasText: Text?
    /// The languages in which no speaker has checked the name yet.
    package let unchecked: Set<Language>
    package let position: Coordinate?
    package let shape: Shape?
    /// The things it lies in or belongs to, the nearest first.
    package let within: [String]
    package let sectors: [Sector]
    /// Codes in outside lists, as `scheme:code`.
    package let codes: [String]
    package let positionBasis: Basis?
    package let positionSource: String?
    /// Who may know of it at all; what is claimed of it is never told to others.
    package let visibility: Visibility
    /// The zone of the tz database by whose clock it lives; nil where that of what it lies in holds.
    package let zone: String?
    /// The days on which its offices rest; empty where those of what it lies in hold.
    package let restDays: [Weekday]

    package init(
        id: String, kind: String, name: Text, aliases: [Language: [String]] = [:], unchecked: Set<Language> = [],
        position: Coordinate? = nil, shape: Shape? = nil, within: [String] = [], sectors: [Sector] = [],
        codes: [String] = [], positionBasis: Basis? = nil, positionSource: String? = nil,
        visibility: Visibility = .everyone, zone: String? = nil, restDays: [Weekday] = []
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.aliases = aliases
        self.unchecked = unchecked
        self.position = position
        self.shape = shape
        self.within = within
        self.sectors = sectors
        self.codes = codes
        self.positionBasis = positionBasis
        self.positionSource = positionSource
        self.visibility = visibility
        self.zone = zone
        self.restDays = restDays
    }
}

/// On what a recorded fact rests.
package enum Basis: String, Sendable, Hashable, CaseIterable {
    case found
    case generalKnowledge = "general_knowledge"
    case derived
}

/// The rule for identifiers: lower-case letters, digits and hyphens, at most 80.
package enum Identifier {
    package static func isValid(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= 80, first != UInt8(ascii: "-") else { return false }
        return bytes.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
    }
}

extension Thing {
    /// The everyday name where the pack gives one as the first alias, for lists and maps; else the official one.
    package func shortName(_ language: Language) -> String {
        everydayName(language) ?? name.reading(in: language)?.text ?? id
    }

    /// An alias no shorter than the name in the same language is another spelling of it and no everyday name.
    private func everydayName(_ language: Language) -> String? {
        allAliases(language).first.flatMap { alias in
            guard let name = name[language], alias.count >= name.count else { return alias }
            return nil
        }
    }

    /// The aliases in a language, its own or, where it has none, translated ones.
    package func allAliases(_ language: Language) -> [String] {
        if let aliasText { return Self.names(in: aliasText[language] ?? "") }
        return aliases[language] ?? []
    }

    /// The language in which the short name is, for its mark.
    package func languageOfShortName(_ language: Language) -> Language {
        everydayName(language) == nil ? name.reading(in: language)?.language ?? language : language
    }
}
