import Languages

/// Brings the spellings of one word together before it is stemmed.
///
/// It keeps what a stemmer needs: the vowels of harmony and the half-space of Persian.
enum WordFolding {
    static func fold(_ word: String, in language: Language) -> Letters {
        var letters: Letters = []
        for scalar in Folding.folded(word, .letters, language: language).unicodeScalars where scalar != " " {
            switch scalar {
            case "آ", "ٱ": letters.append("ا")
            case "ئ": letters.append("ی")
            default: letters.append(scalar)
            }
        }
        guard letters.contains(PersianStem.halfSpace) else { return letters }
        let isHalfSpace = { (letter: Unicode.Scalar) in letter == PersianStem.halfSpace }
        guard let first = letters.firstIndex(where: { !isHalfSpace($0) }),
            let last = letters.lastIndex(where: { !isHalfSpace($0) })
        else { return [] }
        return Letters(letters[first...last])
    }
}
