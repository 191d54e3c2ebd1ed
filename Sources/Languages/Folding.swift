/// One fold of text to the form it is searched in: what a reader types finds what a writer wrote.
///
/// Letters lose their case (Turkic İ, I and ı among them) and their marks; the letters of one alphabet stay in it. ё is е
/// and й is и; the letters that Kazakh, Azerbaijani and Turkmen add stand with the letter they are typed as without a
/// layout of their own (қ as к, ə as e, ş as s). Arabic ي and ك are ی and ک, forms of alef are alef, hamza goes, ئ is ی, ؤ
/// is و, ة and ۀ are ه; presentation forms are letters. Tatweel, vowel signs, half-spaces, direction marks and
/// apostrophes go; three kinds of digits are one; everything else is one separator, a space.
package enum Folding {
    /// How far letters are brought together.
    package enum Strength: Sendable, Hashable {
        /// The search form.
        case search
        /// The letters of the six alphabets stay apart (ə, ş, қ, й, آ, ئ) and a half-space stays, as U+200C; case, variants
        /// of one letter, ё, digits, marks and separators are folded as in the search form.
        case letters
    }

    /// What one scalar becomes: nothing, a separator, or one or two letters.
    package struct Folded: Sendable, Hashable {
        /// The letter; 0 for nothing, a space for a separator.
        package let first: UInt32
        /// A second letter, as in `ß`; mostly 0.
        package let second: UInt32

        package var isNothing: Bool { first == 0 }
        package var isSeparator: Bool { first == 0x20 }
    }

    /// The fold of one scalar: a look into a table for the six languages.
    @inline(__always)
    package static func folded(_ scalar: Unicode.Scalar, _ strength: Strength = .search) -> Folded {
        folded(scalar, in: strength == .search ? FoldingTable.search : FoldingTable.letters)
    }

    @inline(__always)
    static func folded(_ scalar: Unicode.Scalar, in table: FoldingTable) -> Folded {
        if let place = FoldingTable.place(scalar.value) {
            let letter = table.letters[place]
            if letter != FoldingTable.isSpecial { return Folded(first: UInt32(letter), second: 0) }
        }
        return table.special(scalar)
    }

    /// A text folded: single spaces between words, none at the ends.
    ///
    /// A mark that is written apart from its letter (й as two scalars) is joined to it first. In Azerbaijani I is ı, which
    /// shows in the `letters` form alone.
    package static func folded(
        _ text: String, _ strength: Strength = .search, language: Language? = nil
    ) -> String {
        let table = strength == .search ? FoldingTable.search : FoldingTable.letters
        var result = String.UnicodeScalarView()
        var isApart = false
        func add(_ value: UInt32) {
            guard let letter = Unicode.Scalar(value) else { return }
            if isApart, !result.isEmpty { result.append(" ") }
            isApart = false
            result.append(letter)
        }
        for scalar in text.unicodeScalars {
            if strength == .letters, let last = result.last, let whole = FoldingTable.joined[[last, scalar]] {
                result.removeLast()
                result.append(whole)
                continue
            }
            let isDotless = strength == .letters && language == .az && scalar == "I"
            let letter = isDotless ? Folded(first: 0x131, second: 0) : folded(scalar, in: table)
            if letter.isSeparator {
                isApart = true
            } else if !letter.isNothing {
                add(letter.first)
                if letter.second != 0 { add(letter.second) }
            }
        }
        return String(result)
    }
}
