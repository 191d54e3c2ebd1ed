package import Foundation
package import Journal
package import Measures
import Storage

/// The folder in which scheduled backups stand, each in a folder of its own named by its moment.
///
/// Only what this shelf wrote is ever listed or taken away: the name, the list of files and the node must all be right.
package struct BackupShelf: Sendable {
    package let folder: URL

    private let reserveBytes: Int64

    /// A backup is made only where after it and its trial `reserveBytes` stay free on the disk of the shelf.
    package init(_ folder: URL, reserveBytes: Int64 = 0) {
        self.folder = folder
        self.reserveBytes = reserveBytes
    }

    /// One backup on the shelf.
    package struct Item: Sendable, Hashable {
        package let name: String
        package let made: Instant
        /// The node it is of.
        package let origin: String
        /// When it was last restored for trial and found whole; `nil` when never.
        package let verified: Instant?
    }

    static let prefix = "littoral-"

    /// The backups that are there, the oldest first.
    package func items() -> [Item] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.compactMap(item).sorted { ($0.made, $0.name) < ($1.made, $1.name) }
    }

    private func item(_ name: String) -> Item? {
        guard name.hasPrefix(Self.prefix), let list = Self.json(url(name).appending(path: Backup.listName)),
            list["format"]?.stringValue == Backup.format, let made = list["made"]?.integerValue,
            let origin = list["origin"]?.stringValue, Self.name(of: Instant(clamping: made)) == name
        else { return nil }
        let mark = Self.json(markURL(name))
        return Item(
            name: name, made: Instant(clamping: made), origin: origin,
            verified: mark?["verified"]?.integerValue.map { Instant(clamping: $0) })
    }

    /// `littoral-2026-11-25T023000Z`: sorts by time, and no file system minds it.
    static func name(of moment: Instant) -> String {
        prefix + moment.text.prefix(19).filter { $0 != ":" } + "Z"
    }

    package func url(_ name: String) -> URL { folder.appending(path: name, directoryHint: .isDirectory) }
    private func markURL(_ name: String) -> URL { folder.appending(path: "\(name).verified") }

    private static func json(_ url: URL) -> JSON? {
        (try? Data(contentsOf: url)).flatMap { try? JSON(parsing: Array($0)) }
    }
}

extension BackupShelf {
    /// Clears away what an interrupted backup or trial of this shelf left behind more than a day ago.
    package func clear(now: Instant) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names {
            guard name.wholeMatch(of: /\.littoral-[0-9T-]+Z\.(?:draft|trial|removed)/) != nil else { continue }
            let place = folder.appending(path: name)
            let date = (try? FileManager.default.attributesOfItem(atPath: place.path))?[.modificationDate] as? Date
            let age = Double(now.milliseconds) / 1_000 - (date?.timeIntervalSince1970 ?? 0)
            if age > 86_400 { try? FileManager.default.removeItem(at: place) }
        }
    }

    /// Makes a backup of a node as it stands now.
    package func make(of node: NodeFolder, now: Instant) throws -> Item {
        // The name has seconds only, and the list must say the same.
        let made = Instant(clamping: now.milliseconds / 1_000 * 1_000)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try requireRoom(for: node)
        let name = Self.name(of: made)
        _ = try Backup.make(of: node, at: url(name), made: made.milliseconds)
        guard let item = item(name) else {
            throw JournalError(.badFile, "The backup \(name) is not there after it was made.")
        }
        return item
    }

    /// The copy and its trial each take as much as the store.
    private func requireRoom(for node: NodeFolder) throws {
        let size = try FileManager.default.attributesOfItem(atPath: node.storePath)[.size] as? UInt64 ?? 0
        let needed = Int64(clamping: size) * 2 + reserveBytes
        guard let free = DiskReserve.free(at: folder.path), free < needed else { return }
        throw StorageError(
            .diskReserve,
            "No backup was made: \(free >> 20) MB are free on the disk of \(folder.path), and \(needed >> 20) MB are "
                + "needed.", cause: "Free some room, keep fewer backups, or use another disk.")
    }

    /// Restores a backup into a scratch folder, walks its whole chain and takes the scratch folder away again.
    ///
    /// Marks the backup as verified. Throws when a file or the chain is not as it was written. `looking` may look at
    /// what was restored before it goes.
    @discardableResult
    package func verify(
        _ item: Item, projections: [any Projection], now: Instant, progress: (Int64) throws -> Void = { _ in },
        looking: (NodeFolder) throws -> Void = { _ in }
    ) throws -> Verification {
        let scratch = folder.appending(path: ".\(item.name).trial", directoryHint: .isDirectory)
        try? FileManager.default.removeItem(at: scratch)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let found = try Backup(url(item.name)).restore(
            to: NodeFolder(scratch), projections: projections, progress: progress)
        try looking(NodeFolder(scratch))
        let mark: JSON = ["entries": .integer(found.entries), "verified": .integer(now.milliseconds)]
        try Data(mark.canonical).write(to: markURL(item.name), options: .atomic)
        return found
    }

    /// Takes away the backups of a node that the rule does not keep; the newest verified one always stays.
    ///
    /// Returns the names taken away, or that would be with `isTrial`.
    package func prune(keeping rule: Retention, origin: String, isTrial: Bool = false) throws -> [String] {
        let items = items().filter { $0.origin == origin }
        var kept = rule.kept(of: items.map(\.made))
        if let verified = items.last(where: { $0.verified != nil }) { kept.insert(verified.made) }
        let left = items.filter { !kept.contains($0.made) }.map(\.name)
        if !isTrial { for name in left { try remove(name) } }
        return left
    }

    /// Takes a backup away, unless there is a file in it that no backup wrote.
    private func remove(_ name: String) throws {
        let manager = FileManager.default
        let backup = url(name)
        let listed = Set(try Backup(backup).listedFiles() + [Backup.listName])
        let present = try manager.subpathsOfDirectory(atPath: backup.path).filter { path in
            var isFolder: ObjCBool = false
            return manager.fileExists(atPath: backup.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        if let stranger = present.first(where: { !listed.contains($0) }) {
            throw JournalError(
                .badFile, "The backup \(backup.path) is left as it is: \(stranger) in it was not written by a backup.",
                cause: "Move that file elsewhere, or remove the folder by hand.")
        }
        // First out of sight: what is half gone must not be taken for a backup.
        let gone = folder.appending(path: ".\(name).removed", directoryHint: .isDirectory)
        try? manager.removeItem(at: gone)
        try manager.moveItem(at: backup, to: gone)
        try manager.removeItem(at: gone)
        try? manager.removeItem(at: markURL(name))
    }
}
