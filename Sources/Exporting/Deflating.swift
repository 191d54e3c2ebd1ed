import CZlib

/// Packs bytes by zlib, bare or in a frame (RFC 1951, RFC 1952).
package enum Deflating {
    package enum Frame: Int32, Sendable {
        /// As ZIP wants it, which has a frame of its own: window bits below zero ask for that.
        case none = -15
        /// Window bits of 15, and 16 more to ask for the frame of gzip.
        case gzip = 31
    }

    /// The bytes packed at a level from 1, fast, to 9, small; `nil` when zlib refuses.
    package static func packed(_ bytes: [UInt8], level: Int32, frame: Frame) -> [UInt8]? {
        var stream = z_stream()
        let opened = deflateInit2_(
            &stream, level, Z_DEFLATED, frame.rawValue, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard opened == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        var source = bytes
        var isWhole = false
        let packed = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            source.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = isWhole ? target.count - Int(stream.avail_out) : 0
            }
        }
        return isWhole ? packed : nil
    }
}
