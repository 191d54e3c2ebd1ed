import Foundation
import Storage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Appends to an upload while its turn lasts; what was written and settled is on the disk.
package final class UploadWriter {
    private let id: String
    private let handle: Int32
    private let turns: UploadTurns
    private let turn: Int
    private let length: Int64
    private let reserve: DiskReserve
    /// How many bytes are there.
    package private(set) var offset: Int64
    private var checked: Int64

    /// Room on the disk is looked at so often, in bytes.
    private static let stretch: Int64 = 16 << 20

    init(
        _ id: String, _ url: URL, turns: UploadTurns, turn: Int, length: Int64, reserve: DiskReserve
    ) throws(FilmFault) {
        (self.id, self.turns, self.turn, self.length, self.reserve) = (id, turns, turn, length, reserve)
        handle = open(url.path, O_WRONLY | O_CLOEXEC)
        guard handle >= 0 else { throw .notWritten }
        let end = lseek(handle, 0, SEEK_END)
        (offset, checked) = (Int64(end), Int64(end))
    }

    deinit { close(handle) }

    /// Throws `tooLarge` where more comes than was announced; the surplus is not written.
    package func write(_ piece: UnsafeRawBufferPointer) throws(FilmFault) {
        guard offset + Int64(piece.count) <= length else { throw .tooLarge }
        if offset - checked >= Self.stretch {
            checked = offset
            guard !reserve.isReached else { throw .notWritten }
        }
        try turns.act(id, turn) { () throws(FilmFault) in
            var rest = piece[...]
            while !rest.isEmpty {
                let count = pwrite(
                    handle, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, off_t(offset))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw .notWritten }
                offset += Int64(count)
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Brings what was written to the disk.
    package func settle() throws(FilmFault) {
        guard fsync(handle) == 0 else { throw .notWritten }
    }
}
