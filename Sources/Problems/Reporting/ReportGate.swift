import Members
import Journal
import Synchronization

/// Holds back who reports too much, by a digest of where from; all of it is in memory and gone after a day.
package final class ReportGate: Sendable {
    package struct Rules: Sendable {
        /// Reports of one source in a span, and in a day.
        package var perSpan = 6
        package var perDay = 30
        package var spanMilliseconds: Int64 = 600_000
        /// Reports of all sources together in a span.
        package var allPerSpan = 200
        /// Looks at a state by its number, of one source in a span.
        package var looksPerSpan = 30
        /// Sources that are remembered.
        package var sourcesMax = 20_000

        package init() {}
    }

    private struct Source {
        var moments: [Int64] = []
        var looks: [Int64] = []
    }

    private struct State {
        var salt = Secret().text
        var day: Int64 = 0
        var sources: [String: Source] = [:]
        var all: [Int64] = []
    }

    private let rules: Rules
    private let state = Mutex(State())

    package init(rules: Rules = Rules()) { self.rules = rules }

    /// Counts a report; throws after how many seconds the next one is taken.
    package func enter(from address: String?, now: Int64) throws(ReportRefusal) {
        let wait: Int64 = state.withLock { state in
            Self.turn(&state, now)
            let key = Self.key(address, state.salt)
            var source = state.sources[key] ?? Source()
            source.moments.removeAll { now - $0 >= 86_400_000 }
            state.all.removeAll { now - $0 >= rules.spanMilliseconds }
            let recent = source.moments.filter { now - $0 < rules.spanMilliseconds }
            if recent.count >= rules.perSpan, let first = recent.first { return first + rules.spanMilliseconds - now }
            if source.moments.count >= rules.perDay, let first = source.moments.first {
                return first + 86_400_000 - now
            }
            if state.all.count >= rules.allPerSpan, let first = state.all.first {
                return first + rules.spanMilliseconds - now
            }
            source.moments.append(now)
            state.all.append(now)
            remember(source, key, &state)
            return 0
        }
        if wait > 0 { throw .tooMany(seconds: Int((wait + 999) / 1_000)) }
    }

    /// Counts a look at a state by its number.
    package func look(from address: String?, now: Int64) throws(ReportRefusal) {
        let wait: Int64 = state.withLock { state in
            Self.turn(&state, now)
            let key = Self.key(address, state.salt)
            var source = state.sources[key] ?? Source()
            source.looks.removeAll { now - $0 >= rules.spanMilliseconds }
            if source.looks.count >= rules.looksPerSpan, let first = source.looks.first {
                return first + rules.spanMilliseconds - now
            }
            source.looks.append(now)
            remember(source, key, &state)
            return 0
        }
        if wait > 0 { throw .tooMany(seconds: Int((wait + 999) / 1_000)) }
    }

    /// How many sources are remembered.
    package var sourceCount: Int { state.withLock { $0.sources.count } }

    private func remember(_ source: Source, _ key: String, _ state: inout State) {
        if state.sources[key] == nil, state.sources.count >= rules.sourcesMax {
            func last(_ source: Source) -> Int64 { max(source.moments.last ?? 0, source.looks.last ?? 0) }
            let oldest = state.sources.sorted { last($0.value) < last($1.value) }.prefix(rules.sourcesMax / 8 + 1)
            for (old, _) in oldest { state.sources[old] = nil }
        }
        state.sources[key] = source
    }

    /// With every day the salt changes, and no digest of the day before can be found again.
    private static func turn(_ state: inout State, _ now: Int64) {
        let day = now / 86_400_000
        guard day != state.day else { return }
        (state.day, state.salt, state.sources) = (day, Secret().text, [:])
    }

    private static func key(_ address: String?, _ salt: String) -> String {
        Digest(hashing: Array(salt.utf8), Array(SourceAddress.network(of: address).utf8)).hex
    }
}

/// Why a report, or a look at one, is not taken at all.
package enum ReportRefusal: Error, Sendable, Hashable {
    case tooMany(seconds: Int)
    /// The form was not made here, or so long ago that it must be sent again.
    case staleForm
    /// Sent faster than anybody writes.
    case tooFast
    /// A field that nobody sees was filled.
    case trap
    /// More reports wait here than members can read.
    case full

    /// Its name in the phrases: `problem.refusal.CODE`.
    package var code: String {
        switch self {
        case .tooMany: "too-many"
        case .staleForm: "stale"
        case .tooFast: "too-fast"
        case .trap: "trap"
        case .full: "full"
        }
    }
}
