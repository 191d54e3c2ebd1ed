import Synchronization

/// Counts what failed, and lets who fails often wait longer and longer.
///
/// Counted by whom and from where together: nobody can lock a member out from another place than the member's own.
/// Everything is in memory and bounded; what is older than a day is forgotten.
package final class Attempts: Sendable {
    /// How patient the door is; times in milliseconds.
    package struct Rules: Sendable {
        /// Failures that cost nothing: people mistype.
        package var free = 5
        /// The wait after the first failure beyond these; doubled by each further one.
        package var firstWait: Int64 = 30_000
        package var waitMax: Int64 = 3_600_000
        /// After so long without a failure all is forgotten.
        package var memory: Int64 = 86_400_000
        /// Failures that one source may have at all of a quarter of an hour.
        package var sourceMax = 60
        package var sourceSpan: Int64 = 900_000
        /// What is remembered of each kind; the oldest goes first.
        package var countMax = 20_000

        package init() {}
    }

    private struct Failures {
        var count: Int
        var last: Int64
    }

    private struct State {
        var pairs: [String: Failures] = [:]
        var sources: [String: Failures] = [:]
    }

    private let rules: Rules
    private let state = Mutex(State())

    package init(rules: Rules = Rules()) { self.rules = rules }

    /// Begins an attempt, which counts as failed until `succeeded` says otherwise: a hundred at once are a hundred.
    ///
    /// Throws `locked` with the seconds to wait; an attempt that is refused counts nothing.
    package func begin(_ subject: String, from source: String, now: Int64) throws(MemberFault) {
        let pair = "\(subject)\n\(source)"
        let wait: Int64 = state.withLock { state in
            let place = state.sources[source].flatMap { now - $0.last >= rules.sourceSpan ? nil : $0 }
            if let place, place.count >= rules.sourceMax { return place.last + rules.sourceSpan - now }
            let own = state.pairs[pair].flatMap { now - $0.last >= rules.memory ? nil : $0 }
            if let own, let wait = rules.wait(after: own.count), own.last + wait > now { return own.last + wait - now }
            Self.note(&state.pairs, pair, Failures(count: (own?.count ?? 0) + 1, last: now), rules.countMax)
            // The span of a source begins with its first failure, so that it ends.
            let sum = Failures(count: (place?.count ?? 0) + 1, last: place?.last ?? now)
            Self.note(&state.sources, source, sum, rules.countMax)
            return 0
        }
        guard wait <= 0 else { throw MemberFault(.locked, ["seconds": String((wait + 999) / 1_000)]) }
    }

    /// Takes an attempt back that succeeded: all of this subject and source, and one of the source's others.
    ///
    /// Only one, since who has one good password could otherwise go on guessing others for ever.
    package func succeeded(_ subject: String, from source: String) {
        state.withLock { state in
            state.pairs["\(subject)\n\(source)"] = nil
            guard let place = state.sources[source] else { return }
            state.sources[source] = place.count > 1 ? Failures(count: place.count - 1, last: place.last) : nil
        }
    }

    /// How much is remembered: pairs and sources.
    package var counts: (pairs: Int, sources: Int) { state.withLock { ($0.pairs.count, $0.sources.count) } }

    private static func note(_ all: inout [String: Failures], _ key: String, _ failures: Failures, _ countMax: Int) {
        if all[key] == nil, all.count >= countMax {
            // An eighth at once, so that a flood of names costs little for each.
            for old in all.sorted(by: { $0.value.last < $1.value.last }).prefix(countMax / 8 + 1) { all[old.key] = nil }
        }
        all[key] = failures
    }
}

extension Attempts.Rules {
    /// The wait after so many failures; `nil` while they cost nothing.
    func wait(after count: Int) -> Int64? {
        guard count >= free else { return nil }
        return min(firstWait << Int64(min(count - free, 24)), waitMax)
    }
}
