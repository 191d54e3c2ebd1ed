package import Exporting
package import Importing
package import Languages
import Measures
import Register

/// A work list as a spreadsheet, for translators who use nothing else: one row a field.
///
/// What comes back unchanged changes nothing, whatever state it is in.
package enum TranslationSheet {
    package enum Column: String, Sendable, Hashable, CaseIterable {
        case place, state, original, translation
    }

    /// So many rows go out and come back.
    package static let rowsMax = 20_000

    /// A row of an item, in the order of the columns.
    package static func row(_ item: WorkItem) -> [Cell] {
        row(item.place.word, item.state, item.original, item.translation)
    }

    /// A row of a text that is in no list.
    package static func row(
        _ place: String, _ state: WorkState, _ original: String, _ translation: String?
    ) -> [Cell] {
        [.text(place), .text(state.rawValue), .text(original), Cell(translation)]
    }

    /// The headings in a language.
    package static func header(in language: Language, _ book: Phrasebook) -> [String] {
        Column.allCases.map { book.say(phrase($0), in: language, isolating: false) }
    }

    private static func phrase(_ column: Column) -> PhraseKey { PhraseKey("translation.sheet.\(column.rawValue)") }

    /// What a heading means: the words of our own files, in whatever language they were made.
    package static func columns(_ book: Phrasebook) -> (String) -> Column? {
        var known: [String: Column] = [:]
        for column in Column.allCases {
            known[column.rawValue] = column
            for language in Language.allCases {
                known[Folding.folded(book.say(phrase(column), in: language, isolating: false))] = column
            }
        }
        return { known[Folding.folded($0)] }
    }

    /// What a sheet offers; `columns` says what the words of a heading mean, whatever language they are in.
    ///
    /// `nil` where no row names the columns of places, originals and translations.
    package static func offers(
        in sheet: Spreadsheet, columns known: (String) -> Column?
    ) throws(SpreadsheetFault) -> [TranslationOffer]? {
        for index in sheet.sheets.indices {
            var rows = try sheet.rows(index)
            guard let places = try heading(&rows, known) else { continue }
            var offers: [TranslationOffer] = []
            while let row = try rows.next(), offers.count < rowsMax {
                func text(_ column: Column) -> String { places[column].map { self.text(row[$0]) } ?? "" }
                let (place, original) = (text(.place), text(.original))
                if place.isEmpty, original.isEmpty { continue }
                let state = WorkState(rawValue: text(.state))
                offers.append(
                    TranslationOffer(
                        place: place.isEmpty ? nil : place, original: original, translation: text(.translation),
                        isFinished: state != .machine && state != .stale, line: row.number))
            }
            return offers
        }
        return nil
    }

    /// So many rows may stand above the heading.
    private static let headingRows = 10

    private static func heading(
        _ rows: inout SpreadsheetRows, _ known: (String) -> Column?
    ) throws(SpreadsheetFault) -> [Column: Int]? {
        for _ in 0..<headingRows {
            guard let row = try rows.next() else { return nil }
            var places: [Column: Int] = [:]
            for (place, cell) in row.cells.enumerated() {
                if let column = known(text(cell)), places[column] == nil { places[column] = place }
            }
            if places[.original] != nil, places[.translation] != nil { return places }
        }
        return nil
    }

    private static func text(_ cell: SpreadsheetCell) -> String {
        switch cell {
        // Spreadsheets end the lines of a cell in their own ways.
        case .text(let text), .number(let text): text.replacing("\r\n", with: "\n")
        case .percent(let text): "\(text) %"
        case .date(let period): period.text
        case .flag(let value): value ? "true" : "false"
        case .empty, .error, .unreckoned: ""
        }
    }
}
