/// Whole numbers as text that stays readable: `5 600*1999 -3`, a number and how often it stands in a row.
enum RunList {
    static func text(_ numbers: [Int64]) -> String {
        var text = ""
        var place = 0
        while place < numbers.count {
            var end = place + 1
            while end < numbers.count, numbers[end] == numbers[place] { end += 1 }
            if place > 0 { text += " " }
            text += String(numbers[place])
            if end - place > 1 { text += "*\(end - place)" }
            place = end
        }
        return text
    }

    /// `nil` where the text is another notation or holds more numbers than `limit`.
    static func read(_ text: String, limit: Int) -> [Int64]? {
        var numbers: [Int64] = []
        if text.isEmpty { return [] }
        for word in text.utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
            let parts = word.split(separator: 0x2A, maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let number = whole(first) else { return nil }
            var times = 1
            if parts.count == 2 {
                guard let count = whole(parts[1]), count >= 2, count <= Int64(limit) else { return nil }
                times = Int(count)
            }
            guard numbers.count + times <= limit else { return nil }
            numbers.append(contentsOf: repeatElement(number, count: times))
        }
        return numbers
    }

    private static func whole(_ digits: Substring.UTF8View) -> Int64? {
        var rest = digits
        let isNegative = rest.first == 0x2D
        if isNegative { rest = rest.dropFirst() }
        // One way to write a number, so that one list has one text.
        guard (1...18).contains(rest.count), rest.count == 1 || rest.first != 0x30 else { return nil }
        var value: Int64 = 0
        for digit in rest {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - 0x30)
        }
        return isNegative ? -value : value
    }
}
