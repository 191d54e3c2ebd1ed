package import Foundation
package import Storage

/// The folder that holds everything a node has: the store, its key, its files.
package struct NodeFolder: Sendable {
    package let url: URL

    package init(_ url: URL) { self.url = url }

    package var storePath: String { url.appending(path: "journal.sqlite").path }
    package var keyPath: String { url.appending(path: "keys/node.ed25519").path }
    /// The store of members, and the key under which some of it is sealed.
    package var membersPath: String { url.appending(path: Self.membersName).path }
    package var membersKeyPath: String { url.appending(path: "keys/members.key").path }
    static let membersName = "members.sqlite"
    /// The list of members who were erased: opaque ids with times.
    package static let erasuresName = "erasures"
    package var filesFolder: URL { url.appending(path: "files", directoryHint: .isDirectory) }
    /// The spreadsheets that are being read in.
    package var sheetsFolder: URL { url.appending(path: "sheets", directoryHint: .isDirectory) }
    /// The files of observations that are being read in.
    package var seriesFolder: URL { url.appending(path: "series", directoryHint: .isDirectory) }

    /// Whether a node has been started here.
    package var exists: Bool { FileManager.default.fileExists(atPath: storePath) }

    /// Opens the node's journal, making folder, store and key at the first start.
    package func open(
        projections: [any Projection], options: StoreOptions = StoreOptions(),
        clock: @escaping @Sendable () -> Int64 = Self.wallClock
    ) throws -> Journal {
        for folder in [url, filesFolder] {
            do {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw JournalError(
                    .badFile, "The folder \(folder.path) cannot be made.", cause: "Check who may write there.")
            }
        }
        if exists, !FileManager.default.fileExists(atPath: keyPath) {
            throw JournalError(
                .badKey, "The node's key \(keyPath) is missing, but its journal is there.",
                cause: "Restore the key from a backup; without it nothing can be signed.")
        }
        let key = try NodeKey.load(orMakeAt: keyPath)
        Self.keepPrivate(storePath)
        return try Journal(
            store: try Store(path: storePath, options: options.preparing(for: projections)), key: key,
            projections: projections, clock: clock)
    }

    /// Only the owner reads a store, whatever mask the process was given; makes an empty file where there is none.
    ///
    /// SQLite gives its log and its shared memory the rights of the store itself.
    package static func keepPrivate(_ path: String) {
        let rights: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: rights)
        }
        for suffix in ["", "-wal", "-shm"] {
            // Where the file is another's, opening it will say so.
            try? FileManager.default.setAttributes(rights, ofItemAtPath: path + suffix)
        }
    }

    /// The time of this machine in milliseconds since 1970.
    package static let wallClock: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) }
}

extension NodeFolder {
    /// The origin of the node that is here; throws where its key is missing.
    package var origin: Origin {
        get throws {
            guard FileManager.default.fileExists(atPath: keyPath) else {
                throw JournalError(.notFound, "There is no node in \(url.path).", cause: "Name the folder it runs in.")
            }
            return try NodeKey.load(orMakeAt: keyPath).origin
        }
    }
}
