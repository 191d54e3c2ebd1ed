import GRDB
import Journal

extension RegisterWriter {
    /// Notes which letter and which file a wording of a claim rests on; who may read them follows from it.
    func cite(_ entry: Entry, claim: Claim, _ party: String) throws {
        for cited in [claim.letter.map { "letter/\($0)" }, claim.evidence.map { "file/\($0)" }].compactMap(\.self) {
            try cite(entry, EntryKind.claim.rawValue, claim.id, cited, claim.visibility, party)
        }
    }

    func cite(_ entry: Entry, letter: Letter, _ body: EntryBody) throws {
        guard let scan = letter.scan else { return }
        try cite(entry, body.kind, letter.id, "file/\(scan)", letter.visibility, body.party)
    }

    private func cite(
        _ entry: Entry, _ kind: String, _ id: String, _ cited: String, _ visibility: Visibility, _ party: String
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(names("citation"))
                    (kind, id, position, cited, visibility, visible_to, recorder) VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [kind, id, entry.position, cited, visibility.rank, visibility.partyList, party])
    }
}
