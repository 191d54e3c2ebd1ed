import CZlib
package import HTTPTypes

/// Bytes in the gzip format (RFC 1952).
package enum Gzip {
    /// What is shorter fits into one packet anyway.
    package static let bytesMin = 1_000

    /// The bytes compressed at a level from 1, fast, to 9, small; nil when zlib refuses.
    package static func compressed(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
        var stream = z_stream()
        // Window bits of 15, and 16 more to ask for the frame of gzip.
        let opened = deflateInit2_(
            &stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
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

    /// Whether the client takes gzip, by its `Accept-Encoding`.
    package static func isAccepted(_ headers: HTTPFields) -> Bool {
        let wish = headers[.acceptEncoding] ?? ""
        return wish.split(separator: ",").prefix(20).contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard parts.first == "gzip" else { return false }
            guard let weight = parts.dropFirst().first(where: { $0.hasPrefix("q=") }) else { return true }
            return Double(weight.dropFirst(2)).map { $0 > 0 } ?? false
        }
    }
}
