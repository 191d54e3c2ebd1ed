package import ArgumentParser
import Exporting
import Foundation
import Journal
import Languages
import OpenData
import Register

/// The command `littoral export`.
package struct OpenExportCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write every list into a folder as JSON, CSV, XLSX and, with places, GeoJSON.",
        discussion: """
            Writes what everyone may read, and manifest.json with the position of the journal, the size and the SHA-256 \
            of every file. A second run at the same position keeps what is there; one that was interrupted goes on.
            """)

    @Argument(help: "The folder to write into; made when it is not there.")
    var folder: String
    @OptionGroup var options: ReadingOptions

    package init() {}

    package func run() async throws {
        let target = URL(fileURLWithPath: folder, isDirectory: true)
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let language = options.language
        let (names, subjects) = (OpenLists.names, SubjectTables.given)
        let (written, kept) = try await options.readNode { reading, words, journal in
            var manifest = ExportManifest(at: target, position: try reading.lastPosition(), language: language)
            try Progress.run("Exporting") { progress in
                for (number, name) in names.enumerated() {
                    try Self.write(name, words, into: &manifest) {
                        try OpenLists.whole(name, reading, words, journal, subjects)
                    }
                    progress.show(number + 1, of: names.count)
                }
            }
            return (manifest.writtenCount, manifest.keptCount)
        }
        print("\(written) files written, \(kept) kept, in \(folder).")
    }

    private static func write(
        _ name: String, _ words: OpenWords, into manifest: inout ExportManifest, _ whole: () throws -> Table?
    ) throws {
        let files = ["json", "csv", "xlsx", "geojson"].map { "\(name).\($0)" }
        guard !manifest.keeps(files), let table = try whole() else { return }
        try manifest.write(files[0], table.json(words), rows: table.rows.count)
        try manifest.write(files[1], table.csv(), rows: table.rows.count)
        if let sheet = table.xlsx(words) { try manifest.write(files[2], sheet, rows: table.rows.count) }
        if table.rows.contains(where: { $0.place != nil }) {
            try manifest.write(files[3], table.geojson(), rows: table.rows.count)
        }
        try manifest.finish(files)
    }
}

/// What an export has written so far, kept beside its files so that it can go on.
private struct ExportManifest {
    private struct File: Codable {
        let name: String
        let rows: Int
        let bytes: Int
        let sha256: String
    }

    private struct Content: Codable {
        let position: Int64
        let language: String
        var files: [File]
        /// The files of the lists that are there to their end.
        var finished: [String]
    }

    private let folder: URL
    private var content: Content
    private(set) var writtenCount = 0
    private(set) var keptCount = 0

    private var file: URL { folder.appending(path: "manifest.json") }

    init(at folder: URL, position: Int64, language: String) {
        self.folder = folder
        content = Content(position: position, language: language, files: [], finished: [])
        guard let data = try? Data(contentsOf: file), let old = try? JSONDecoder().decode(Content.self, from: data),
            old.position == position, old.language == language
        else { return }
        content = old
    }

    /// Whether a list was written to its end at this position and still is as it was written.
    mutating func keeps(_ names: [String]) -> Bool {
        let files = content.files.filter { names.contains($0.name) }
        let isWhole =
            !files.isEmpty && names.contains(where: content.finished.contains)
            && files.allSatisfy { file in
                (try? Data(contentsOf: folder.appending(path: file.name))).map {
                    Digest(hashing: Array($0)).hex == file.sha256
                } ?? false
            }
        if isWhole { keptCount += files.count }
        return isWhole
    }

    mutating func write(_ name: String, _ bytes: [UInt8], rows: Int) throws {
        try Data(bytes).write(to: folder.appending(path: name), options: .atomic)
        content.files.removeAll { $0.name == name }
        content.files.append(
            File(name: name, rows: rows, bytes: bytes.count, sha256: Digest(hashing: bytes).hex))
        writtenCount += 1
    }

    /// Notes that the files of a list are all there.
    mutating func finish(_ names: [String]) throws {
        content.finished += names.filter { name in content.files.contains { $0.name == name } }
        content.files.sort { $0.name < $1.name }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(content).write(to: file, options: .atomic)
    }
}
