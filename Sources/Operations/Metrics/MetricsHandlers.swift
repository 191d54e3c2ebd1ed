import CoreMetrics
import Synchronization

/// A number that only grows.
final class Count: CounterHandler {
    private let count = Atomic<Int64>(0)

    var value: Int64 { count.load(ordering: .relaxed) }

    func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }

    func reset() { count.store(0, ordering: .relaxed) }
}

/// A number that goes up and down; the last one said is kept.
final class Gauge: RecorderHandler {
    private let bits = Atomic<UInt64>(0)

    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }
}

/// Times, by how many were no longer than each bound.
final class Spans: TimerHandler {
    /// Bounds in seconds, from what a page takes to what a reader gives up at.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    struct Snapshot: Sendable {
        var counts = [Int64](repeating: 0, count: Spans.bounds.count + 1)
        var sum = 0.0
    }

    private let state = Mutex(Snapshot())

    var snapshot: Snapshot { state.withLock(\.self) }

    func recordNanoseconds(_ duration: Int64) {
        let seconds = Double(duration) / 1e9
        let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.counts[place] += 1
            state.sum += seconds
        }
    }
}
