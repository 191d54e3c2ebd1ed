import Languages

/// When two spellings are taken for one name.
enum NameSpelling {
    /// A single letter is not compared by its sound.
    static let lettersMin = 2
    /// Of the names with one skeleton that the reader may see, so many of the heaviest are compared.
    static let comparedMax = 2000

    /// 3 for a name with Arabic letters, 2 for Cyrillic, 1 for Latin, 0 for another beginning.
    static func script(_ sound: Sound, _ first: UInt8) -> UInt32 {
        if sound.isArabic { return 3 }
        return SearchLetters.isLatin(first) ? 1 : SearchLetters.isCyrillic(first) ? 2 : 0
    }

    /// How a name answers whose sound differs so much, with so many consonants, when so many letters were typed; `nil` if
    /// it does not.
    ///
    /// Two letters are rather a beginning, and a single consonant says little.
    static func match(difference: Int, length: Int, letters: Int, isOtherScript: Bool) -> NameMatch? {
        let steps = difference / Skeleton.step
        if length == 1 || letters < 3 {
            guard isOtherScript, steps == 0 else { return nil }
            return letters < 3 ? .similar : .spelling
        }
        if steps <= (isOtherScript ? max(1, length / 2) : 0) { return .spelling }
        return steps < length ? .similar : nil
    }
}
