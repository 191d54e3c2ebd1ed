/// The story in the making: rule after rule looks at what the rules before it left.
struct Draft {
    struct Edit {
        /// Unicode scalars of the draft.
        let range: Range<Int>
        let after: String
        let rule: ClippingRule
        var isCertain = true
        var detail = ""
        var film: FilmCode?
    }

    let reading: PlainReading
    private(set) var pieces: Pieces
    /// The draft's stretches that are blocks, in order.
    private(set) var blocks: [Range<Int>] = []
    private(set) var changes: [ClippingChange] = []
    private(set) var films: [ClippingChange.ID: FilmCode] = [:]

    init(_ reading: PlainReading) {
        self.reading = reading
        pieces = Pieces(reading.plain, changes: [])
        findBlocks()
    }

    var scalars: [Unicode.Scalar] { pieces.scalars }

    /// Makes the edits of one rule; they stand in order and do not overlap.
    mutating func make(_ edits: [Edit]) {
        guard !edits.isEmpty else { return }
        for edit in edits {
            guard let (range, after) = pieces.before(edit.range, edit.after) else { continue }
            let before = String(reading.plain[range])
            guard before != after || !edit.isCertain else { continue }
            let change = ClippingChange(
                rule: edit.rule, range: range, original: reading.original(range), before: before, after: after,
                isCertain: edit.isCertain, detail: edit.detail)
            changes.append(change)
            if let film = edit.film { films[change.id] = film }
        }
        sort()
        pieces = Pieces(reading.plain, changes: changes.filter(\.isCertain))
        findBlocks()
    }

    /// An outer change stands before those within it; a change that cuts through another is given up.
    private mutating func sort() {
        changes.sort {
            ($0.range.lowerBound, -$0.range.upperBound, $0.rule.rawValue)
                < ($1.range.lowerBound, -$1.range.upperBound, $1.rule.rawValue)
        }
        var ends: [Int] = []
        var seen: Set<ClippingChange.ID> = []
        changes = changes.filter { change in
            while let end = ends.last, end <= change.range.lowerBound { ends.removeLast() }
            guard ends.allSatisfy({ change.range.upperBound <= $0 }), seen.insert(change.id).inserted else {
                return false
            }
            if change.isCertain { ends.append(change.range.upperBound) }
            return true
        }
    }

    private mutating func findBlocks() {
        blocks = []
        var place = 0
        for stretch in reading.stretches {
            while place < pieces.starts.count, pieces.starts[place] < stretch.range.lowerBound { place += 1 }
            let first = place
            while place < pieces.starts.count, pieces.starts[place] < stretch.range.upperBound { place += 1 }
            blocks.append(first..<place)
        }
    }

    var layout: Layout {
        Layout(
            plain: reading.plain,
            stretches: reading.stretches.map { .init(kind: $0.kind, range: $0.range, isTitle: $0.isTitle) })
    }
}
