/// A ZIP archive put together by hand, so that it can be as wrong as a test wants.
struct TestArchive {
    struct File {
        var name: String
        var content: [UInt8]
        var flags: UInt16 = 0
        var method: UInt16 = 0
        /// The packed bytes, where they are not the content itself.
        var packed: [UInt8]?
        /// The size that is claimed, where it is not that of the content.
        var claimed: Int?
        var breaksChecksum = false
    }

    var files: [File] = []
    /// Lets every file lie where the first one does.
    var sharesBytes = false

    mutating func add(_ name: String, _ text: String) { files.append(File(name: name, content: Array(text.utf8))) }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let packed = file.packed ?? file.content
            var head: [UInt8] = []
            for value in [20, file.flags, file.method, 0, 0x21] as [UInt16] { head += Self.little(UInt32(value), 2) }
            head += Self.little(Self.checksum(file.content) ^ (file.breaksChecksum ? 1 : 0), 4)
            head += Self.little(UInt32(packed.count), 4) + Self.little(UInt32(file.claimed ?? file.content.count), 4)
            head += Self.little(UInt32(file.name.utf8.count), 2) + [0, 0]
            let offset = sharesBytes ? 0 : bytes.count
            if !sharesBytes || bytes.isEmpty { bytes += [0x50, 0x4B, 3, 4] + head + Array(file.name.utf8) + packed }
            directory += [0x50, 0x4B, 1, 2, 20, 0] + head + Array(repeating: 0, count: 10)
            directory += Self.little(UInt32(offset), 4) + Array(file.name.utf8)
        }
        let count = Self.little(UInt32(files.count), 2)
        return bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
            + Self.little(UInt32(directory.count), 4) + Self.little(UInt32(bytes.count), 4) + [0, 0]
    }

    private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (UInt32($0) * 8)) }
    }

    /// CRC-32 bit by bit, as the format's note has it.
    private static func checksum(_ content: [UInt8]) -> UInt32 {
        var rest: UInt32 = 0xFFFF_FFFF
        for byte in content {
            rest ^= UInt32(byte)
            for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
        }
        return ~rest
    }
}

/// A workbook of one sheet, written part by part.
struct TestWorkbook {
    var rows = ""
    var behindRows = ""
    var beforeRows = ""
    var shared: String?
    var styles: String?
    var properties = ""
    var sheets = "<sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/>"

    private static let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    var archive: TestArchive {
        var archive = TestArchive()
        archive.add("[Content_Types].xml", "<Types xmlns=\"\(Self.package)/content-types\"/>")
        archive.add(
            "_rels/.rels",
            "<Relationships xmlns=\"\(Self.package)/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"\(Self.office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
        archive.add(
            "xl/workbook.xml",
            "<workbook \(Self.main) xmlns:r=\"\(Self.office)\"><workbookPr\(properties)/><sheets>\(sheets)</sheets>"
                + "</workbook>")
        archive.add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"\(Self.package)/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                + "Type=\"\(Self.office)/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" "
                + "Type=\"\(Self.office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>")
        archive.add("xl/styles.xml", "<styleSheet \(Self.main)>\(styles ?? "")</styleSheet>")
        archive.add("xl/sharedStrings.xml", "<sst \(Self.main)>\(shared ?? "")</sst>")
        archive.add(
            "xl/worksheets/sheet1.xml",
            "<worksheet \(Self.main)>\(beforeRows)<sheetData>\(rows)</sheetData>\(behindRows)</worksheet>")
        return archive
    }

    var bytes: [UInt8] { archive.bytes }
}
