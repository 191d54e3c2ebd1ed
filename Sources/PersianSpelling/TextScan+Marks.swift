/// Spaces beside marks, and marks of Latin script.
extension TextScan {
    /// Spaces that do not stand between two words.
    mutating func outerSpaces(_ range: Range<Int>) {
        let (before, after) = (kind(range.lowerBound - 1), kind(range.upperBound))
        guard before != ScalarKind.lineEnd, after != ScalarKind.lineEnd else { return }
        if isClosing(range.upperBound), isPersianEnd(range.lowerBound - 1) {
            return add(range, "", .punctuationSpace)
        }
        if before == ScalarKind.opening, isPersian(after) { return add(range, "", .punctuationSpace) }
        guard range.count > 1, isPersian(before) || isPersian(after) || before == ScalarKind.mark else { return }
        add(range, " ", .doubledSpace)
    }

    func isPersian(_ kind: UInt8) -> Bool {
        isWordPart(kind) || kind == ScalarKind.persianDigit || kind == ScalarKind.arabicDigit
    }

    /// A mark that no space stands before: not the beginning of three dots, of a number or of a name (.NET).
    private func isClosing(_ place: Int) -> Bool {
        guard kind(place) == ScalarKind.mark || kind(place) == ScalarKind.closing else { return false }
        if isWordPart(kind(place + 1)), scalars[place] == 0x2E || scalars[place] == 0x3A { return false }
        let next = kind(place + 1)
        if next == ScalarKind.latin || ScalarKind.isDigit(next) { return false }
        return place + 1 >= scalars.count || scalars[place + 1] != scalars[place]
    }

    /// The end of a Persian word, a number or a quotation of either.
    private func isPersianEnd(_ place: Int) -> Bool {
        if isPersian(kind(place)) { return true }
        guard kind(place) == ScalarKind.closing else { return false }
        return scalars[place] == 0xBB || isPersian(kind(place - 1))
    }

    mutating func mark(at place: Int) -> Int {
        let scalar = scalars[place]
        if let right = Self.persianMarks[scalar] {
            latinMark(place, right)
        } else {
            spaceAfter(place, scalar)
        }
        return place + 1
    }

    private static let persianMarks: [UInt32: String] = [0x2C: "،", 0x3B: "؛", 0x3F: "؟"]

    /// A comma between digits is a number's; one after a Persian word is a Persian comma.
    private mutating func latinMark(_ place: Int, _ right: String) {
        let after = kind(place + 1)
        guard isPersianEnd(lastBefore(place)), !ScalarKind.isDigit(after), after != ScalarKind.latin else { return }
        guard after != ScalarKind.mark || scalars[place + 1] != scalars[place] else { return }
        add(place..<place + 1, right, .punctuationMark)
        if let scalar = right.unicodeScalars.first { spaceAfter(place, scalar.value) }
    }

    private func lastBefore(_ place: Int) -> Int {
        var before = place - 1
        while before >= 0, kinds[before] == ScalarKind.space || isInvisible(kinds[before]) { before -= 1 }
        return before
    }

    /// Signs that cannot be seen and that may be taken away.
    private func isInvisible(_ kind: UInt8) -> Bool {
        kind == ScalarKind.halfSpace || kind == ScalarKind.wrongHalfSpace || kind == ScalarKind.unseen
    }

    private func firstAfter(_ place: Int) -> Int {
        var after = place + 1
        while isInvisible(kind(after)) { after += 1 }
        return after
    }

    /// Whether that many parts of words stand before a place, what cannot be seen left out.
    private func hasWordParts(_ count: Int, before place: Int) -> Bool {
        var (left, before) = (count, place - 1)
        while left > 0 {
            if isInvisible(kind(before)) {
                before -= 1
            } else if isWordPart(kind(before)) {
                (left, before) = (left - 1, before - 1)
            } else {
                return false
            }
        }
        return true
    }

    private mutating func spaceAfter(_ place: Int, _ scalar: UInt32) {
        let after = kind(firstAfter(place))
        if scalar == 0x3A, ScalarKind.isDigit(after), hasWordParts(2, before: place) {
            return missingSpace(after: place)
        }
        guard isWordPart(after) else { return }
        if scalar == 0x60C || scalar == 0x61B {
            if isPersianEnd(lastBefore(place)) { missingSpace(after: place) }
        } else if isSentenceEnd(place, scalar) {
            missingSpace(after: place)
        }
    }

    private mutating func missingSpace(after place: Int) {
        add(place + 1..<place + 1, " ", .punctuationSpace)
    }

    /// A full stop between words of three letters and two, so that ق.م and ه.ش stay; a colon between any.
    private func isSentenceEnd(_ place: Int, _ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2E: hasWordParts(3, before: place) && (1...2).allSatisfy { isWordPart(kind(place + $0)) }
        case 0x3A: hasWordParts(2, before: place)
        case 0x21, 0x61F: hasWordParts(2, before: lastBefore(place) + 1)
        default: false
        }
    }

    /// A quotation stands apart from the words beside it.
    mutating func bracket(at place: Int) -> Int {
        let scalar = scalars[place]
        if scalar == 0xAB, isWordPart(kind(place - 1)) || scalarsAre(place - 1, 0x3A) {
            add(place..<place, " ", .punctuationSpace)
        }
        if scalar == 0xBB, isWordPart(kind(place + 1)), !isEnding(place + 1) { missingSpace(after: place) }
        return place + 1
    }

    private func scalarsAre(_ place: Int, _ value: UInt32) -> Bool { place >= 0 && scalars[place] == value }

    /// «الف»ها, «دریا»یی: an ending may stand at a quotation.
    private func isEnding(_ place: Int) -> Bool {
        scalars[place] == 0x647 || scalars[place] == 0x6CC || scalars[place] == 0x64A
    }

    /// Marks of direction do nothing between Persian words and spaces; beside anything else they may be meant.
    mutating func unseen(at place: Int) -> Int {
        var end = place
        while kind(end) == ScalarKind.unseen { end += 1 }
        let isPlain = [kind(place - 1), kind(end)].allSatisfy { kind in
            isWordPart(kind) || kind == ScalarKind.space
        }
        let isDirection = (place..<end).allSatisfy {
            scalars[$0] == 0x200E || scalars[$0] == 0x200F || scalars[$0] == 0xFEFF
        }
        if isPlain, isDirection, isWordPart(kind(place - 1)) || isWordPart(kind(end)) {
            add(place..<end, "", .strayMark)
        }
        return end
    }
}
