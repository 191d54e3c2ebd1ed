package import Foundation
package import Importing
import Journal

/// The files of a region pack by their paths in it, read into memory and bounded.
package struct PackFiles: Sendable {
    package private(set) var contents: [String: Data] = [:]
    package private(set) var diagnostics: [Diagnostic] = []

    package static let filesMax = 500
    package static let folders = ["", "things", "claims", "stories", "observations", "geometry", "map"]

    package init(contents: [String: Data]) { self.contents = contents }

    /// Reads the CSV and GeoJSON files of a pack's folders; what cannot be read becomes a diagnostic.
    package init(directory: URL) {
        for folder in Self.folders {
            let url = folder.isEmpty ? directory : directory.appending(path: folder, directoryHint: .isDirectory)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
            for name in names.sorted() where name.hasSuffix(".csv") || name.hasSuffix(".geojson") {
                read(folder.isEmpty ? name : "\(folder)/\(name)", at: url.appending(path: name))
            }
        }
        if contents.isEmpty {
            diagnostics.append(
                Diagnostic(
                    file: directory.lastPathComponent, "There is no region pack in this folder.",
                    remedy: "Name the folder that holds region.csv."))
        }
    }

    private mutating func read(_ path: String, at url: URL) {
        guard contents.count < Self.filesMax else {
            diagnostics.append(
                Diagnostic(file: path, "The pack has too many files.", remedy: "Keep at most \(Self.filesMax)."))
            return
        }
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
        guard size <= CSVTable.bytesMax, let data = try? Data(contentsOf: url) else {
            diagnostics.append(
                Diagnostic(
                    file: path, "The file cannot be read or is larger than \(CSVTable.bytesMax) bytes.",
                    remedy: "Check who may read it, or split it."))
            return
        }
        contents[path] = data
    }

    /// SHA-256 over all files that say something, in hexadecimal.
    package var digest: String {
        var bytes: [UInt8] = []
        for (path, data) in contents.sorted(by: { $0.key < $1.key }) where !path.hasPrefix("map/") {
            bytes += Array("\(path)\n\(data.count)\n".utf8)
            bytes += data
        }
        return Digest(hashing: bytes).hex
    }

    /// The CSV files of a folder in the order of their names.
    func tables(in folder: String) -> [CSVTable] {
        contents.keys.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(".csv") }.sorted().compactMap(table)
    }

    func table(_ path: String) -> CSVTable? {
        contents[path].map { CSVTable(file: path, bytes: Array($0)) }
    }
}
