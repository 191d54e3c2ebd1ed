import GRDB
import Journal

/// A letter that stands behind an entry, as the release of its draft says.
package struct LetterBehind: Sendable, Hashable {
    /// The place of the entry.
    package let position: Int64
    /// The kind of the entry: `remark`, `thing`, `story`.
    package let kind: String
    /// What the entry is read with: `claim/ID`, `thing/ID`, `problem/ID`.
    package let about: String
    /// The party that wrote the entry.
    package let party: String
    package let milliseconds: Int64
    package let letter: Letter
}

extension Reading {
    /// The letters behind some entries, by the places of these, as far as the reader may know of the letters.
    ///
    /// The reader must have read the entries themselves.
    package func letters(behind positions: some Sequence<Int64>) throws -> [Int64: LetterBehind] {
        let places = Array(Set(positions))
        guard !places.isEmpty else { return [:] }
        let rows = try SQLRequest<Row>(literal: "\(Self.columns) WHERE position IN \(places)").fetchAll(db)
        return Dictionary(rows.compactMap(behind).map { ($0.position, $0) }) { first, _ in first }
    }

    /// The letters behind everything that was written about a subject, the newest first.
    ///
    /// The reader must be one who may read all of it; who may not read earlier wordings is given those of `letters(behind:)`.
    package func letters(about subject: String, limit: Int = 200) throws -> [LetterBehind] {
        let request = SQLRequest<Row>(
            literal: "\(Self.columns) WHERE about = \(subject) ORDER BY position DESC LIMIT \(limit)")
        return try request.fetchAll(db).compactMap(behind)
    }

    /// The letters behind what was said of a claim, as far as the reader may read it.
    package func letters(behindClaim id: String) throws -> [LetterBehind] {
        let all = try letters(about: "claim/\(id)")
        return all.isEmpty ? [] : Self.among(try history(ofClaim: id), all)
    }

    /// The letters behind a thing itself, its joins and the marks of its accounts, as far as the reader may read them.
    package func letters(behind thing: Thing) throws -> [LetterBehind] {
        let accounts = "account/\(thing.id)/"
        let request = SQLRequest<Row>(
            literal: """
                \(Self.columns)
                WHERE about = \("thing/\(thing.id)") OR (about > \(accounts) AND about < \("account/\(thing.id)0"))
                ORDER BY position DESC LIMIT 200
                """)
        let all = try request.fetchAll(db).compactMap(behind)
        return all.isEmpty ? [] : Self.among(try history(of: thing), all)
    }

    private static func among(_ steps: [TrailStep], _ letters: [LetterBehind]) -> [LetterBehind] {
        let read = Set(steps.map(\.position))
        return letters.filter { read.contains($0.position) }
    }

    /// The entries behind which a letter stands, the newest first; not every reader may read each of them.
    package func entries(restingOn letter: Letter, limit: Int = 200) throws -> [LetterBehind] {
        let request = SQLRequest<Row>(
            literal: "\(Self.columns) WHERE letter = \(letter.id) ORDER BY position DESC LIMIT \(limit)")
        return try request.fetchAll(db).compactMap(behind)
    }

    /// Whether a letter stands behind what was last released of a subject.
    package func rests(_ subject: String, on letter: String) throws -> Bool {
        try SQLRequest<Bool>(
            literal: """
                SELECT EXISTS (
                    SELECT 1 FROM letter_behind WHERE letter = \(letter) AND draft = (
                        SELECT draft FROM release WHERE subject = \(subject) ORDER BY position DESC LIMIT 1))
                """
        ).fetchOne(db) ?? false
    }

    private static var columns: SQL { "SELECT position, letter, kind, about, party, time FROM letter_behind" }

    private func behind(_ row: Row) -> LetterBehind? {
        letter(row["letter"]).map { letter in
            LetterBehind(
                position: row["position"], kind: row["kind"], about: row["about"], party: row["party"],
                milliseconds: row["time"], letter: letter)
        }
    }
}
