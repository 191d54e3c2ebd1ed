import CoreMetrics
import Serving

/// Counts requests by the pattern of their route; never by what was asked or by whom.
package struct RequestMetrics: RequestCounting {
    private let registry: MetricsRegistry

    package init(_ registry: MetricsRegistry) { self.registry = registry }

    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]

    package func answered(route: String?, method: String, status: Int, in time: Duration) {
        // Senders choose methods and addresses; what they choose must not make series without end.
        let method = Self.methods.contains(method) ? method : "other"
        let route = route ?? "none"
        registry.makeCounter(
            label: "littoral_http_requests_total",
            dimensions: [("method", method), ("route", route), ("status", String(status))]
        ).increment(by: 1)
        let (seconds, attoseconds) = time.components
        registry.makeTimer(label: "littoral_http_request_duration_seconds", dimensions: [("route", route)])
            .recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
