package import Drafts
import Journal
package import Register

extension Reading {
    /// The series a party has drafted under an id and not released yet; `nil` where its draft cannot be read so far.
    package func comingSeries(_ id: String, of party: String, _ maker: SeriesMaker) throws -> (
        series: SeriesRecord, draft: Draft
    )? {
        guard Identifier.isValid(id),
            let draft = try comingDraft(about: "series/\(id)", kind: maker.kind, of: party)
        else { return nil }
        do {
            return (try maker.series(from: draft.fields, draft: draft.id, by: party, in: self), draft)
        } catch is DraftFaults {
            return nil
        }
    }

    /// The series that a party's files call by a name.
    package func series(calledInFiles name: String, of party: String) throws -> StandingSeries? {
        guard name.utf8.count <= 800 else { return nil }
        return try series(calledInFiles: name, party: party)
    }
}

extension DraftState {
    /// How far on its way; a draft that follows another must not overtake it.
    var rank: Int {
        switch self {
        case .dropped: -1
        case .draft, .returned: 0
        case .submitted: 1
        case .approved: 2
        case .released: 3
        }
    }
}
