import Crypto
package import Foundation

/// The Ed25519 key with which a node signs the head of its chain; made at its first start and kept beside the store.
package struct NodeKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    package let origin: Origin

    package init() { self.init(key: Curve25519.Signing.PrivateKey()) }

    /// Takes the 32 bytes of a private key.
    package init(rawRepresentation: Data) throws {
        do {
            self.init(key: try Curve25519.Signing.PrivateKey(rawRepresentation: rawRepresentation))
        } catch {
            throw JournalError(.badKey, "The node's key is not an Ed25519 key of 32 bytes.", cause: "\(error)")
        }
    }

    private init(key: Curve25519.Signing.PrivateKey) {
        self.key = key
        origin = Self.origin(publicKey: key.publicKey.rawRepresentation)
    }

    package var rawRepresentation: Data { key.rawRepresentation }
    package var publicKey: Data { key.publicKey.rawRepresentation }

    /// An origin is named by its key, so that nobody can sign for another's name.
    package static func origin(publicKey: Data) -> Origin {
        let digest = Digest(hashing: Array("littoral-origin 1\n".utf8), Array(publicKey))
        return Origin(firstHalfOf: digest)
    }

    func sign(_ head: Head) throws -> Data {
        do {
            return try key.signature(for: Data(head.text))
        } catch {
            throw JournalError(.badKey, "The head of the journal cannot be signed.", cause: "\(error)")
        }
    }

    static func isValid(_ signature: Data, of head: Head, publicKey: Data) -> Bool {
        guard origin(publicKey: publicKey) == head.origin,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature, for: Data(head.text))
    }
}

extension Origin {
    init(firstHalfOf digest: Digest) { id = String(digest.hex.prefix(32)) }
}

extension NodeKey {
    /// Reads the key at `path`, or makes one there that only its owner may read.
    package static func load(orMakeAt path: String) throws -> NodeKey {
        let url = URL(fileURLWithPath: path)
        if let bytes = try? Data(contentsOf: url) { return try NodeKey(rawRepresentation: bytes) }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw JournalError(.badKey, "The node's key \(path) cannot be read.", cause: "Check who may read the file.")
        }
        let key = NodeKey()
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try key.write(newFileAt: path)
        } catch let error as JournalError where error.code == .keyExists {
            // Another process made the key between our look and our write: theirs stands.
            return try NodeKey(rawRepresentation: Data(contentsOf: url))
        }
        return key
    }

    /// Writes and syncs a new key file with mode 0600; the link makes it appear whole or not at all.
    private func write(newFileAt path: String) throws {
        let draft = path + ".\(ProcessInfo.processInfo.processIdentifier)"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else {
            throw JournalError(.badKey, "The node's key cannot be written to \(path).", cause: "errno \(errno)")
        }
        let bytes = [UInt8](rawRepresentation)
        let written = Foundation.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        defer { unlink(draft) }
        guard written else {
            throw JournalError(.badKey, "The node's key cannot be written to \(path).", cause: "errno \(errno)")
        }
        guard link(draft, path) == 0 else {
            let code: JournalError.Code = errno == EEXIST ? .keyExists : .badKey
            throw JournalError(code, "The node's key cannot be written to \(path).", cause: "errno \(errno)")
        }
    }
}
