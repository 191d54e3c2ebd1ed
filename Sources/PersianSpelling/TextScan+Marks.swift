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
        let (before, after) = (kind(place - 1), kind(place + 1))
        let scalar = scalars[place]
        if let right = Self.persianMarks[scalar] {
            latinMark(place, right)
        } else if scalar == 0x60C || scalar == 0x61B {
            if isPersianEnd(place - 1), isWordPart(after) { missingSpace(after: place) }
        } else if isWordPart(before), isWordPart(after), isSentenceEnd(place) {
            missingSpace(after: place)
        }
        return place + 1
    }

    private static let persianMarks: [UInt32: String] = [0x2C: "،", 0x3B: "؛", 0x3F: "؟"]

    /// A comma between digits is a number's; one after a Persian word is a Persian comma.
    private mutating func latinMark(_ place: Int, _ right: String) {
        var before = place - 1
        while before >= 0, kinds[before] == ScalarKind.space { before -= 1 }
        let after = kind(place + 1)
        guard isPersianEnd(before), !ScalarKind.isDigit(after), after != ScalarKind.latin else { return }
        guard after != ScalarKind.mark || scalars[place + 1] != scalars[place] else { return }
        add(place..<place + 1, right, .punctuationMark)
        if isWordPart(after), scalars[place] != 0x3F { missingSpace(after: place) }
    }

    private mutating func missingSpace(after place: Int) {
        add(place + 1..<place + 1, " ", .punctuationSpace)
    }

    /// A full stop between words of three letters and two, so that ق.م and ه.ش stay; a colon between any.
    private func isSentenceEnd(_ place: Int) -> Bool {
        switch scalars[place] {
        case 0x2E:
            (1...3).allSatisfy { isWordPart(kind(place - $0)) } && (1...2).allSatisfy { isWordPart(kind(place + $0)) }
        case 0x3A, 0x21, 0x61F: (1...2).allSatisfy { isWordPart(kind(place - $0)) }
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
