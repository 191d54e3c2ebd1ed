package import Foundation
package import Measures
import Synchronization

/// The tz database as this machine keeps it: zones are read from its files, each once.
///
/// Foundation brings a database of its own, as old as the toolchain; the system's is kept up to date with the system.
package final class ZoneFolder: Sendable {
    /// Where Debian's package `tzdata` puts it.
    package static let system = ZoneFolder(URL(fileURLWithPath: "/usr/share/zoneinfo", isDirectory: true))

    private let folder: URL
    /// As many zones are held as there can be names in the database; what is asked for beyond is read again.
    private static let heldMax = 1_000
    private let held = Mutex<[String: Zone]>([:])

    package init(_ folder: URL) { self.folder = folder }

    /// Whether there is a database at all.
    package var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// A zone by its name, such as `Europe/Zurich`; nil where the database has no sound file of that name.
    package func zone(_ name: String) -> Zone? {
        guard Zone.isName(name) else { return nil }
        if name == Zone.utc.id { return .utc }
        if let zone = held.withLock({ $0[name] }) { return zone }
        let file = folder.appending(path: name)
        guard let size = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]).fileSize,
            size <= Zone.bytesMax, let bytes = try? Data(contentsOf: file),
            let zone = Zone(id: name, bytes: [UInt8](bytes))
        else { return nil }
        held.withLock { if $0.count < Self.heldMax { $0[name] = zone } }
        return zone
    }
}
