/// Metrics in the text format that Prometheus reads (version 0.0.4).
package struct Exposition: Sendable {
    enum Kind: String { case counter, gauge, histogram }

    package private(set) var text = ""
    private var last = ""

    /// What each metric says, for those who read the page by eye.
    private static let about = [
        "littoral_http_requests_total": "Requests answered, by pattern of the route, method and status.",
        "littoral_http_request_duration_seconds": "Time until the answer was ready, by pattern of the route.",
        "littoral_build_info": "The version that runs.",
        "littoral_journal_position": "The number of the last entry held.",
        "littoral_journal_appends_total": "Requests to append that were written since the start.",
        "littoral_store_log_bytes": "The size of the write-ahead log.",
        "littoral_store_bytes": "The size of the store.",
        "littoral_store_questions": "Questions to the store that run.",
        "littoral_disk_free_bytes": "Free room on the disk of the data.",
        "littoral_disk_reserve_bytes": "Room that must stay free; below it nothing is written.",
        "littoral_connections_open": "Connections that are open.",
        "littoral_chain_check_ok": "Whether the last walk over the chain found it whole; 1 for yes.",
        "littoral_chain_check_timestamp_seconds": "When the chain was last walked.",
        "littoral_backup_timestamp_seconds": "When the newest backup was made.",
        "littoral_backup_age_seconds": "The age of the newest backup.",
        "littoral_backup_verified_timestamp_seconds": "When a backup was last verified by a trial restore.",
        "littoral_backup_failures_total": "Backups that failed since the start.",
        "littoral_ready": "Whether the node is ready; 1 for yes.",
        "process_resident_memory_bytes": "Memory that is resident.",
        "process_start_time_seconds": "When the process started.",
        "process_open_fds": "Files and sockets that are open.",
    ]

    package init() {}

    private mutating func head(_ kind: Kind, _ name: String) {
        guard name != last else { return }
        last = name
        if let about = Self.about[name] { text += "# HELP \(name) \(about)\n" }
        text += "# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func write(_ kind: Kind, _ name: String, _ value: Double, _ labels: [MetricsRegistry.Label] = []) {
        head(kind, name)
        text += "\(name)\(Self.labels(labels)) \(Self.number(value))\n"
    }

    mutating func write(_ name: String, _ labels: [MetricsRegistry.Label], _ spans: Spans.Snapshot) {
        head(.histogram, name)
        var count: Int64 = 0
        for (place, bound) in (Spans.bounds.map(Self.number) + ["+Inf"]).enumerated() {
            count += spans.counts[place]
            let labels = labels + [.init(name: "le", value: bound)]
            text += "\(name)_bucket\(Self.labels(labels)) \(count)\n"
        }
        text += "\(name)_sum\(Self.labels(labels)) \(spans.sum)\n"
        text += "\(name)_count\(Self.labels(labels)) \(count)\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    }

    private static func labels(_ labels: [MetricsRegistry.Label]) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.map { label in
            var value = ""
            for character in label.value {
                switch character {
                case "\\": value += #"\\"#
                case "\"": value += #"\""#
                case "\n": value += #"\n"#
                default: value.append(character)
                }
            }
            return "\(label.name)=\"\(value)\""
        }
        return "{\(pairs.joined(separator: ","))}"
    }
}
