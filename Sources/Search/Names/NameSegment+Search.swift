import Languages

/// A search in one segment: every way of answering in turn, until there are enough answers.
struct NameSearch {
    let segment: NameSegment
    let sieve: NameSieve
    let query: [UInt8]
    let sound: Sound
    let ranks: [UInt8]
    let limit: Int

    init?(_ query: NameQuery, in segment: NameSegment, gone: [UInt64]) {
        guard segment.count > 0, let sieve = NameSieve(query, segment.facts, gone: gone) else { return nil }
        self.query = SearchLetters.bytes(query.text, limit: NameBuilder.lettersMax)
        guard !self.query.isEmpty else { return nil }
        self.segment = segment
        self.sieve = sieve
        // A longer text has no longer sound than the letters that are looked for.
        sound = Sound(String(query.text.unicodeScalars.prefix(4 * NameBuilder.lettersMax)))
        ranks = NameLabel.ranks(for: query.language)
        limit = min(max(query.limit, 1), NameQuery.limitMax)
    }

    /// What answers, best first, and how.
    func answers() -> [(match: NameMatch, candidate: NameCandidate)] {
        var found: [(match: NameMatch, candidate: NameCandidate)] = []
        var answered: Set<UInt32> = []
        let spelled = spellings()
        for match in NameMatch.allCases {
            var best = BestNames(limit: limit - found.count, answered: answered)
            switch match {
            case .exact: collectWhole(query[...], into: &best)
            case .spelling, .similar: for one in spelled where one.match == match { best.insert(one.candidate) }
            case .beginning: collect(segment.range(of: query, in: segment.starts), \.nameBlocks, isWord: false, &best)
            case .word: collect(segment.range(of: query, in: segment.words.starts), \.wordBlocks, isWord: true, &best)
            case .typingError: collectErring(into: &best)
            }
            for candidate in best.candidates {
                found.append((match, candidate))
                answered.insert(candidate.document)
            }
            if found.count >= limit { break }
        }
        return found
    }

    @inline(__always)
    func candidate(_ name: Int, order: Int, difference: UInt16 = 0) -> NameCandidate {
        NameCandidate(
            difference: difference, weight: segment.weights[name], languageRank: ranks[Int(segment.labels[name] & 7)],
            order: UInt32(order), name: UInt32(name), document: segment.documents[name])
    }

    /// Names that are these letters and no more.
    func collectWhole(_ letters: ArraySlice<UInt8>, into best: inout BestNames) {
        let range = segment.range(of: Array(letters) + [SearchLetters.end], in: segment.starts)
        collect(range, \.nameBlocks, isWord: false, &best)
    }

    /// The best of a range of an order; a block whose best could not enter any more is passed over.
    private func collect(
        _ range: Range<Int>, _ blocks: KeyPath<NameSegment, [NameBlock]>, isWord: Bool, _ best: inout BestNames
    ) {
        guard !range.isEmpty else { return }
        let blocks = segment[keyPath: blocks]
        let names = segment.words.names
        var place = range.lowerBound
        while place < range.upperBound {
            let block = place / NameBlock.size
            let end = min((block + 1) * NameBlock.size, range.upperBound)
            defer { place = end }
            if let bar = best.bar, !mayEnter(blocks[block], bar) { continue }
            for number in place..<end {
                let candidate = candidate(isWord ? Int(names[number]) : number, order: number)
                guard best.hasRoom(for: candidate), sieve.passes(candidate.document) else { continue }
                best.insert(candidate)
            }
        }
    }

    /// Among equals the earlier in the order is first, so a later block has to be heavier or nearer in language.
    @inline(__always)
    private func mayEnter(_ block: NameBlock, _ bar: NameCandidate) -> Bool {
        if block.weightMax != bar.weight { return block.weightMax > bar.weight }
        return (0..<7).contains { block.languages & (1 << $0) != 0 && ranks[$0] < bar.languageRank }
    }
}

extension NameSegment {
    /// Where the texts that begin with `letters` stand in an order.
    func range(of wanted: [UInt8], in starts: [UInt32]) -> Range<Int> {
        letters.withUnsafeBufferPointer { letters in
            starts.withUnsafeBufferPointer { starts in
                wanted.withUnsafeBufferPointer { wanted in
                    let low = Self.bound(wanted, letters, starts, 0, starts.count, isUpper: false)
                    // Most ranges are short: step away from the lower end before halving the rest.
                    var (step, high) = (1, low)
                    while high < starts.count, Self.compared(letters, Int(starts[high]), wanted) == 0 {
                        high = min(high + step, starts.count)
                        step *= 4
                    }
                    return low..<(high == low ? low : Self.bound(wanted, letters, starts, low, high, isUpper: true))
                }
            }
        }
    }

    private static func bound(
        _ wanted: UnsafeBufferPointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>,
        _ starts: UnsafeBufferPointer<UInt32>, _ from: Int, _ to: Int, isUpper: Bool
    ) -> Int {
        var (low, high) = (from, to)
        while low < high {
            let middle = (low + high) / 2
            let order = compared(letters, Int(starts[middle]), wanted)
            if order < 0 || isUpper && order == 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Below, at or above 0 as the text stands before, among or after those that begin with `wanted`.
    @inline(__always)
    private static func compared(
        _ letters: UnsafeBufferPointer<UInt8>, _ start: Int, _ wanted: UnsafeBufferPointer<UInt8>
    ) -> Int {
        for place in 0..<wanted.count {
            // The text's `end` is below every letter, so no text is read past it.
            let difference = Int(letters[start + place]) - Int(wanted[place])
            if difference != 0 { return difference }
        }
        return 0
    }
}
