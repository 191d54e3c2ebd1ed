import GRDB
import Journal
import Languages

extension RegisterWriter {
    /// Lists the fields of a record that say something, in the place of those it had.
    func listTexts(
        of record: some TextRecord, _ reference: TextReference, about: String? = nil, position: Int64,
        replacing: Bool = true
    ) throws {
        try listTexts(record.textFields, reference, about: about, position: position, replacing: replacing)
    }

    func listTexts(
        _ fields: [TextField], _ reference: TextReference, about: String? = nil, position: Int64,
        replacing: Bool = true
    ) throws {
        if replacing {
            try db.cachedStatement(sql: "DELETE FROM \(names("text_field")) WHERE kind = ? AND id = ?").execute(
                arguments: [reference.kind.rawValue, reference.id])
        }
        for field in fields {
            let own = field.text.own
            guard let source = own.originalLanguage, let original = own[source] else { continue }
            try db.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO \(names("text_field")) (kind, id, field, source, digest, languages, rank, about,
                        position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                reference.kind.rawValue, reference.id, field.name, source.tag, Translation.digest(of: original),
                own.languages.reduce(0) { $0 | $1.bit }, reference.kind.rank(of: field.name), about, position,
            ])
        }
    }

    /// The words of a remark or mark go with what they are about, not with what was made of them.
    func forgetFields(_ subject: String) throws {
        if let record = TextReference(text: subject), record.kind != .entry {
            try db.execute(
                sql: "DELETE FROM \(names("text_field")) WHERE kind = ? AND id = ?",
                arguments: [record.kind.rawValue, record.id])
        }
        try db.execute(sql: "DELETE FROM \(names("text_field")) WHERE about = ?", arguments: [subject])
        try db.execute(sql: "DELETE FROM \(names("wording")) WHERE subject = ?", arguments: [subject])
    }

    /// Where the wording of a record that stands was entered.
    func recordPosition(_ kind: String, _ id: String) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT position FROM \(names("record")) WHERE kind = ? AND id = ?"),
            arguments: [kind, id])
    }

    /// Notes where the wording of a record stands that is about to be replaced.
    func keepWording(_ kind: String, _ id: String) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(names("wording")) (position, subject)
                SELECT position, kind || '/' || id FROM \(names("record")) WHERE kind = ? AND id = ?
                """
        ).execute(arguments: [kind, id])
    }
}

extension Language {
    /// The language as one bit of a number, in the fixed order.
    package var bit: Int { 1 << (Language.allCases.firstIndex(of: self) ?? 0) }
}

extension TextReference.Kind {
    /// How soon a field wants translating: what stands on most pages first.
    package func rank(of field: String) -> Int {
        switch self {
        case .region: 0
        case .kind, .property, .datum: field == "note" ? 5 : 1
        case .party: field == "name" ? 2 : 7
        case .thing: field == "name" ? 3 : 6
        case .quarrel, .indicator: 4
        case .problem: field == "title" ? 5 : 9
        case .series: field == "name" ? 6 : 10
        case .alertRule: 9
        case .term: 7
        case .letter: 8
        case .claim: field == "text" ? 9 : 10
        case .entry: 11
        // A title is quoted in its own language; its translation helps, and no page waits for it.
        case .source: 12
        }
    }
}
