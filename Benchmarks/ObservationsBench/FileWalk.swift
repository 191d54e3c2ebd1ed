import Drafts
import Foundation
import Importing
import Journal
import Languages
import Measures
import Members
import Observations
import Register
import Runs
import Storage

/// A file of the largest size goes from its bytes to observations: how long each step takes, and how much memory.
struct FileWalk {
    private let lines: Int
    private let journal: Journal
    private let book: SeriesImportBook
    private let drafts: DraftBook
    private let ann = FileWalk.member("m-ann", [.editor])
    private let bob = FileWalk.member("m-bob", [.approver])

    private static func member(_ id: String, _ roles: Set<Role>) -> Signed {
        Signed(member: id, party: "north", country: "land", roles: roles, way: .session(id: id, formSecret: "x"))
    }

    init(folder: URL, lines: Int) async throws {
        self.lines = lines
        let projections = Register.projections + ObservationsTables.projections
        let now: @Sendable () -> Int64 = { 1_795_338_000_000 }
        journal = try Journal(
            store: Store(path: folder.path + "/journal.sqlite", options: StoreOptions().preparing(for: projections)),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: projections, clock: now)
        let maker = SeriesMaker(units: UnitNames.read("code,en\nm,metre\n").names)
        let register = Register(reader: journal.reader)
        drafts = try DraftBook(
            journal: journal, register: register, makers: [maker, ObservationsMaker(series: maker)], clock: now)
        book = try SeriesImportBook(
            journal: journal, register: register, folder: folder.appending(path: "files"), maker: maker, clock: now)
        _ = try await journal.append(try Self.ground())
    }

    private static func ground() throws -> [EntryBody] {
        let series = SeriesRecord(
            id: "level", thing: "gauge", property: "level", publisher: "north", unit: try Unit(parsing: "m"),
            datum: Datum(code: "pole"), resolution: .instant, beatMinutes: 10)
        return [
            Party(id: "north", type: .office, name: Text([.en: "North"]), country: "land", speaksFor: nil, web: nil)
                .entry(party: "paper", member: "m"),
            Thing(id: "gauge", kind: "observing-station", name: Text([.en: "Gauge"]))
                .entry(party: "paper", member: "m"),
            Property(
                id: "level", label: Text([.en: "Level"]), type: .quantity, unit: try Unit(parsing: "m"),
                needsDatum: true, isTotal: false, kinds: ["observing-station"], expectedKinds: [],
                sector: .environment, useOf: nil, reviewDays: nil, choices: []
            ).entry(party: "paper", member: "m"),
            DatumLabel(id: "pole", label: Text([.en: "Pole"]), note: Text()).entry(party: "paper", member: "m"),
            series.entry(party: "north", member: "m"),
        ]
    }

    /// Levels ten minutes apart, with a remark that fills a million lines up to the largest size.
    private func file() -> [UInt8] {
        var chance = Chance(seed: 7)
        var level: Int64 = 0
        var bytes = Array("time,value,remark\n".utf8)
        bytes.reserveCapacity(lines * 66 + 20)
        let first = Int(Day(year: 2005, month: 1, day: 1)?.number ?? 0)
        for line in 0..<lines {
            level += Int64(chance.below(7)) - 3
            if level.magnitude > 400 { level -= level.signum() * 5 }
            let minutes = line % 144 * 10
            let day = Day(number: first + line / 144)?.text ?? ""
            let value = Number(mantissa: -2_800 + level, fractionDigits: 2)?.text ?? ""
            let clock = [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
            let row = "\(day)T\(clock):00Z,\(value),"
            bytes += Array(row.utf8)
            bytes += [UInt8](repeating: UInt8(ascii: "x"), count: max(0, 65 - row.utf8.count)) + [UInt8(ascii: "\n")]
        }
        return bytes
    }

    /// `true` where everything came through and is under its bar.
    func run() async throws -> Bool {
        var isGood = true
        func bar(_ name: String, _ value: Double, _ unit: String, below limit: Double) {
            if value > limit { isGood = false }
            let verdict = value > limit ? "MISSED" : "met"
            print("\(name), \(unit): \(Double(Int(value * 10)) / 10) (bar \(Int(limit))) \(verdict)")
        }
        func step(_ name: String, _ work: () async throws -> Void) async rethrows {
            let start = ContinuousClock.now
            try await work()
            bar(name, (ContinuousClock.now - start) / .seconds(1), "s", below: Bars.step)
        }
        let id = try await receive()
        let worker = SeriesImporter(book, drafts: drafts)
        await step("\(lines) lines checked") { await worker.work() }
        let (ann, bob) = (ann, bob)
        try await step("drafted") {
            try await book.accept(id, reason: "", by: ann)
            await worker.work()
        }
        let running = BatchRunning(drafts) { id in [ann, bob].first { $0.member == id } }
        for (act, member) in [(BatchAct.submit, ann), (.approve, bob)] {
            try await step(act == .submit ? "submitted" : "approved") {
                _ = try await drafts.begin(act, onBatch: id, by: member)
                await BatchRunner(running).work()
            }
        }
        bar("most memory", Self.memory, "MB", below: Bars.memory)
        let day = Instant(clamping: 1_795_338_000_000).day()
        let limit = lines + 1
        let count = try await Register(reader: journal.reader).read(for: .everyone(.en), today: day) {
            try $0.observations(of: "level", limit: limit).count
        }
        print("observations: \(count) of \(lines)")
        return isGood && count == lines
    }

    /// The most memory that the process has ever held, in MB, as the system counts it.
    private static var memory: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Double(line.filter(\.isNumber)) ?? 0) / 1_024
    }

    /// The bytes of the file are let go before the work begins, as those of a request are.
    private func receive() async throws -> String {
        let bytes = file()
        print("file: \(bytes.count >> 20) MB")
        return try await book.receive(bytes, name: "bench.csv", series: "level", scheme: .own, in: .en, by: ann).id
    }

    /// A file is looked at while somebody has a coffee, on the machine of the package, whose unit allows 1.5 GB to
    /// everything that goes on.
    private enum Bars {
        static let step = 120.0
        static let memory = 1_024.0
    }
}
