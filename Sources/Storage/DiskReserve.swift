import Foundation

/// Room on the disk that must stay free, so that writing stops before the disk is full and what runs can go on.
package struct DiskReserve: Sendable {
    package let folder: String
    package let bytes: Int64

    /// Without a reserve nothing is ever refused.
    package init(folder: String, bytes: Int64) {
        self.folder = folder
        self.bytes = bytes
    }

    /// The bytes that a user without special rights may still write; `nil` where the system does not say.
    package var free: Int64? { Self.free(at: folder) }

    package static func free(at path: String) -> Int64? {
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { return nil }
        return Int64(clamping: UInt64(facts.f_bavail) &* UInt64(facts.f_frsize))
    }

    /// Whether less is free than must stay free.
    package var isReached: Bool {
        guard bytes > 0, let free else { return false }
        return free < bytes
    }

    /// Throws `StorageError.diskReserve` when less is free than must stay free.
    package func check() throws(StorageError) {
        guard bytes > 0, let free, free < bytes else { return }
        throw StorageError(
            .diskReserve,
            "Nothing was written: only \(free >> 20) MB are free on the disk of \(folder), and \(bytes >> 20) MB must "
                + "stay free.",
            cause: "Free some room or use a larger disk; reading goes on meanwhile.")
    }
}
