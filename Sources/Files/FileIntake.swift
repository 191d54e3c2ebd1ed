package import Foundation
package import Journal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is being taken in, piece by piece, into a place where nobody looks; it goes away with its owner.
package final class FileIntake {
    let path: String
    private let handle: Int32
    private var hash = DigestWriter()
    package private(set) var bytesCount = 0

    init(_ url: URL) throws {
        path = url.path
        handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard handle >= 0 else { throw FileFault.notWritten }
    }

    deinit {
        close(handle)
        unlink(path)
    }

    /// Adds a piece; throws `FileFault.tooLarge` as soon as there is more than is taken.
    package func write(_ piece: Data) throws {
        guard bytesCount + piece.count <= FileLimits.bytesMax else { throw FileFault.tooLarge }
        let isWritten = piece.withUnsafeBytes { bytes -> Bool in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = written(handle, UnsafeRawBufferPointer(rebasing: rest))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
        guard isWritten else { throw FileFault.notWritten }
        hash.update(piece)
        bytesCount += piece.count
    }

    /// Looks at the whole and brings it to the disk: what kind of file it is, and its digest.
    package func finish(named name: String) throws -> (kind: FileKind, digest: Digest) {
        guard fsync(handle) == 0 else { throw FileFault.notWritten }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { throw FileFault.notWritten }
        return (try FileChecking.kind(of: [UInt8](data), named: name), hash.finish())
    }
}

private func written(_ handle: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(handle, bytes.baseAddress, bytes.count)
}
