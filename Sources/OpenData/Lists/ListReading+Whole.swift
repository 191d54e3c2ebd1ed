import Register

extension ListReading {
    package static let pageMax = 1_000

    /// A list from its beginning to its end; `nil` for one that needs to know of what.
    package func whole(_ list: ListName) throws -> Table? {
        switch list {
        case .kinds: try kinds()
        case .provinces: try provinces()
        case .properties: try properties()
        case .quarrels: try quarrels()
        case .sources: try sources()
        case .parties: try parties()
        case .terms: terms()
        case .meetings: try meetings()
        case .completeness: try completeness()
        case .use: try use()
        case .accounts: nil
        case .things: try Self.whole { after in try things(after: after, limit: Self.pageMax) }
        case .claims: try Self.whole { after in try claims(after: after, limit: Self.pageMax) }
        case .changes:
            try Self.whole { before in
                let position = before.flatMap { Int64($0) } ?? .max
                let (table, next) = try changes(ChangeScope(), before: position, limit: Self.pageMax)
                return (table, next.map { String($0) })
            }
        }
    }

    /// All pages of a list as one table.
    package static func whole(_ page: (String?) throws -> (table: Table, next: String?)?) throws -> Table? {
        guard var (table, next) = try page(nil) else { return nil }
        var rows = table.rows
        while let place = next, let following = try page(place) {
            rows += following.table.rows
            (table, next) = following
        }
        return Table(name: table.name, title: table.title, columns: table.columns, rows: rows, isCut: table.isCut)
    }
}
