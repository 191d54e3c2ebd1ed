package import Languages

/// Which of the six languages a text is in, by its letters, and by its little words where the letters are shared.
package enum LanguageGuess {
    private static let enough = 20_000

    package static func language(of text: some Sequence<Unicode.Scalar>) -> Language {
        var counts: [Language: Int] = [:]
        var (latin, cyrillic, arabic, looked) = (0, 0, 0, 0)
        for scalar in text {
            if scalar.isArabicLetter {
                arabic += 1
            } else if scalar.isCyrillic {
                cyrillic += 1
                if kazakh.contains(scalar) { counts[.kk, default: 0] += 1 }
            } else if scalar.isLatin {
                latin += 1
                if azerbaijani.contains(scalar) { counts[.az, default: 0] += 1 }
                if turkmen.contains(scalar) { counts[.tk, default: 0] += 1 }
            } else {
                continue
            }
            looked += 1
            if looked > enough { break }
        }
        if arabic >= latin, arabic >= cyrillic, arabic > 0 { return .fa }
        if cyrillic > latin { return counts[.kk, default: 0] * 50 > cyrillic ? .kk : .ru }
        let (az, tk) = (counts[.az, default: 0], counts[.tk, default: 0])
        if az * 100 > latin, az >= tk { return .az }
        return tk * 100 > latin ? .tk : .en
    }

    private static let kazakh = Set("әғқңөұүһіӘҒҚҢӨҰҮҺІ".unicodeScalars)
    private static let azerbaijani = Set("əƏğĞıİ".unicodeScalars)
    private static let turkmen = Set("ýÝňŇžŽäÄ".unicodeScalars)
}
