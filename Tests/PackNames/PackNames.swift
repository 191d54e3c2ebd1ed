package import Clippings
import Foundation
import Importing
import Languages

/// The names of a region pack, read without a register.
package enum PackNames {
    /// `folder` is the folder of the pack.
    package static func read(_ folder: String) throws -> [ClippingName] {
        let things = folder + "/things/"
        let files = try FileManager.default.contentsOfDirectory(atPath: things).filter { $0.hasSuffix(".csv") }.sorted()
        let named = try files.flatMap { try read(file: things + $0, kind: "kind", within: "within") }
        return named + (try read(file: folder + "/parties.csv", kind: "type", within: "country"))
    }

    private static func read(file: String, kind: String, within: String) throws -> [ClippingName] {
        let table = CSVTable(file: file, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))))
        return table.rows.flatMap { row in
            Language.allCases.flatMap { language in
                let places = (row[within] ?? "").split(separator: "|").map(String.init)
                func name(_ text: String, isAlias: Bool) -> ClippingName {
                    ClippingName(
                        reference: row["id"] ?? "", kind: row[kind] ?? "", language: language, name: text,
                        isAlias: isAlias, within: places)
                }
                let aliases = (row["aliases_\(language.tag)"] ?? "").split(separator: "|")
                return (row["name_\(language.tag)"].map { [name($0, isAlias: false)] } ?? [])
                    + aliases.map { name(String($0), isAlias: true) }
            }
        }
    }
}
