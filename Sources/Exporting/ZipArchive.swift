import CZlib

/// A ZIP archive (APPNOTE 6.3) written into memory: deflated files of less than 4 GB, without dates of their own.
struct ZipArchive {
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// 1 January 1980, the first day the format knows: the same content makes the same bytes.
    private static let date: UInt16 = 0x21

    /// Adds a file; `false` when zlib refuses.
    mutating func add(_ name: String, _ content: [UInt8]) -> Bool {
        guard let packed = Deflating.packed(content, level: 6, frame: .none) else { return false }
        let offset = UInt32(bytes.count)
        var head: [UInt8] = []
        // Version 2.0, names in UTF-8, deflate.
        for value in [20, 0x0800, 8, 0, Self.date] as [UInt16] { head.append(littleEndian: value) }
        head.append(littleEndian: Self.checksum(content))
        head.append(littleEndian: UInt32(packed.count))
        head.append(littleEndian: UInt32(content.count))
        head.append(littleEndian: UInt16(name.utf8.count))
        head.append(littleEndian: UInt16(0))
        bytes += [0x50, 0x4B, 0x03, 0x04] + head + Array(name.utf8) + packed
        directory += [0x50, 0x4B, 0x01, 0x02, 20, 0] + head
        // No comment, first disk, no attributes.
        directory += Array(repeating: 0, count: 10)
        directory.append(littleEndian: offset)
        directory += Array(name.utf8)
        count += 1
        return true
    }

    mutating func finish() -> [UInt8] {
        let offset = UInt32(bytes.count)
        bytes += directory + [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0]
        bytes.append(littleEndian: count)
        bytes.append(littleEndian: count)
        bytes.append(littleEndian: UInt32(directory.count))
        bytes.append(littleEndian: offset)
        bytes += [0, 0]
        return bytes
    }

    private static func checksum(_ content: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: content.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian value: some FixedWidthInteger & UnsignedInteger) {
        for byte in 0..<(value.bitWidth / 8) { append(UInt8(truncatingIfNeeded: value >> (byte * 8))) }
    }
}
