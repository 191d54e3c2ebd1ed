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
            if let list = ListName(rawValue: name), let table = try OpenLists.table(list, lists) {
                return (table, words)
            }
            return try words.vocabulary.kinds[name].flatMap { kind in
                try OpenLists.whole { after in
                    try lists.things(ofKind: kind, after: after, limit: OpenLists.pageMax)
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

    static let pageMax = 1_000

    /// A list from its beginning to its end; `nil` for one that needs to know of what.
    static func table(_ list: ListName, _ lists: ListReading) throws -> Table? {
        switch list {
        case .kinds: try lists.kinds()
        case .provinces: try lists.provinces()
        case .properties: try lists.properties()
        case .quarrels: try lists.quarrels()
        case .sources: try lists.sources()
        case .parties: try lists.parties()
        case .terms: lists.terms()
        case .meetings: try lists.meetings()
        case .completeness: try lists.completeness()
        case .use: try lists.use()
        case .accounts: nil
        case .things: try whole { after in try lists.things(after: after, limit: pageMax) }
        case .claims: try whole { after in try lists.claims(after: after, limit: pageMax) }
        case .changes:
            try whole { before in
                let position = before.flatMap { Int64($0) } ?? .max
                let (table, next) = try lists.changes(ChangeScope(), before: position, limit: pageMax)
                return (table, next.map { String($0) })
            }
        }
    }

    /// All pages of a list as one table.
    static func whole(_ page: (String?) throws -> (table: Table, next: String?)?) throws -> Table? {
        guard var (table, next) = try page(nil) else { return nil }
        var rows = table.rows
        while let place = next, let following = try page(place) {
            rows += following.table.rows
            (table, next) = following
        }
        return Table(name: table.name, title: table.title, columns: table.columns, rows: rows, isCut: table.isCut)
    }
}
