/// The order of names in the alphabet of a language; letters of other alphabets follow in the order of their numbers.
package struct AlphabeticalOrder: Sendable {
    private let ranks: [Unicode.Scalar: UInt32]
    private let language: Language

    package init(_ language: Language) {
        self.language = language
        var ranks: [Unicode.Scalar: UInt32] = [:]
        for (rank, letter) in Self.alphabet(language).unicodeScalars.enumerated() { ranks[letter] = UInt32(rank + 100) }
        // Accented Latin letters that the language does not have of its own stand with their base letter.
        for (accented, base) in Self.accents where ranks[accented] == nil { ranks[accented] = ranks[base] }
        for (rank, digit) in "0123456789".unicodeScalars.enumerated() { ranks[digit] = UInt32(rank + 10) }
        ranks[" "] = 1
        ranks["-"] = 1
        ranks["\u{200C}"] = 1
        self.ranks = ranks
    }

    /// Something that compares as names do; made once a name, then sorted.
    package func key(_ name: String) -> [UInt32] {
        lowercased(name).unicodeScalars.map { ranks[$0] ?? 10_000 + $0.value }
    }

    package func sorted<Element>(_ elements: [Element], by name: (Element) -> String) -> [Element] {
        elements.map { (key(name($0)), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }

    /// Azerbaijani has a dotted and a dotless i; both have a capital of their own.
    private func lowercased(_ name: String) -> String {
        guard language == .az else { return name.lowercased() }
        return String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { $0 == "I" ? "ı" : $0 == "İ" ? "i" : $0 })
        ).lowercased()
    }

    private static let accents: [Unicode.Scalar: Unicode.Scalar] = [
        "á": "a", "à": "a", "â": "a", "ā": "a", "ə": "e", "é": "e", "è": "e", "ē": "e", "í": "i", "ı": "i", "ī": "i",
        "ó": "o", "ö": "o", "ō": "o", "ú": "u", "ü": "u", "ū": "u", "ç": "c", "ş": "s", "š": "s", "ğ": "g", "ž": "z",
        "ý": "y", "ň": "n", "ä": "a", "ё": "е", "أ": "ا", "إ": "ا", "ي": "ی", "ك": "ک", "ۀ": "ه", "ة": "ه",
    ]

    private static func alphabet(_ language: Language) -> String {
        switch language {
        case .en: "abcdefghijklmnopqrstuvwxyz"
        case .az: "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
        case .tk: "abçdeäfghijžklmnňoöprsştuüwyýz"
        case .ru: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
        case .kk: "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
        case .fa: "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
        }
    }
}
