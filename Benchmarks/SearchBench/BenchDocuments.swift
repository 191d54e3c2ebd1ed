import Foundation
import Languages
import Search

/// What the index is measured with: the region pack, names of towns where they are at hand, and made names up to a number.
struct BenchDocuments {
    let root: URL
    let names: Int

    /// Gives every document to `add`; what was given is not kept.
    func forEach(_ add: (NameDocument) -> Void) {
        var (chance, count, number) = (Chance(seed: 2026), 0, 0)
        for document in packDocuments() + townDocuments() { add(document) }
        let kinds = ["town", "port", "station", "crossing", "site", "plant"]
        let audiences: [Audience] = [.everyone, .everyone, .everyone, .members, .ownParty(recorder: "p1")]
        while count < names {
            // Most things have a name in a few languages, some in all.
            let languages = Language.allCases.shuffled(using: &chance).prefix(1 + chance.below(6))
            let document = NameDocument(
                id: "made-\(number)", names: languages.map { .init(SyllableNames.name($0, &chance), $0) },
                kind: chance.pick(kinds), sectors: [chance.pick(["transport", "energy", "tourism", "culture"])],
                within: ["province-\(chance.below(60))"], country: chance.pick(["ir", "az", "ru", "kz", "tm"]),
                weight: UInt32(chance.below(1000)), audience: chance.pick(audiences))
            add(document)
            count += document.names.count
            number += 1
        }
    }

    private func packDocuments() -> [NameDocument] {
        let folder = root.appending(path: "Regions/caspian/things")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".csv") }.sorted().flatMap { file in
            Self.rows(folder.appending(path: file)).map { row in
                let names = Language.allCases.flatMap { language in
                    let aliases = (row["aliases_\(language.tag)"] ?? "").split(separator: "|").map(String.init)
                    return ([row["name_\(language.tag)"] ?? ""] + aliases).filter { !$0.isEmpty }.map {
                        NameDocument.Name($0, language)
                    }
                }
                return NameDocument(id: row["id"] ?? "", names: names, kind: row["kind"] ?? "", weight: 2000)
            }
        }
    }

    /// The towns of GeoNames in every script they are listed in, where the list stands beside the repository.
    private func townDocuments() -> [NameDocument] {
        let list = root.deletingLastPathComponent().appending(path: "shared/data/names/geonames_cities500.csv")
        return Self.rows(list).map { row in
            let names = ["name", "alt_arabic_script", "alt_cyrillic", "alt_latin_with_schwa", "alt_latin"].flatMap {
                column in
                (row[column] ?? "").split(separator: "|").map { NameDocument.Name(String($0)) }
            }
            return NameDocument(id: "geonames-" + (row["geonameid"] ?? ""), names: names, kind: "town", weight: 1500)
        }
    }

    /// The rows of a spreadsheet without line breaks in its cells.
    private static func rows(_ file: URL) -> [[String: String]] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        var lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { line in
            var (cells, isQuoted) = ([""], false)
            for scalar in line {
                if scalar == "\"" {
                    isQuoted.toggle()
                } else if scalar == ",", !isQuoted {
                    cells.append("")
                } else {
                    cells[cells.count - 1].unicodeScalars.append(scalar)
                }
            }
            return cells
        }
        guard !lines.isEmpty else { return [] }
        let headings = lines.removeFirst()
        return lines.map { cells in Dictionary(zip(headings, cells)) { first, _ in first } }
    }
}
