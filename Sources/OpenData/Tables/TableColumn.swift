package import Languages

/// A column of a table: the key that programs go by, and what people read above it.
package struct TableColumn: Sendable, Hashable {
    package enum Form: String, Sendable, Hashable {
        case text, list, number, integer, date, flag
    }

    package let key: String
    package let form: Form
    /// Whether it holds codes, whose names stand in the column beside it.
    let isCode: Bool
    /// Its heading where no phrase has it, as with columns of figures.
    package let heading: Text?

    package init(_ key: String, _ form: Form = .text, isCode: Bool = false, heading: Text? = nil) {
        self.key = key
        self.form = form
        self.isCode = isCode
        self.heading = heading
    }

    /// A heading that is the name of a language in itself.
    static func ownNames(_ language: Language) -> Text {
        Text(Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, language.ownName) }))
    }

    static func code(_ key: String) -> TableColumn { TableColumn(key, isCode: true) }

    /// The columns in which a figure stands: value, unit, datum, time, states, who says it, and the claim it is.
    static let figure: [TableColumn] = [
        .init("value"), .init("low", .number), .init("high", .number), .code("unit"), .init("unit_name"),
        .init("datum"), .init("as_of"), .init("as_of_start", .date), .init("as_of_end", .date),
        .init("states", .list), .code("said_by"), .init("said_by_name"), .init("source"),
        .init("claims", .integer), .init("claim"), .init("claim_link"),
    ]
}

extension OpenWords {
    /// The heading of a column in all languages.
    package func heading(_ column: TableColumn) -> Text {
        if let heading = column.heading { return heading }
        let stem = column.key.hasSuffix("_name") ? String(column.key.dropLast("_name".count)) : column.key
        let key = PhraseKey("column.\(stem.replacing("_", with: "-"))")
        guard column.isCode else { return everywhere(key) }
        return Text(
            Dictionary(
                uniqueKeysWithValues: everywhere(key).byTag.compactMap { tag, name in
                    Language(rawValue: tag).map { language in
                        (
                            language,
                            book.say("column.coded", in: language, ["name": .text(name)], isolating: false)
                        )
                    }
                }))
    }

    /// The figure columns of a part of a table, with what they are of before each heading.
    func figureColumns(_ prefix: String, of what: Text) -> [TableColumn] {
        TableColumn.figure.map { column in
            let own = heading(column)
            let both = Language.allCases.compactMap { language -> (Language, String)? in
                guard let first = what.reading(in: language)?.text, let second = own[language] else { return nil }
                return (language, "\(first): \(second)")
            }
            return TableColumn(
                "\(prefix)_\(column.key)", column.form, heading: Text(Dictionary(uniqueKeysWithValues: both)))
        }
    }
}
