/// The plain reading of a clipping, and which of its stretches are blocks.
struct Layout: Sendable, Hashable {
    struct Stretch: Sendable, Hashable {
        var kind: StoryBlock.Kind
        /// Unicode scalars of the plain reading.
        var range: Range<Int>
        var isTitle = false
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
                let kind = number < parts.count - 1 ? StoryBlock.Kind.caption : stretch.isTitle ? .title : stretch.kind
                blocks.append(StoryBlock(kind: kind, text: String(text)))
            }
        }
        return Self.withTitle(blocks)
    }

    /// The first title is the title; where there is none, a short first line that is no sentence.
    private static func withTitle(_ found: [StoryBlock]) -> [StoryBlock] {
        var blocks = found
        var hasTitle = false
        for place in blocks.indices where blocks[place].kind == .title {
            if hasTitle { blocks[place].kind = .heading }
            hasTitle = true
        }
        guard !hasTitle, blocks.count > 1, blocks[0].kind == .paragraph || blocks[0].kind == .heading else {
            return blocks
        }
        let line = blocks[0].text.unicodeScalars
        // A caption or the name of a writer may stand between the title and the text.
        let following = blocks[1...].prefix(4).map { $0.text.unicodeScalars.count }
        guard let last = line.last, !last.endsSentence, last != ":", last != "،", line.count <= 160,
            following.contains(where: { $0 > line.count }), !PageEdges.isCaption(blocks[0].text),
            !line.contains(where: { $0 == ":" }) || line.count < 100
        else { return blocks }
        blocks[0].kind = .title
        return blocks
    }

    static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var text = text
        while let first = text.first, first.isBlank { text = text.dropFirst() }
        while let last = text.last, last.isBlank { text = text.dropLast() }
        return text
    }
}
