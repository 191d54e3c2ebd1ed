package import ArgumentParser
import Exporting
import Foundation
import Languages
import OpenData
import Register

/// The command `littoral show`.
package struct ShowCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one thing: where it lies, and what is known of it.",
        discussion: "Reads what everyone may read. Ends with 1 when there is no such thing.")

    @Argument(help: "The id of the thing, e.g. north-port; littoral search finds it.")
    var thing: String
    @OptionGroup var options: ReadingOptions

    package init() {}

    package func run() async throws {
        let (id, isJSON) = (thing, options.json)
        let shown = try await options.read {
            reading, words -> (table: Table, head: [String], json: [UInt8], words: OpenWords)? in
            guard let thing = try reading.thing(id) else { return nil }
            let wholes = try reading.wholes(of: thing)
            return (
                try ListReading(reading, words).accounts(of: thing),
                [words.name(thing), ([words.kind(thing.kind)] + wholes.map(words.name)).joined(separator: " · ")],
                isJSON ? try Self.json(thing, wholes, reading, words) : [], words
            )
        }
        guard let shown else { throw notThere("There is no thing “\(id)”. Look for it with littoral search.") }
        if options.json {
            FileHandle.standardOutput.write(Data(shown.json + [0x0A]))
        } else if options.csv {
            FileHandle.standardOutput.write(Data(shown.table.csv()))
        } else {
            for line in shown.head { print(line) }
            for row in shown.table.rows { print("  " + Self.line(row, shown.table.columns)) }
        }
    }

    /// `Draught: 5.5 m, 2025 (disputed) – who says it`.
    private static func line(_ row: Table.Row, _ columns: [TableColumn]) -> String {
        func text(_ key: String) -> String {
            columns.firstIndex { $0.key == key }.map { row.cells[$0].plain } ?? ""
        }
        let value = [text("value"), text("unit_name")].filter { !$0.isEmpty }.joined(separator: " ")
        let time = text("as_of").isEmpty ? "" : ", \(text("as_of"))"
        let states = text("states").isEmpty ? "" : " (\(text("states")))"
        return "\(text("property_name")): \(value)\(time)\(states) – \(text("said_by_name"))"
    }

    private static func json(
        _ thing: Thing, _ wholes: [Thing], _ reading: Reading, _ words: OpenWords
    ) throws -> [UInt8] {
        let accounts = try reading.accounts(of: thing)
        let record = RecordWriter(words: words, names: try reading.names(in: accounts, things: [thing] + wholes))
        var writer = JSONWriter()
        writer.object { writer in
            record.thingFields(thing, wholes: wholes, to: &writer)
            writer.listField("accounts") { list in for account in accounts { record.account(account, to: &list) } }
        }
        return writer.bytes
    }
}
