package import ArgumentParser
import Languages
import OpenData
import Register

/// The command `littoral list`.
package struct ListCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what the register holds, or the things of one kind.",
        discussion: """
            Lists: \(OpenLists.names.joined(separator: ", ")); or the id of a kind, e.g. port, which littoral list kinds \
            names. Reads what everyone may read. Ends with 1 when there is no such list.
            """)

    @Argument(help: "The list, or the id of a kind.")
    var list: String
    @OptionGroup var options: ReadingOptions

    package init() {}

    package func run() async throws {
        let name = list
        let found = try await options.read { reading, words -> (Table, OpenWords)? in
            let lists = ListReading(reading, words)
            if let list = ListName(rawValue: name), let table = try lists.whole(list) {
                return (table, words)
            }
            return try words.vocabulary.kinds[name].flatMap { kind in
                try ListReading.whole { after in
                    try lists.things(ofKind: kind, after: after, limit: ListReading.pageMax)
                }.map { ($0, words) }
            }
        }
        guard let found else {
            throw notThere(
                "There is no list “\(name)”. Use one of \(OpenLists.names.joined(separator: ", ")), or a kind.")
        }
        try options.write(found.0, found.1)
    }
}

/// The lists that can be written whole.
enum OpenLists {
    static let all: [ListName] = ListName.allCases.filter { $0 != .accounts }
    static var names: [String] { all.map(\.rawValue) }
}
