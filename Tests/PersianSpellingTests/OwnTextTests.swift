import Foundation
import Importing
import PersianSpelling
import Testing

/// The Persian of the pack and of the pages, written with care: nothing in it is certain to be wrong.
@Suite struct OwnTextTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func theTextsOfThePackStay() throws {
        let pack = Self.root.appending(path: "Regions/caspian")
        let files = try FileManager.default.subpathsOfDirectory(atPath: pack.path).filter { $0.hasSuffix(".csv") }
        let texts = try files.flatMap { file in
            try Self.texts(pack.appending(path: file)) { column in
                // Other spellings of names are for those who search.
                column == "fa" || column.hasSuffix("_fa") && !column.hasPrefix("aliases")
            }
        }
        #expect(texts.count > 1500)
        #expect(Self.changed(texts) == [])
    }

    @Test func thePhrasesStay() throws {
        let texts = try Self.texts(Self.root.appending(path: "Phrases/fa.csv")) { $0 == "phrase" }
        #expect(texts.count > 1500)
        #expect(Self.changed(texts) == [])
    }

    private static func texts(_ file: URL, where isMeant: (String) -> Bool) throws -> [String] {
        let data = try Data(contentsOf: file)
        // Most files of figures have no Persian at all.
        guard data.prefix(400).range(of: Data("fa".utf8)) != nil || file.lastPathComponent == "fa.csv" else {
            return []
        }
        let table = CSVTable(file: file.lastPathComponent, bytes: [UInt8](data))
        let columns = table.columns.filter(isMeant)
        return table.rows.flatMap { row in columns.compactMap { row[$0] } }.filter { text in
            !text.unicodeScalars.contains {
                $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "{")
            }
        }
    }

    private static func changed(_ texts: [String]) -> [String] {
        Set(texts).filter { PersianSpelling.corrected($0) != $0 }.sorted()
    }
}
