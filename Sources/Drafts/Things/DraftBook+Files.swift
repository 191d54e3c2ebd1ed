package import GRDB
import Journal

extension DraftBook {
    /// The fields that hold the digest of a file, or several with bars between them.
    private static let fileFields = ["evidence", "scan", "letterScan"]

    /// Those of some files, by their digests, on which a draft rests that has not been given up, in the state that is
    /// being looked at; none where no drafts are kept.
    package static func citedFiles(among digests: Set<String>, _ db: Database) throws -> Set<String> {
        guard try db.tableExists("draft") else { return [] }
        let rows = try String.fetchCursor(
            db,
            sql: """
                SELECT fields FROM draft WHERE state NOT IN ('released', 'dropped')
                    AND (instr(fields, '"evidence"') OR instr(fields, '"scan"') OR instr(fields, '"letterScan"'))
                """)
        var cited: Set<String> = []
        while let text = try rows.next() {
            guard let fields = try? JSON(parsing: text) else { continue }
            for name in fileFields {
                let named = (fields[name]?.stringValue ?? "").split { $0 == "|" || $0.isWhitespace }
                cited.formUnion(named.map(String.init).filter(digests.contains))
            }
        }
        return cited
    }
}
