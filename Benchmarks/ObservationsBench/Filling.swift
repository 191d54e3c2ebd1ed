import Foundation
import GRDB
import Journal
import Languages
import Measures
import Observations
import Register
import Storage

/// One series of readings ten minutes apart, in a journal and in a plain table.
struct Filling {
    let folder: URL
    let count: Int
    let journal: Journal
    let series: SeriesRecord

    static let start: Int64 = -4_000_000_000_000
    static let beat: Int64 = 600_000

    init(folder: URL, count: Int) throws {
        self.folder = folder
        self.count = count
        let projections = Register.projections + ObservationsTables.projections
        journal = try Journal(
            store: Store(
                path: folder.path + "/journal.sqlite", options: StoreOptions().preparing(for: projections)),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: projections,
            clock: { 1_795_338_000_000 })
        series = SeriesRecord(
            id: "level", thing: "gauge", property: "level", publisher: "office", unit: try Unit(parsing: "m"),
            datum: Datum(code: "pole"), resolution: .instant, beatMinutes: 10)
    }

    private func milliseconds(_ work: () async throws -> Void) async rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try await work()
        let (seconds, attoseconds) = (clock.now - start).components
        return Double(seconds) * 1_000 + Double(attoseconds) / 1e15
    }

    private func say(_ text: String) { print(text) }

    /// Levels in centimetres that wander as those of a sea do.
    private func values(_ chance: inout Chance, _ level: inout Int64, _ number: Int) -> [Observation] {
        (0..<min(ObservationLimits.block, count - number)).compactMap { place in
            level += Int64(chance.below(7)) - 3
            if level.magnitude > 400 { level -= level.signum() * 5 }
            let time = Self.start + Int64(number + place) * Self.beat
            return Instant(milliseconds: time).map {
                Observation(time: .moment($0), value: Number(mantissa: -2_800 + level, fractionDigits: 2))
            }
        }
    }

    func fill() async throws {
        var chance = Chance(seed: 1)
        var level: Int64 = 0
        let gauge = Thing(id: "gauge", kind: "observing-station", name: Text([.en: "Gauge"]))
        _ = try await journal.append([
            gauge.entry(party: "office", member: "m"), series.entry(party: "office", member: "m"),
        ])
        let plain = try DatabaseQueue(path: folder.path + "/plain.sqlite")
        try await plain.write {
            try $0.execute(
                sql:
                    "CREATE TABLE observation (series INTEGER, time INTEGER, value REAL, flag INTEGER, PRIMARY KEY (series, time)) WITHOUT ROWID"
            )
        }
        var (own, theirs) = (0.0, 0.0)
        for number in stride(from: 0, to: count, by: ObservationLimits.block * 50) {
            var blocks: [ObservationBlock] = []
            for start in stride(
                from: number, to: min(number + ObservationLimits.block * 50, count), by: ObservationLimits.block)
            {
                let observations = values(&chance, &level, start)
                blocks.append(
                    ObservationBlock(id: "b-\(start)", series: series.id, observations: observations))
            }
            let bodies = blocks
            own += try await milliseconds {
                _ = try await journal.append(bodies.map { $0.entry(party: "office", member: "m") })
            }
            theirs += try await milliseconds {
                try await plain.write { db in
                    let insert = try db.cachedStatement(sql: "INSERT INTO observation VALUES (1, ?, ?, 0)")
                    for block in bodies {
                        for observation in block.observations {
                            try insert.execute(arguments: [observation.time.start, observation.value?.double])
                        }
                    }
                }
            }
        }
        try journal.store.checkpoint()
        say("observations: \(count)")
        say("fill: \(Int(own)) ms in the journal with its tables; \(Int(theirs)) ms in a plain table")
        let (size, plainSize) = (bytes("journal.sqlite"), bytes("plain.sqlite"))
        say(
            "size: \(size >> 20) MB, \(tenths(Double(size) / Double(count))) bytes each; plain table \(plainSize >> 20) MB"
        )
        let rebuilding = try await milliseconds { try journal.rebuild(ObservationsProjection()) }
        say("rebuild: \(Int(rebuilding)) ms")
    }

    private func bytes(_ name: String) -> Int {
        let path = folder.appending(path: name).path
        return (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }

    private func tenths(_ value: Double) -> String { String(Double(Int(value * 10)) / 10) }

    /// Windows of every width, at random places.
    private func windows(_ chance: inout Chance, _ share: Int) -> Range<Int64> {
        let all = Int64(count) * Self.beat
        let width = max(all / Int64(share), Self.beat)
        let from = Self.start + (all > width ? Int64(chance.next() % UInt64(all - width + 1)) : 0)
        return from..<(from + width)
    }

    private static let shares = [1, 2, 5, 20, 100, 400, 1_000, 5_000, 20_000, 100_000]

    func ask() async throws {
        let register = Register(reader: journal.reader)
        var all: [Double] = []
        for share in Self.shares {
            var chance = Chance(seed: UInt64(share))
            var times: [Double] = []
            var points = 0
            for _ in 0..<60 {
                let span = windows(&chance, share)
                times.append(
                    try await milliseconds {
                        points = try await register.read(for: .everyone(.en), today: Day.first) { reading in
                            switch try reading.window(of: series.id, in: span)?.content {
                            case .buckets(let buckets, _): buckets.count
                            case .observations(let observations): observations.count
                            case nil: 0
                            }
                        }
                    })
            }
            all += times
            say(
                "window of 1/\(share): \(points) points, p50 \(tenths(times.quantile(0.5))) ms, p99 "
                    + "\(tenths(times.quantile(0.99))) ms")
        }
        let late = all.quantile(0.99)
        say("all windows: p50 \(tenths(all.quantile(0.5))) ms")
        say("all windows, p99 in ms: \(tenths(late)) (bar 50) \(late < 50 ? "met" : "MISSED")")
    }

    /// The same windows by GROUP BY over the plain table.
    func compare() throws {
        let plain = try DatabaseQueue(path: folder.path + "/plain.sqlite")
        for share in Self.shares {
            var chance = Chance(seed: UInt64(share))
            let span = windows(&chance, share)
            let width = max((span.upperBound - span.lowerBound) / 1_500, 1)
            let clock = ContinuousClock()
            let start = clock.now
            let rows = try plain.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT time / ?, min(value), avg(value), max(value), count(*) FROM observation
                        WHERE series = 1 AND time >= ? AND time < ? GROUP BY 1
                        """, arguments: [width, span.lowerBound, span.upperBound]
                ).count
            }
            let (seconds, attoseconds) = (clock.now - start).components
            say(
                "GROUP BY, window of 1/\(share): \(rows) rows, \(seconds * 1_000 + attoseconds / 1_000_000_000_000_000) ms"
            )
        }
    }
}
