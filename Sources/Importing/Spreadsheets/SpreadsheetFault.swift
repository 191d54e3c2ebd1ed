/// Why a file is not read as a spreadsheet; told in the reader's language by the phrases `sheet.file.CODE`.
package struct SpreadsheetFault: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// More bytes, rows or columns than are read; `limit` says how many are.
        case tooLarge = "too-large"
        case tooManyRows = "too-many-rows"
        case tooManyColumns = "too-many-columns"
        case empty
        /// Neither a workbook nor a text.
        case unknown
        /// The format that Excel wrote until 2003.
        case oldFormat = "old-format"
        /// A workbook in another form than Office Open XML; `form` names it.
        case otherFormat = "other-format"
        /// A web page that was given the name of a spreadsheet.
        case webPage = "web-page"
        case encrypted
        case damaged
        /// It unpacks to far more than it is.
        case bomb
        /// An archive with files in it, but no workbook.
        case archive
        /// A name in it leads out of it.
        case badPath = "bad-path"
        case missingPart = "missing-part"
        /// No sheet of that number.
        case noSheet = "no-sheet"
        /// A text in letters that cannot be told for certain.
        case unknownLetters = "unknown-letters"
        /// `row` says in which row a quotation mark is opened that is never closed.
        case openQuote = "open-quote"
        /// Its rows were read; the drafts made of them were refused as a whole.
        case notAccepted = "not-accepted"
    }

    package let code: Code
    /// What the phrase's places hold.
    package let values: [String: String]

    package init(_ code: Code, _ values: [String: String] = [:]) { (self.code, self.values) = (code, values) }
}
