/// Spaces and half-spaces between words.
extension TextScan {
    /// Spaces and half-spaces in a row: a gap between two words, or something to set right beside a mark.
    mutating func spaces(from start: Int) -> Int {
        var (end, hasSpace) = (start, false)
        while end < kinds.count, isGap(kinds[end]) {
            if kinds[end] == ScalarKind.space { hasSpace = true }
            end += 1
        }
        let (before, after) = (kind(start - 1), kind(end))
        let isBetween =
            isWordPart(before) && (ScalarKind.isLetter(after) || (!hasSpace && isTatweelOfWord(end)))
            && !(start > 0 && start == chunkEnd && isChunkLeft)
        (gap, gapRange) = (isBetween ? (hasSpace ? .space : .halfSpace) : .hard, bytes(start..<end))
        isGapSingle = end - start == 1
        if !hasSpace { halfSpaces(start..<end, isBetween: isBetween) } else if !isBetween { outerSpaces(start..<end) }
        return end
    }

    /// A tatweel between a half-space and a letter.
    func isTatweelOfWord(_ place: Int) -> Bool {
        kind(place) == ScalarKind.tatweel && kind(place - 1) == ScalarKind.halfSpace
            && ScalarKind.isLetter(kind(place + 1))
    }

    private func isGap(_ kind: UInt8) -> Bool {
        kind == ScalarKind.space || kind == ScalarKind.halfSpace || kind == ScalarKind.wrongHalfSpace
    }

    func isWordPart(_ kind: UInt8) -> Bool {
        ScalarKind.isLetter(kind) || kind == ScalarKind.sign || kind == ScalarKind.tatweel
    }

    /// One half-space between two letters is right; more of them, or one that stands alone, are not.
    private mutating func halfSpaces(_ range: Range<Int>, isBetween: Bool) {
        let isWrong = range.contains { kinds[$0] == ScalarKind.wrongHalfSpace }
        if isBetween {
            if isWrong || range.count > 1 { add(range, "\u{200C}", .strayMark) }
            return
        }
        let (before, after) = (kind(range.lowerBound - 1), kind(range.upperBound))
        let isPlain = [before, after].allSatisfy { kind in
            isWordPart(kind) || kind == ScalarKind.lineEnd || kind == ScalarKind.mark
        }
        if isPlain, !isWrong, isWordPart(before) != isWordPart(after) { add(range, "", .strayMark) }
    }
}
