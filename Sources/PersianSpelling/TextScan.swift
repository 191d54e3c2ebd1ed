/// What stands before a run of letters.
enum Gap: Sendable {
    /// Anything that keeps words apart: the beginning, a mark, a digit, a line's end.
    case hard
    /// Spaces, or spaces and half-spaces.
    case space
    case halfSpace
}

/// A run of letters with what stands before it.
struct Segment: Sendable {
    var word: Letters
    /// Where its letters begin in `TextScan.letterStarts`.
    let first: Int
    let count: Int
    var gap: Gap
    /// The bytes of what stands before it.
    var gapRange: Range<Int>
    /// Whether that is one sign only.
    var isGapSingle = true
    /// What comes next but for spaces.
    var follower: UInt8 = ScalarKind.lineEnd
    /// ك and ي are in it, or a mark that only Arabic has.
    var looksArabic = false
    /// پ چ ژ گ, or ک and ی as Persian writes them.
    var looksPersian = false
    var isForeign = false
    /// An ezafe is written at its end, so that it is a word of its own: همهٔ.
    var endsInEzafe = false
    /// Nothing in it is touched.
    var isLeft = false
}

/// One walk over a text: words with the gaps between them, and what is wrong with marks, digits and spaces.
struct TextScan {
    let text: String
    let scalars: [UInt32]
    /// Digits that are corrected count as Persian ones from there on.
    var kinds: [UInt8]
    /// The byte at which each scalar begins, and the end of the text.
    let offsets: [Int32]
    var letters: [UInt8] = []
    var letterStarts: [Int32] = []
    var segments: [Segment] = []
    var found: [SpellingCorrection] = []
    /// Corrections inside a word, which are dropped where the word is Arabic.
    var pending: [(segment: Int, correction: SpellingCorrection)] = []
    /// Whether the last letter of the line was Persian.
    var isPersianLine = false
    var gap: Gap = .hard
    var gapRange = 0..<0
    var isGapSingle = true
    var chunkEnd = 0
    var isChunkLeft = false
    private var tagEnd = 0

    init(_ text: String) {
        var (scalars, kinds, offsets): ([UInt32], [UInt8], [Int32]) = ([], [], [])
        let bytes = text.utf8.count
        scalars.reserveCapacity(bytes / 2 + 8)
        kinds.reserveCapacity(bytes / 2 + 8)
        offsets.reserveCapacity(bytes / 2 + 8)
        var offset = 0
        for scalar in text.unicodeScalars {
            scalars.append(scalar.value)
            kinds.append(ScalarKind.of(scalar.value))
            offsets.append(Int32(truncatingIfNeeded: offset))
            offset += UTF8.width(scalar)
        }
        offsets.append(Int32(truncatingIfNeeded: offset))
        self.text = text
        self.scalars = scalars
        self.kinds = kinds
        self.offsets = offsets
        letters.reserveCapacity(scalars.count)
        letterStarts.reserveCapacity(scalars.count)
        scan()
    }

    /// The kind at a place; the ends of the text are ends of lines.
    @inline(__always)
    func kind(_ place: Int) -> UInt8 { place >= 0 && place < kinds.count ? kinds[place] : ScalarKind.lineEnd }

    func bytes(_ range: Range<Int>) -> Range<Int> { Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound]) }

    mutating func add(_ range: Range<Int>, _ replacement: String, _ rule: SpellingRule, isCertain: Bool = true) {
        found.append(.init(range: bytes(range), replacement: replacement, rule: rule, isCertain: isCertain))
    }

    private mutating func scan() {
        var place = 0
        while place < kinds.count {
            let kind = kinds[place]
            if kind != ScalarKind.space, kind != ScalarKind.lineEnd, place >= chunkEnd { readChunk(from: place) }
            if place < chunkEnd, isChunkLeft {
                place = chunkEnd
                gap = .hard
            } else if ScalarKind.isLetter(kind) || kind == ScalarKind.foreign || isTatweelOfWord(place) {
                place = word(from: place)
            } else if kind == ScalarKind.space || kind == ScalarKind.halfSpace || kind == ScalarKind.wrongHalfSpace {
                place = spaces(from: place)
            } else {
                gap = .hard
                if kind == ScalarKind.latin || kind == ScalarKind.lineEnd { isPersianLine = false }
                switch kind {
                case ScalarKind.mark: place = mark(at: place)
                case ScalarKind.opening, ScalarKind.closing: place = bracket(at: place)
                case ScalarKind.persianDigit, ScalarKind.arabicDigit, ScalarKind.latinDigit: place = number(from: place)
                case ScalarKind.unseen: place = unseen(at: place)
                default: place = scalars[place] == 0x3C ? tag(at: place) : place + 1
                }
            }
        }
    }

    /// Looks at all up to the next space: an address, a name of a file or a tag of a network is left as a whole.
    private mutating func readChunk(from start: Int) {
        var end = start
        var isLeft = scalars[start] == 0x23
        while end < kinds.count, kinds[end] != ScalarKind.space, kinds[end] != ScalarKind.lineEnd {
            switch scalars[end] {
            case 0x40, 0x5F, 0x5C: isLeft = true
            case 0x2E, 0x2F, 0x3A:
                let isLatin = kind(end - 1) == ScalarKind.latin || kind(end + 1) == ScalarKind.latin
                let goesOn = end + 1 < kinds.count && scalars[end + 1] != 0x2E && !isApart(kind(end + 1))
                if end > start, isLatin, goesOn, scalars[end] != 0x3A || scalars[end + 1] == 0x2F { isLeft = true }
            default: break
            }
            end += 1
        }
        (chunkEnd, isChunkLeft) = (end, isLeft)
    }

    private func isApart(_ kind: UInt8) -> Bool {
        kind == ScalarKind.space || kind == ScalarKind.lineEnd || kind == ScalarKind.mark || kind == ScalarKind.closing
            || kind == ScalarKind.opening
    }

    /// A tag of HTML is left; each end is looked for once, however many beginnings there are.
    private mutating func tag(at start: Int) -> Int {
        guard kind(start + 1) == ScalarKind.latin || (start + 1 < scalars.count && scalars[start + 1] == 0x2F) else {
            return start + 1
        }
        if tagEnd <= start {
            tagEnd = scalars[start...].firstIndex(of: 0x3E) ?? Int.max
        }
        guard tagEnd != Int.max, tagEnd - start < 2000 else { return start + 1 }
        return tagEnd + 1
    }

    /// Letters up to what ends the word; what is wrong inside is kept apart.
    private mutating func word(from start: Int) -> Int {
        let first = letters.count
        isPersianLine = true
        var segment = Segment(word: .none, first: first, count: 0, gap: gap, gapRange: gapRange)
        var (place, signs) = (start, 0)
        loop: while place < kinds.count {
            let kind = kinds[place]
            switch kind {
            case 1..<64:
                letters.append(kind)
                letterStarts.append(offsets[place])
                letter(at: place, &segment)
            case ScalarKind.foreign: segment.isForeign = true
            case ScalarKind.sign: signs += 1
            case ScalarKind.tatweel: pend(place, "", .strayMark)
            case ScalarKind.unseen:
                guard ScalarKind.isLetter(self.kind(place + 1)) else { break loop }
                pend(place, "", .strayMark)
            default: break loop
            }
            place += 1
        }
        let count = letters.count - first
        if count <= Letters.limit { segment.word = Letters(letters[first...]) }
        if signs > 2 { segment.looksArabic = true }
        segment.endsInEzafe = scalars[place - 1] == 0x654 || scalars[place - 1] == 0x650
        segments.append(
            Segment(
                word: segment.word, first: first, count: count, gap: gap, gapRange: gapRange, isGapSingle: isGapSingle,
                follower: follower(place),
                looksArabic: segment.looksArabic, looksPersian: segment.looksPersian, isForeign: segment.isForeign,
                endsInEzafe: segment.endsInEzafe))
        gap = .hard
        return max(place, start + 1)
    }

    private func follower(_ place: Int) -> UInt8 {
        kind(kind(place) == ScalarKind.space ? place + 1 : place)
    }

    private mutating func letter(at place: Int, _ segment: inout Segment) {
        switch scalars[place] {
        case 0x64A, 0x649: pend(place, "ی", .arabicLetter)
        case 0x643: pend(place, "ک", .arabicLetter)
        case 0x625, 0x671: segment.looksArabic = true
        case 0x629:
            segment.looksArabic = true
            found.append(
                .init(range: bytes(place..<place + 1), replacement: "ه", rule: .foreignLetter, isCertain: false))
        case 0x67E, 0x686, 0x698, 0x6AF, 0x6A9, 0x6CC: segment.looksPersian = true
        default: break
        }
    }

    private mutating func pend(_ place: Int, _ replacement: String, _ rule: SpellingRule) {
        let correction = SpellingCorrection(
            range: bytes(place..<place + 1), replacement: replacement, rule: rule, isCertain: true)
        pending.append((segments.count, correction))
    }
}
