/// Persian made right: half-spaces, letters, digits and marks as careful editors set them.
///
/// What is certain is corrected, what is not is marked, and everything else stays as it was written: names, addresses,
/// Latin words, codes, and spellings of which more than one is accepted.
package enum PersianSpelling {
    /// The corrections of a text in the order of their places, none overlapping another.
    ///
    /// A corrected text has no further certain corrections.
    package static func corrections(of text: String) -> [SpellingCorrection] {
        var reading = WordReading(TextScan(text))
        return reading.corrections()
    }

    /// The text with its certain corrections applied.
    package static func corrected(_ text: String) -> String {
        text.applying(corrections(of: text))
    }
}
