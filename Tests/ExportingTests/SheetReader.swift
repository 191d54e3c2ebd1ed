import CZlib
import Foundation
import FoundationXML
import Measures
import Testing

/// The files of an archive, found by its directory and unpacked by zlib: a second reading of the same format.
struct Workbook {
    private var files: [String: [UInt8]] = [:]

    init(_ bytes: [UInt8]) throws {
        func number(_ place: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
        }
        let end = bytes.count - 22
        try #require(number(end, 4) == 0x0605_4B50)
        var place = number(end + 16, 4)
        for _ in 0..<number(end + 10, 2) {
            try #require(number(place, 4) == 0x0201_4B50)
            let (packed, plain, name) = (number(place + 20, 4), number(place + 24, 4), number(place + 28, 2))
            let head = number(place + 42, 4)
            try #require(number(head, 4) == 0x0403_4B50 && number(head + 14, 4) == number(place + 16, 4))
            let start = head + 30 + number(head + 26, 2) + number(head + 28, 2)
            let content = try Self.inflated(Array(bytes[start..<start + packed]), plain)
            try #require(
                Int(content.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }) == number(place + 16, 4))
            files[String(decoding: bytes[place + 46..<place + 46 + name], as: UTF8.self)] = content
            place += 46 + name
        }
    }

    func file(_ name: String) throws -> [UInt8] { try #require(files[name]) }

    private static func inflated(_ packed: [UInt8], _ size: Int) throws -> [UInt8] {
        var stream = z_stream()
        try #require(inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
        defer { inflateEnd(&stream) }
        var source = packed
        return [UInt8](unsafeUninitializedCapacity: size) { target, count in
            source.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                _ = inflate(&stream, Z_FINISH)
                count = target.count - Int(stream.avail_out)
            }
        }
    }
}

/// The cells of a sheet as text, each at its own column.
final class SheetReader: NSObject, XMLParserDelegate {
    private(set) var rows: [[String]] = []
    private(set) var isRightToLeft = false
    private(set) var hasFrozenRow = false
    private(set) var hasFormula = false
    private var column = 0
    private var text: String?

    init(_ bytes: [UInt8]) throws {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        try #require(parser.parse())
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        switch name {
        case "sheetView": isRightToLeft = attributes["rightToLeft"] == "1"
        case "pane": hasFrozenRow = attributes["state"] == "frozen" && attributes["ySplit"] == "1"
        case "row": rows.append([])
        case "c":
            let letters = (attributes["r"] ?? "").prefix { $0.isLetter }
            column = letters.unicodeScalars.reduce(0) { $0 * 26 + Int($1.value) - 64 } - 1
        case "v", "t": text = ""
        case "f": hasFormula = true
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard name == "v" || name == "t", let text, !rows.isEmpty else { return }
        while rows[rows.count - 1].count <= column { rows[rows.count - 1].append("") }
        rows[rows.count - 1][column] = text
        self.text = nil
    }

    /// Counted from the last day of 1899 with the leap day that 1900 did not have.
    static func serial(_ day: Day) -> String? {
        guard let first = Day(year: 1900, month: 3, day: 1), day >= first,
            let zero = Day(year: 1899, month: 12, day: 30)
        else { return nil }
        return String(zero.days(to: day))
    }
}
