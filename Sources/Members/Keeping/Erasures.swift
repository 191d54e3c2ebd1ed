package import Foundation
import Journal

/// The list of who was erased, opaque ids only, as a file beside the data and in every backup: a backup that is put
/// back later must not bring anyone back.
package struct Erasures: Sendable, Hashable {
    /// Ids with the moments of their erasure, in milliseconds since 1970.
    package private(set) var times: [String: Int64]

    package static let fileName = NodeFolder.erasuresName

    package init(_ times: [String: Int64] = [:]) { self.times = times }

    /// Reads the list in a folder; empty where there is none.
    ///
    /// Lines that are none of ours are passed over.
    package init(in folder: URL) {
        let text = (try? String(contentsOf: folder.appending(path: Self.fileName), encoding: .utf8)) ?? ""
        times = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, Member.isID(parts[0]), let time = Int64(parts[1]) else { continue }
            times[String(parts[0])] = time
        }
    }

    package func merged(with other: Erasures) -> Erasures { Erasures(times.merging(other.times) { min($0, $1) }) }

    /// Writes the list into a folder, whole or not at all, with what the list there held already.
    package func write(in folder: URL) throws {
        let all = merged(with: Erasures(in: folder))
        let lines = all.times.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { "\($0.key) \($0.value)\n" }
        let url = folder.appending(path: Self.fileName)
        try Data(lines.joined().utf8).write(to: url, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
    }
}
