/// The order of names in the alphabet of a language; letters of other alphabets follow in the order of their numbers.
package struct AlphabeticalOrder: Sendable {
    private let ranks: [Unicode.Scalar: UInt32]
    private let language: Language

    package init(_ language: Language) {
        self.language = language
        var ranks: [Unicode.Scalar: UInt32] = [:]
        for (rank, letter) in Self.alphabet(language).unicodeScalars.enumerated() { ranks[letter] = UInt32(rank + 200) }
        // Accented Latin letters that the language does not have of its own stand with their base letter.
        for (accented, base) in Self.accents where ranks[accented] == nil { ranks[accented] = ranks[base] }
        for digits in ["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"] {
            for (rank, digit) in digits.unicodeScalars.enumerated() { ranks[digit] = UInt32(rank + 100) }
        }
        for (rank, mark) in Self.marks.unicodeScalars.enumerated() { ranks[mark] = UInt32(rank + 1) }
        for space in Self.spaces { ranks[space] = ranks[" "] }
        self.ranks = ranks
    }

    /// Something that compares as names do; made once a name, then sorted.
    package func key(_ name: String) -> [UInt32] {
        lowercased(name).unicodeScalars.compactMap { scalar in
            Self.silent.contains(scalar) ? nil : ranks[scalar] ?? 10_000 + scalar.value
        }
    }

    package func sorted<Element>(_ elements: [Element], by name: (Element) -> String) -> [Element] {
        elements.map { (key: key(name($0)), name: name($0), element: $0) }.sorted { left, right in
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            // Names that differ in accents or case alone stand in the order of their numbers, whatever came first.
            return left.name.unicodeScalars.lexicographicallyPrecedes(right.name.unicodeScalars)
        }.map(\.element)
    }

    /// Azerbaijani has a dotted and a dotless i; both have a capital of their own.
    private func lowercased(_ name: String) -> String {
        guard language == .az else { return name.lowercased() }
        return String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { $0 == "I" ? "ı" : $0 == "İ" ? "i" : $0 })
        ).lowercased()
    }

    /// What stands before digits and letters, in its order; the spaces are one.
    private static let marks = " -‐–—,،;؛:!?؟.·'‘’\"“”„«»()[]{}@*/&#%°+"
    private static let spaces: [Unicode.Scalar] = ["\u{A0}", "\u{202F}"]
    /// What joins or parts letters without being one.
    ///
    /// Arabic marks of vowels and the stroke that lengthens a word are among them.
    private static let silent: Set<Unicode.Scalar> = Set(
        ["\u{200C}", "\u{200D}", "\u{0640}", "\u{0670}"] + (0x064B...0x0654).compactMap(Unicode.Scalar.init))

    private static let accents: [Unicode.Scalar: Unicode.Scalar] = [
        "á": "a", "à": "a", "â": "a", "ā": "a", "é": "e", "è": "e", "ē": "e", "í": "i", "ı": "i", "ī": "i",
        "ó": "o", "ö": "o", "ō": "o", "ú": "u", "ü": "u", "ū": "u", "ç": "c", "č": "c", "ş": "s", "š": "s", "ğ": "g",
        "ž": "z",
        "ý": "y", "ň": "n", "ñ": "n", "ä": "a", "ё": "е", "أ": "ء", "إ": "ء", "ؤ": "ء", "ئ": "ء", "ي": "ی", "ى": "ی",
        "ك": "ک", "ۀ": "ه", "ة": "ه",
    ]

    private static func alphabet(_ language: Language) -> String {
        switch language {
        case .en: "abcdeəfghijklmnopqrstuvwxyz"
        case .az: "abcçdeəfgğhxıijkqlmnoöprsştuüvyzw"
        case .tk: "abcçdeäəfghijžklmnňoöpqrsştuüvwxyýz"
        case .ru: "аәбвгғдежзиійкқлмнңоөпрстуүұфхһцчшщъыьэюя"
        case .kk: "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
        case .fa: "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
        }
    }
}
