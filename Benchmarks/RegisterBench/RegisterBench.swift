import Foundation
import Journal
import Languages
import Measures
import Register
import Storage

/// Measures the ground under load: appends, replay, verification, start.
///
/// Figures are printed with the bar beside them.
///
///     RegisterBench [--things 50000] [--properties 120] [--claims 1000000] [--data FOLDER] [--only fill]
///
/// With `--only fill` it writes the things and claims and leaves the folder, for measuring pages on.
@main
struct RegisterBench {
    static func main() async throws {
        let plan = Plan(CommandLine.arguments)
        let folder = NodeFolder(URL(fileURLWithPath: plan.data))
        try? FileManager.default.removeItem(at: folder.url)
        if plan.isFillingOnly { return try await fill(folder, plan) }
        defer { try? FileManager.default.removeItem(at: folder.url) }
        print(verdict("page of \(RowsPage.rows) rows, ms of processor time", RowsPage.milliseconds(), atMost: 2))
        print("\(plan.things) things × \(plan.properties) properties, \(plan.claims) claims in random order")

        let baseline = try PlainSQLite.rowsPerSecond(in: plan.data + "-plain", rows: plan.claims)
        print(figure("plain SQLite, one table, same sync, rows a second", baseline))

        let journal = try folder.open(projections: Register.projections, options: plan.storeOptions)
        try await Filling(plan: plan, journal: journal).vocabularyAndThings()
        let rates = try await Filling(plan: plan, journal: journal).claims()
        for (quarter, rate) in rates.enumerated() {
            print(figure("append, durable, quarter \(quarter + 1), claims a second", rate))
        }
        let last = rates.last ?? 0
        print(verdict("append in the last quarter", last, atLeast: 15_000))
        print(String(format: "  ratio to plain SQLite: %.2f", last / baseline))

        let entries = Double(try journal.lastPosition())
        let verifying = try seconds { _ = try journal.verify() }
        print(verdict("verify, entries a second", entries / verifying, atLeast: 40_000))
        let replaying = try seconds { try journal.rebuild(RegisterProjection(), batch: 20_000) }
        print(verdict("replay, entries a second", entries / replaying, atLeast: 40_000))
        try journal.store.close()

        let today = Day(year: 2026, month: 11, day: 22) ?? .first
        let start = try await ContinuousClock().measure {
            let again = try folder.open(projections: Register.projections)
            let accounts = try await Register(reader: again.reader).read(for: .everyone(.en), today: today) { reading in
                try reading.thing("thing-1").map(reading.accounts) ?? []
            }
            print("  accounts of the first thing: \(accounts.count)")
            try again.store.close()
        }
        print(
            verdict(
                "start and first answer, seconds",
                Double(start.components.attoseconds) / 1e18 + Double(start.components.seconds), atMost: 2))
    }

    /// Writes what is planned and keeps it.
    private static func fill(_ folder: NodeFolder, _ plan: Plan) async throws {
        let journal = try folder.open(projections: Register.projections, options: plan.storeOptions)
        let filling = Filling(plan: plan, journal: journal)
        try await filling.vocabularyAndThings()
        for (quarter, rate) in try await filling.claims().enumerated() {
            print(figure("append, durable, quarter \(quarter + 1), claims a second", rate))
        }
        try journal.store.checkpoint()
        try journal.store.close()
    }

    static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let time = try ContinuousClock().measure(work)
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    static func figure(_ what: String, _ value: Double) -> String { "\(what): \(Int(value))" }

    static func verdict(_ what: String, _ value: Double, atLeast bar: Double) -> String {
        "\(what): \(Int(value)) (bar \(Int(bar))) \(value >= bar ? "met" : "MISSED")"
    }

    static func verdict(_ what: String, _ value: Double, atMost bar: Double) -> String {
        "\(what): \(String(format: "%.3f", value)) (bar \(bar)) \(value <= bar ? "met" : "MISSED")"
    }
}

/// What is measured, from the command line.
struct Plan: Sendable {
    var things = 50_000
    var properties = 120
    var claims = 1_000_000
    var data = NSTemporaryDirectory() + "littoral-bench"
    var storeOptions = StoreOptions()
    var isFillingOnly = false

    init(_ arguments: [String]) {
        var rest = arguments.dropFirst()
        while let name = rest.popFirst(), let value = rest.popFirst() {
            switch name {
            case "--things": things = Int(value) ?? things
            case "--properties": properties = Int(value) ?? properties
            case "--claims": claims = Int(value) ?? claims
            case "--data": data = value
            case "--only": isFillingOnly = value == "fill"
            default: break
            }
        }
    }
}
