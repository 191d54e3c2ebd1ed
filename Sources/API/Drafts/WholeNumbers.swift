/// Whole numbers as programs may write them.
///
/// To a schema `7.0` is the integer 7, while the JSON of this house knows integers as digits alone.
enum WholeNumbers {
    /// The same document with `7.0` outside strings written as `7`; nothing else is touched, right or wrong.
    static func plain(_ bytes: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var (place, isInString) = (0, false)
        while place < bytes.count {
            let byte = bytes[place]
            if isInString, byte == UInt8(ascii: "\\"), place + 1 < bytes.count {
                plain += bytes[place...place + 1]
                place += 2
                continue
            }
            if byte == UInt8(ascii: "\"") { isInString.toggle() }
            if !isInString, byte == UInt8(ascii: "."), let end = endOfZeros(bytes, after: place) {
                place = end
                continue
            }
            plain.append(byte)
            place += 1
        }
        return plain
    }

    /// Where the zeros behind a point end; `nil` where there are none, no digit stands before or more of a number follows.
    private static func endOfZeros(_ bytes: [UInt8], after point: Int) -> Int? {
        var end = point + 1
        while end < bytes.count, bytes[end] == UInt8(ascii: "0") { end += 1 }
        guard end > point + 1, point > 0, isDigit(bytes[point - 1]) else { return nil }
        guard end < bytes.count else { return end }
        let isMore =
            isDigit(bytes[end]) || [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[end])
        return isMore ? nil : end
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
