import Foundation
import Languages

@testable import Search

/// The things of the region pack as documents, read from its spreadsheets.
enum NamePack {
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let documents: [NameDocument] = {
        let folder = root.appending(path: "Regions/caspian/things")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".csv") }.sorted().flatMap { file in
            rows(folder.appending(path: file)).map(document)
        }
    }()

    private static func document(_ row: [String: String]) -> NameDocument {
        var names: [NameDocument.Name] = []
        for language in Language.allCases {
            if let name = row["name_\(language.tag)"], !name.isEmpty { names.append(.init(name, language)) }
            for alias in parts(row["aliases_\(language.tag)"]) { names.append(.init(alias, language, .alias)) }
        }
        let within = parts(row["within"])
        return NameDocument(
            id: row["id"] ?? "", names: names, kind: row["kind"] ?? "", sectors: parts(row["sectors"]), within: within,
            country: within.last { $0.count == 2 }, weight: 1)
    }

    private static func parts(_ cell: String?) -> [String] { (cell ?? "").split(separator: "|").map(String.init) }

    /// The rows of a spreadsheet by its headings; quoted cells may hold commas.
    static func rows(_ file: URL) -> [[String: String]] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        var lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { cells(String($0)) }
        guard !lines.isEmpty else { return [] }
        let headings = lines.removeFirst()
        return lines.map { cells in Dictionary(zip(headings, cells)) { first, _ in first } }
    }

    private static func cells(_ line: String) -> [String] {
        var (cells, isQuoted) = ([""], false)
        for scalar in line.unicodeScalars {
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
}
