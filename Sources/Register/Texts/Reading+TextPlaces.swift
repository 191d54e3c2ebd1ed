import GRDB
import Journal
package import Languages

/// Where a human-written field stands in the order in which fields want translating.
package struct TextPlace: Sendable, Hashable {
    package let rank: Int
    package let record: TextReference
    package let field: String

    package init(rank: Int, record: TextReference, field: String) {
        self.rank = rank
        self.record = record
        self.field = field
    }
}

/// Which fields are asked for, by what stands in one language.
package struct TextQuery: Sendable, Hashable {
    package let language: Language
    package var kinds: Set<TextReference.Kind> = []
    /// Whether those that are translated and up to date are asked for too.
    package var includesFinished = false

    package init(_ language: Language, kinds: Set<TextReference.Kind> = [], includesFinished: Bool = false) {
        self.language = language
        self.kinds = kinds
        self.includesFinished = includesFinished
    }

    fileprivate var condition: SQL {
        var condition: SQL = "text_field.source <> \(language.tag)"
        if !kinds.isEmpty { condition += " AND text_field.kind IN \(kinds.map(\.rawValue).sorted())" }
        if !includesFinished { condition += " AND (\(isMissing) OR \(isDoubtful))" }
        return condition
    }

    fileprivate var isMissing: SQL { "(text_field.languages & \(language.bit) = 0 AND translation.text IS NULL)" }

    /// Whether a version is a machine's, or its original may have changed; what it is exactly is told when it is read.
    fileprivate var isDoubtful: SQL {
        """
        (translation.maker = 'machine' OR translation.source <> text_field.source
            OR translation.digest <> text_field.digest OR lagging.digest IS NOT NULL)
        """
    }

    fileprivate var tables: SQL {
        func on(_ table: SQL) -> SQL {
            """
            LEFT JOIN \(table) ON \(table).kind = text_field.kind AND \(table).id = text_field.id
                AND \(table).field = text_field.field AND \(table).language = \(language.tag)
            """
        }
        return "text_field \(on("translation")) \(on("lagging"))"
    }
}

/// How many fields of a kind stand how in a language.
package struct TextCount: Sendable, Hashable {
    package let kind: TextReference.Kind
    package let missing: Int
    /// Machine-made or stale.
    package let doubtful: Int
    package let all: Int
}

extension Reading {
    /// The fields that may want translating into a language, behind a place, in the order of their ranks.
    ///
    /// Only fields of records that this reader may read are named, but for the reasons of marks, which whoever reads
    /// their texts must ask for.
    package func textPlaces(_ query: TextQuery, after place: TextPlace?, limit: Int) throws -> [TextPlace] {
        let next: SQL =
            place.map {
                """
                AND (text_field.rank, text_field.kind, text_field.id, text_field.field)
                    > (\($0.rank), \($0.record.kind.rawValue), \($0.record.id), \($0.field))
                """
            } ?? ""
        let request = SQLRequest<Row>(
            literal: """
                SELECT text_field.rank, text_field.kind, text_field.id, text_field.field FROM \(query.tables)
                WHERE \(query.condition) AND \(mayReadField) \(next)
                ORDER BY text_field.rank, text_field.kind, text_field.id, text_field.field LIMIT \(limit)
                """)
        return try request.fetchAll(db).compactMap(Self.place)
    }

    /// The same behind which `place` comes: those before it, the nearest first.
    package func textPlaces(_ query: TextQuery, before place: TextPlace, limit: Int) throws -> [TextPlace] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT text_field.rank, text_field.kind, text_field.id, text_field.field FROM \(query.tables)
                WHERE \(query.condition) AND \(mayReadField)
                    AND (text_field.rank, text_field.kind, text_field.id, text_field.field)
                        < (\(place.rank), \(place.record.kind.rawValue), \(place.record.id), \(place.field))
                ORDER BY text_field.rank DESC, text_field.kind DESC, text_field.id DESC, text_field.field DESC
                LIMIT \(limit)
                """)
        return try request.fetchAll(db).compactMap(Self.place)
    }

    private static func place(_ row: Row) -> TextPlace? {
        TextReference.Kind(rawValue: row[1]).map {
            TextPlace(rank: row[0], record: TextReference($0, row[2]), field: row[3])
        }
    }

    /// How many fields there are in need of a language, by kind; the reasons of marks are not counted.
    package func textCounts(_ language: Language) throws -> [TextCount] {
        let query = TextQuery(language, includesFinished: true)
        let request = SQLRequest<Row>(
            literal: """
                SELECT text_field.kind, sum(\(query.isMissing)), sum(coalesce(\(query.isDoubtful), 0)), count(*)
                FROM \(query.tables) WHERE \(query.condition) AND \(mayReadField)
                    AND (text_field.about IS NULL OR text_field.about LIKE 'claim/%')
                GROUP BY text_field.kind ORDER BY min(text_field.rank)
                """)
        return try request.fetchAll(db).compactMap { row in
            TextReference.Kind(rawValue: row[0]).map {
                TextCount(kind: $0, missing: row[1], doubtful: row[2], all: row[3])
            }
        }
    }

    private var mayReadField: SQL {
        """
        CASE text_field.kind
            WHEN 'thing' THEN EXISTS (
                SELECT 1 FROM thing WHERE thing.id = text_field.id AND \(who.thingCondition))
            WHEN 'claim' THEN \(mayReadClaim)
            WHEN 'entry' THEN text_field.about LIKE 'account/%' OR \(mayReadClaim)
            WHEN 'series' THEN \(mayReadSubject)
            WHEN 'indicator' THEN \(mayReadSubject)
            WHEN 'problem' THEN \(mayReadSubject)
            WHEN 'alert-rule' THEN \(mayReadSubject)
            ELSE 1 END
        """
    }

    private var mayReadSubject: SQL {
        """
        EXISTS (SELECT 1 FROM subject_record AS said
            WHERE said.kind = text_field.kind AND said.id = text_field.id AND \(who.subjectCondition))
        """
    }

    private var mayReadClaim: SQL {
        """
        EXISTS (
            SELECT 1 FROM claim JOIN thing ON thing.no = claim.thing_no
            WHERE claim.id = substr(text_field.about, 7) AND \(who.claimCondition) AND NOT EXISTS (
                SELECT 1 FROM remark WHERE remark.claim_no = claim.no AND remark.stance = 'withdrawn'))
        """
    }

    /// A number that changes with every text and every translation of this state.
    package func textState() throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT 31 * coalesce((SELECT max(position) FROM text_field), 0)
                        + 37 * coalesce((SELECT max(position) FROM translation), 0)
                        + (SELECT count(*) FROM translation)
                    """)) ?? 0
    }

    /// Fields as they stand for everyone, without asking who may read them.
    private func allTexts(of records: [TextReference]) throws -> [TextReference: [TextField]] {
        var found: [TextReference: [TextField]] = [:]
        for (kind, references) in Dictionary(grouping: records, by: \.kind) {
            let ids = references.map(\.id)
            let overlay = try overlay(kind, ids)
            switch kind {
            case .thing, .claim:
                let table: SQL = kind == .thing ? "thing" : "claim"
                let rows = try SQLRequest<Row>(
                    literal: "SELECT id, payload FROM \(table) WHERE id IN \(ids) AND position > 0"
                ).fetchAll(db)
                for row in rows {
                    let reference = TextReference(kind, row[0])
                    guard let payload = try? JSON(parsing: row[1] as String) else { continue }
                    if kind == .thing, let thing = try? Thing(id: reference.id, payload: payload) {
                        found[reference] = overlay.put(thing, reference).textFields
                    } else if let claim = try? Claim(id: reference.id, payload: payload) {
                        found[reference] = overlay.put(claim, reference).textFields
                    }
                }
            case .entry: break
            case .series, .indicator, .problem, .alertRule:
                let rows = try SQLRequest<Row>(
                    literal: "SELECT id, words FROM subject_record WHERE kind = \(kind.rawValue) AND id IN \(ids)"
                ).fetchAll(db)
                for row in rows {
                    let reference = TextReference(kind, row[0])
                    let words = try SubjectWords(JSON(parsing: row[1] as String))
                    found[reference] = overlay.put(words, reference).textFields
                }
            case .region, .kind, .datum, .property, .party, .source, .letter, .quarrel, .term:
                for reference in references { found[reference] = vocabulary.record(reference)?.textFields }
            }
        }
        return found
    }

    /// Every field that is written in two languages, whoever may read it: who shows one asks again for its reader.
    package func eachPair(
        from source: Language, to target: Language, atMost limit: Int,
        _ body: (TextReference, _ field: String, _ original: String, _ translation: String) throws -> Void
    ) throws {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT text_field.kind, text_field.id FROM text_field
                WHERE text_field.languages & \(source.bit) <> 0 AND (text_field.languages & \(target.bit) <> 0
                    OR EXISTS (SELECT 1 FROM translation WHERE translation.kind = text_field.kind
                        AND translation.id = text_field.id AND translation.field = text_field.field
                        AND translation.language = \(target.tag) AND translation.maker = 'human'))
                GROUP BY text_field.kind, text_field.id ORDER BY text_field.rank LIMIT \(limit)
                """
        ).fetchAll(db)
        for start in stride(from: 0, to: rows.count, by: 500) {
            let references = rows[start..<min(start + 500, rows.count)].compactMap { row in
                TextReference.Kind(rawValue: row[0]).map { TextReference($0, row[1]) }
            }
            let texts = try allTexts(of: references)
            for reference in references {
                for field in texts[reference] ?? [] {
                    guard let original = field.text[source], let translation = field.text[target],
                        let state = field.text.state(in: target), state == .human || state == .original
                    else { continue }
                    try body(reference, field.name, original, translation)
                }
            }
        }
    }
}
