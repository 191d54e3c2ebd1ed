import ArgumentParser
import Exporting
import Films
import Foundation
import Importing
import Journal
import Languages
import Measures
import Register
import Storage
import Translations

/// What a file of translators may be.
enum TranslationFormat: String, ExpressibleByArgument, CaseIterable {
    case xliff, tmx, csv, xlsx

    var isSheet: Bool { self == .csv || self == .xlsx }
}

/// The states of a text by which a list is narrowed.
enum TextState: String, ExpressibleByArgument, CaseIterable {
    case untranslated, stale, machine, human
}

/// The command `littoral translations export`.
struct TranslationsExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write texts with their translations as XLIFF 2.1, TMX 1.4 or a spreadsheet.",
        discussion: """
            XLIFF holds every text that is written in the source language, with its translation where there is one and \
            its state; TMX holds the pairs that are translated, for the memory of other tools. A spreadsheet is a work \
            list, one row a text whatever its language, the most read first; with --party it holds what the party may \
            translate, and its own stories, films and pictures as well.
            """)
    @Argument(help: "The tag of the language translated into, e.g. fa.")
    var language: String
    @Option(help: "The tag of the language translated from, for XLIFF and TMX.")
    var from = "en"
    @Option(help: "xliff, tmx, csv or xlsx.")
    var format = TranslationFormat.xliff
    @Flag(help: "Only what wants work: untranslated, stale, or made by machine.")
    var unfinished = false
    @Option(
        name: .customLong("state"), help: "Only texts in this state; may stand more than once.")
    var chosen: [TextState] = []
    @Option(name: .shortAndLong, help: "The file to write; - for the standard output.")
    var output = "-"
    @OptionGroup var options: TranslationOptions
    @OptionGroup var phrases: PhraseFolder

    func validate() throws {
        if unfinished, !chosen.isEmpty { throw ValidationError("Say either --unfinished or --state, not both.") }
    }

    private var states: Set<WorkState> {
        if unfinished { return WorkList.unfinished }
        return chosen.isEmpty ? Set(WorkState.allCases) : Set(chosen.compactMap { WorkState(rawValue: $0.rawValue) })
    }

    func run() async throws {
        let (source, target) = (try TranslationOptions.language(from), try TranslationOptions.language(language))
        if format.isSheet { return try await writeSheet(target) }
        guard source != target else { throw ValidationError("A text is not translated into its own language.") }
        let list = WorkList(target, states: states)
        let own = try await options.read { try list.all(in: $0) }.filter { $0.source == source }
        let text =
            format == .xliff
            ? XLIFF(own, from: source, to: target).written() : TMX(own, from: source, to: target).written()
        guard output != "-" else { return print(text, terminator: "") }
        try text.write(replacing: output)
        print("\(own.count) texts written to \(output), \(own.count { $0.translation == nil }) of them to translate.")
    }

    private func writeSheet(_ target: Language) async throws {
        let (states, party) = (states, options.party)
        let (rows, isCut) = try await options.readWithMedia { reading, held in
            let list = WorkList(target, states: states)
            let items = try list.all(in: reading, atMost: TranslationSheet.rowsMax).filter { item in
                party.map { Translators.may($0, translate: item, in: reading.vocabulary) } ?? true
            }
            let outside = try party.map { try OutsideText.all(of: $0, in: target, states, reading, held) } ?? []
            let rows =
                items.map(TranslationSheet.row)
                + outside.map { TranslationSheet.row($0.place, $0.state, $0.original, $0.translation) }
            return (Array(rows.prefix(TranslationSheet.rowsMax)), rows.count >= TranslationSheet.rowsMax)
        }
        let bytes: [UInt8]?
        if format == .csv {
            bytes = CSVWriter.bytes(header: TranslationSheet.Column.allCases.map(\.rawValue), rows: rows)
        } else {
            // Who translates into a language reads it.
            let book = Phrasebook.read(try phrases.sheets()).book
            bytes = XLSXWriter(sheet: target.ownName, isRightToLeft: target.direction == .rightToLeft)
                .bytes(header: TranslationSheet.header(in: target, book), rows: rows)
        }
        guard let bytes else { throw ValidationError("The texts are too many for one spreadsheet. Use --state.") }
        if output == "-" {
            FileHandle.standardOutput.write(Data(bytes))
        } else {
            try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
            print("\(rows.count) texts written to \(output).")
        }
        guard isCut else { return }
        FileHandle.standardError.write(
            Data("No more than \(TranslationSheet.rowsMax) texts go into one spreadsheet. Use --state.\n".utf8))
    }
}

extension TranslationOptions {
    /// The same with the films and pictures of the party, where one is named.
    func readWithMedia<Answer: Sendable>(
        _ ask: @escaping @Sendable (Reading, HeldMedia) throws -> Answer
    ) async throws -> Answer {
        var held = HeldMedia()
        if let party {
            let journal = try node.openExisting()
            if let book = try Self.films(journal, try node.folder) { held = try await HeldMedia(of: party, in: book) }
            try journal.store.close()
        }
        let media = held
        return try await read { try ask($0, media) }
    }

    /// The films of a node; `nil` where none was ever brought in.
    static func films(_ journal: Journal, _ folder: NodeFolder) throws -> FilmBook? {
        guard FileManager.default.fileExists(atPath: folder.filmsFolder.path) else { return nil }
        return try FilmBook(journal: journal, shelf: FilmShelf(folder.filmsFolder))
    }
}
