import Foundation
import GRDB
import Importing
import Journal
import Languages
import Measures
import Observations
import Register
import Storage

/// Ten million observations: how long they take to come in, how large they are, and how fast any window is charted,
/// beside a plain table asked with GROUP BY; with `file`, a file of a million lines from its bytes to observations.
@main
enum ObservationsBench {
    static func main() async throws {
        var arguments = CommandLine.arguments
        let isFile = arguments.dropFirst().first == "file"
        if isFile { arguments.remove(at: 1) }
        let count = arguments.count > 1 ? Int(arguments[1]) ?? 10_000_000 : 10_000_000
        let folder = URL(fileURLWithPath: arguments.count > 2 ? arguments[2] : NSTemporaryDirectory())
            .appending(path: "observations-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        if isFile {
            let isGood = try await FileWalk(folder: folder, lines: min(count, RawSeriesFile.pointsMax)).run()
            exit(isGood ? 0 : 1)
        }
        let bench = try Filling(folder: folder, count: count)
        try await bench.fill()
        try await bench.ask()
        try bench.compare()
    }
}

/// Chance that can be repeated.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

extension [Double] {
    /// The value below which that share of all lies.
    func quantile(_ share: Double) -> Double {
        let sorted = sorted()
        return sorted.isEmpty ? 0 : sorted[Swift.min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}
