import ArgumentParser
import Foundation
package import Languages

/// The folder of phrases: one sheet a language, and the sheet of units.
package struct PhraseFolder: ParsableArguments {
    @Option(name: .customLong("phrases"), help: "The folder of phrases, one sheet a language.")
    package var path = "Phrases"

    package init() {}

    func file(_ language: Language) -> String { "\(path)/\(language.tag).csv" }
    var unitsFile: String { "\(path)/units.csv" }

    /// The sheets that are there; throws where there is none, or one is not UTF-8.
    package func sheets() throws -> [Language: String] {
        var sheets: [Language: String] = [:]
        for language in Language.allCases where FileManager.default.fileExists(atPath: file(language)) {
            sheets[language] = try text(file(language))
        }
        guard !sheets.isEmpty else {
            throw ValidationError("There are no phrases in “\(path)”. Name their folder with --phrases.")
        }
        return sheets
    }

    /// The sheet of units.
    package func units() throws -> String { try text(unitsFile) }

    private func text(_ file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ValidationError("The file \(file) cannot be read. Check its name and who may read it.")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ValidationError("The file \(file) is not UTF-8. Save it as UTF-8.")
        }
        return text
    }
}
