import Foundation

/// Copies files and folders by their bytes and modes alone.
///
/// `FileManager` takes owners along as well, and the unit's filter of system calls lets nobody ask for that: it then
/// copies nothing at all.
enum Copying {
    private static let piece = 1 << 20

    /// Throws when the target is there already.
    static func copy(_ source: URL, to target: URL) throws {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: source.path, isDirectory: &isFolder) else {
            throw CocoaError(.fileReadNoSuchFile)
        }
        guard isFolder.boolValue else { return try copyFile(source, to: target) }
        try manager.createDirectory(
            at: target, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        for name in try manager.contentsOfDirectory(atPath: source.path).sorted() {
            try copy(source.appending(path: name), to: target.appending(path: name))
        }
    }

    private static func copyFile(_ source: URL, to target: URL) throws {
        let reading = try FileHandle(forReadingFrom: source)
        defer { try? reading.close() }
        let mode = try FileManager.default.attributesOfItem(atPath: source.path)[.posixPermissions] as? Int ?? 0o600
        let descriptor = open(target.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode & 0o777))
        guard descriptor >= 0 else {
            throw CocoaError(
                errno == EEXIST ? .fileWriteFileExists : errno == ENOSPC ? .fileWriteOutOfSpace : .fileWriteNoPermission
            )
        }
        let writing = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        defer { try? writing.close() }
        while let bytes = try reading.read(upToCount: piece), !bytes.isEmpty { try writing.write(contentsOf: bytes) }
    }
}
