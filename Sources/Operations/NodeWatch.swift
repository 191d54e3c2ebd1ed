import HTTPTypes
package import Hummingbird
import Journal
import Measures
package import Serving
package import Settings
import Storage
import Upkeep

/// What is answered about the node itself: that it lives, whether it is ready, and what it counts.
package struct NodeWatch: WatchFace {
    private let standing: NodeStanding
    private let registry: MetricsRegistry
    private let lines: OpenLines
    private let version: String
    /// Who may read the metrics.
    private let readers: [AddressRange]

    package init(
        standing: NodeStanding, registry: MetricsRegistry, lines: OpenLines, version: String, readers: [AddressRange]
    ) {
        (self.standing, self.registry, self.lines) = (standing, registry, lines)
        (self.version, self.readers) = (version, readers)
    }

    package let paths: Set<String> = ["/health", "/ready", "/metrics"]

    package func answer(path: String, reader: String?) async -> Response? {
        switch path {
        case "/health": return Self.plain("ok\n", type: "text/plain; charset=utf-8")
        case "/ready": return await ready()
        case "/metrics":
            // Who may not read them is not told that they are there.
            guard let reader, readers.contains(where: { $0.contains(reader) }) else { return nil }
            return Self.plain(await metrics(), type: "text/plain; version=0.0.4; charset=utf-8")
        default: return nil
        }
    }

    private static func plain(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    private func ready() async -> Response {
        let checks = await standing.checks()
        let isReady = checks.allSatisfy { $0.fault == nil }
        let backup = standing.backups.map { backups -> JSON in
            let kept = backups.standing
            return [
                "isFailing": .bool(kept.fault != nil), "made": kept.made.map { .string($0.text) } ?? .null,
                "verified": kept.verified.map { .string($0.text) } ?? .null,
            ]
        }
        let body: JSON = [
            "backup": backup ?? .null,
            "checks": .array(
                checks.map { ["fault": $0.fault.map { .string($0) } ?? .null, "name": .string($0.name)] }),
            "isReady": .bool(isReady),
        ]
        return Self.plain(
            body.canonicalText + "\n", type: "application/json", status: isReady ? .ok : .serviceUnavailable)
    }
}

extension NodeWatch {
    private func metrics() async -> String {
        var exposition = Exposition()
        registry.write(into: &exposition)
        exposition.write(.gauge, "littoral_build_info", 1, [.init(name: "version", value: version)])
        let isReady = await standing.checks().allSatisfy { $0.fault == nil }
        exposition.write(.gauge, "littoral_ready", isReady ? 1 : 0)
        await writeStore(into: &exposition)
        writeBackups(into: &exposition)
        exposition.write(.gauge, "littoral_connections_open", Double(lines.count))
        let facts = ProcessFacts()
        exposition.write(.gauge, "process_resident_memory_bytes", Double(facts.residentBytes))
        exposition.write(.gauge, "process_start_time_seconds", Self.seconds(standing.started))
        exposition.write(.gauge, "process_open_fds", Double(facts.openFiles))
        return exposition.text
    }

    private func writeStore(into exposition: inout Exposition) async {
        let journal = standing.journal
        if let position = try? await journal.lastPositionHeld() {
            exposition.write(.gauge, "littoral_journal_position", Double(position))
        }
        exposition.write(.counter, "littoral_journal_appends_total", Double(journal.appendedCount))
        exposition.write(.gauge, "littoral_store_log_bytes", Double(journal.store.logBytes))
        exposition.write(.gauge, "littoral_store_bytes", Double(journal.store.bytes))
        exposition.write(.gauge, "littoral_store_questions", Double(journal.store.deadlines.count))
        if let free = journal.store.reserve.free { exposition.write(.gauge, "littoral_disk_free_bytes", Double(free)) }
        exposition.write(.gauge, "littoral_disk_reserve_bytes", Double(journal.store.reserve.bytes))
        if let walk = standing.chainWalk {
            exposition.write(.gauge, "littoral_chain_check_ok", walk.isWhole ? 1 : 0)
            exposition.write(.gauge, "littoral_chain_check_timestamp_seconds", Self.seconds(walk.walked))
        }
    }

    private func writeBackups(into exposition: inout Exposition) {
        guard let kept = standing.backups?.standing else { return }
        if let made = kept.made {
            exposition.write(.gauge, "littoral_backup_timestamp_seconds", Self.seconds(made))
            exposition.write(
                .gauge, "littoral_backup_age_seconds", max(0, Self.seconds(standing.now()) - Self.seconds(made)))
        }
        if let verified = kept.verified {
            exposition.write(.gauge, "littoral_backup_verified_timestamp_seconds", Self.seconds(verified))
        }
        exposition.write(.counter, "littoral_backup_failures_total", Double(kept.failures))
    }

    private static func seconds(_ moment: Instant) -> Double { Double(moment.milliseconds) / 1_000 }
}
