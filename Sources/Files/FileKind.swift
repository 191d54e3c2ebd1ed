/// What kinds of file are taken: papers, pictures and tables, nothing that runs.
package enum FileKind: String, Sendable, Hashable, CaseIterable {
    case pdf, png, jpeg, webp, tiff
    case xlsx, docx, ods, odt
    case csv, text

    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .webp: "image/webp"
        case .tiff: "image/tiff"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .csv: "text/csv; charset=utf-8"
        case .text: "text/plain; charset=utf-8"
        }
    }

    /// How the names of such files end; the first is given to those that end otherwise.
    var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .tiff: ["tiff", "tif"]
        case .csv: ["csv", "tsv"]
        case .text: ["txt", "csv", "tsv"]
        default: [rawValue]
        }
    }

    /// Whether a browser may show it itself; everything else is only saved.
    package var isShownInline: Bool {
        switch self {
        case .pdf, .png, .jpeg, .webp: true
        case .tiff, .xlsx, .docx, .ods, .odt, .csv, .text: false
        }
    }
}

/// Why a file is not taken: the word of the phrases `file.fault.…`.
package enum FileFault: String, Error, Sendable, Hashable, CaseIterable {
    case empty
    /// Larger than `FileLimits.bytesMax`.
    case tooLarge = "too-large"
    /// Nothing that is taken here, or not what its first bytes say.
    case unknown
    /// The first bytes say what it is and the rest does not bear it out.
    case broken
    case program
    case script
    case markup
    case archive
    /// Word and Excel files of before 2007.
    case oldOffice = "old-office"
    /// Two kinds of file in one.
    case twofold
    /// A document with macros.
    case macros
    /// A document that brings further files along.
    case embedded
    /// A document locked with a password, which cannot be looked into.
    case locked
    /// A packed document that grows beyond all measure.
    case bomb
    /// The disk has no room, or the folder cannot be written.
    case notWritten = "not-written"
}
