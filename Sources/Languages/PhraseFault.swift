/// What is wrong with one row or key of a phrase file.
package struct PhraseFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of fault.
    package enum Code: String, Sendable, Hashable {
        case malformedSheet = "malformed-sheet"
        case missingColumn = "missing-column"
        case unknownColumn = "unknown-column"
        case malformedKey = "malformed-key"
        case duplicateKey = "duplicate-key"
        case unknownKey = "unknown-key"
        case missingKey = "missing-key"
        case emptyPhrase = "empty-phrase"
        case malformedReview = "malformed-review"
        case malformedPattern = "malformed-pattern"
        case missingPluralForm = "missing-plural-form"
        case needlessPluralForm = "needless-plural-form"
        case otherPlaceholders = "other-placeholders"
        /// The English phrase has changed since a translation of it was asked for.
        case staleSource = "stale-source"
    }

    /// The kind of fault.
    package let code: Code
    /// The language of the file, or of the column for the units; nil where the fault is of the whole sheet of units.
    package let language: Language?
    /// The row as a spreadsheet counts it, the header being 1; nil where nothing stands in any row.
    package let row: Int?
    /// The key of the phrase, or the code of the unit.
    package let key: String?
    /// An English sentence saying what is wrong and what to do.
    package let message: String

    package var description: String {
        let place = [language?.tag, row.map { "row \($0)" }, key].compactMap { $0 }.joined(separator: ", ")
        return "\(place): \(message)"
    }
}
