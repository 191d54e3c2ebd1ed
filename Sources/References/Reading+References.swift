import Environment
import Newsroom
import Observations
package import OpenData
import Problems
package import Register

/// Whether a reader may know of what a reference leads to, whatever subject it is of: the one place that both faces ask.
extension Reading {
    /// What a reference leads to; `nil` where the reader may not know of it, where there is none, and for what no entry is
    /// read with.
    package func known(_ reference: Reference) throws -> KnownRecord? {
        switch reference {
        case .claim(let id):
            guard let claim = try claim(id)?.claim, let thing = try thing(claim.thing) else { return nil }
            return .claim(claim, of: thing)
        case .account(let id, let property): return try root(id).map { .account(property: property, of: $0) }
        case .thing(let id): return try root(id).map(KnownRecord.thing)
        case .party(let id): return vocabulary.parties[id].map(KnownRecord.party)
        case .story(let id): return try story(id).map(KnownRecord.story)
        case .series(let id):
            guard let series = try series(id)?.series, let thing = try root(series.thing) else { return nil }
            return .series(series, of: thing)
        case .indicator(let id): return try indicator(id, at: indicatorMoment()).map(KnownRecord.indicator)
        case .problem(let id): return try toldProblem(id).map(KnownRecord.problem)
        case .history, .claimHistory, .kind, .property, .source, .quarrel, .letter, .file: return nil
        }
    }

    /// A thing, or the one that stands for it.
    private func root(_ id: String) throws -> Thing? { try thing(id) ?? standing(for: id) }

    /// The entries behind which a letter stands, the newest first, as far as the reader may read them, each with what it
    /// is about.
    package func known(restingOn letter: Letter) throws -> [(entry: LetterBehind, record: KnownRecord)] {
        try entries(restingOn: letter).compactMap { entry in
            guard let record = try entry.reference.flatMap({ try known($0) }), try tells(record, of: entry.position)
            else { return nil }
            return (entry, record)
        }
    }

    /// Whether the history of a record tells the reader of an entry: an earlier wording may have been for fewer.
    private func tells(_ record: KnownRecord, of position: Int64) throws -> Bool {
        switch record {
        case .claim(_, let thing), .account(_, let thing), .thing(let thing):
            try history(of: thing, before: position + 1, limit: 1).first?.position == position
        case .party, .story, .series, .indicator, .problem: true
        }
    }
}
