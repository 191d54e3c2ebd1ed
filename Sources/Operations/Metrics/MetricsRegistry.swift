package import CoreMetrics
import Synchronization

/// Counters, gauges and histograms by name and labels, kept in memory until somebody asks for them.
///
/// Bounded: what comes after `seriesMax` different series is counted by nobody.
package final class MetricsRegistry: MetricsFactory {
    struct Series: Hashable, Comparable {
        let name: String
        let labels: [Label]

        static func < (left: Series, right: Series) -> Bool {
            left.name == right.name ? left.labels.lexicographicallyPrecedes(right.labels) : left.name < right.name
        }
    }

    struct Label: Hashable, Comparable {
        let name: String
        let value: String

        static func < (left: Label, right: Label) -> Bool { (left.name, left.value) < (right.name, right.value) }
    }

    private struct State {
        var counts: [Series: Count] = [:]
        var gauges: [Series: Gauge] = [:]
        var spans: [Series: Spans] = [:]
    }

    private let state = Mutex(State())
    private let seriesMax: Int

    package init(seriesMax: Int = 4_000) { self.seriesMax = seriesMax }

    private static func series(_ name: String, _ dimensions: [(String, String)]) -> Series {
        Series(name: name, labels: dimensions.map { Label(name: $0.0, value: $0.1) }.sorted())
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let series = Self.series(label, dimensions)
        return state.withLock { state in
            if let held = state.counts[series] { return held }
            let count = Count()
            if state.counts.count < seriesMax { state.counts[series] = count }
            return count
        }
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        let series = Self.series(label, dimensions)
        return state.withLock { state in
            if let held = state.gauges[series] { return held }
            let gauge = Gauge()
            if state.gauges.count < seriesMax { state.gauges[series] = gauge }
            return gauge
        }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let series = Self.series(label, dimensions)
        return state.withLock { state in
            if let held = state.spans[series] { return held }
            let spans = Spans()
            if state.spans.count < seriesMax { state.spans[series] = spans }
            return spans
        }
    }

    package func destroyCounter(_ handler: any CounterHandler) {
        state.withLock { state in state.counts = state.counts.filter { $0.value !== handler } }
    }

    package func destroyRecorder(_ handler: any RecorderHandler) {
        state.withLock { state in state.gauges = state.gauges.filter { $0.value !== handler } }
    }

    package func destroyTimer(_ handler: any TimerHandler) {
        state.withLock { state in state.spans = state.spans.filter { $0.value !== handler } }
    }
}

extension MetricsRegistry {
    /// Writes everything that was counted.
    func write(into exposition: inout Exposition) {
        let held = state.withLock(\.self)
        for (series, count) in held.counts.sorted(by: { $0.key < $1.key }) {
            exposition.write(.counter, series.name, Double(count.value), series.labels)
        }
        for (series, gauge) in held.gauges.sorted(by: { $0.key < $1.key }) {
            exposition.write(.gauge, series.name, gauge.value, series.labels)
        }
        for (series, spans) in held.spans.sorted(by: { $0.key < $1.key }) {
            exposition.write(series.name, series.labels, spans.snapshot)
        }
    }
}
