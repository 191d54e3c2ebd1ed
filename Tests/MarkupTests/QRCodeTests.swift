import Testing

@testable import Markup

@Suite struct QRCodeTests {
    /// Reads a code as a camera's program would once it has found it: format, mask, zigzag, blocks, bytes.
    private static func read(_ code: QRCode) -> String? {
        let version = (code.size - 17) / 4
        var format = 0
        for place in 0...5 { format |= (code[8, place] ? 1 : 0) << place }
        format |= (code[8, 7] ? 1 : 0) << 6 | (code[8, 8] ? 1 : 0) << 7 | (code[7, 8] ? 1 : 0) << 8
        for place in 9..<15 { format |= (code[14 - place, 8] ? 1 : 0) << place }
        format ^= 0x5412
        guard format >> 13 == 1 else { return nil }
        let mask = format >> 10 & 7
        let masks: [(Int, Int) -> Bool] = [
            { ($0 + $1) % 2 == 0 }, { $1 % 2 == 0 && $0 >= 0 }, { $0 % 3 == 0 && $1 >= 0 }, { ($0 + $1) % 3 == 0 },
            { ($0 / 3 + $1 / 2) % 2 == 0 }, { $0 * $1 % 2 + $0 * $1 % 3 == 0 },
            { ($0 * $1 % 2 + $0 * $1 % 3) % 2 == 0 },
            { (($0 + $1) % 2 + $0 * $1 % 3) % 2 == 0 },
        ]
        var bits: [Bool] = []
        var columns = Array(stride(from: code.size - 1, to: 6, by: -2)) + [5, 3, 1]
        var isUpward = true
        while !columns.isEmpty {
            let right = columns.removeFirst()
            for step in 0..<code.size {
                let row = isUpward ? code.size - 1 - step : step
                for column in [right, right - 1] where !isPattern(column, row, version, code.size) {
                    bits.append(code[column, row] != masks[mask](column, row))
                }
            }
            isUpward.toggle()
        }
        return text(of: bits, version)
    }

    private static func isPattern(_ x: Int, _ y: Int, _ version: Int, _ size: Int) -> Bool {
        if x == 6 || y == 6 || (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8) { return true }
        if version >= 7, (x >= size - 11 && y < 6) || (y >= size - 11 && x < 6) { return true }
        let places = QRCorrection.alignment(version)
        for row in places {
            for column in places where abs(x - column) <= 2 && abs(y - row) <= 2 {
                let isCorner =
                    (row, column) == (6, 6) || (row == 6 && column == size - 7) || (row == size - 7 && column == 6)
                if !isCorner { return true }
            }
        }
        return false
    }

    private static func text(of bits: [Bool], _ version: Int) -> String? {
        var bytes = stride(from: 0, to: bits.count - bits.count % 8, by: 8).map { start in
            bits[start..<(start + 8)].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
        let blocks = version < 6 ? 1 : version < 10 ? 2 : 4
        let count = QRCorrection.dataCount(version)
        var parts = [[Int]](repeating: [], count: blocks)
        let longs = count % blocks
        for place in 0..<(count / blocks + 1) {
            for block in 0..<blocks where place < count / blocks + (block >= blocks - longs ? 1 : 0) {
                parts[block].append(bytes.removeFirst())
            }
        }
        let data = parts.flatMap(\.self)
        var plain = data.flatMap { byte in stride(from: 7, through: 0, by: -1).map { byte >> $0 & 1 } }
        func take(_ width: Int) -> Int {
            defer { plain.removeFirst(width) }
            return plain.prefix(width).reduce(0) { $0 << 1 | $1 }
        }
        guard take(4) == 4 else { return nil }
        let length = take(version < 10 ? 8 : 16)
        return String(validating: (0..<length).map { _ in UInt8(take(8)) }, as: UTF8.self)
    }

    @Test func everyLengthIsReadAgain() {
        for length in 0...QRCode.bytesMax {
            let text = String((0..<length).map { Character(Unicode.Scalar(UInt8(33 + ($0 * 7 + length) % 90))) })
            #expect(QRCode(text).flatMap(Self.read) == text, "\(length)")
        }
        #expect(QRCode(String(repeating: "x", count: QRCode.bytesMax + 1)) == nil)
        #expect(QRCode("دریا море").flatMap(Self.read) == "دریا море")
    }

    @Test func thePathShowsTheModules() throws {
        let code = try #require(QRCode("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ"))
        let text = String(decoding: code.path.bytes, as: UTF8.self)
        #expect(text.hasPrefix("M4 4l7 0 0 1-7 0z"))
        #expect(code.span == Double(code.size + 8))
    }
}
