/// The search form as one byte a letter, in an order that sorts separators, digits, Latin, Cyrillic and Arabic writing.
///
/// Letters of any other writing take four bytes each, so every text has a form and different texts have different ones.
package enum SearchLetters {
    /// Stands after a text and in none.
    package static let end: UInt8 = 0
    package static let separator: UInt8 = 1
    /// The bytes from here on are parts of letters of other writings.
    static let firstPart: UInt8 = 224

    private static let alphabet =
        "0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
        + "αβγδεζηθικλμνξοπρςστυφχψωաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆაბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"

    /// Codes of the scalars below U+0800, 0 for those without one; the Georgian letters are counted from theirs.
    private static let codes: [UInt8] = {
        var codes = [UInt8](repeating: 0, count: 0x800 + 0x30)
        for (number, letter) in alphabet.unicodeScalars.enumerated() {
            codes[place(letter.value) ?? 0] = UInt8(number + 2)
        }
        codes[0] = 0
        return codes
    }()

    @inline(__always)
    private static func place(_ value: UInt32) -> Int? {
        if value < 0x800 { return Int(value) }
        if value >= 0x10D0, value < 0x1100 { return Int(value) - 0x10D0 + 0x800 }
        return nil
    }

    /// Adds the search form of a text: single separators between words, none at the ends, no `end`.
    ///
    /// Stops before `limit` bytes are exceeded.
    package static func append(_ text: String, to bytes: inout [UInt8], limit: Int = .max) {
        let table = FoldingTable.search
        let start = bytes.count
        var isApart = false
        for scalar in text.unicodeScalars {
            let folded = Folding.folded(scalar, in: table)
            if folded.isNothing { continue }
            if folded.isSeparator {
                isApart = true
                continue
            }
            if bytes.count - start > limit - 9 { return }
            if isApart, bytes.count > start { bytes.append(separator) }
            isApart = false
            append(folded.first, to: &bytes)
            if folded.second != 0 { append(folded.second, to: &bytes) }
        }
    }

    package static func bytes(_ text: String, limit: Int = .max) -> [UInt8] {
        var bytes: [UInt8] = []
        append(text, to: &bytes, limit: limit)
        return bytes
    }

    @inline(__always)
    private static func append(_ letter: UInt32, to bytes: inout [UInt8]) {
        if let place = place(letter), codes[place] != 0 {
            bytes.append(codes[place])
        } else {
            for shift in [15, 10, 5, 0] as [UInt32] {
                bytes.append(firstPart | UInt8(truncatingIfNeeded: (letter >> shift) & 31))
            }
        }
    }
}
