/// Marks that nobody sees and that only get in the way of search: of direction, of width nought, control characters.
enum InvisibleMarks {
    static func edits(_ draft: Draft) -> [Draft.Edit] {
        var edits: [Draft.Edit] = []
        let text = draft.scalars
        for block in draft.blocks {
            var place = block.lowerBound
            while place < block.upperBound {
                guard isRubbish(text, place, block) else {
                    place += 1
                    continue
                }
                let start = place
                while place < block.upperBound, isRubbish(text, place, block) { place += 1 }
                edits.append(.init(range: start..<place, after: "", rule: .invisibleMark))
            }
        }
        return edits
    }

    private static func isRubbish(_ text: [Unicode.Scalar], _ place: Int, _ block: Range<Int>) -> Bool {
        switch text[place].value {
        case 0x09, 0x0A, 0x0D: return false
        case 0..<0x20, 0x7F...0x84, 0x86...0x9F: return true
        case 0xAD, 0x200B, 0x200D...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF, 0xFFFC:
            return true
        case 0x180E, 0x061C, 0xFFF9...0xFFFB, 0xE0000...0xE007F, 0xE000...0xF8FF: return true
        case 0x200C:
            // A half-space is one only between two letters of Persian.
            let isBetween =
                place > block.lowerBound && place + 1 < block.upperBound && text[place - 1].isArabicLetter
                && text[place + 1].isArabicLetter
            return !isBetween
        default: return false
        }
    }
}
