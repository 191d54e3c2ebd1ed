package import GRDB
package import Languages

/// Which documents a reader may see.
///
/// The condition is the reader's own, over the columns `visibility`, `visible_to` and `recorder` of a table named
/// `search_document`; this module repeats no rule of access.
package struct SearchRights: Sendable {
    package let condition: SQL
    /// Whether the reader may see anything that not everyone may.
    package let includesReserved: Bool

    package init(condition: SQL, includesReserved: Bool) {
        self.condition = condition
        self.includesReserved = includesReserved
    }
}

/// What narrows a search.
package struct WordFilter: Sendable, Hashable {
    package var kinds: [String] = []
    package var thing: String?

    package init(kinds: [String] = [], thing: String? = nil) {
        self.kinds = kinds
        self.thing = thing
    }
}

/// A record that was found, in the language version that serves the reader best.
package struct WordHit: Sendable, Hashable {
    package let kind: String
    package let id: String
    package let language: Language
    package let thing: String?
    package let position: Int64
    package let title: [MarkedPiece]
    package let snippet: [MarkedPiece]
    package let reasons: [WordReason]
    /// Where it stands in the order; hand it back to go on after it.
    package let place: Place

    package struct Place: Sendable, Hashable {
        package let score: Double
        package let position: Int64
        package let kind: String
        package let id: String

        package init(score: Double, position: Int64, kind: String, id: String) {
            self.score = score
            self.position = position
            self.kind = kind
            self.id = id
        }
    }
}

/// Finds records by the words of their texts.
package enum WordIndex {
    /// Matches looked at for one question; of a word that stands in more texts the newest count.
    package static let matchesMax = 2_000
    package static let limitMax = 100
    private static let snippetWords = 30

    /// The best hits in a fixed order: by rank (the title counts four times), then the newest, then by kind and id.
    package static func hits(
        _ db: Database, _ query: WordQuery, rights: SearchRights, filter: WordFilter = WordFilter(),
        after place: WordHit.Place? = nil, limit: Int = 20
    ) throws -> [WordHit] {
        try found(db, query, rights: rights, filter: filter, after: place, limit: limit).hits
    }

    /// The hits, and how many records the reader would find in all, up to `matchesMax`; 0 where no hit is left.
    package static func found(
        _ db: Database, _ query: WordQuery, rights: SearchRights, filter: WordFilter = WordFilter(),
        after place: WordHit.Place? = nil, limit: Int = 20
    ) throws -> (hits: [WordHit], count: Int) {
        guard !query.isEmpty else { return ([], 0) }
        let next: SQL =
            place.map {
                """
                AND (score, -best.position, best.kind, best.id) > (\($0.score), \(-$0.position), \($0.kind), \($0.id))
                """
            } ?? ""
        let request: SQL = """
            \(best(query, rights, filter))
            SELECT best.no, best.kind, best.id, best.language, best.thing, best.position, score,
                search_document.title, search_document.text, (SELECT count(*) FROM best WHERE choice = 1) AS total
            FROM best JOIN search_document ON search_document.no = best.no
            WHERE choice = 1 \(next)
            ORDER BY score, -best.position, best.kind, best.id LIMIT \(max(0, min(limit, limitMax)))
            """
        let rows = try SQLRequest<Row>(literal: request, cached: true).fetchAll(db)
        let patterns = WordMatches.Patterns(query)
        return (rows.map { hit($0, query, patterns) }, rows.first?["total"] ?? 0)
    }

    /// One row for each language version that matches and may be read; `choice` 1 is the one to show.
    private static func best(_ query: WordQuery, _ rights: SearchRights, _ filter: WordFilter) -> SQL {
        var tables = ["search_words"]
        if rights.includesReserved { tables.append("search_words_reserved") }
        let matches = tables.map { matching($0, query, rights, filter) }.joined(separator: " UNION ALL ")
        return """
            WITH match AS MATERIALIZED (\(matches)),
            best AS MATERIALIZED (
                SELECT *, row_number() OVER (
                    PARTITION BY kind, id ORDER BY language = \(query.language.tag) DESC, score, language) AS choice
                FROM match)
            """
    }

    private static func matching(_ table: String, _ query: WordQuery, _ rights: SearchRights, _ filter: WordFilter)
        -> SQL
    {
        var conditions: SQL = "\(rights.condition)"
        if !filter.kinds.isEmpty { conditions += " AND search_document.kind IN \(filter.kinds)" }
        if let thing = filter.thing { conditions += " AND search_document.thing = \(thing)" }
        return """
            SELECT * FROM (
                SELECT search_document.no, search_document.kind, search_document.id, search_document.language,
                    search_document.thing, search_document.position, bm25(\(sql: table), 4.0, 1.0) AS score
                FROM \(sql: table) JOIN search_document ON search_document.no = \(sql: table).rowid
                WHERE \(sql: table) MATCH \(query.expression) AND \(conditions)
                ORDER BY \(sql: table).rowid DESC LIMIT \(matchesMax))
            """
    }

    private static func hit(_ row: Row, _ query: WordQuery, _ patterns: WordMatches.Patterns) -> WordHit {
        let title: String = row["title"]
        let text: String = row["text"]
        let language = Language(tag: row["language"]) ?? .en
        let inTitle = WordMatches(of: patterns, in: title, language: language)
        let inText = WordMatches(of: patterns, in: text, language: language)
        return WordHit(
            kind: row["kind"], id: row["id"], language: language, thing: row["thing"], position: row["position"],
            title: inTitle.pieces(of: title), snippet: inText.pieces(of: text, wordsMax: snippetWords),
            reasons: WordMatches.reasons([inTitle, inText], for: query),
            place: WordHit.Place(score: row["score"], position: row["position"], kind: row["kind"], id: row["id"]))
    }
}
