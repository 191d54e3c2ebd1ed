/// One phrase on its way to a translator: English, what the language has of it, and notes.
package struct PhraseUnit: Sendable, Hashable {
    /// A piece of a phrase.
    package enum Piece: Sendable, Hashable {
        /// What is translated; plurals stand in it as they are written in the sheet.
        case text(String)
        /// A placeholder as written, `{name}`.
        case placeholder(String)
    }

    /// The key of the phrase.
    package let key: String
    /// The English phrase.
    package let source: [Piece]
    /// The phrase of the language; nil where it is missing or cannot be read.
    package let target: [Piece]?
    /// Whether a speaker has reviewed the phrase of the language.
    package let isReviewed: Bool
    /// What a translator should know: the notes of both sheets and the plural forms wanted.
    package let notes: [String]

    /// The units of a language, in the order of the English sheet.
    ///
    /// English phrases that cannot be read are left out.
    package static func units(english: String, own: String, in language: Language) -> [PhraseUnit] {
        let own = PhraseRows(own)
        return PhraseRows(english).rows.compactMap { row in
            guard let source = try? PhrasePattern.pieces(of: row.phrase), !row.phrase.isEmpty,
                let pattern = try? PhrasePattern(parsing: row.phrase)
            else { return nil }
            let held = own[row.key]
            var notes = [row.note, held?.note == row.note ? "" : held?.note ?? ""].filter { !$0.isEmpty }
            if pattern.hasPlurals {
                let forms = language.pluralCategories.map(\.rawValue).joined(separator: ", ")
                notes.append("Plural forms of the language: \(forms). Translate only what stands in the inner braces.")
            }
            let target = held.flatMap { $0.phrase.isEmpty ? nil : try? PhrasePattern.pieces(of: $0.phrase) }
            return PhraseUnit(
                key: row.key, source: source, target: target, isReviewed: held?.reviewed == "yes", notes: notes)
        }
    }
}

extension PhrasePattern {
    var hasPlurals: Bool {
        segments.contains { segment in
            if case .plural = segment { true } else { false }
        }
    }
}

/// The rows of a phrase sheet by their columns, in the order of the sheet; the first of equal keys counts.
struct PhraseRows {
    struct Row {
        let key: String
        let phrase: String
        let reviewed: String
        let note: String
        /// Its place among the rows of the sheet.
        let place: Int
    }

    let sheet: PhraseSheet
    let header: [String]
    private(set) var rows: [Row] = []
    private var places: [String: Int] = [:]

    init(_ text: String) {
        sheet = PhraseSheet(text)
        header = sheet.rows.first?.cells ?? []
        guard let key = header.firstIndex(of: "key"), let phrase = header.firstIndex(of: "phrase") else { return }
        let reviewed = header.firstIndex(of: "reviewed")
        let note = header.firstIndex(of: "note")
        for (place, row) in sheet.rows.enumerated().dropFirst() where row.cells.count == header.count {
            guard places[row.cells[key]] == nil else { continue }
            places[row.cells[key]] = rows.count
            rows.append(
                Row(
                    key: row.cells[key], phrase: row.cells[phrase], reviewed: reviewed.map { row.cells[$0] } ?? "",
                    note: note.map { row.cells[$0] } ?? "", place: place))
        }
    }

    subscript(key: String) -> Row? { places[key].map { rows[$0] } }
}
