import GRDB
import Journal

/// Who let an entry pass, and when.
package struct EntryRelease: Sendable, Hashable {
    package let release: Release
    /// The position of the entry that says so.
    package let position: Int64
    package let milliseconds: Int64
}

extension Reading {
    /// Who let an entry about a subject pass; `nil` where it did not come from a draft.
    ///
    /// The reader must have read the entry itself: `party` wrote it, `position` is its place.
    package func release(of subject: String, at position: Int64, by party: String) throws -> EntryRelease? {
        // What the same party wrote of the subject in between has a release of its own.
        let request = SQLRequest<Row>(
            literal: """
                SELECT release.draft, release.payload, release.position, release.time FROM release
                WHERE release.subject = \(subject) AND release.party = \(party) AND release.position > \(position)
                    AND NOT EXISTS (
                        SELECT 1 FROM trail WHERE trail.subject = \(subject) AND trail.party = \(party)
                            AND trail.position > \(position) AND trail.position < release.position)
                    AND NOT EXISTS (
                        SELECT 1 FROM claim WHERE 'claim/' || claim.id = \(subject) AND claim.position > \(position)
                            AND claim.position < release.position AND claim.id = substr(\(subject), 7))
                ORDER BY release.position LIMIT 1
                """)
        guard let row = try request.fetchOne(db), let payload = try? JSON(parsing: row[1] as String),
            let release = try? Release(draft: row[0], party: party, payload: payload)
        else { return nil }
        return EntryRelease(release: release, position: row[2], milliseconds: row[3])
    }

    /// Who let a claim pass as it stands now.
    package func release(of standing: StandingClaim) throws -> EntryRelease? {
        try release(of: "claim/\(standing.claim.id)", at: standing.position, by: standing.recorder)
    }

    /// Who let each step of a history pass, by the step's position.
    package func releases(of steps: [TrailStep]) throws -> [Int64: EntryRelease] {
        var releases: [Int64: EntryRelease] = [:]
        for step in steps {
            releases[step.position] = try release(of: step.subject, at: step.position, by: step.party)
        }
        return releases
    }
}

extension TrailStep {
    /// What the entry speaks of, as its subject names it.
    package var subject: String {
        switch what {
        case .thing(let thing): "thing/\(thing.id)"
        case .claim(let claim, _): "claim/\(claim.id)"
        case .remark(let remark): "claim/\(remark.claim)"
        case .mark(let mark): "account/\(mark.thing)/\(mark.property)"
        case .join(let join): "thing/\(join.thing)"
        case .translation(let translation): translation.record.description
        }
    }
}
