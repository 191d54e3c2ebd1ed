package import Measures

/// One typed cell of a table.
package enum Cell: Sendable, Hashable {
    case empty
    case text(String)
    /// An exact decimal with the digits it was stated with.
    case number(Number)
    case integer(Int64)
    case day(Day)
    case flag(Bool)
    /// Several short texts; one cell with semicolons where a form has no lists.
    case list([String])

    package init(_ text: String?) { self = text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }

    /// What stands between the texts of a list.
    package static let separator = "; "

    /// The cell as plain text; empty for an empty one.
    package var plain: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let number): number.text
        case .integer(let value): String(value)
        case .day(let day): day.text
        case .flag(let value): value ? "true" : "false"
        case .list(let texts): texts.joined(separator: Self.separator)
        }
    }

    /// Whether it holds words, which a spreadsheet might take for a formula.
    var isText: Bool {
        switch self {
        case .text, .list: true
        case .empty, .number, .integer, .day, .flag: false
        }
    }
}

extension JSONWriter {
    package mutating func cell(_ cell: Cell) {
        switch cell {
        case .empty: null()
        case .text(let text): string(text)
        case .number(let value): number(value.text)
        case .integer(let value): integer(value)
        case .day(let day): string(day.text)
        case .flag(let value): bool(value)
        case .list(let texts): strings(texts)
        }
    }
}
