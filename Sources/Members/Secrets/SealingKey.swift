import Crypto
package import Foundation

/// The key under which the node keeps what it must be able to read again, such as the secrets of one-time codes; it
/// lies beside the node's own key and never in the store.
package struct SealingKey: Sendable {
    private let key: SymmetricKey

    package init() { key = SymmetricKey(size: .bits256) }

    /// Reads the key at `path`, or makes one there that only its owner may read.
    package init(loadOrMakeAt path: String) throws {
        let url = URL(fileURLWithPath: path)
        if !FileManager.default.fileExists(atPath: path) {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try Self.make(at: path)
        }
        guard let bytes = try? Data(contentsOf: url), bytes.count == 32 else {
            throw MemberFault(.badKey, ["file": path])
        }
        key = SymmetricKey(data: bytes)
    }

    /// Writes a draft and links it to its name, so that it appears whole and once, whoever else makes one.
    private static func make(at path: String) throws {
        let draft = path + ".\(ProcessInfo.processInfo.processIdentifier)"
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let descriptor = Foundation.open(draft, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw MemberFault(.badKey, ["file": path]) }
        let isWritten = Foundation.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        Foundation.close(descriptor)
        defer { unlink(draft) }
        guard isWritten, link(draft, path) == 0 || errno == EEXIST else {
            throw MemberFault(.badKey, ["file": path])
        }
    }

    /// Seals with AES-GCM; `owner` must be named again when it is opened.
    package func seal(_ bytes: Data, for owner: String) throws -> Data {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: Data(owner.utf8))
        return box.combined ?? Data()
    }

    /// `nil` for what was not sealed under this key for this owner.
    package func open(_ sealed: Data, for owner: String) -> Data? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed) else { return nil }
        return try? AES.GCM.open(box, using: key, authenticating: Data(owner.utf8))
    }
}
