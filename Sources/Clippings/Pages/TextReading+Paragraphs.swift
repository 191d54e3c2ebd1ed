extension TextReading {
    private struct Line {
        var range: Range<Int>
        /// Whether an empty line stands before it.
        var isApart: Bool
    }

    /// A line this long is broken by the width of a window, not by the writer.
    private static let wrapped = 55

    /// An empty line parts paragraphs; where there are any, a line that ends in the middle of a sentence goes on.
    static func cutIntoParagraphs(_ reading: inout PlainReading) {
        let lines = lines(of: reading)
        let hasParagraphs = lines.dropFirst().contains(where: \.isApart)
        let text = reading.plain
        var breaks: [PlainReading.Removal] = []
        for (number, line) in lines.enumerated() {
            if number > 0, !line.isApart, hasParagraphs, let last = reading.stretches.last,
                goesOn(text, lines[number - 1].range, line.range)
            {
                breaks.append(
                    .init(range: last.range.upperBound..<line.range.lowerBound, rule: .lineBreak, after: " "))
                reading.stretches[reading.stretches.count - 1].range = last.range.lowerBound..<line.range.upperBound
            } else {
                reading.stretches.append(.init(kind: .paragraph, range: line.range))
            }
        }
        reading.removals = (reading.removals + breaks).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func goesOn(_ text: [Unicode.Scalar], _ line: Range<Int>, _ next: Range<Int>) -> Bool {
        guard line.count >= wrapped, let last = text[line].last(where: { !$0.isBlank }) else { return false }
        guard let first = text[next].first(where: { !$0.isBlank }) else { return false }
        if isDate(text[next]) { return false }
        let marks: Set<Unicode.Scalar> = ["-", "–", "—", "•", "*", "«", "\""]
        return !last.endsSentence && last != ":" && !first.isUpper && !marks.contains(first)
    }

    /// A short line that begins with a day and ends with a time or year belongs to the page, not to the line before.
    private static func isDate(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        let line = Layout.trimmed(line)
        guard line.count <= 70, line.first?.digit != nil, line.last?.endsSentence != true else { return false }
        let words = StoryWords.words(of: line)
        let hasTime = zip(words, words.dropFirst()).contains { first, second in
            first.isNumber && second.isNumber && first.range.upperBound + 1 == second.range.lowerBound
                && line[first.range.upperBound] == ":"
        }
        let hasYear = words.contains { $0.isNumber && $0.key.count == 4 }
        return hasYear && (hasTime || words.count <= 4) || hasYear && line.contains("/")
    }

    /// The lines with anything on them; the end of a line within a code ends nothing.
    private static func lines(of reading: PlainReading) -> [Line] {
        let text = reading.plain
        var lines: [Line] = []
        var (start, place, code, ends) = (0, 0, 0, 0)
        func add(_ end: Int) {
            let range = start..<end
            if text[range].contains(where: { !$0.isBlank }) {
                lines.append(Line(range: range, isApart: ends > 1))
                ends = 0
            }
        }
        while place < text.count {
            while code < reading.removals.count, reading.removals[code].range.upperBound <= place { code += 1 }
            if code < reading.removals.count, reading.removals[code].range.contains(place) {
                place = reading.removals[code].range.upperBound
                continue
            }
            if text[place].isEndOfLine {
                add(place)
                if text[place] == "\r", place + 1 < text.count, text[place + 1] == "\n" { place += 1 }
                ends += 1
                start = place + 1
            }
            place += 1
        }
        add(text.count)
        return lines
    }
}
