/// Letters that a wrong code page made of others; they are marked, and what they were is the editor's to find.
enum GarbledLetters {
    static func edits(_ draft: Draft) -> [Draft.Edit] {
        var edits: [Draft.Edit] = []
        let text = draft.scalars
        for block in draft.blocks {
            var place = block.lowerBound
            while place < block.upperBound {
                let start = place
                var pairs = 0
                while place < block.upperBound, let width = width(text, place, block.upperBound) {
                    pairs += text[place] == "\u{FFFD}" ? 2 : 1
                    place += width
                }
                if pairs >= 2 {
                    edits.append(
                        .init(
                            range: start..<place, after: String(text[start..<place]), rule: .garbled, isCertain: false))
                }
                if place == start { place += 1 }
            }
        }
        return edits
    }

    /// How many letters one garbled letter takes: UTF-8 read as Windows-1252 or as Windows-1251.
    private static func width(_ text: [Unicode.Scalar], _ place: Int, _ end: Int) -> Int? {
        if text[place] == "\u{FFFD}" { return 1 }
        guard place + 1 < end else { return nil }
        let next = text[place + 1].value
        switch text[place].value {
        case 0xC3, 0xC4, 0xC5, 0xD0, 0xD1, 0xD8...0xDB:
            let isTail =
                (0x80...0xBF).contains(next) || (0x2010...0x2122).contains(next) || next == 0x152 || next == 0x192
            return isTail ? 2 : nil
        case 0x420, 0x421:
            // Р and С before letters that no Russian word has, in turn.
            let isTail =
                (0xA0...0xBB).contains(next) || (0x2010...0x2122).contains(next) || (0x402...0x40F).contains(next)
                || (0x452...0x45F).contains(next)
            return isTail ? 2 : nil
        default: return nil
        }
    }
}
