import Exporting
import Languages
import Register

extension ListReading {
    /// The words of the trade in all languages, those of one language in one column, the one to use first.
    package func terms() -> Table {
        let terms = vocabulary.terms.values.sorted { $0.id < $1.id }
        let rows = terms.map { term in
            let names = Language.allCases.map { language -> Cell in
                Cell(term.name[language].map { ([$0] + (term.synonyms[language] ?? [])).joined(separator: " | ") })
            }
            let first: [Cell] = [
                .text(term.id), .text(term.sector.rawValue), .text(words.sector(term.sector)),
            ]
            return Table.Row(
                id: term.id, first + names + [.list(term.unchecked.map(\.tag).sorted()), Cell(term.origin)])
        }
        return table(.terms, rows)
    }
}
