import Foundation

/// Whether the end of a film is there, by what its own wrapping says of its length.
enum Wholeness {
    private static let boxesMax = 100_000

    static func check(_ url: URL, _ container: FilmContainer, bytes: Int64) throws(FilmFault) {
        guard let file = try? FileHandle(forReadingFrom: url) else { throw .notWritten }
        defer { try? file.close() }
        switch container {
        case .mp4: try boxes(file, bytes)
        case .wav:
            let head = read(file, 0, 12)
            // A recorder that was switched off leaves 0 or all ones, and the rest can be heard.
            let said = Int64(little(head, 4))
            guard said == 0 || said >= 0xFFFF_FFFE || said + 8 <= bytes + 1 else { throw .truncated }
        case .webm, .matroska: try segment(file, bytes)
        case .ogg, .mp3, .flac: return
        }
    }

    /// Every box on the highest level must end in the file, and a film needs its index.
    private static func boxes(_ file: FileHandle, _ bytes: Int64) throws(FilmFault) {
        var place: Int64 = 0
        var hasIndex = false
        for _ in 0..<boxesMax {
            guard place < bytes else { break }
            let head = read(file, place, 16)
            guard head.count >= 8 else { throw .truncated }
            var size = Int64(big(head, 0, 4))
            if size == 1 {
                guard head.count == 16 else { throw .truncated }
                size = Int64(clamping: big(head, 8, 8))
            }
            if size == 0 { size = bytes - place }
            guard size >= 8 else { throw .broken }
            guard size <= bytes - place else { throw .truncated }
            if head[4..<8].elementsEqual("moov".utf8) { hasIndex = true }
            place += size
        }
        guard place >= bytes else { throw .bomb }
        guard hasIndex else { throw .truncated }
    }

    /// The head of the file, then one segment that says how long it is, or that nobody knows.
    private static func segment(_ file: FileHandle, _ bytes: Int64) throws(FilmFault) {
        let head = read(file, 0, 64)
        guard let first = size(head, 4), let length = first.value, length < 4_096 else { throw .broken }
        let place = 4 + first.count + Int(length)
        let mark = read(file, Int64(place), 12)
        guard mark.count == 12, mark.starts(with: [0x18, 0x53, 0x80, 0x67]), let second = size(mark, 4) else {
            throw .broken
        }
        guard let whole = second.value else { return }
        guard Int64(place + 4 + second.count) + whole <= bytes else { throw .truncated }
    }

    /// A size of EBML: as many bytes as its leading zeros say; all ones mean that it is not known.
    private static func size(_ bytes: [UInt8], _ place: Int) -> (value: Int64?, count: Int)? {
        guard place < bytes.count else { return nil }
        let count = bytes[place].leadingZeroBitCount + 1
        guard count <= 8, place + count <= bytes.count else { return nil }
        var value = UInt64(bytes[place]) & ((1 << (8 - UInt64(count))) - 1)
        for byte in bytes[(place + 1)..<(place + count)] { value = value << 8 | UInt64(byte) }
        return (value == (1 << (7 * UInt64(count))) - 1 ? nil : Int64(clamping: value), count)
    }

    private static func read(_ file: FileHandle, _ place: Int64, _ count: Int) -> [UInt8] {
        guard (try? file.seek(toOffset: UInt64(place))) != nil else { return [] }
        return (try? file.read(upToCount: count)).map { [UInt8]($0) } ?? []
    }

    private static func big(_ bytes: [UInt8], _ place: Int, _ count: Int) -> UInt64 {
        bytes.dropFirst(place).prefix(count).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func little(_ bytes: [UInt8], _ place: Int) -> UInt64 {
        bytes.dropFirst(place).prefix(4).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
