package import ArgumentParser
import Journal
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

    @Argument(help: "The list, or the id of a kind.", completion: .list(OpenLists.names))
    var list: String
    @OptionGroup var options: ReadingOptions

    package init() {}

    package func run() async throws {
        let name = list
        let subjects = SubjectTables.given
        let found = try await options.readNode { reading, words, journal -> (Table, OpenWords)? in
            if let table = try OpenLists.whole(name, reading, words, journal, subjects) { return (table, words) }
            let lists = ListReading(reading, words)
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
    private static let register: [ListName] = ListName.allCases.filter { $0 != .accounts }
    static var names: [String] { register.map(\.rawValue) + SubjectTables.given.names }

    static func whole(
        _ name: String, _ reading: Reading, _ words: OpenWords, _ journal: Journal, _ subjects: SubjectTables
    ) throws -> Table? {
        guard let list = register.first(where: { $0.rawValue == name }) else {
            return try subjects.table(name, reading, words, journal)
        }
        return try ListReading(reading, words).whole(list)
    }
}
