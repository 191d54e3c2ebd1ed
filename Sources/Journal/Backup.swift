package import Foundation
import Storage

/// A copy of everything a node has, in a folder of its own with a list of its files and their digests.
package struct Backup: Sendable {
    package let url: URL

    package init(_ url: URL) { self.url = url }

    package static let listName = "backup.json"
    package static let format = "littoral-backup"

    /// Copies a node while it serves.
    ///
    /// The folder must not exist yet; it appears whole or not at all. `made` is written into its list, in milliseconds
    /// since 1970.
    package static func make(
        of node: NodeFolder, at url: URL, made: Int64 = NodeFolder.wallClock()
    ) throws -> Backup {
        guard node.exists else {
            throw JournalError(.notFound, "There is no node in \(node.url.path).", cause: "Name the folder it runs in.")
        }
        try requireAbsent(url)
        let draft = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).draft")
        try? FileManager.default.removeItem(at: draft)
        var isWhole = false
        defer { if !isWhole { try? FileManager.default.removeItem(at: draft) } }
        try makeFolder(draft)
        let store = try Store(path: node.storePath)
        try store.copy(to: draft.appending(path: "journal.sqlite").path)
        try store.close()
        if FileManager.default.fileExists(atPath: node.membersPath) {
            let members = try Store(path: node.membersPath)
            try members.copy(to: draft.appending(path: NodeFolder.membersName).path)
            try members.close()
        }
        for name in ["keys", "files", NodeFolder.erasuresName] {
            let from = node.url.appending(path: name)
            guard FileManager.default.fileExists(atPath: from.path) else { continue }
            try Copying.copy(from, to: draft.appending(path: name))
        }
        try writeList(in: draft, made: made, origin: try NodeKey.load(orMakeAt: node.keyPath).origin)
        try FileManager.default.moveItem(at: draft, to: url)
        isWhole = true
        return Backup(url)
    }

    /// Puts the node back into an empty or missing folder, after checking every file and the whole chain.
    ///
    /// All work is done inside the folder, since whoever owns it may not write beside it; what an interrupted restore
    /// left there is removed.
    package func restore(
        to node: NodeFolder, projections: [any Projection], progress: (Int64) throws -> Void = { _ in }
    ) throws -> Verification {
        let (draft, isNew) = try begin(in: node)
        do {
            let verification = try fill(draft, with: try checkFiles(), projections: projections, progress: progress)
            try Self.settle(draft, in: node)
            return verification
        } catch {
            // A folder that was made for this alone goes as well.
            try? FileManager.default.removeItem(at: isNew ? node.url : draft)
            throw error
        }
    }

    /// The same, with something done to the node before it is put in place.
    package func restore(
        to node: NodeFolder, projections: [any Projection], progress: (Int64) throws -> Void,
        finishing: (NodeFolder) async throws -> Void
    ) async throws -> Verification {
        let (draft, isNew) = try begin(in: node)
        do {
            let verification = try fill(draft, with: try checkFiles(), projections: projections, progress: progress)
            try await finishing(NodeFolder(draft))
            try Self.settle(draft, in: node)
            return verification
        } catch {
            // A folder that was made for this alone goes as well.
            try? FileManager.default.removeItem(at: isNew ? node.url : draft)
            throw error
        }
    }

    /// Makes the folder in which the node is put together; says whether the node's own had to be made.
    private func begin(in node: NodeFolder) throws -> (draft: URL, isNew: Bool) {
        let draft = node.url.appending(path: Self.draftName)
        let present = (try? FileManager.default.contentsOfDirectory(atPath: node.url.path)) ?? []
        guard present.allSatisfy({ $0 == Self.draftName }) else {
            throw JournalError(
                .badFile, "The folder \(node.url.path) is not empty.", cause: "Restore into an empty or new folder.")
        }
        _ = try list()
        let isNew = !FileManager.default.fileExists(atPath: node.url.path)
        try? FileManager.default.removeItem(at: draft)
        try Self.makeFolder(draft)
        return (draft, isNew)
    }

    private static let draftName = ".restoring"

    /// Copies the files of the list and walks the chain.
    private func fill(
        _ draft: URL, with listed: [String], projections: [any Projection], progress: (Int64) throws -> Void
    ) throws -> Verification {
        for path in listed {
            let target = draft.appending(path: path)
            try Self.makeFolder(target.deletingLastPathComponent())
            try Copying.copy(url.appending(path: path), to: target)
        }
        let journal = try NodeFolder(draft).open(projections: projections)
        let verification = try journal.verify(progress: progress)
        try journal.store.checkpoint()
        try journal.store.close()
        return verification
    }

    /// Moves what was restored to its place, the store last: only with it is there a node.
    private static func settle(_ draft: URL, in node: NodeFolder) throws {
        let store = URL(fileURLWithPath: node.storePath).lastPathComponent
        let names = try FileManager.default.contentsOfDirectory(atPath: draft.path).filter { $0 != store }.sorted()
        for name in names + [store] {
            try FileManager.default.moveItem(at: draft.appending(path: name), to: node.url.appending(path: name))
        }
        try FileManager.default.removeItem(at: draft)
    }

    /// Compares every file with the list.
    ///
    /// Returns their paths in the backup.
    package func checkFiles() throws -> [String] {
        try list().map { file in
            guard try Self.digest(of: url.appending(path: file.path)).hex == file.digest else {
                throw JournalError(
                    .badFile, "The file \(file.path) of the backup is not the one that was written.",
                    cause: "Use another backup.")
            }
            return file.path
        }
    }

    /// The paths of the files that the list names, unread.
    package func listedFiles() throws -> [String] { try list().map(\.path) }

    private func list() throws -> [(path: String, digest: String)] {
        let listURL = url.appending(path: Self.listName)
        guard let bytes = try? Data(contentsOf: listURL), let list = try? JSON(parsing: Array(bytes)),
            list["format"]?.stringValue == Self.format, let files = list["files"]?.arrayValue
        else {
            throw JournalError(
                .badFile, "\(url.path) is not a backup.", cause: "Name the folder that holds backup.json.")
        }
        return try files.map { file in
            guard let path = file["path"]?.stringValue, let digest = file["digest"]?.stringValue,
                !path.contains(".."), !path.hasPrefix("/")
            else { throw JournalError(.badFile, "The list of the backup cannot be read.") }
            return (path, digest)
        }
    }

    private static func writeList(in folder: URL, made: Int64, origin: Origin) throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        let files = try paths.map { path -> JSON in
            ["digest": .string(try digest(of: folder.appending(path: path)).hex), "path": .string(path)]
        }
        let list: JSON = [
            "files": .array(files), "format": .string(format), "made": .integer(made), "origin": .string(origin.id),
            "version": 1,
        ]
        try Data(list.canonical).write(to: folder.appending(path: listName), options: .atomic)
    }

    private static func digest(of url: URL) throws -> Digest {
        guard let file = try? FileHandle(forReadingFrom: url) else {
            throw JournalError(.badFile, "The file \(url.lastPathComponent) is missing.", cause: "Use another backup.")
        }
        defer { try? file.close() }
        var hash = DigestWriter()
        while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(chunk) }
        return hash.finish()
    }

    private static func requireAbsent(_ url: URL) throws {
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        throw JournalError(.badFile, "\(url.path) exists already.", cause: "Name a new folder for the backup.")
    }

    private static func makeFolder(_ url: URL) throws {
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
