package import Foundation
import Journal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension NodeFolder {
    /// Films, sounds and pictures, and what is being brought in.
    package var filmsFolder: URL { url.appending(path: "films", directoryHint: .isDirectory) }
}

/// Where the files of films and pictures lie: `uploads/ID` while they come, then a folder of its own for each.
package struct FilmShelf: Sendable {
    package let folder: URL

    package init(_ folder: URL) { self.folder = folder }

    /// Where uploads grow; a form's file is put here as well, so that it need not be copied.
    package var uploads: URL { folder.appending(path: "uploads", directoryHint: .isDirectory) }

    func upload(_ id: String) -> URL { uploads.appending(path: id) }

    /// The folder of a film or picture.
    func home(_ id: String) -> URL { folder.appending(path: "kept/\(id)", directoryHint: .isDirectory) }

    func original(_ id: String) -> URL { home(id).appending(path: "original") }

    /// `name` is one that this house has made.
    package func url(_ id: String, _ name: String) -> URL { home(id).appending(path: name) }

    static func makeFolder(_ url: URL) throws(FilmFault) {
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .notWritten
        }
    }

    static func size(_ url: URL) -> Int64? {
        let size = (try? FileManager.default.attributesOfItem(atPath: url.path))?[.size] as? UInt64
        return size.map { Int64(clamping: $0) }
    }

    /// The first bytes of a file.
    static func head(_ url: URL, _ count: Int) -> [UInt8] {
        guard let file = try? FileHandle(forReadingFrom: url) else { return [] }
        defer { try? file.close() }
        return (try? file.read(upToCount: count)).map { [UInt8]($0) } ?? []
    }

    /// Moves a file and brings the move to the disk.
    static func move(_ from: URL, to target: URL) throws(FilmFault) {
        try makeFolder(target.deletingLastPathComponent())
        guard rename(from.path, target.path) == 0 else { throw .notWritten }
        for place in [target, target.deletingLastPathComponent()] where !sync(place) { throw .notWritten }
    }

    /// The digest of what a file holds, read in pieces.
    static func digest(_ url: URL) throws(FilmFault) -> String {
        guard let file = try? FileHandle(forReadingFrom: url) else { throw .notWritten }
        defer { try? file.close() }
        var hash = DigestWriter()
        while let chunk = try? file.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(chunk) }
        return hash.finish().hex
    }

    private static func sync(_ url: URL) -> Bool {
        let handle = open(url.path, O_RDONLY)
        guard handle >= 0 else { return false }
        defer { close(handle) }
        return fsync(handle) == 0
    }

    func remove(_ id: String) {
        unlink(upload(id).path)
        try? FileManager.default.removeItem(at: home(id))
    }
}
