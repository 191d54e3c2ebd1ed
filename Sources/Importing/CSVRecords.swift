/// Cuts a text into records and cells.
struct CSVRecords {
    private let bytes: [UInt8]
    private let separator: UInt8
    private let columnsMax: Int
    private var place: Int
    /// Whether a quotation mark was opened and never closed.
    private(set) var isOpen = false

    /// Of a record with more cells than `columnsMax` those beyond are empty.
    init(bytes: [UInt8], separator: UInt8, from start: Int = 0, columnsMax: Int = Spreadsheet.columnsMax) {
        (self.bytes, self.separator, self.columnsMax, place) = (bytes, separator, columnsMax, start)
    }

    mutating func next() -> [[UInt8]]? {
        guard place < bytes.count, !isOpen else { return nil }
        var cells: [[UInt8]] = []
        while true {
            let cell = cell()
            // What is beyond all columns is told by the count alone.
            cells.append(cells.count > columnsMax ? [] : cell)
            guard !isOpen, cells.count < max(columnsMax, 1 << 20) else { return isOpen ? nil : cells }
            guard place < bytes.count else { return cells }
            let end = bytes[place]
            place += 1
            if end == separator {
                if place == bytes.count { return cells + [[]] }
                continue
            }
            if end == 0x0D, place < bytes.count, bytes[place] == 0x0A { place += 1 }
            return cells
        }
    }

    private mutating func cell() -> [UInt8] {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
            let start = place
            while place < bytes.count, !ends(bytes[place]) { place += 1 }
            return Array(bytes[start..<place])
        }
        place += 1
        var cell: [UInt8] = []
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            guard byte == UInt8(ascii: "\"") else {
                cell.append(byte)
                continue
            }
            if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
                cell.append(byte)
                place += 1
            } else {
                while place < bytes.count, !ends(bytes[place]) {
                    cell.append(bytes[place])
                    place += 1
                }
                return cell
            }
        }
        isOpen = true
        return cell
    }

    private func ends(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }
}
