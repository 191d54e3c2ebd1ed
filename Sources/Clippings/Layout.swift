/// The plain reading of a clipping, and which of its stretches are blocks.
struct Layout: Sendable, Hashable {
    struct Stretch: Sendable, Hashable {
        var kind: StoryBlock.Kind
        /// Unicode scalars of the plain reading.
        var range: Range<Int>
    }

    /// Parts a paragraph in two where a change puts it.
    static let parting: Unicode.Scalar = "\u{2029}"

    let plain: [Unicode.Scalar]
    let stretches: [Stretch]

    /// The blocks of the story after these changes; empty ones are left out.
    func blocks(_ changes: [ClippingChange]) -> [StoryBlock] {
        let pieces = Pieces(plain, changes: changes)
        var blocks: [StoryBlock] = []
        var place = 0
        for stretch in stretches {
            while place < pieces.starts.count, pieces.starts[place] < stretch.range.lowerBound { place += 1 }
            let first = place
            while place < pieces.starts.count, pieces.starts[place] < stretch.range.upperBound { place += 1 }
            let parts = pieces.scalars[first..<place].split(separator: Self.parting, omittingEmptySubsequences: true)
            for (number, part) in parts.enumerated() {
                let text = Self.trimmed(part)
                guard !text.isEmpty else { continue }
                // What a fold of captions parts off is the caption.
                let kind = number < parts.count - 1 ? StoryBlock.Kind.caption : stretch.kind
                blocks.append(StoryBlock(kind: kind, text: String(text)))
            }
        }
        return blocks
    }

    static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var text = text
        while let first = text.first, first.isBlank { text = text.dropFirst() }
        while let last = text.last, last.isBlank { text = text.dropLast() }
        return text
    }
}
