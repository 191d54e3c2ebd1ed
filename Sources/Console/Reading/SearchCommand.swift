package import ArgumentParser
import Exporting
import Foundation
import Languages
import OpenData
import Register
import Search

/// The command `littoral search`.
package struct SearchCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find things, parties, properties and texts by name or words.",
        discussion: "Reads what everyone may read. Ends with 1 when nothing is found.")

    @Argument(help: "What is looked for; a name in any of the three scripts, or words of a text.")
    var words: [String]
    @OptionGroup var options: ReadingOptions

    package init() {}

    package func run() async throws {
        let asked = words.joined(separator: " ")
        let found = try await options.read { reading, words in
            let names = try reading.names(asked, limit: 20)
            let texts = try reading.texts(asked, besides: names, narrowedBy: NameFilter(), limit: 20).found
            return FoundLines(names, texts, words)
        }
        guard !found.rows.isEmpty else { throw notThere("Nothing is found for “\(asked)”.") }
        try found.write(options)
    }
}

/// What was found, a row each: what it is, its id, its name, and why.
private struct FoundLines: Sendable {
    let rows: [[String]]

    init(_ names: [FoundName], _ texts: [FoundText], _ words: OpenWords) {
        let byName = names.map { found -> [String] in
            switch found.what {
            case .thing(let thing): [words.kind(thing.kind), thing.id, words.name(thing), found.name.text]
            case .party(let party): [words.say("search.party"), party.id, words.plain(party.name), found.name.text]
            case .property(let property):
                [words.say("search.property"), property.id, words.plain(property.label), found.name.text]
            }
        }
        let byWords = texts.map { found -> [String] in
            let title = found.hit.title.map(\.text).joined()
            let heading = title.isEmpty ? found.thing.map(words.name) ?? "" : title
            return [
                words.say(.init("search.kind.\(found.hit.kind)")), found.hit.id, heading,
                found.hit.snippet.map(\.text).joined(),
            ]
        }
        rows = byName + byWords
    }

    func write(_ options: ReadingOptions) throws {
        let keys = ["kind", "id", "name", "found"]
        if options.csv {
            FileHandle.standardOutput.write(Data(CSVWriter.bytes(header: keys, rows: rows.map { $0.map(Cell.init) })))
        } else if options.json {
            var writer = JSONWriter()
            writer.list { list in
                for row in rows {
                    list.object { object in for (key, text) in zip(keys, row) { object.field(key, text) } }
                }
            }
            FileHandle.standardOutput.write(Data(writer.bytes + [0x0A]))
        } else {
            for row in rows { print("\(row[2])  [\(row[1])]  \(row[0]): \(row[3].replacing("\n", with: " "))") }
        }
    }
}
