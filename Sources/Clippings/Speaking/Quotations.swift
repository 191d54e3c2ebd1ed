/// The stretches of a paragraph between quotation marks, outermost, marks included.
enum Quotations {
    static func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: (mark: Unicode.Scalar, place: Int, depth: Int)?
        for (place, scalar) in text.enumerated() {
            guard let begun = open else {
                if closing[scalar] != nil { open = (scalar, place, 1) }
                continue
            }
            if isEnd(scalar, of: begun.mark) {
                if begun.depth == 1 {
                    ranges.append(begun.place..<(place + 1))
                    open = nil
                } else {
                    open = (begun.mark, begun.place, begun.depth - 1)
                }
            } else if scalar == begun.mark, scalar != "\"" {
                open = (begun.mark, begun.place, begun.depth + 1)
            }
        }
        return ranges
    }

    private static let closing: [Unicode.Scalar: String] = ["«": "»", "“": "”", "„": "“”", "\"": "\"", "‹": "›"]

    private static func isEnd(_ scalar: Unicode.Scalar, of mark: Unicode.Scalar) -> Bool {
        closing[mark]?.unicodeScalars.contains(scalar) ?? false
    }
}
