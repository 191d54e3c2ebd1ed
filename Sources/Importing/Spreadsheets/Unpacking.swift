import CZlib

/// Unpacks one file of an archive piece by piece, and holds what it says of itself against what comes.
final class Unpacking {
    private static let pieceBytes = 64 << 10

    private let file: ZipDirectory.File
    private let bytes: [UInt8]
    private var place: Int
    private var made = 0
    private var checksum: UInt = 0
    private var isDone = false
    /// At one address for its whole life: zlib looks whether it was moved.
    private let stream: UnsafeMutablePointer<z_stream>

    init(_ file: ZipDirectory.File, of bytes: [UInt8]) throws(SpreadsheetFault) {
        self.file = file
        self.bytes = bytes
        place = file.packed.lowerBound
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Window bits below zero ask for a bare stream, as ZIP has its own frame.
        guard inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw SpreadsheetFault(.damaged)
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// The next piece; `nil` behind the last.
    func next() throws(SpreadsheetFault) -> [UInt8]? {
        guard !isDone else { return nil }
        let piece = file.isDeflated ? try inflated() : stored()
        made += piece.count
        guard made <= file.size else { throw SpreadsheetFault(.bomb) }
        checksum = piece.withUnsafeBufferPointer { crc32_z(checksum, $0.baseAddress, $0.count) }
        if piece.isEmpty {
            isDone = true
            guard made == file.size, UInt32(truncatingIfNeeded: checksum) == file.checksum else {
                throw SpreadsheetFault(.damaged)
            }
            return nil
        }
        return piece
    }

    private func stored() -> [UInt8] {
        let piece = Array(bytes[place..<min(place + Self.pieceBytes, file.packed.upperBound)])
        place += piece.count
        return piece
    }

    private func inflated() throws(SpreadsheetFault) -> [UInt8] {
        var status = Z_OK
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { target, count in
            bytes.withUnsafeBufferPointer { source in
                // zlib reads through this pointer and never writes.
                stream.pointee.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0 + place) }
                stream.pointee.avail_in = UInt32(file.packed.upperBound - place)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(target.count)
                status = inflate(stream, Z_NO_FLUSH)
                place = file.packed.upperBound - Int(stream.pointee.avail_in)
                count = target.count - Int(stream.pointee.avail_out)
            }
        }
        guard status == Z_OK || status == Z_STREAM_END || (status == Z_BUF_ERROR && piece.isEmpty) else {
            throw SpreadsheetFault(.damaged)
        }
        return piece
    }
}
