import Languages

/// Numbers with their units.
struct FigureFinding {
    private(set) var figures: [FigureMention] = []

    private let story: Story
    private static let limit = 2000

    init(_ story: Story) {
        self.story = story
        for (number, block) in story.blocks.enumerated() {
            var place = 0
            while place < block.words.count, figures.count < Self.limit {
                guard block.words[place].isNumber, let figure = figure(block, number, place) else {
                    place += 1
                    continue
                }
                figures.append(figure.mention)
                place = figure.next
            }
        }
    }

    private func figure(_ block: Story.Block, _ number: Int, _ start: Int) -> (mention: FigureMention, next: Int)? {
        guard let (digits, last) = digits(block, start) else { return nil }
        var next = last + 1
        var zeros = 0
        while next < block.words.count, isBeside(block, next - 1),
            let more = FigureWords.multipliers[block.words[next].key]
        {
            zeros += more
            next += 1
        }
        guard var value = Self.value(digits, zeros: zeros) else { return nil }
        if zeros > 0, let more = remainder(block, next, zeros), let whole = Int(value) {
            value = String(whole + more.value)
            next = more.next
        }
        let sign = signBefore(block, start)
        guard let unit = sign ?? unit(block, next) else { return nil }
        let first = lower(block, start, zeros)
        if let first, let low = Self.value(first.digits, zeros: zeros), sign == nil { value = low + ".." + value }
        let begin = first.map { block.words[$0.place].range.lowerBound } ?? block.words[start].range.lowerBound
        let range = min(begin, unit.start)..<max(unit.end, block.words[next - 1].range.upperBound)
        let sentence = block.sentences[block.sentence(at: range.lowerBound)]
        return (
            FigureMention(
                place: StoryRange(block: number, range: range), text: block.text(range), number: value, unit: unit.code,
                unitWords: block.text(unit.start..<unit.end), sentence: StoryRange(block: number, range: sentence)),
            max(start + 1, unit.next)
        )
    }

    /// ۴۳ هزار و ۷۰۰: what is added to the thousands.
    private func remainder(_ block: Story.Block, _ next: Int, _ zeros: Int) -> (value: Int, next: Int)? {
        guard next < block.words.count, isBeside(block, next - 1) else { return nil }
        let place = block.words[next].key == "و" && next + 1 < block.words.count ? next + 1 : next
        guard block.words[place].isNumber, block.words[place].key.utf8.count <= zeros, zeros <= 9,
            let value = Int(block.words[place].key)
        else { return nil }
        return (value, place + 1)
    }

    /// A sign of money before the number: $300.
    private func signBefore(_ block: Story.Block, _ start: Int) -> Unit? {
        let place = block.words[start].range.lowerBound - 1
        guard place >= 0, let code = FigureWords.signs[block.scalars[place]], code.hasPrefix("[") else { return nil }
        return (code, place, place + 1, start)
    }

    /// The lower end of a range: 18–25 %, ۵۰ تا ۶۰.
    private func lower(_ block: Story.Block, _ start: Int, _ zeros: Int) -> (digits: String, place: Int)? {
        guard start > 0 else { return nil }
        var place = start - 1
        let gap = block.scalars[block.words[place].range.upperBound..<block.words[start].range.lowerBound]
        if block.words[place].key == "تا", place > 0, gap.count <= 2 {
            place -= 1
        } else {
            let dash = gap.filter { !$0.isBlank }
            guard gap.count <= 3, dash.count == 1, let mark = dash.first, "-–—".unicodeScalars.contains(mark) else {
                return nil
            }
        }
        guard block.words[place].isNumber, let found = digits(block, place), found.1 == place,
            let low = Double(found.0), let high = Double(block.words[start].key), low < high
        else { return nil }
        return (found.0, place)
    }

    private typealias Unit = (code: String, start: Int, end: Int, next: Int)

    private func unit(_ block: Story.Block, _ next: Int) -> Unit? {
        let end = block.words[next - 1].range.upperBound
        var place = end
        while place < block.scalars.count, place - end < 2, block.scalars[place].isBlank { place += 1 }
        if place < block.scalars.count, let code = FigureWords.signs[block.scalars[place]] {
            return (code, place, place + 1, next)
        }
        guard next < block.words.count, isBeside(block, next - 1) else { return nil }
        guard let match = unitWords(block, next) else { return nil }
        var stop = block.words[next + match.count - 1].range.upperBound
        // A power behind a unit: m³, km².
        if stop < block.scalars.count, "²³".unicodeScalars.contains(block.scalars[stop]) { stop += 1 }
        let power =
            stop > block.words[next + match.count - 1].range.upperBound
            ? (block.scalars[stop - 1] == "²" ? "2" : "3") : ""
        return (match.value + power, block.words[next].range.lowerBound, stop, next + match.count)
    }

    private func unitWords(_ block: Story.Block, _ place: Int) -> (count: Int, value: String)? {
        let units = FigureWords.units(story.language)
        if let match = units.match(block.words, place) { return match }
        guard [.az, .kk, .tk].contains(story.language) else { return nil }
        // The unit bears the ending of the whole: 35 faizə, 1 метрге.
        let key = block.words[place].key
        for length in 1...NameEndings.longest where key.count > length {
            let ending = key.suffix(length)
            guard NameEndings.contains(ending, in: story.language) else { continue }
            if let unit = units.single(String(key.dropLast(length))) { return (1, unit) }
        }
        return nil
    }

    private func isBeside(_ block: Story.Block, _ place: Int) -> Bool {
        guard place + 1 < block.words.count else { return false }
        let gap = block.scalars[block.words[place].range.upperBound..<block.words[place + 1].range.lowerBound]
        return gap.count <= 2
            && gap.allSatisfy { $0.isBlank || $0 == "-" || $0 == "." && block.words[place].range.count <= 4 }
    }

    // MARK: numbers

    /// The digits with their groups and fraction as plain decimal text, and the last word of them.
    private func digits(_ block: Story.Block, _ start: Int) -> (String, Int)? {
        // What is glued to letters or to a mark before it is a name or a code.
        if start > 0 {
            let before = block.words[start - 1].range.upperBound..<block.words[start].range.lowerBound
            if before.isEmpty { return nil }
            let gap = block.scalars[before]
            if before.count == 1, block.words[start - 1].isNumber,
                gap.contains(where: { "/.:,".unicodeScalars.contains($0) })
            {
                return nil
            }
        }
        var text = block.words[start].key
        guard text.utf8.count <= 18 else { return nil }
        var last = start
        while last + 1 < block.words.count, block.words[last + 1].isNumber {
            let gap = block.words[last].range.upperBound..<block.words[last + 1].range.lowerBound
            guard gap.count == 1,
                let kind = Self.mark(block.scalars[gap.lowerBound], block.words[last + 1].key, story.language),
                text.utf8.count < 24
            else { break }
            text += kind + block.words[last + 1].key
            last += 1
            if kind == "." { break }
        }
        return (text, last)
    }

    /// Nothing for a mark that groups thousands, a point for one before a fraction; nil for any other.
    private static func mark(_ mark: Unicode.Scalar, _ next: String, _ language: Language) -> String? {
        let isGroup = next.utf8.count == 3
        switch mark {
        case " ", "\u{A0}", "\u{202F}", "\u{2009}", "٬", "'", "’": return isGroup ? "" : nil
        case "٫", "/": return mark == "/" && language != .fa ? nil : "."
        case ",", "،": return language == .en || language == .fa ? (isGroup ? "" : nil) : "."
        case ".": return language == .en || language == .fa || !isGroup ? "." : ""
        default: return nil
        }
    }

    /// A plain decimal number times a power of ten.
    static func value(_ digits: String, zeros: Int) -> String? {
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, !whole.isEmpty else { return nil }
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        var number = String(whole)
        for _ in 0..<zeros { number += fraction.isEmpty ? "0" : String(fraction.removeFirst()) }
        let plain = number.drop { $0 == "0" }
        return (plain.isEmpty ? "0" : String(plain)) + (fraction.isEmpty ? "" : "." + fraction)
    }
}
