/// Digits: Arabic ones are always Persian ones meant; Latin ones only where no unit, code or Latin word is beside.
extension TextScan {
    mutating func number(from start: Int) -> Int {
        var end = start
        while isNumberPart(end) { end += 1 }
        while end > start + 1, !ScalarKind.isDigit(kinds[end - 1]) { end -= 1 }
        let isCode = isCode(start..<end)
        if !isCode, isWordPart(kind(start - 1)), isWordPart(kind(start - 2)) {
            add(start..<start, " ", .missingSpace)
        }
        var place = start
        while place < end {
            let kind = kinds[place]
            guard kind == ScalarKind.arabicDigit || kind == ScalarKind.latinDigit else {
                place += 1
                continue
            }
            var last = place
            while last < end, kinds[last] == kind { last += 1 }
            let zero: UInt32 = kind == ScalarKind.arabicDigit ? 0x660 : 0x30
            let digits = String(
                String.UnicodeScalarView((place..<last).compactMap { Unicode.Scalar(scalars[$0] - zero + 0x6F0) }))
            if !isCode {
                add(place..<last, digits, .digits)
                for digit in place..<last { kinds[digit] = ScalarKind.persianDigit }
            }
            place = last
        }
        if !isCode { numberMarks(start..<end) }
        return end
    }

    private func isNumberPart(_ place: Int) -> Bool {
        guard place < kinds.count else { return false }
        if ScalarKind.isDigit(kinds[place]) { return true }
        switch scalars[place] {
        case 0x2E, 0x2C, 0x2F, 0x3A, 0x2D, 0x2013, 0x66A, 0x66B, 0x66C, 0x25: return ScalarKind.isDigit(kind(place + 1))
        default: return false
        }
    }

    /// What is left: dates of ISO, numbers of telephones and accounts, versions, and all that stands beside Latin letters.
    private func isCode(_ range: Range<Int>) -> Bool {
        if isLatin(before: range.lowerBound) || isLatin(after: range.upperBound) { return true }
        guard isPersianLine || isPersian(after: range.upperBound) else { return true }
        let digits = range.count { ScalarKind.isDigit(kinds[$0]) }
        guard range.contains(where: { kinds[$0] == ScalarKind.latinDigit }) else { return false }
        let marks = range.lazy.filter { !ScalarKind.isDigit(kinds[$0]) }
        if marks.count(where: { scalars[$0] == 0x2D || scalars[$0] == 0x2E }) > 1 { return true }
        if marks.isEmpty, digits > 9 || (digits > 1 && scalars[range.lowerBound] == 0x30) { return true }
        return digits > 15
    }

    /// Whether the next letter of the line is Persian, as far as a number's own surroundings go.
    private func isPersian(after end: Int) -> Bool {
        for place in end..<(end + 40) where place < kinds.count {
            let kind = kinds[place]
            if ScalarKind.isLetter(kind) { return true }
            if kind == ScalarKind.latin || kind == ScalarKind.lineEnd || kind == ScalarKind.foreign { return false }
        }
        return false
    }

    private func isLatin(before start: Int) -> Bool {
        var place = start - 1
        while place >= 0, kinds[place] == ScalarKind.space || isSign(place), start - place < 4 { place -= 1 }
        return kind(place) == ScalarKind.latin
    }

    private func isLatin(after end: Int) -> Bool {
        var place = end
        while place < kinds.count, kinds[place] == ScalarKind.space || isSign(place), place - end < 3 { place += 1 }
        return kind(place) == ScalarKind.latin
    }

    private func isSign(_ place: Int) -> Bool {
        guard place >= 0, place < scalars.count else { return false }
        return [0x2D, 0x2B, 0x24, 0xB0, 0x28, 0x2F, 0x5F, 0x23, 0x40].contains(scalars[place])
    }

    /// 5.5 may be a fraction or a date: the sign between is only marked.
    private mutating func numberMarks(_ range: Range<Int>) {
        let marks = range.filter { !ScalarKind.isDigit(kinds[$0]) }
        guard marks.count == 1, let mark = marks.first else { return }
        if scalars[mark] == 0x2E { add(mark..<mark + 1, "٫", .numberMark, isCertain: false) }
        if scalars[mark] == 0x2C, range.upperBound - mark == 4 {
            add(mark..<mark + 1, "٬", .numberMark, isCertain: false)
        }
    }
}
