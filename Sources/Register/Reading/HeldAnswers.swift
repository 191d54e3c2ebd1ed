import Synchronization

/// What is dear to reckon and stays as it is until an entry changes it, held under a name that says of which state it is.
///
/// Whoever names an answer must put into the name everything that it depends on, the last entry among it.
package final class HeldAnswers: Sendable {
    private struct Held {
        var answers: [String: any Sendable] = [:]
        /// The names in the order in which they were last asked for.
        var order: [String] = []
    }

    private static let most = 64
    private let held = Mutex(Held())

    package init() {}

    /// The answer of that name, or what `reckon` gives, which is held from then on; the one asked for longest ago goes.
    package func answer<Answer: Sendable>(_ name: String, _ reckon: () throws -> Answer) rethrows -> Answer {
        if let known = held.withLock({ held in Self.touch(name, &held) }) as? Answer { return known }
        let answer = try reckon()
        held.withLock { held in
            held.answers[name] = answer
            held.order.removeAll { $0 == name }
            held.order.append(name)
            if held.order.count > Self.most { held.answers[held.order.removeFirst()] = nil }
        }
        return answer
    }

    private static func touch(_ name: String, _ held: inout Held) -> (any Sendable)? {
        guard let known = held.answers[name] else { return nil }
        held.order.removeAll { $0 == name }
        held.order.append(name)
        return known
    }
}
