package import ArgumentParser
import Foundation
import Importing
import Languages

/// The command `littoral phrases`.
package struct PhrasesCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "phrases", abstract: "Check the phrases of the interface and pass them on to translators.",
        subcommands: [PhrasesCheckCommand.self, PhrasesExportCommand.self, PhrasesImportCommand.self])

    package init() {}
}

/// The command `littoral phrases check`.
struct PhrasesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read all sheets and name every fault by file, row and key.",
        discussion: "Counts what no speaker has reviewed yet. Ends with 1 when there are faults.")
    @OptionGroup var folder: PhraseFolder

    func run() throws {
        let (book, faults) = Phrasebook.read(try folder.sheets())
        let unitFaults = UnitNames.read(try folder.units()).faults
        for fault in faults { print(fault.place(in: try fault.language.map(folder.file) ?? folder.path)) }
        for fault in unitFaults { print(fault.place(in: try folder.unitsFile, column: fault.language?.tag)) }
        let wanted = book.keys(in: .en).count
        for language in Language.allCases {
            guard book.languages.contains(language) else {
                print("\(language.tag): no sheet.")
                continue
            }
            let held = book.keys(in: language).count
            print("\(language.tag): \(held) of \(wanted) phrases, \(book.unreviewedCount(in: language)) not reviewed.")
        }
        let count = faults.count + unitFaults.count
        print(count == 0 ? "No faults." : "\(count) faults.")
        if count > 0 { throw ExitCode(1) }
    }
}

/// The command `littoral phrases export`.
struct PhrasesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the phrases of a language as XLIFF 2.0, to be translated from English.")
    @Argument(help: "The tag of the language, e.g. fa.")
    var language: String
    @Option(name: .shortAndLong, help: "The file to write; - for the standard output.")
    var output = "-"
    @OptionGroup var folder: PhraseFolder

    func run() throws {
        guard let target = Language(rawValue: language), target != .en else {
            let tags = Language.allCases.filter { $0 != .en }.map(\.tag).joined(separator: ", ")
            throw ValidationError("“\(language)” is not a language to translate into. Use one of \(tags).")
        }
        let sheets = try folder.sheets()
        let units = PhraseUnit.units(english: sheets[.en] ?? "", own: sheets[target] ?? "", in: target)
        let text = XLIFF(units, in: target).written()
        guard output != "-" else { return print(text, terminator: "") }
        try text.write(replacing: output)
        print("\(units.count) phrases written to \(output), \(units.count { $0.target == nil }) of them to translate.")
    }
}

/// The command `littoral phrases import`.
struct PhrasesImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take translations in XLIFF 2 into the sheet of their language.",
        discussion: """
            Writes only what changed. A unit at fault, or one whose English has changed since the export, is named and \
            left out; the rest is taken. Ends with 1 when a unit was left out.
            """)
    @Argument(help: "The file to read.")
    var file: String
    @OptionGroup var folder: PhraseFolder

    func run() throws {
        guard let bytes = try Self.bytes(of: file) else {
            throw ValidationError("The file \(file) cannot be read. Check its name and who may read it.")
        }
        let (xliff, diagnostics) = XLIFF.read(file: file, bytes: bytes)
        for diagnostic in diagnostics { print(diagnostic) }
        guard let xliff else { throw ExitCode(1) }
        guard let language = Language(tag: xliff.target), language != .en, Language(tag: xliff.source) == .en else {
            throw ValidationError(
                "The file \(file) translates from “\(xliff.source.prefix(20))” into “\(xliff.target.prefix(20))”. "
                    + "Only translations from English into another language of the house are taken.")
        }
        let sheets = try folder.sheets()
        let own = try folder.file(language)
        let merge = PhraseMerge(
            xliff.offers, into: sheets[language] ?? "", english: sheets[.en] ?? "", in: language)
        let lines = Dictionary(xliff.units.map { ($0.id, $0.line) }, uniquingKeysWith: { first, _ in first })
        for fault in merge.refused {
            let place = fault.key.flatMap { lines[$0] }.map { "\(file), row \($0)" } ?? own
            print("\(place)\(fault.key.map { ", \($0)" } ?? ""): \(fault.message)")
        }
        if !merge.changed.isEmpty { try merge.sheet.write(replacing: own) }
        let left = merge.refused.count + diagnostics.count
        print(
            "\(own): \(merge.changed.count) taken, \(merge.unchangedCount) as they were, "
                + "\(merge.emptyCount) not translated, \(left) left out.")
        if left > 0 { throw ExitCode(1) }
    }

    /// The bytes of a file, one more than are ever read so that a larger one is seen; `nil` where it cannot be read.
    static func bytes(of file: String) throws -> [UInt8]? {
        guard let handle = FileHandle(forReadingAtPath: file) else { return nil }
        defer { try? handle.close() }
        return Array(try handle.read(upToCount: XLIFF.bytesMax + 1) ?? Data())
    }
}

extension PhraseFault {
    /// The fault with its place as a spreadsheet shows it.
    func place(in file: String, column: String? = nil) -> String {
        let place = [file, row.map { "row \($0)" }, column.map { "column \($0)" }, key].compactMap(\.self)
        return "\(place.joined(separator: ", ")): \(message)"
    }
}

extension String {
    /// Writes the text to a file in one step: whoever reads it meanwhile sees the old one or the new one.
    func write(replacing file: String) throws {
        do {
            try write(toFile: file, atomically: true, encoding: .utf8)
        } catch {
            throw ValidationError("The file \(file) cannot be written. Check the folder and who may write there.")
        }
    }
}
