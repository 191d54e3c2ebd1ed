import ArgumentParser
import Foundation
import Journal
import Languages
import Measures
import OpenData
import Register
import Storage

/// Which node is read, in which language, and what is written out.
struct ReadingOptions: ParsableArguments {
    @OptionGroup var node: NodeOptions
    @OptionGroup var phrases: PhraseFolder
    @Option(name: .shortAndLong, help: "The language of labels and texts: en, fa, ru, az, kk or tk.")
    var language = "en"
    @Flag(help: "Write JSON, as the interface gives it.")
    var json = false
    @Flag(help: "Write CSV with the same columns as the interface.")
    var csv = false

    func validate() throws {
        guard Language(rawValue: language) != nil else {
            throw ValidationError(
                "“\(language)” is not a language here. Use one of "
                    + Language.allCases.map(\.tag).joined(separator: ", ") + ".")
        }
        guard !(json && csv) else { throw ValidationError("Choose one of --json and --csv.") }
    }

    /// Asks one consistent state as the public, in the language that was named.
    func read<Answer: Sendable>(_ ask: @escaping @Sendable (Reading, OpenWords) throws -> Answer) async throws -> Answer
    {
        try await readNode { reading, words, _ in try ask(reading, words) }
    }

    /// The same, with the journal beside it.
    func readNode<Answer: Sendable>(
        _ ask: @escaping @Sendable (Reading, OpenWords, Journal) throws -> Answer
    ) async throws -> Answer {
        let journal = try node.openExisting()
        let language = Language(rawValue: language) ?? .en
        let book = Phrasebook.read(try phrases.sheets()).book
        let units = UnitNames.read(try phrases.units()).names
        let now = Instant(clamping: NodeFolder.wallClock())
        let today = now.day()
        let answer = try await Register(reader: journal.reader).read(for: .everyone(language), today: today, now: now) {
            reading in
            try ask(
                reading,
                OpenWords(
                    language: language, book: book, units: units, vocabulary: reading.vocabulary, today: today),
                journal)
        }
        try journal.store.close()
        return answer
    }

    /// Writes a table in the form that was asked for, else as columns that a person reads.
    func write(_ table: Table, _ words: OpenWords) throws {
        if csv {
            FileHandle.standardOutput.write(Data(table.csv()))
        } else if json {
            FileHandle.standardOutput.write(Data(try table.json(words) + [0x0A]))
        } else {
            for line in TableText(table, words).lines { print(line) }
        }
    }
}

/// Says on the standard error what is not there, and ends with 1.
func notThere(_ sentence: String) -> ExitCode {
    FileHandle.standardError.write(Data((sentence + "\n").utf8))
    return ExitCode(1)
}
