package import ArgumentParser
import Foundation
package import Languages
import Settings

/// The folder of phrases: one sheet a language, and the sheet of units.
package struct PhraseFolder: ParsableArguments {
    @Option(name: .customLong("phrases"), help: "The folder of phrases, one sheet a language. (default: Phrases)")
    package var named: String?

    package init() {}

    /// Takes a folder that is known already.
    package init(_ path: String) { named = path }

    /// The folder that is named or, where none is, the one that the settings know.
    package var path: String {
        get throws { try named ?? Self.standing }
    }

    private static var standing: String {
        get throws {
            do {
                return try Settings.standing(flags: [:], path: nil).folder(.phrases)
            } catch {
                throw ValidationError(error.description)
            }
        }
    }

    func file(_ language: Language) throws -> String { "\(try path)/\(language.tag).csv" }
    var unitsFile: String { get throws { "\(try path)/units.csv" } }

    /// The sheets that are there; throws where there is none, or one is not UTF-8.
    package func sheets() throws -> [Language: String] {
        var sheets: [Language: String] = [:]
        for language in Language.allCases where FileManager.default.fileExists(atPath: try file(language)) {
            sheets[language] = try text(file(language))
        }
        guard !sheets.isEmpty else {
            throw ValidationError("There are no phrases in “\(try path)”. Name their folder with --phrases.")
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
