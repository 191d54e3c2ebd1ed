import CZlib

/// Looks into a paper for what acts by itself: scripts, programs to start, files it brings along.
///
/// Names may be written with escapes and packed into streams of objects; both are undone before looking.
struct PDFChecking {
    private let bytes: [UInt8]
    private static let streamsMax = 100_000
    private static let unpackedMax = 64 << 20

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Long enough never to stand in packed bytes by chance.
    private static let acting = ["JavaScript", "Launch", "EmbeddedFile", "RichMedia", "ImportData", "SubmitForm"]
    private static let short = ["JS", "XFA", "GoToE", "Rendition", "Movie", "Sound"]

    func check() throws(FileFault) {
        try checkEnd()
        let escaped = Self.undoingEscapes(bytes[...])
        if Self.acting.contains(where: { escaped.contains(text: "/" + $0) }) {
            throw escaped.contains(text: "/EmbeddedFile") ? .embedded : .script
        }
        var unpacked = 0
        var place = 0
        var outside: [UInt8] = []
        for _ in 0..<Self.streamsMax {
            guard let start = streamStart(from: place) else { break }
            let end = bytes.place(of: "endstream", from: start.data) ?? bytes.count
            outside += bytes[place..<start.word]
            let head = headOfStream(start.word, after: place)
            if Self.names("ObjStm", in: head) {
                let plain = try Self.unpacked(bytes[start.data..<end], head)
                unpacked += plain.count
                guard unpacked <= Self.unpackedMax else { throw .bomb }
                outside += [0x0A] + plain
            }
            place = end
        }
        outside += bytes[place...]
        let plain = Self.undoingEscapes(outside[...])
        if Self.names("Encrypt", in: plain) { throw .locked }
        if Self.names("EmbeddedFile", in: plain) || Self.names("EmbeddedFiles", in: plain) { throw .embedded }
        if (Self.acting + Self.short).contains(where: { Self.names($0, in: plain) }) { throw .script }
    }

    /// Behind the end mark only blank space may follow.
    private func checkEnd() throws(FileFault) {
        let tail = max(0, bytes.count - 2_048)
        var last: Int?
        var place = tail
        while let found = bytes.place(of: "%%EOF", from: place) { (last, place) = (found, found + 5) }
        guard let last else {
            throw bytes.contains(text: "%%EOF") ? .twofold : .broken
        }
        guard bytes[(last + 5)...].allSatisfy({ $0 == 0x0A || $0 == 0x0D || $0 == 0x20 || $0 == 0x09 || $0 == 0 })
        else { throw .twofold }
        guard bytes.contains(text: "startxref") else { throw .broken }
    }

    /// The next word `stream` that begins data: it ends its line.
    private func streamStart(from start: Int) -> (word: Int, data: Int)? {
        var place = start
        while let found = bytes.place(of: "stream", from: place) {
            place = found + 6
            if found >= 3, bytes.starts(with: "end", at: found - 3) { continue }
            if bytes.starts(with: [0x0D, 0x0A], at: place) { return (found, place + 2) }
            if bytes.starts(with: [0x0A], at: place) || bytes.starts(with: [0x0D], at: place) {
                return (found, place + 1)
            }
        }
        return nil
    }

    /// The dictionary before a stream, without escapes.
    private func headOfStream(_ word: Int, after start: Int) -> [UInt8] {
        let from = max(start, word - 4_096)
        var place = from
        var begin = from
        while let found = bytes.place(of: " obj", from: place, to: word) { (begin, place) = (found, found + 4) }
        return Self.undoingEscapes(bytes[begin..<word])
    }

    /// Whether a name stands there as a whole.
    private static func names(_ name: String, in bytes: [UInt8]) -> Bool {
        var place = 0
        while let found = bytes.place(of: "/" + name, from: place) {
            place = found + name.utf8.count + 1
            guard place < bytes.count else { return true }
            let next = bytes[place]
            let isLetter =
                (0x30...0x39).contains(next) || (0x41...0x5A).contains(next) || (0x61...0x7A).contains(next)
                || next == UInt8(ascii: "_") || next == UInt8(ascii: "-") || next == UInt8(ascii: ".")
            if !isLetter { return true }
        }
        return false
    }

    /// `#4A` in a name stands for `J`.
    private static func undoingEscapes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "#")) else { return Array(bytes) }
        func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x37
            case 0x61...0x66: byte - 0x57
            default: nil
            }
        }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            if bytes[place] == UInt8(ascii: "#"), place + 2 < bytes.endIndex, let high = digit(bytes[place + 1]),
                let low = digit(bytes[place + 2])
            {
                plain.append(high << 4 | low)
                place += 3
            } else {
                plain.append(bytes[place])
                place += 1
            }
        }
        return plain
    }

    /// The objects of a stream; what is packed in another way than all programs do is not taken.
    private static func unpacked(_ data: ArraySlice<UInt8>, _ head: [UInt8]) throws(FileFault) -> [UInt8] {
        guard head.contains(text: "/Filter") else { return Array(data) }
        let others = ["LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "Crypt", "LZW", "AHx", "A85"]
        guard names("FlateDecode", in: head) || names("Fl", in: head), !others.contains(where: { names($0, in: head) })
        else { throw .locked }
        guard let plain = Inflating.plain(Array(data), atMost: unpackedMax) else { throw .broken }
        return undoingEscapes(plain[...])
    }
}

/// Unpacks what zlib packed, up to a bound.
enum Inflating {
    /// `nil` where nothing could be unpacked, or where it grows beyond the bound.
    static func plain(_ packed: [UInt8], atMost limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var packed = packed
        var plain: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let isSound = packed.withUnsafeMutableBufferPointer { source -> Bool in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            while true {
                let status = chunk.withUnsafeMutableBufferPointer { target -> Int32 in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                plain += chunk[..<(chunk.count - Int(stream.avail_out))]
                if plain.count > limit { return false }
                if status == Z_STREAM_END { return true }
                // A stream that was cut off shows what it holds up to there.
                guard status == Z_OK else { return status == Z_BUF_ERROR && !plain.isEmpty }
            }
        }
        return isSound ? plain : nil
    }
}
