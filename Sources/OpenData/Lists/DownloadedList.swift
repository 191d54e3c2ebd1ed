package import Exporting
package import Languages
package import Register

/// A list that somebody has downloaded, told by the headings of its columns, as it would be downloaded now.
///
/// Only lists that say what the register is made of, and those of subjects; what else holds figures is read for its
/// figures.
package struct DownloadedList: Sendable {
    package let name: String
    /// The columns that depend on where, when and by whom it was downloaded: addresses, and counts of what the
    /// reader may see.
    package let links: Set<Int>
    /// The rows in every language in which these headings stand.
    package let rows: [[Cell]]

    private static let lists: [ListName] = [
        .kinds, .things, .properties, .sources, .parties, .terms, .meetings, .changes, .completeness, .use,
    ]

    private static let counts: Set<String> = ["things", "claims", "wanted", "known"]

    /// `nil` where the headings are those of none of these lists.
    package static func find(
        _ headings: [String], in reading: Reading, words: (Language) -> OpenWords
    ) throws -> DownloadedList? {
        for list in SubjectList.allCases where !Self.languages(of: list.columns, headings, words).isEmpty {
            // What they hold is computed from entries of their own kinds: no cell of them is ever a figure.
            return DownloadedList(name: list.rawValue, links: Set(list.columns.indices), rows: [[]])
        }
        for list in lists {
            let languages = Self.languages(of: list.columns, headings, words)
            guard !languages.isEmpty else { continue }
            let rows = try languages.flatMap { language in
                try ListReading(reading, words(language)).whole(list)?.rows.map(\.cells) ?? []
            }
            let links = list.columns.indices.filter { index in
                let key = list.columns[index].key
                return key.hasSuffix("link") || counts.contains(key)
            }
            return DownloadedList(name: list.rawValue, links: Set(links), rows: rows)
        }
        return nil
    }

    /// The languages in which columns are headed like this.
    private static func languages(
        of columns: [TableColumn], _ headings: [String], _ words: (Language) -> OpenWords
    ) -> [Language] {
        guard columns.count == headings.count else { return [] }
        return Language.allCases.filter { language in
            let words = words(language)
            return zip(columns, headings).allSatisfy { column, heading in
                heading == column.key || words.heading(column).reading(in: language)?.text == heading
            }
        }
    }
}
