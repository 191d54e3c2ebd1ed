package import GRDB
import Journal
import Register

/// What problems show to everyone, and what they rest on.
package enum ProblemShowings {
    /// Those of some pictures, by their ids, that a released report shows.
    package static func shown(among ids: Set<String>, _ db: Database) throws -> Set<String> {
        try cited(ids, "picture", db)
    }

    /// Those of some files, by their digests, on which a step or an ending rests.
    package static func citedFiles(among digests: Set<String>, _ db: Database) throws -> Set<String> {
        try cited(digests, "file", db)
    }

    /// All files on which a step or an ending rests, by their digests.
    package static func citedFiles(_ db: Database) throws -> Set<String> {
        guard try db.tableExists("problem_citation") else { return [] }
        let found = try SQLRequest<String>(
            literal: "SELECT DISTINCT cited FROM problem_citation WHERE cited > 'file/' AND cited < 'file0'"
        ).fetchAll(db)
        return Set(found.map { String($0.dropFirst("file/".count)) })
    }

    private static func cited(_ names: Set<String>, _ kind: String, _ db: Database) throws -> Set<String> {
        guard try db.tableExists("problem_citation") else { return [] }
        let found = try SQLRequest<String>(
            literal: "SELECT DISTINCT cited FROM problem_citation WHERE cited IN \(names.map { "\(kind)/\($0)" })"
        ).fetchAll(db)
        return Set(found.map { String($0.dropFirst(kind.utf8.count + 1)) })
    }
}
