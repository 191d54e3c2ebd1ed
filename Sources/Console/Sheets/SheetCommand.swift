package import ArgumentParser
import Exporting
import Foundation
import Importing
import Journal
import Languages
import Measures
import OpenData
import Register
import Sheets
import Storage

/// The command `littoral sheet`.
package struct SheetCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "sheet", abstract: "Work on spreadsheets.", subcommands: [SheetCheckCommand.self])

    package init() {}
}

/// The command `littoral sheet check`.
struct SheetCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Hold a spreadsheet against the register, row by row; nothing is written.",
        discussion: """
            Reads XLSX, or CSV in whatever letters and with whatever separator. Says of every figure whether it is new, \
            changed, the same or refused, with its cell and the reason. Ends with 1 when something is refused, and with \
            2 when the file cannot be read.
            """)

    @Argument(help: "The file.")
    var file: String
    @Option(help: "The id of the party whose figures they are; what it may read is read.")
    var party: String?
    @Option(name: .shortAndLong, help: "The language in which it is told: en, fa, ru, az, kk or tk.")
    var language = "en"
    @Flag(help: "Report as one JSON document, for programs.")
    var json = false
    @Flag(help: "Name the figures that are the same as well.")
    var all = false
    @OptionGroup var node: NodeOptions
    @OptionGroup var phrases: PhraseFolder

    func validate() throws {
        guard Language(rawValue: language) != nil else {
            throw ValidationError(
                "“\(language)” is not a language here. Use one of "
                    + Language.allCases.map(\.tag).joined(separator: ", ") + ".")
        }
    }

    func run() async throws {
        let language = Language(rawValue: language) ?? .en
        let book = Phrasebook.read(try phrases.sheets()).book
        let units = UnitNames.read(try phrases.units()).names
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let journal = try node.openExisting()
        let party = party
        let today = Instant(clamping: NodeFolder.wallClock()).day()
        let report: SheetReport
        do {
            let spreadsheet = try Spreadsheet(bytes)
            report = try await Register(reader: journal.reader).read(
                for: Reader(language: language, party: party), today: today
            ) { reading in
                if let party, reading.vocabulary.parties[party] == nil {
                    throw ValidationError("There is no party “\(party)”. littoral list parties names them.")
                }
                let run = try DryRun(
                    spreadsheet, in: reading, party: party ?? "",
                    words: SheetWords(book: book, units: units, vocabulary: reading.vocabulary)
                ) { headings, reading in
                    try DownloadedList.find(headings, in: reading) { language in
                        OpenWords(
                            language: language, book: book, units: units, vocabulary: reading.vocabulary, today: today)
                    }.map { ListedSheet(name: $0.name, links: $0.links, rows: $0.rows) }
                }
                let things = try reading.things(SheetTelling.things(in: run.lines))
                return SheetReport(
                    run: run,
                    telling: SheetTelling(
                        in: language, phrases: book, units: units, vocabulary: reading.vocabulary, things: things,
                        isolating: false))
            }
        } catch let fault as SpreadsheetFault {
            throw refused(SheetTelling.say(fault, in: language, book, isolating: false))
        } catch SheetError.incomplete {
            throw refused(book.say("sheet.incomplete", in: language, isolating: false))
        }
        try journal.store.close()
        if json {
            FileHandle.standardOutput.write(Data(report.json(all: all) + [0x0A]))
        } else {
            for line in report.lines(all: all) { print(line) }
        }
        if report.run.count(.refused) > 0 { throw ExitCode(1) }
    }

    private func refused(_ sentence: String) -> ExitCode {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
        return ExitCode(2)
    }
}

/// A dry run as it is told on a screen or to a program.
struct SheetReport: Sendable {
    let run: DryRun
    let telling: SheetTelling

    func lines(all: Bool) -> [String] {
        var lines: [String] = []
        for line in run.lines where all || line.outcome != .same {
            let cell = CellPlace(column: line.column, row: line.row - 1).text
            var parts = ["\(cell)  \(telling.say(line.outcome)): \(line.said)"]
            if let stands = line.stands, line.outcome != .same { parts.append("(\(stands))") }
            let what = [line.thing.map(telling.name(ofThing:)), line.property.map(telling.name(ofProperty:))]
            let place = what.compactMap(\.self).joined(separator: ", ")
            if !place.isEmpty { parts.append("– \(place)") }
            lines.append(parts.joined(separator: " "))
            for reason in line.reasons { lines.append("    \(reason.cell): \(telling.say(reason))") }
        }
        let counts = SheetLine.Outcome.allCases.map { "\(telling.say($0)): \(run.count($0))" }
        return lines + [counts.joined(separator: ", ")]
    }

    func json(all: Bool) -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 16)
        writer.object { writer in
            writer.objectField("counts") { counts in
                for outcome in SheetLine.Outcome.allCases {
                    counts.field(outcome.rawValue, Int64(run.count(outcome)))
                }
            }
            writer.field("list", run.look.list)
            writer.listField("columns") { list in
                for column in run.plan.columns {
                    list.object { object in
                        object.field("heading", column.heading)
                        object.field("role", column.role.rawValue)
                        object.field("property", column.property)
                        object.field("period", column.period)
                        object.field("unit", column.unit)
                    }
                }
            }
            writer.listField("lines") { list in
                for line in run.lines where all || line.outcome != .same { self.line(line, to: &list) }
            }
        }
        return writer.bytes
    }

    private func line(_ line: SheetLine, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("cell", CellPlace(column: line.column, row: line.row - 1).text)
            writer.field("row", Int64(line.row))
            writer.field("outcome", line.outcome.rawValue)
            writer.field("thing", line.thing)
            writer.field("property", line.property)
            writer.field("said", line.said)
            writer.field("stands", line.stands)
            writer.objectField("fields") { fields in
                for (name, value) in line.fields.sorted(by: { $0.key < $1.key }) { fields.field(name, value) }
            }
            writer.listField("reasons") { list in
                for reason in line.reasons {
                    list.object { object in
                        object.field("code", reason.code.rawValue)
                        object.field("cell", reason.cell)
                        object.field("text", telling.say(reason))
                    }
                }
            }
        }
    }
}
