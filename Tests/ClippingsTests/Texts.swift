import Clippings
import Foundation
import Measures
import PackNames

/// The clippings written for the tests, with what is expected of each.
enum Texts {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".txt") || $0.hasSuffix(".html") }.sorted()
    }()

    /// The names of the pack, made ready once.
    static let reader: ClippingReader? = {
        guard let names = try? PackNames.read(root.appending(path: "Regions/caspian").path),
            let today = Day(parsing: "2025-11-20")
        else { return nil }
        return ClippingReader(names: NameList(names), today: today)
    }()

    static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

    /// The given text, where it lies beside the clone.
    static let given: [UInt8]? = {
        let file = root.appending(path: "../shared/data/newsroom/rasht-2025-11-18.txt")
        return (try? Data(contentsOf: file)).map { [UInt8]($0) }
    }()

    struct Expectation {
        let what: String
        let value: String
    }

    static func expectations(_ name: String) throws -> [Expectation] {
        let file = folder.appending(path: name.split(separator: ".")[0] + ".expect")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return Expectation(what: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
        }
    }
}
