import Foundation
import Languages
import Testing

@testable import Search

/// How well a name in one language's spelling finds a thing that is held under the others' spellings only.
///
/// The lists stand beside the repository; without them nothing is measured, which is a failure where CI says so.
@Suite struct NameYardstickTests {
    private static let folder = NamePack.root.resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "shared/data/names")

    private static let lists: [(file: String, columns: [(String, Language)])] = [
        (
            "city_names_multilingual.csv",
            [("name", .en), ("fa", .fa), ("ru", .ru), ("az", .az), ("kk", .kk), ("tk", .tk)]
        ),
        (
            "provinces_names_multilingual.csv",
            [("cldr_en", .en), ("csc_fa", .fa), ("csc_ru", .ru), ("cldr_az", .az), ("cldr_kk", .kk), ("cldr_tk", .tk)]
        ),
    ]

    struct Missing: Error {}

    @Test func acrossScripts() throws {
        for (file, columns) in Self.lists {
            let rows = NamePack.rows(Self.folder.appending(path: file))
            guard !rows.isEmpty else {
                if ProcessInfo.processInfo.environment["CI"] == "true" { throw Missing() }
                print("NOT MEASURED: names across scripts, \(file) is not beside the repository")
                return
            }
            for (column, language) in columns {
                let (asked, first, ten) = Self.measured(rows, columns, asking: column, in: language)
                print(
                    "names across scripts, \(file), asked in \(language.tag): rank 1 \(first), first ten \(ten) of \(asked)"
                )
                #expect(asked > 0 && first <= ten && ten <= asked)
            }
        }
    }

    static func measured(
        _ rows: [[String: String]], _ columns: [(String, Language)], asking column: String, in language: Language
    ) -> (asked: Int, first: Int, ten: Int) {
        let index = NameIndex(
            rows.enumerated().map { number, row in
                let names = columns.filter { $0.0 != column }.compactMap { other, language in
                    row[other].flatMap { $0.isEmpty ? nil : NameDocument.Name($0, language) }
                }
                return NameDocument(id: "\(number)", names: names, kind: "town")
            })
        var (asked, first, ten) = (0, 0, 0)
        for (number, row) in rows.enumerated() {
            guard let text = row[column], !text.isEmpty,
                columns.contains(where: { $0.0 != column && row[$0.0]?.isEmpty == false })
            else { continue }
            asked += 1
            let hits = index.search(NameQuery(text, language: language))
            if hits.first?.id == "\(number)" {
                first += 1
            } else if ProcessInfo.processInfo.environment["LITTORAL_MISSES"] != nil {
                print(
                    "missed \(text): \(row.filter { item in columns.contains { $0.0 == item.key } }.values) got \(hits.first?.name.text ?? "nothing")"
                )
            }
            if hits.contains(where: { $0.id == "\(number)" }) { ten += 1 }
        }
        return (asked, first, ten)
    }
}
