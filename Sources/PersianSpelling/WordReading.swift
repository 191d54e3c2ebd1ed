/// The words of a scanned text, read one after the other.
struct WordReading {
    private var scan: TextScan
    private var segments: [Segment]
    private var found: [SpellingCorrection]
    private let splitter: WordSplitter
    private let joiner: WordJoiner
    private let table: WordTable
    private var known: [UInt128: Split?] = [:]
    private static let mostKnown = 20_000

    init(_ scan: TextScan) {
        self.scan = scan
        table = Lexicon.shared.table
        splitter = WordSplitter(table: table)
        joiner = WordJoiner(table: table, splitter: splitter)
        segments = scan.segments
        found = scan.found
    }

    mutating func corrections() -> [SpellingCorrection] {
        leaveOtherLanguages()
        for (segment, correction) in scan.pending where !(segment < segments.count && segments[segment].isLeft) {
            found.append(correction)
        }
        splitWords()
        joinWords()
        markUnknown()
        return sorted()
    }

    /// Clauses of Arabic, and of languages with letters that Persian has not, are none of ours.
    private mutating func leaveOtherLanguages() {
        var start = 0
        while start < segments.count {
            var end = start + 1
            while end < segments.count, segments[end].gap != .hard { end += 1 }
            var (arabic, persian, foreign) = (0, 0, 0)
            for segment in segments[start..<end] {
                let facts = table.facts(segment.word)
                if segment.looksArabic || facts.contains(.arabic) || isWithArticle(segment.word, facts) { arabic += 1 }
                if segment.looksPersian || facts.contains(.function) { persian += 1 }
                if segment.isForeign { foreign += 1 }
            }
            let isLeft = (arabic > 1 && persian == 0) || foreign > 1
            for place in start..<end where isLeft || segments[place].isForeign { segments[place].isLeft = true }
            start = end
        }
    }

    private static let article = Letters("ال")

    private func isWithArticle(_ word: Letters, _ facts: WordFacts) -> Bool {
        word.count > 4 && word.hasPrefix(Self.article) && !facts.contains(.known)
    }

    // MARK: words written as one

    private mutating func splitWords() {
        var parts: [Segment] = []
        parts.reserveCapacity(segments.count + segments.count / 8)
        for place in segments.indices {
            let segment = segments[place]
            guard !segment.isLeft, segment.word.count >= 4, let split = split(segment.word), !split.isNothing else {
                parts.append(segment)
                continue
            }
            let isAfterMi = segment.gap != .hard && place > 0 && table.facts(segments[place - 1].word).contains(.mi)
            // ازاین‌رو is one word.
            let isBound = place + 1 < segments.count && segments[place + 1].gap == .halfSpace
            // پیش‌آمدهای is the plural of پیش‌آمد.
            let isPlural = segment.gap == .halfSpace && split.plural == 0 && segment.word.hasSuffix(Endings.pluralEzafe)
            if (split.verb != 0 && isAfterMi) || (split.space != 0 && isBound) || isPlural || isName(split, at: place) {
                parts.append(segment)
            } else {
                cut(segment, settled(split, before: place + 1, after: place - 1), into: &parts)
            }
        }
        segments = parts
    }

    /// شهرستان آبشوران: a name, and not what it would be as a word; a second آ is no matter of taste.
    private func isName(_ split: Split, at place: Int) -> Bool {
        guard split.compound != 0, place > 0, segments[place].gap == .space,
            WordJoiner.beforeNames.contains(segments[place - 1].word)
        else { return false }
        let first = split.compound.trailingZeroBitCount
        return segments[place].word.dropping(first: first).first != Endings.alef
    }

    private mutating func split(_ word: Letters) -> Split? {
        if let split = known[word.bits] { return split }
        let split = splitter.split(word)
        if known.count < Self.mostKnown { known[word.bits] = .some(split) }
        return split
    }

    /// Which of two readings is meant: an ezafe (خان‌های) is followed by a word that it belongs to.
    private mutating func settled(_ split: Split, before next: Int, after last: Int) -> Split {
        guard split.rival != 0 else { return split }
        var settled = split
        settled.rival = 0
        let follower = segments[next - 1].follower
        var isHe = follower == ScalarKind.mark || follower == ScalarKind.closing || follower == ScalarKind.lineEnd
        if next < segments.count, segments[next].gap == .space {
            isHe = table.facts(segments[next].word).contains(.afterIndefinite) || isVerb(segments[next].word)
        }
        if !isHe, last >= 0, segments[last + 1].gap == .space { isHe = Self.one.contains(segments[last].word) }
        guard isHe else { return settled }
        settled.plural &= ~(split.rival >> 1)
        settled.enclitic |= split.rival
        return settled
    }

    private mutating func isVerb(_ word: Letters) -> Bool {
        split(word).map { $0.verb & 0b1100 != 0 } ?? false
    }

    private static let one = Set(["هیچ", "هر", "یک", "چه", "چنین"].map { Letters($0) })

    private mutating func cut(_ segment: Segment, _ split: Split, into parts: inout [Segment]) {
        var (from, places) = (0, split.all)
        while places != 0 {
            let place = places.trailingZeroBitCount
            places &= places - 1
            let offset = Int(scan.letterStarts[segment.first + place])
            let rule = split.rule(at: place)
            let put = rule == .missingSpace ? " " : "\u{200C}"
            found.append(.init(range: offset..<offset, replacement: put, rule: rule, isCertain: true))
            append(segment, from..<place, to: &parts, gap: rule == .missingSpace ? .space : .halfSpace, offset)
            from = place
        }
        append(segment, from..<segment.count, to: &parts, gap: .halfSpace, 0)
    }

    private func append(_ segment: Segment, _ range: Range<Int>, to parts: inout [Segment], gap: Gap, _ offset: Int) {
        let first = segment.first + range.lowerBound
        var part = Segment(
            word: Letters(scan.letters[first..<segment.first + range.upperBound]), first: first, count: range.count,
            gap: .halfSpace, gapRange: 0..<0)
        if range.lowerBound == 0 {
            (part.gap, part.gapRange, part.isGapSingle) = (segment.gap, segment.gapRange, segment.isGapSingle)
        }
        part.follower = segment.follower
        part.endsInEzafe = segment.endsInEzafe && range.upperBound == segment.count
        parts.append(part)
    }

    // MARK: words written as two

    private mutating func joinWords() {
        var joined = [Bool](repeating: false, count: segments.count + 1)
        for place in segments.indices { manyWords(at: place, &joined) }
        for place in segments.indices where segments[place].gap == .space && !segments[place].isLeft {
            let range = segments[place].gapRange
            if joined[place] {
                put("\u{200C}", range, .halfSpaceCompound)
            } else if place > 0, !segments[place - 1].isLeft, !segments[place - 1].endsInEzafe,
                let joining = joining(at: place)
            {
                put(joining.isJoined ? "\u{200C}" : "", range, joining.rule, isCertain: joining.isCertain)
                if !joining.isCertain { single(range, isSingle: segments[place].isGapSingle) }
            } else {
                single(range, isSingle: segments[place].isGapSingle)
            }
        }
    }

    /// A word of two letters that is none may have lost one; initials and words beside a half-space are passed over.
    private mutating func markUnknown() {
        for place in segments.indices where segments[place].count == 2 && segments[place].gap != .halfSpace {
            let segment = segments[place]
            let isApart = place + 1 >= segments.count || segments[place + 1].gap != .halfSpace
            guard isApart, !segment.isLeft, segment.follower != ScalarKind.mark, table.facts(segment.word).isEmpty
            else {
                continue
            }
            let start = Int(scan.letterStarts[segment.first])
            let last = Int(scan.letterStarts[segment.first + 1])
            guard last - start == 2, let word = String(scan.text.utf8.dropFirst(start).prefix(4)) else { continue }
            found.append(
                .init(range: start..<start + 4, replacement: word, rule: .unknownWord, isCertain: false))
        }
    }

    private func word(_ place: Int) -> Letters {
        place >= 0 && place < segments.count ? segments[place].word : .none
    }

    private func joining(at place: Int) -> Joining? {
        let before = segments[place - 1].gap == .hard ? .none : word(place - 2)
        let after = place + 1 < segments.count && segments[place + 1].gap != .hard ? word(place + 1) : .none
        return joiner.joining(before, word(place - 1), word(place), after)
    }

    /// Words of three and four parts: پیش‌ثبت‌نام, رو‌به‌رو.
    private func manyWords(at place: Int, _ joined: inout [Bool]) {
        var whole = segments[place].word
        guard whole.count > 0 else { return }
        var (ends, last): ([Int], Int) = ([], place + 1)
        while last < segments.count, last < place + 4, segments[last].gap != .hard, !segments[last - 1].endsInEzafe {
            ends.append(whole.count)
            guard segments[last].word.count > 0, let longer = whole.appending(segments[last].word) else { return }
            whole = longer
            if ends.count > 1 {
                let entry = table[whole]
                let bits = ends.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
                if entry.facts.contains(.spacedCompound), entry.halfSpaces == bits {
                    for part in place + 1...last { joined[part] = true }
                }
            }
            last += 1
        }
    }

    /// More than one space, or a half-space beside one, is one space.
    private mutating func single(_ range: Range<Int>, isSingle: Bool) {
        if !isSingle { put(" ", range, .doubledSpace) }
    }

    private mutating func put(_ text: String, _ range: Range<Int>, _ rule: SpellingRule, isCertain: Bool = true) {
        guard !range.isEmpty else { return }
        found.append(.init(range: range, replacement: text, rule: rule, isCertain: isCertain))
    }

    /// In the order of their places; what would overlap an earlier one is dropped.
    private func sorted() -> [SpellingCorrection] {
        let ordered = found.sorted { first, second in
            (first.range.lowerBound, first.range.upperBound, second.isCertain ? 1 : 0)
                < (second.range.lowerBound, second.range.upperBound, first.isCertain ? 1 : 0)
        }
        var (kept, end): ([SpellingCorrection], Int) = ([], 0)
        kept.reserveCapacity(ordered.count)
        for correction in ordered where correction.range.lowerBound >= end {
            if let last = kept.last, last.range == correction.range { continue }
            kept.append(correction)
            end = correction.range.upperBound
        }
        return kept
    }
}
