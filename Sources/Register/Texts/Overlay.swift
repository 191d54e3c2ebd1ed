import GRDB
import Journal
import Languages

/// What stands beside the words of records: their translations, and which of their own versions lag behind.
struct TextOverlay {
    private struct Place: Hashable {
        let record: TextReference
        let field: String
    }

    private struct Row {
        let language: Language
        /// Nil for a version of the record's own.
        let text: String?
        let maker: Translation.Maker
        let source: Language
        let digest: String
        let replaces: String?
    }

    private var rows: [Place: [Row]] = [:]

    static let none = TextOverlay()

    private init() {}

    /// What stands beside the records under a condition over `kind` and `id`.
    init(_ db: Database, where condition: SQL) throws {
        let request = SQLRequest<GRDB.Row>(
            literal: """
                SELECT kind, id, field, language, text, maker, source, digest, replaces FROM translation WHERE \(condition)
                UNION ALL
                SELECT kind, id, field, language, NULL, 'human', source, digest, NULL FROM lagging WHERE \(condition)
                """)
        let cursor = try request.fetchCursor(db)
        while let row = try cursor.next() {
            guard let kind = TextReference.Kind(rawValue: row[0]), let language = Language(rawValue: row[3]),
                let maker = Translation.Maker(rawValue: row[5]), let source = Language(rawValue: row[6])
            else { continue }
            rows[Place(record: TextReference(kind, row[1]), field: row[2]), default: []].append(
                Row(
                    language: language, text: row[4], maker: maker, source: source, digest: row[7],
                    replaces: row[8]))
        }
    }

    /// The record with its translations.
    func put<Record: TextRecord>(_ record: Record, _ reference: TextReference) -> Record {
        guard !rows.isEmpty else { return record }
        var record = record
        record.eachText { field, text in
            guard let rows = rows[Place(record: reference, field: field)] else { return }
            let own = text.own
            text.place = "\(reference.kind.rawValue).\(reference.id).\(field)"
            for row in rows {
                // The original may be there no more, or have other words than those that were translated.
                let isStale = own[row.source].map { Translation.digest(of: $0) != row.digest } ?? true
                if let translation = row.text {
                    guard Self.stands(row, own) else { continue }
                    let state: TranslationState = isStale ? .stale : row.maker == .machine ? .machine : .human
                    text.show(translation, in: row.language, as: state)
                } else if isStale {
                    text.markStale(row.language)
                }
            }
        }
        return record
    }

    /// A translation stands where the record says nothing itself, or says what the translation takes the place of.
    private static func stands(_ row: Row, _ own: Text) -> Bool {
        guard let version = own[row.language] else { return true }
        return row.replaces.map { $0 == Translation.digest(of: version) } ?? false
    }
}

extension Reading {
    /// Whether anything has been translated, or lags; most questions then need no second look.
    private func hasOverlay() throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM translation) OR EXISTS (SELECT 1 FROM lagging)")) == true
    }

    func overlay(_ kind: TextReference.Kind, _ ids: [String]) throws -> TextOverlay {
        guard !ids.isEmpty, try hasOverlay() else { return .none }
        return try TextOverlay(db, where: "kind = \(kind.rawValue) AND id IN \(ids)")
    }

    /// Records of a part above with what others have translated of them.
    package func translated<Record: TextRecord>(
        _ records: [Record], _ kind: TextReference.Kind, id: (Record) -> String
    ) throws -> [Record] {
        let overlay = try overlay(kind, records.map(id))
        return records.map { overlay.put($0, TextReference(kind, id($0))) }
    }

    func translated(_ things: [Thing]) throws -> [Thing] {
        let overlay = try overlay(.thing, things.map(\.id))
        return things.map { overlay.put($0, TextReference(.thing, $0.id)) }
    }

    /// Claims that are figures alone have no words, and there may be very many of them.
    func overlay(of claims: some Sequence<Claim>) throws -> TextOverlay {
        try overlay(.claim, claims.filter(\.hasWords).map(\.id))
    }
}

extension Claim {
    func translated(by overlay: TextOverlay) -> Claim { overlay.put(self, TextReference(.claim, id)) }
}

/// The same for what remarks and marks say, which are known by their entries.
struct EntryOverlay {
    fileprivate let overlay: TextOverlay
    fileprivate let ids: [Int64: String]

    func put<Record: TextRecord>(_ record: Record, at position: Int64) -> Record {
        ids[position].map { overlay.put(record, TextReference(.entry, $0)) } ?? record
    }
}

extension Reading {
    func overlay(ofEntriesAt positions: [Int64]) throws -> EntryOverlay {
        let exists = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM translation WHERE kind = 'entry')"))
        guard exists == true, !positions.isEmpty else { return EntryOverlay(overlay: .none, ids: [:]) }
        let rows = try SQLRequest<GRDB.Row>(literal: "SELECT position, id FROM entry WHERE position IN \(positions)")
            .fetchAll(db)
        let ids = Dictionary(
            rows.compactMap { row in EntryID(row[1]).map { (row[0] as Int64, $0.description) } }
        ) { first, _ in first }
        return EntryOverlay(overlay: try overlay(.entry, Array(ids.values)), ids: ids)
    }
}
