/// A second reader of CSV, one state and one byte at a time, for comparison.
enum CSVReference {
    private enum State { case start, plain, quoted, afterQuote }

    /// The records as bytes; `nil` when a quotation mark is never closed.
    static func records(_ bytes: [UInt8]) -> [[[UInt8]]]? {
        var rest = bytes
        if rest.count >= 3, rest[0] == 0xEF, rest[1] == 0xBB, rest[2] == 0xBF { rest.removeFirst(3) }
        var records: [[[UInt8]]] = []
        var (record, cell): ([[UInt8]], [UInt8]) = ([], [])
        var state = State.start
        var (isOpen, hasReturn) = (false, false)
        for byte in rest {
            let character = Character(Unicode.Scalar(byte))
            if hasReturn, character == "\n" {
                hasReturn = false
                continue
            }
            hasReturn = false
            if state == .quoted {
                if character == "\"" { state = .afterQuote } else { cell.append(byte) }
                continue
            }
            if state == .afterQuote, character == "\"" {
                cell.append(byte)
                state = .quoted
                continue
            }
            isOpen = true
            switch character {
            case ",":
                record.append(cell)
                (cell, state) = ([], .start)
            case "\n", "\r":
                records.append(record + [cell])
                (record, cell, state, isOpen) = ([], [], .start, false)
                hasReturn = character == "\r"
            case "\"" where state == .start: state = .quoted
            default:
                cell.append(byte)
                state = .plain
            }
        }
        if state == .quoted { return nil }
        if isOpen { records.append(record + [cell]) }
        return records
    }
}
