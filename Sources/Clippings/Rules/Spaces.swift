/// Spaces doubled, odd, or at the ends of a block.
enum Spaces {
    static func edits(_ draft: Draft) -> [Draft.Edit] {
        var edits: [Draft.Edit] = []
        let text = draft.scalars
        for block in draft.blocks {
            var place = block.lowerBound
            while place < block.upperBound {
                guard text[place].isBlank, text[place] != Layout.parting else {
                    place += 1
                    continue
                }
                let start = place
                var hasBreak = false
                while place < block.upperBound, text[place].isBlank, text[place] != Layout.parting {
                    hasBreak = hasBreak || text[place].isEndOfLine
                    place += 1
                }
                let isEdge = start == block.lowerBound || place == block.upperBound
                let isPlain = place - start == 1 && (text[start] == " " || isMeant(text[start]))
                // A line of a block is kept where the page itself broke it.
                let after = isEdge ? "" : hasBreak ? "\n" : " "
                if isPlain && !isEdge || String(text[start..<place]) == after { continue }
                edits.append(.init(range: start..<place, after: after, rule: .doubledSpace))
            }
        }
        return edits
    }

    /// A space that does not break is meant between a number and its unit.
    private static func isMeant(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}"
    }
}
