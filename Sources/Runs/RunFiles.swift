package import Foundation
import Journal

/// The files that long work needs, by their digests, as long as a run needs them.
package struct RunFiles: Sendable {
    package let folder: URL

    package init(folder: URL) { self.folder = folder }

    /// Keeps a file and gives its digest.
    package func keep(_ bytes: [UInt8]) throws -> String {
        let digest = Digest(hashing: bytes).hex
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let url = folder.appending(path: digest)
        guard !FileManager.default.fileExists(atPath: url.path) else { return digest }
        // Written under another name first: a file of this name is whole.
        let part = folder.appending(path: digest + ".part")
        guard
            FileManager.default.createFile(
                atPath: part.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        if rename(part.path, url.path) != 0 { throw CocoaError(.fileWriteUnknown) }
        return digest
    }

    /// `nil` where the file is gone or is no longer what it was.
    package func bytes(_ digest: String) -> [UInt8]? {
        guard Digest(hex: digest) != nil, let data = try? Data(contentsOf: folder.appending(path: digest)) else {
            return nil
        }
        let bytes = [UInt8](data)
        return Digest(hashing: bytes).hex == digest ? bytes : nil
    }

    package func remove(_ digest: String) {
        guard Digest(hex: digest) != nil else { return }
        try? FileManager.default.removeItem(at: folder.appending(path: digest))
    }
}
