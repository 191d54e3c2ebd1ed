import GRDB
import Journal

extension RegisterWriter {
    /// Notes the letter that a release names behind each entry it let pass, but for those that name it themselves.
    func writeLetter(_ letter: String, behind release: Release, _ entry: Entry) throws {
        for made in try Entry.before(entry, count: release.entries.count, db) {
            guard let body = made.body, body.party == release.party, release.entries.contains(body.subject),
                !Self.needsNoLetter.contains(body.kind), body.payload["letter"]?.stringValue != letter
            else { continue }
            try db.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO \(names("letter_behind"))
                        (position, letter, kind, about, party, time, draft) VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                made.position, letter, body.kind, Self.about(body), body.party, made.header.timeMilliseconds,
                release.draft,
            ])
        }
    }

    /// The paper itself, and what says only where something was read.
    private static let needsNoLetter: Set<String> = [EntryKind.letter.rawValue, EntryKind.source.rawValue]

    /// What an entry is read with: an act on a problem with the problem, observations with their series.
    private static func about(_ body: EntryBody) -> String {
        if let problem = body.payload["problem"]?.stringValue { return "problem/\(problem)" }
        guard body.kind == "observations" || body.kind == "alert-rule", let series = body.payload["series"]?.stringValue
        else { return body.subject }
        return "series/\(series)"
    }
}
