/// The stretches of a paragraph between quotation marks, outermost, marks included.
enum Quotations {
    static func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
        // Where straight marks do not come out even by what stands beside them, they take turns.
        ranges(in: text, bySides: true) ?? ranges(in: text, bySides: false) ?? []
    }

    private static func ranges(in text: [Unicode.Scalar], bySides: Bool) -> [Range<Int>]? {
        var ranges: [Range<Int>] = []
        var open: (mark: Unicode.Scalar, place: Int, depth: Int)?
        for (place, scalar) in text.enumerated() {
            guard let begun = open else {
                if closing[scalar] != nil { open = (scalar, place, 1) }
                continue
            }
            let opens = scalar == begun.mark && (scalar != "\"" || bySides && opensBySide(text, place))
            if opens {
                open = (begun.mark, begun.place, begun.depth + 1)
            } else if isEnd(scalar, of: begun.mark) {
                if begun.depth == 1 {
                    ranges.append(begun.place..<(place + 1))
                    open = nil
                } else {
                    open = (begun.mark, begun.place, begun.depth - 1)
                }
            }
        }
        return open == nil || !bySides ? ranges : nil
    }

    /// A straight mark behind a space and before a letter opens.
    private static func opensBySide(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
        guard place > 0, place + 1 < text.count else { return false }
        return (text[place - 1].isBlank || text[place - 1] == "(") && !text[place + 1].isBlank
    }

    private static let closing: [Unicode.Scalar: String] = ["«": "»", "“": "”", "„": "“”", "\"": "\"", "‹": "›"]

    private static func isEnd(_ scalar: Unicode.Scalar, of mark: Unicode.Scalar) -> Bool {
        closing[mark]?.unicodeScalars.contains(scalar) ?? false
    }
}
