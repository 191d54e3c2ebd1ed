/// Why a place in a text is corrected or marked; the raw values are kept by whoever remembers what editors refused.
package enum SpellingRule: String, Sendable, Hashable, CaseIterable {
    /// An Arabic letter that Persian writes otherwise: ي, ى, ك.
    case arabicLetter
    /// A letter that may be wrong but may be meant: ة at the end of a word.
    case foreignLetter
    /// A sign without a sound or meaning: tatweel, stray marks of direction, half-spaces where they do nothing.
    case strayMark
    /// ها and its endings.
    case halfSpacePlural
    /// می and نمی before a verb, and verbs of two parts: گفته‌اند.
    case halfSpaceVerb
    /// Two words that are written as one: بین‌المللی.
    case halfSpaceCompound
    /// ای, ام, اش and their like after a silent ه.
    case halfSpaceEnclitic
    /// تر and ترین.
    case comparative
    /// Two words that were run together: قرار دارند.
    case missingSpace
    /// Spaces beside marks of punctuation.
    case punctuationSpace
    /// A Latin mark that Persian writes otherwise: , ; ?
    case punctuationMark
    /// More than one space between two words.
    case doubledSpace
    /// Arabic or Latin digits.
    case digits
    /// The marks between and after digits.
    case numberMark
    /// A word that may have lost a letter; nothing is proposed.
    case unknownWord
}
