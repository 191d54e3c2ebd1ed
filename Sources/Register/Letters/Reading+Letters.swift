package import GRDB
import Journal

extension Reading {
    /// A letter that the reader may know of.
    package func letter(_ id: String) -> Letter? { vocabulary.letters[id] }

    /// The party under whose name a letter was recorded.
    package func recorder(ofLetter id: String) throws -> String? {
        guard letter(id) != nil else { return nil }
        return try recorder(ofRecord: "letter", id)
    }

    /// The party under whose name a record of the register stands; the reader must be one who may read it.
    package func recorder(ofRecord kind: String, _ id: String) throws -> String? {
        try SQLRequest<String>(literal: "SELECT recorder FROM record WHERE kind = \(kind) AND id = \(id)").fetchOne(db)
    }

    /// The claims that rest on a letter, the newest first.
    package func claims(citing letter: Letter, limit: Int = 200) throws -> [StandingClaim] {
        let request = SQLRequest<String>(
            literal: """
                SELECT DISTINCT id FROM citation WHERE cited = \("letter/\(letter.id)") AND kind = 'claim'
                    AND \(who.condition(on: "citation")) ORDER BY position DESC LIMIT \(limit)
                """)
        let ids = try request.fetchAll(db)
        guard !ids.isEmpty else { return [] }
        return try standingClaims("claim.id IN \(ids)").values.joined().filter { $0.claim.letter == letter.id }
            .sorted { $0.position > $1.position }
    }

    /// Whether an entry that the reader may read rests on a file; knowing its digest alone shows nobody a file.
    package func isCited(file digest: String) throws -> Bool {
        let cited = "file/\(digest)"
        let claims = SQLRequest<Bool>(
            literal: """
                SELECT EXISTS (
                    SELECT 1 FROM citation JOIN claim ON claim.id = citation.id
                    JOIN thing ON thing.no = claim.thing_no
                    WHERE citation.cited = \(cited) AND citation.kind = 'claim' AND \(who.condition(on: "citation"))
                        AND \(who.claimCondition))
                """)
        if try claims.fetchOne(db) == true { return true }
        let letters = SQLRequest<String>(
            literal: """
                SELECT id FROM citation WHERE cited = \(cited) AND kind = 'letter' AND \(who.condition(on: "citation"))
                """)
        return try letters.fetchAll(db).contains { letter($0) != nil }
    }
}

extension Register {
    /// Those of some files, by their digests, on which an entry rests, whoever may read it.
    package static func citedFiles(among digests: Set<String>, _ db: Database) throws -> Set<String> {
        let names = digests.map { "file/\($0)" }
        let found = try SQLRequest<String>(literal: "SELECT DISTINCT cited FROM citation WHERE cited IN \(names)")
            .fetchAll(db)
        return Set(found.map { String($0.dropFirst("file/".count)) })
    }

    /// All files on which an entry rests, by their digests.
    package static func citedFiles(_ db: Database) throws -> Set<String> {
        guard try db.tableExists("citation") else { return [] }
        let found = try SQLRequest<String>(
            literal: "SELECT DISTINCT cited FROM citation WHERE cited > 'file/' AND cited < 'file0'"
        ).fetchAll(db)
        return Set(found.map { String($0.dropFirst("file/".count)) })
    }
}
