/// Walks through pictures from mark to mark, to their very end.
enum PictureChecking {
    private static let partsMax = 200_000

    static func png(_ bytes: [UInt8]) throws(FileFault) {
        var place = 8
        var isFirst = true
        for _ in 0..<partsMax {
            guard let length = bytes.number32(place, bigEndian: true), length <= bytes.count - place - 12 else {
                throw .broken
            }
            let isHeader = bytes.starts(with: "IHDR", at: place + 4)
            guard isHeader == isFirst else { throw .broken }
            isFirst = false
            let isEnd = bytes.starts(with: "IEND", at: place + 4)
            place += length + 12
            if isEnd {
                guard place == bytes.count else { throw .twofold }
                return
            }
        }
        throw .broken
    }

    static func webp(_ bytes: [UInt8]) throws(FileFault) {
        guard let length = bytes.number32(4) else { throw .broken }
        guard length + 8 <= bytes.count else { throw .broken }
        guard length + 8 + (length & 1) >= bytes.count else { throw .twofold }
        guard ["VP8 ", "VP8L", "VP8X"].contains(where: { bytes.starts(with: $0, at: 12) }) else { throw .broken }
    }

    /// Cameras put further pictures and empty bytes behind the first one; nothing else may stand there.
    static func jpeg(_ bytes: [UInt8]) throws(FileFault) {
        var place = 2
        var hasScan = false
        for _ in 0..<partsMax {
            while place < bytes.count, bytes[place] == 0xFF, bytes.count > place + 1, bytes[place + 1] == 0xFF {
                place += 1
            }
            guard place + 1 < bytes.count, bytes[place] == 0xFF else { throw .broken }
            let mark = bytes[place + 1]
            switch mark {
            case 0xD9:
                guard hasScan else { throw .broken }
                let rest = bytes[(place + 2)...]
                guard rest.allSatisfy({ $0 == 0 }) || rest.starts(with: [0xFF, 0xD8, 0xFF]) else { throw .twofold }
                return
            case 0x01, 0xD0...0xD8: place += 2
            default:
                guard let length = bytes.number16(place + 2, bigEndian: true), length >= 2 else { throw .broken }
                place += 2 + length
                if mark == 0xDA {
                    hasScan = true
                    place = endOfScan(bytes, place)
                }
            }
        }
        throw .broken
    }

    /// The next mark behind compressed data, in which 0xFF is followed by 0 or counts a restart.
    private static func endOfScan(_ bytes: [UInt8], _ start: Int) -> Int {
        var place = start
        while place + 1 < bytes.count {
            let next = bytes[place + 1]
            if bytes[place] == 0xFF, next != 0, !(0xD0...0xD7).contains(next) { return place }
            place += 1
        }
        return bytes.count
    }

    static func tiff(_ bytes: [UInt8]) throws(FileFault) {
        let isBig = bytes[0] == 0x4D
        var seen: Set<Int> = []
        var next = bytes.number32(4, bigEndian: isBig) ?? 0
        while next != 0 {
            guard seen.count < 10_000, seen.insert(next).inserted,
                let count = bytes.number16(next, bigEndian: isBig), count > 0,
                let following = bytes.number32(next + 2 + 12 * count, bigEndian: isBig)
            else { throw .broken }
            next = following
        }
        if seen.isEmpty { throw .broken }
    }
}
