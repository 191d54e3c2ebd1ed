/// The files of a ZIP archive (APPNOTE 6.3) by its central directory, as far as a workbook needs one.
///
/// Refused are archives whose names lead out of them or stand twice, whose files are encrypted, lie over each other or
/// unpack to too much, and those in several parts or beyond 4 GB.
struct ZipDirectory: Sendable {
    struct File: Sendable {
        let isDeflated: Bool
        let checksum: UInt32
        let size: Int
        /// The packed bytes in the archive.
        let packed: Range<Int>
    }

    static let filesMax = 2_000
    static let unpackedMax = 512 << 20
    /// How many times as large as it is a file may become, beyond `ratioFreeBytes`.
    static let ratioMax = 200
    static let ratioFreeBytes = 4 << 20

    let bytes: [UInt8]
    private(set) var files: [String: File] = [:]

    init(_ bytes: [UInt8]) throws(SpreadsheetFault) {
        self.bytes = bytes
        guard let end = endRecord else { throw SpreadsheetFault(.damaged) }
        let count = number(end + 10, 2)
        var place = number(end + 16, 4)
        let directory = place..<(place + number(end + 12, 4))
        guard number(end + 4, 4) == 0, count <= Self.filesMax, directory.upperBound <= end else {
            throw SpreadsheetFault(.damaged)
        }
        var names: Set<String> = []
        var total = 0
        for _ in 0..<count {
            guard place + 46 <= directory.upperBound, number(place, 4) == 0x0201_4B50 else {
                throw SpreadsheetFault(.damaged)
            }
            let (name, file, next) = try file(at: place, before: directory.lowerBound)
            guard next <= directory.upperBound, names.insert(name.lowercased()).inserted else {
                throw SpreadsheetFault(.damaged)
            }
            total += file.size
            guard total <= Self.unpackedMax else { throw SpreadsheetFault(.bomb) }
            files[name] = file
            place = next
        }
        try refuseOverlaps()
    }

    private func file(at place: Int, before end: Int) throws(SpreadsheetFault) -> (String, File, Int) {
        let (flags, method) = (number(place + 8, 2), number(place + 10, 2))
        let (packed, size, nameCount) = (number(place + 20, 4), number(place + 24, 4), number(place + 28, 2))
        let next = place + 46 + nameCount + number(place + 30, 2) + number(place + 32, 2)
        guard next <= bytes.count,
            let name = String(validating: bytes[place + 46..<place + 46 + nameCount], as: UTF8.self)
        else { throw SpreadsheetFault(.damaged) }
        guard Self.staysInside(name) else { throw SpreadsheetFault(.badPath) }
        guard flags & 1 == 0, flags & 0x40 == 0 else { throw SpreadsheetFault(.encrypted) }
        guard method == 0 || method == 8 else { throw SpreadsheetFault(.damaged) }
        let head = number(place + 42, 4)
        guard head + 30 <= end, number(head, 4) == 0x0403_4B50 else { throw SpreadsheetFault(.damaged) }
        let start = head + 30 + number(head + 26, 2) + number(head + 28, 2)
        guard start + packed <= end, method == 8 || packed == size else { throw SpreadsheetFault(.damaged) }
        guard size <= Self.ratioFreeBytes || size / max(packed, 1) <= Self.ratioMax else {
            throw SpreadsheetFault(.bomb)
        }
        let file = File(
            isDeflated: method == 8, checksum: UInt32(truncatingIfNeeded: number(place + 16, 4)), size: size,
            packed: start..<start + packed)
        return (name, file, next)
    }

    /// Files that share bytes make a small archive a large one.
    private func refuseOverlaps() throws(SpreadsheetFault) {
        let ranges = files.values.map(\.packed).filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
        for (first, second) in zip(ranges, ranges.dropFirst()) where first.upperBound > second.lowerBound {
            throw SpreadsheetFault(.bomb)
        }
    }

    static func staysInside(_ name: String) -> Bool {
        let steps = name.split(separator: "/", omittingEmptySubsequences: false)
        return !name.isEmpty && !name.hasPrefix("/") && !steps.contains("..")
            && !name.utf8.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") || $0 < 0x20 }
    }

    /// Where the record that ends the archive begins; a comment of up to 64 kB may follow it.
    private var endRecord: Int? {
        guard bytes.count >= 22 else { return nil }
        var place = bytes.count - 22
        while place >= max(0, bytes.count - 22 - 0xFFFF) {
            if number(place, 4) == 0x0605_4B50, place + 22 + number(place + 20, 2) <= bytes.count { return place }
            place -= 1
        }
        return nil
    }

    private func number(_ place: Int, _ count: Int) -> Int {
        guard place >= 0, place + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
    }

    /// A part by its name, in whatever case it is written.
    func part(_ name: String) -> File? {
        files[name] ?? files.first { $0.key.lowercased() == name.lowercased() }?.value
    }

    /// A small part unpacked whole.
    func content(_ name: String, atMost limit: Int = 16 << 20) throws(SpreadsheetFault) -> [UInt8]? {
        guard let file = part(name) else { return nil }
        guard file.size <= limit else { throw SpreadsheetFault(.bomb) }
        let unpacking = try Unpacking(file, of: bytes)
        var content: [UInt8] = []
        content.reserveCapacity(file.size)
        while let piece = try unpacking.next() { content += piece }
        return content
    }
}
