import Importing
import Languages

extension PackReader {
    /// The terms of the trade: names in one column a language, the first of several in a cell being the one to use.
    mutating func readTerms(into pack: inout RegionPack) {
        for row in rows(
            files.table("terms.csv"), known: ["id", "sector", "reviewed", "origin"], texts: ["name", "note"])
        {
            var (name, synonyms) = (Text(), [Language: [String]]())
            for language in Language.allCases {
                let words = row.list("name_\(language.tag)")
                name[language] = words.first
                if words.count > 1 { synonyms[language] = Array(words.dropFirst()) }
            }
            if name[.en] == nil {
                row.fault("name_en", "The English term is missing.", remedy: "Fill it in.")
            }
            if row.cell("sector") == nil { row.fault("sector", "The cell is empty.", remedy: "Name a sector.") }
            let term = Term(
                id: row.identifier(), sector: row.choice("sector") ?? .general, name: name, synonyms: synonyms,
                note: row.text("note"), unchecked: unchecked(row, name), origin: row.cell("origin"))
            keep(term, row, in: &pack.terms, &pack.places)
        }
    }

    /// `reviewed` is no, yes, or the languages whose speakers have checked the term.
    private func unchecked(_ row: PackRow, _ name: Text) -> Set<Language> {
        switch row.cell("reviewed") {
        case nil, "no": return Set(name.languages)
        case "yes": return []
        default:
            var checked: Set<Language> = []
            for tag in row.list("reviewed") {
                guard let language = Language(rawValue: tag) else {
                    row.faultChoice("reviewed", tag, ["no", "yes"] + Language.allCases.map(\.tag))
                    continue
                }
                checked.insert(language)
            }
            return Set(name.languages).subtracting(checked)
        }
    }
}
