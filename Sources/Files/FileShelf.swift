package import Foundation
package import Journal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files by the digest of what they hold: `sha256/ab/cdef…` in the node's folder `files`.
///
/// A file is written whole or not at all, survives a power cut once it is kept, and is read by the node's user alone.
package struct FileShelf: Sendable {
    package let folder: URL

    package init(_ folder: URL) { self.folder = folder }

    private var incoming: URL { folder.appending(path: "incoming", directoryHint: .isDirectory) }
    private var kept: URL { folder.appending(path: "sha256", directoryHint: .isDirectory) }

    package func url(of digest: Digest) -> URL {
        let hex = digest.hex
        return kept.appending(path: "\(hex.prefix(2))/\(hex.dropFirst(2))")
    }

    package func holds(_ digest: Digest) -> Bool { FileManager.default.fileExists(atPath: url(of: digest).path) }

    /// Begins to take a file in.
    package func intake() throws -> FileIntake {
        try Self.makeFolder(incoming)
        return try FileIntake(incoming.appending(path: UUID().uuidString))
    }

    /// Takes in a file that lies elsewhere on this machine, such as an upload that was just received.
    package func take(_ url: URL) throws -> FileIntake {
        let intake = try intake()
        guard let file = try? FileHandle(forReadingFrom: url) else { throw FileFault.notWritten }
        defer { try? file.close() }
        while let chunk = try? file.read(upToCount: 1 << 18), !chunk.isEmpty { try intake.write(chunk) }
        return intake
    }

    /// Puts a checked file into its place; a file that is there already stays.
    func keep(_ path: String, _ digest: Digest) throws {
        let target = url(of: digest)
        let shelf = target.deletingLastPathComponent()
        try Self.makeFolder(shelf)
        if link(path, target.path) != 0, errno != EEXIST { throw FileFault.notWritten }
        for place in [shelf, kept, folder] where !Self.sync(place.path) { throw FileFault.notWritten }
    }

    /// Takes a file away; nothing happens where there is none.
    package func remove(_ digest: Digest) { unlink(url(of: digest).path) }

    /// Removes what was being taken in when the node ended; for its start.
    package func clearIncoming() { try? FileManager.default.removeItem(at: incoming) }

    /// In bytes; `nil` where there is no such file.
    package func size(of digest: Digest) -> Int64? {
        let size = (try? FileManager.default.attributesOfItem(atPath: url(of: digest).path))?[.size] as? UInt64
        return size.map { Int64(clamping: $0) }
    }

    package func read(_ digest: Digest) -> Data? { try? Data(contentsOf: url(of: digest), options: .alwaysMapped) }

    /// The digests by which files are kept here, in order.
    package func digests() -> [Digest] {
        let shelves = (try? FileManager.default.contentsOfDirectory(atPath: kept.path)) ?? []
        return shelves.sorted().flatMap { shelf -> [Digest] in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: kept.appending(path: shelf).path)) ?? []
            return names.sorted().compactMap { Digest(hex: shelf + $0) }
        }
    }

    /// Whether a file still holds what its digest says.
    package func isSound(_ digest: Digest) -> Bool {
        guard let file = try? FileHandle(forReadingFrom: url(of: digest)) else { return false }
        defer { try? file.close() }
        var hash = DigestWriter()
        while let chunk = try? file.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(chunk) }
        return hash.finish() == digest
    }

    private static func makeFolder(_ url: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileFault.notWritten
        }
    }

    /// What a folder lists is on the disk only after this.
    private static func sync(_ path: String) -> Bool {
        let handle = open(path, O_RDONLY)
        guard handle >= 0 else { return false }
        defer { close(handle) }
        return fsync(handle) == 0
    }
}
