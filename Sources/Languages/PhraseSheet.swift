/// The rows of a CSV text after RFC 4180, each with the number a spreadsheet would give it.
struct PhraseSheet: Equatable, Sendable {
    struct Row: Equatable, Sendable {
        let number: Int
        let cells: [String]
        /// Where it begins among the bytes of the text, a byte order mark counted.
        let start: Int
    }

    /// Why reading stopped; the rows before it are kept.
    struct Fault: Error, Equatable, Sendable {
        let row: Int
        let message: String
    }

    static let maximumBytes = 4_000_000
    static let maximumRows = 20_000
    static let maximumCells = 64

    private(set) var rows: [Row] = []
    private(set) var fault: Fault?

    init(_ text: String) {
        guard text.utf8.count <= Self.maximumBytes else {
            fault = Fault(row: 1, message: "The file is larger than \(Self.maximumBytes) bytes; split it.")
            return
        }
        var reader = PhraseSheetReader(text)
        do throws(Fault) {
            while let row = try reader.nextRow() {
                guard rows.count < Self.maximumRows else {
                    throw Fault(row: row.number, message: "There are more than \(Self.maximumRows) rows.")
                }
                // An empty line is a row to a spreadsheet but says nothing.
                if row.cells != [""] { rows.append(row) }
            }
        } catch {
            fault = error
        }
    }
}

private struct PhraseSheetReader {
    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    private let bytes: [UInt8]
    private var position: Int
    private var number = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func nextRow() throws(PhraseSheet.Fault) -> PhraseSheet.Row? {
        guard position < bytes.count else { return nil }
        number += 1
        let start = position
        var cells: [String] = []
        repeat {
            guard cells.count < PhraseSheet.maximumCells else {
                throw fault("There are more than \(PhraseSheet.maximumCells) cells in the row.")
            }
            cells.append(try nextCell())
        } while takeComma()
        takeLineEnd()
        return PhraseSheet.Row(number: number, cells: cells, start: start)
    }

    private mutating func nextCell() throws(PhraseSheet.Fault) -> String {
        guard position < bytes.count, bytes[position] == Self.quote else {
            let start = position
            while position < bytes.count, !endsCell(bytes[position]) {
                guard bytes[position] != Self.quote else {
                    throw fault("A quotation mark stands inside an unquoted cell; quote the cell and double the mark.")
                }
                position += 1
            }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        return try quotedCell()
    }

    private mutating func quotedCell() throws(PhraseSheet.Fault) -> String {
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == Self.quote else {
                content.append(byte)
                continue
            }
            guard position < bytes.count, bytes[position] == Self.quote else {
                guard position == bytes.count || endsCell(bytes[position]) else {
                    throw fault("Something follows the closing quotation mark of a cell; double the marks inside it.")
                }
                return String(decoding: content, as: UTF8.self)
            }
            content.append(Self.quote)
            position += 1
        }
        throw fault("A quoted cell is never closed; add the quotation mark at its end.")
    }

    private func endsCell(_ byte: UInt8) -> Bool {
        byte == Self.comma || byte == Self.carriageReturn || byte == Self.lineFeed
    }

    private mutating func takeComma() -> Bool {
        guard position < bytes.count, bytes[position] == Self.comma else { return false }
        position += 1
        return true
    }

    private mutating func takeLineEnd() {
        if position < bytes.count, bytes[position] == Self.carriageReturn { position += 1 }
        if position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
    }

    private func fault(_ message: String) -> PhraseSheet.Fault {
        PhraseSheet.Fault(row: number, message: message)
    }
}
