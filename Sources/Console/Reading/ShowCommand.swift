package import ArgumentParser
import Exporting
import Foundation
import Journal
import Languages
import OpenData
import Register

/// The command `littoral show`.
package struct ShowCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one thing, story, series, indicator, problem or film.",
        discussion: """
            Reads what everyone may read. A thing comes first where two records have one id; a list before the id says \
            which is meant, e.g. problems/ID, stories/ID, observations/ID, indicators/ID or films/ID. With --json the \
            record as the interface gives it, with --csv its table: the accounts of a thing, the observations of a \
            series, the figures of an indicator, else its row of the list. Ends with 1 when there is no such record.
            """)

    @Argument(help: "The id, e.g. north-port; littoral search and littoral list find it.")
    var id: String
    @OptionGroup var options: ReadingOptions

    package init() {}

    /// What is written out of one record.
    private struct Shown: Sendable {
        let table: Table
        let json: [UInt8]
        let lines: [String]
    }

    package func run() async throws {
        let (id, isJSON) = (id, options.json)
        let subjects = SubjectTables.given
        let shown = try await options.readNode { reading, words, journal -> Shown? in
            if let thing = try reading.thing(id) { return try Self.shown(thing, isJSON, reading, words) }
            return try subjects.record(id, reading, words, journal).map { record in
                Shown(
                    table: record.table, json: record.json, lines: try RecordText(record.json, of: record.list).lines)
            }
        }
        guard let shown else {
            throw notThere("There is nothing “\(id)”. Look for it with littoral search or littoral list.")
        }
        if options.json {
            FileHandle.standardOutput.write(Data(shown.json + [0x0A]))
        } else if options.csv {
            FileHandle.standardOutput.write(Data(shown.table.csv()))
        } else {
            for line in shown.lines { print(line) }
        }
    }

    private static func shown(
        _ thing: Thing, _ isJSON: Bool, _ reading: Reading, _ words: OpenWords
    ) throws -> Shown {
        let wholes = try reading.wholes(of: thing)
        let table = try ListReading(reading, words).accounts(of: thing)
        let head = [words.name(thing), ([words.kind(thing.kind)] + wholes.map(words.name)).joined(separator: " · ")]
        return Shown(
            table: table, json: isJSON ? try json(thing, wholes, reading, words) : [],
            lines: head + table.rows.map { "  " + line($0, table.columns) })
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
