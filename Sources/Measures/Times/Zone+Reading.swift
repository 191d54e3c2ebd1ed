extension Zone {
    /// The largest file of a zone that is read, in bytes; the tz database's largest has 4,000.
    package static let bytesMax = 65_536

    /// Reads a compiled zone of the tz database (TZif of RFC 9636, versions 1 to 4).
    ///
    /// Nil for bytes that are none, for a name that is none, and for a clock that counts leap seconds, which no
    /// calendar of an office does.
    package init?(id: String, bytes: [UInt8]) {
        guard Zone.isName(id), bytes.count <= Self.bytesMax, var head = Head(bytes[...]) else { return nil }
        var reader = ZoneBytes(bytes.dropFirst(Head.size))
        var timeSize = 4
        if head.version > 0 {
            // What follows the old block is the same with times of eight bytes, and a rule behind it.
            guard reader.skip(head.blockSize(timeSize: 4)), let second = Head(reader.rest), reader.skip(Head.size)
            else {
                return nil
            }
            head = second
            timeSize = 8
        }
        guard head.leapCount == 0, head.typeCount > 0, let block = reader.block(head, timeSize: timeSize) else {
            return nil
        }
        var rule: ZoneRule?
        if timeSize == 8 {
            guard let footer = reader.footer() else { return nil }
            rule = ZoneRule(parsing: footer)
            if rule == nil, !footer.isEmpty { return nil }
        }
        self.init(id: id, starts: block.starts, offsets: block.offsets, first: block.first, rule: rule)
    }

    /// The counts at the beginning of a block.
    fileprivate struct Head {
        static let size = 44
        let version: UInt8
        let utCount, standardCount, leapCount, timeCount, typeCount, charCount: Int

        init?(_ bytes: ArraySlice<UInt8>) {
            var reader = ZoneBytes(bytes)
            guard bytes.starts(with: Array("TZif".utf8)), reader.skip(4), let version = reader.integer(1),
                reader.skip(15)
            else { return nil }
            var counts: [Int] = []
            for _ in 0..<6 {
                guard let count = reader.integer(4), (0...Int64(Zone.bytesMax)).contains(count) else { return nil }
                counts.append(Int(count))
            }
            // The digit of the version; an old file has a zero byte.
            self.version = version == 0 ? 0 : UInt8(clamping: version - 0x30)
            (utCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
            (timeCount, typeCount, charCount) = (counts[3], counts[4], counts[5])
        }

        func blockSize(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + charCount + leapCount * (timeSize + 4) + standardCount
                + utCount
        }
    }

    fileprivate struct Block {
        var starts: [Int64] = []
        var offsets: [Int32] = []
        var first: Int32 = 0
    }
}

/// Bytes of a zone's file, read from the front.
private struct ZoneBytes {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func skip(_ count: Int) -> Bool {
        guard rest.count >= count else { return false }
        rest = rest.dropFirst(count)
        return true
    }

    /// A whole number of one, four or eight bytes, the highest first; of four and eight with a sign.
    mutating func integer(_ size: Int) -> Int64? {
        guard rest.count >= size else { return nil }
        var value: UInt64 = 0
        for byte in rest.prefix(size) { value = value << 8 | UInt64(byte) }
        rest = rest.dropFirst(size)
        return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }

    mutating func block(_ head: Zone.Head, timeSize: Int) -> Zone.Block? {
        guard rest.count >= head.blockSize(timeSize: timeSize) else { return nil }
        var block = Zone.Block()
        for _ in 0..<head.timeCount {
            guard let start = integer(timeSize), start > block.starts.last ?? .min else { return nil }
            block.starts.append(start)
        }
        var indices: [Int] = []
        for _ in 0..<head.timeCount {
            guard let index = integer(1), index < Int64(head.typeCount) else { return nil }
            indices.append(Int(index))
        }
        var types: [Int32] = []
        for _ in 0..<head.typeCount {
            // No clock is more than a day and two hours away from UTC.
            guard let offset = integer(4), (-93_600...93_600).contains(offset), skip(2) else { return nil }
            types.append(Int32(offset))
        }
        guard let first = types.first else { return nil }
        block.first = first
        block.offsets = indices.map { types[$0] }
        guard skip(head.charCount + head.leapCount * (timeSize + 4) + head.standardCount + head.utCount) else {
            return nil
        }
        return block
    }

    /// The line behind the last block, without its line ends.
    mutating func footer() -> String? {
        guard rest.first == 0x0A else { return nil }
        let line = rest.dropFirst().prefix { $0 != 0x0A }
        guard line.endIndex < rest.endIndex, line.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        return String(decoding: line, as: UTF8.self)
    }
}
