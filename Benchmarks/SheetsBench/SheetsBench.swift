import Console
import Drafts
import Foundation
import GRDB
import Journal
import Languages
import Measures
import Members
import Register
import Runs
import Sheets

/// A sheet of 50,000 rows goes from the file to drafts, is submitted and approved as one batch, while another member
/// writes single drafts: SheetsBench REGION-FOLDER PHRASES-FOLDER [ROWS [FOLDER]].
///
/// Ends with 1 where something is lost, doubled or over its bar.
@main struct SheetsBench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else {
            print("Usage: SheetsBench REGION-FOLDER PHRASES-FOLDER [ROWS [FOLDER]]")
            exit(64)
        }
        let rows = arguments.count > 3 ? Int(arguments[3]) ?? 50_000 : 50_000
        let folder = URL(fileURLWithPath: arguments.count > 4 ? arguments[4] : NSTemporaryDirectory())
            .appending(path: "sheets-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let bench = try await SheetWalk(
            region: URL(fileURLWithPath: arguments[1]), phrases: arguments[2], rows: rows, folder: folder)
        exit(try await bench.run() ? 0 : 1)
    }
}

/// The walk of one sheet, with what is measured on the way.
struct SheetWalk {
    private let rows: Int
    private let journal: Journal
    private let drafts: DraftBook
    private let sheets: SheetBook
    private let pack: RegionPack
    private let office: Party

    private var ann: Signed { Self.member("m-ann", [.editor], office) }
    private var bob: Signed { Self.member("m-bob", [.approver], office) }

    private static func member(_ id: String, _ roles: Set<Role>, _ office: Party) -> Signed {
        Signed(
            member: id, party: office.id, country: office.country, roles: roles,
            way: .session(id: id, formSecret: "x"))
    }

    init(region: URL, phrases: String, rows: Int, folder: URL) async throws {
        self.rows = rows
        let node = NodeFolder(folder)
        journal = try NodeOptions.open(node)
        pack = RegionPack(PackFiles(directory: region))
        _ = try await PackLoading(journal: journal, member: "loader").load(pack)
        guard let office = pack.parties.first(where: { $0.type == .office && $0.speaksFor != nil }) else {
            throw CocoaError(.fileReadUnknown)
        }
        self.office = office
        let words = PhraseFolder(phrases)
        let units = UnitNames.read(try words.units()).names
        let register = Register(reader: journal.reader)
        drafts = try DraftBook(journal: journal, register: register, makers: NodeMakers.all(units))
        sheets = try SheetBook(
            journal: journal, register: register, folder: node.sheetsFolder,
            phrases: Phrasebook.read(try words.sheets()).book, units: units)
    }

    /// One figure a year of every thing of the pack that has one, as a sheet would say it.
    private func file() -> [UInt8] {
        let places = pack.things.flatMap { thing in
            pack.properties.filter {
                $0.type == .quantity && !$0.needsDatum && ($0.kinds.isEmpty || $0.kinds.contains(thing.kind))
            }.map { "\(thing.id),\($0.id)" }
        }
        var text = "thing,property,value,as_of,note\n"
        for row in 0..<rows {
            let year = 2_100 + row / places.count
            text += "\(places[row % places.count]),\(row % 900 + 1),\(year),row \(row)\n"
        }
        return Array(text.utf8)
    }

    /// `true` where everything is whole and under its bar.
    func run() async throws -> Bool {
        let worker = SheetRunner(
            sheets, accepting: drafts, listing: { _, _ in nil },
            today: { Instant(clamping: NodeFolder.wallClock()).day() })
        let (ann, bob, bytes) = (ann, bob, file())
        var steps: [(name: String, seconds: Double)] = []
        func step(_ name: String, _ work: () async throws -> Void) async rethrows {
            let start = ContinuousClock.now
            try await work()
            steps.append((name, (ContinuousClock.now - start) / .seconds(1)))
        }
        let run = try await sheets.receive(bytes, name: "bench.csv", in: .en, by: ann)
        await step("checked") { await worker.work() }
        try await step("drafted") {
            try await sheets.accept(run.id, by: ann)
            await worker.work()
        }
        let writer = MeanwhileWriter(drafts: drafts, member: Self.member("m-cid", [.editor], office))
        let writing = Task { try await writer.run() }
        let running = BatchRunning(drafts) { id in [ann, bob].first { $0.member == id } }
        for (act, member) in [(BatchAct.submit, ann), (.approve, bob)] {
            try await step(act == .submit ? "submitted" : "approved") {
                _ = try await drafts.begin(act, onBatch: run.id, by: member)
                await BatchRunner(running).work()
            }
        }
        writing.cancel()
        let waits = try await writing.value
        return try await report(run.id, steps, waits)
    }

    private func report(
        _ batch: String, _ steps: [(name: String, seconds: Double)], _ waits: [Double]
    ) async throws -> Bool {
        var isGood = true
        func bar(_ name: String, _ value: Double, _ unit: String, below limit: Double) {
            if value > limit { isGood = false }
            print(
                "\(name), \(unit): \(Double(Int(value * 10)) / 10) (bar \(Int(limit))) \(value > limit ? "MISSED" : "met")"
            )
        }
        for step in steps { bar("\(rows) rows \(step.name)", step.seconds, "s", below: Bars.step) }
        bar("from the file to the journal", steps.reduce(0) { $0 + $1.seconds }, "s", below: Bars.whole)
        let sorted = waits.sorted()
        if let worst = sorted.last {
            bar(
                "a draft of another member meanwhile, p99 of \(sorted.count)", sorted[sorted.count * 99 / 100], "ms",
                below: Bars.wait)
            print("  median \(Int(sorted[sorted.count / 2])) ms, longest \(Int(worst)) ms")
        }
        bar("most memory", Self.memory, "MB", below: Bars.memory)
        let counts = try await drafts.batch(batch, for: ann)?.counts ?? [:]
        let released = try await journal.reader.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(DISTINCT id) FROM draft WHERE batch = ? AND state = 'released'",
                arguments: [batch])
        }
        print("drafts: \(counts.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", "))")
        if counts != [.released: rows] || released != rows { isGood = false }
        _ = try journal.verify()
        print("the chain verifies")
        return isGood
    }

    /// The most memory that the process has ever held, in MB, as the system counts it.
    private static var memory: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Double(line.filter(\.isNumber)) ?? 0) / 1_024
    }

    /// Nobody waits for a sheet: half a minute a step at 50,000 rows on two cores, with what the unit of the package
    /// leaves of memory, while others write as fast as they otherwise do.
    private enum Bars {
        static let step = 60.0
        static let whole = 120.0
        static let wait = 30.0
        static let memory = 512.0
    }
}

/// A member who writes single drafts while a batch goes on, with how long each took.
struct MeanwhileWriter: Sendable {
    let drafts: DraftBook
    let member: Signed

    func run() async throws -> [Double] {
        var waits: [Double] = []
        while !Task.isCancelled {
            let start = ContinuousClock.now
            _ = try await drafts.write(
                "meanwhile-\(waits.count)", kind: "claim", fields: ["amount": "\(waits.count)"], seen: nil, by: member)
            waits.append((ContinuousClock.now - start) / .milliseconds(1))
            try? await Task.sleep(for: .milliseconds(20))
        }
        return waits
    }
}
