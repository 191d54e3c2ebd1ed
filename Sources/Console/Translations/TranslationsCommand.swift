package import ArgumentParser
import Foundation
import Importing
import Journal
import Languages
import Measures
import Register
import Storage
import Translations

/// The command `littoral translations`.
package struct TranslationsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "translations", abstract: "Pass texts of the register on to translators and take their work in.",
        subcommands: [TranslationsListCommand.self, TranslationsExportCommand.self, TranslationsImportCommand.self])

    package init() {}
}

/// The node whose texts are meant, and as whom they are read.
struct TranslationOptions: ParsableArguments {
    @OptionGroup var node: NodeOptions
    @Option(help: "The party as whose member texts are read; without it, what everyone may read.")
    var party: String?

    /// Asks one consistent state.
    func read<Answer: Sendable>(_ ask: @escaping @Sendable (Reading) throws -> Answer) async throws -> Answer {
        let journal = try node.openExisting()
        let now = Instant(clamping: NodeFolder.wallClock())
        let party = party
        let answer = try await Register(reader: journal.reader).read(
            for: Reader(language: .en, party: party), today: now.day(), now: now
        ) { reading in
            if let party, reading.vocabulary.parties[party] == nil {
                throw ValidationError("There is no party “\(party)”. littoral list parties shows them.")
            }
            return try ask(reading)
        }
        try journal.store.close()
        return answer
    }

    static func language(_ tag: String) throws -> Language {
        guard let language = Language(rawValue: tag) else {
            let tags = Language.allCases.map(\.tag).joined(separator: ", ")
            throw ValidationError("“\(tag)” is not a language here. Use one of \(tags).")
        }
        return language
    }
}

/// The command `littoral translations list`.
struct TranslationsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Count what is not translated, translated by machine, or older than its original.")
    @Argument(help: "The tag of the language, e.g. kk.")
    var language: String
    @OptionGroup var options: TranslationOptions

    func run() async throws {
        let target = try TranslationOptions.language(language)
        let counts = try await options.read { try $0.textCounts(target) }
        for count in counts {
            print(
                "\(count.kind.rawValue): \(count.missing) missing, \(count.doubtful) to be looked at, of \(count.all).")
        }
        if counts.isEmpty { print("There is nothing to translate into \(target.ownName).") }
    }
}
