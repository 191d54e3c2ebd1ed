import Languages

/// Says which bearer of a name is meant, and how sure that is.
struct NameChoosing {
    private let names: NameList
    private let story: Story
    private(set) var links: [NameLink] = []
    /// What is named beyond doubt, in the whole text and by sentence.
    private var known: Set<String> = []
    private var knownNear: [Spot: Set<String>] = [:]

    /// The words of each block that are part of some name.
    private var covered: [Int: Set<Int>] = [:]

    private struct Spot: Hashable {
        let block: Int
        let sentence: Int
    }

    init(_ names: NameList, _ story: Story, _ matches: [NameFinding.Match]) {
        self.names = names
        self.story = story
        for match in matches { covered[match.block, default: []].formUnion(match.words) }
        for match in matches { know(match) }
        for match in matches { link(match) }
    }

    private mutating func know(_ match: NameFinding.Match) {
        let bearers = match.bearers.map { names.bearers[$0] }.filter { doubt(match, $0) == nil }
        guard let first = bearers.first else { return }
        let references = Set(bearers.map(\.name.reference))
        // Namesakes in one land still tell which land the text is about.
        var shared = Set(first.name.within)
        for bearer in bearers.dropFirst() { shared.formIntersection(bearer.name.within) }
        if references.count == 1 { shared.formUnion(references) }
        let sentence = story.blocks[match.block].sentence(at: range(match).lowerBound)
        known.formUnion(shared)
        knownNear[Spot(block: match.block, sentence: sentence), default: []].formUnion(shared)
    }

    private func range(_ match: NameFinding.Match) -> Range<Int> {
        let words = story.blocks[match.block].words
        return words[match.words.lowerBound].range.lowerBound..<words[match.words.upperBound - 1].range.upperBound
    }

    // MARK: weighing

    private struct Candidate {
        let bearer: NameList.Bearer
        var weight: Int
    }

    private mutating func link(_ match: NameFinding.Match) {
        var candidates: [Candidate] = []
        let own = match.bearers.filter { names.bearers[$0].name.language == story.language }
        for number in own.isEmpty ? match.bearers : own {
            let candidate = Candidate(bearer: names.bearers[number], weight: weight(match, names.bearers[number]))
            if let place = candidates.firstIndex(where: { $0.bearer.name.reference == candidate.bearer.name.reference })
            {
                if candidates[place].weight < candidate.weight { candidates[place] = candidate }
            } else {
                candidates.append(candidate)
            }
        }
        weighTowns(match, &candidates)
        candidates.sort { ($0.weight, $1.bearer.name.reference) > ($1.weight, $0.bearer.name.reference) }
        guard let best = candidates.first else { return }
        let others = candidates.dropFirst()
        let isClear = others.first.map { best.weight - $0.weight >= 12 } ?? true
        links.append(link(match, best.bearer, others: others.map(\.bearer), isClear: isClear))
        guard !isClear else { return }
        for other in others where best.weight - other.weight < 12 {
            links.append(link(match, other.bearer, others: [best.bearer], isClear: false))
        }
    }

    /// Where a town is called after its port, the town is meant first; unless the words beside the name say the port, and
    /// say nothing of a town.
    private func weighTowns(_ match: NameFinding.Match, _ candidates: inout [Candidate]) {
        let towns = candidates.filter { ["town", "province"].contains($0.bearer.name.kind) }
        guard !towns.isEmpty else { return }
        let saysTown = towns.contains { isSaid($0.bearer.name.kind, beside: match) }
        for place in candidates.indices where Self.facilities.contains(candidates[place].bearer.name.kind) {
            let isSaid = !saysTown && isSaid(candidates[place].bearer.name.kind, beside: match)
            candidates[place].weight += isSaid ? 50 : -20
        }
    }

    /// Whether a word right beside a name says a kind, or one that says it of several names in a row.
    private func isSaid(_ kind: String, beside match: NameFinding.Match) -> Bool {
        let words = story.blocks[match.block].words
        if saysBeside(match, kind) { return true }
        // The ports of A, B and C; A, B and C ports.
        for step in [-1, 1] {
            var place = step < 0 ? match.words.lowerBound - 1 : match.words.upperBound
            // Another name in between belongs to the row only where something joins them.
            var isJoined = false
            for _ in 0..<8 {
                guard words.indices.contains(place) else { break }
                if KindWords.saysSeveral(words[place].key, kind) { return true }
                isJoined = isJoined || KindWords.joins(words[place].key) || hasComma(match.block, place, before: step)
                guard isJoined, covered[match.block]?.contains(place) == true || KindWords.joins(words[place].key)
                else { break }
                place += step
            }
        }
        return false
    }

    /// Whether a comma parts a word from the one that was looked at before it.
    private func hasComma(_ number: Int, _ place: Int, before step: Int) -> Bool {
        let block = story.blocks[number]
        let (left, right) = step < 0 ? (place, place + 1) : (place - 1, place)
        guard block.words.indices.contains(left), block.words.indices.contains(right) else { return false }
        let gap = block.words[left].range.upperBound..<block.words[right].range.lowerBound
        return gap.count <= 3 && block.scalars[gap].contains { ",،".unicodeScalars.contains($0) }
    }

    private func weight(_ match: NameFinding.Match, _ bearer: NameList.Bearer) -> Int {
        var weight = Self.rank(bearer.name.kind)
        if bearer.name.language == story.language { weight += 5 }
        if !bearer.name.isAlias { weight += 20 }
        if saysKind(match, bearer) { weight += 45 }
        let block = story.blocks[match.block]
        let near = knownNear[Spot(block: match.block, sentence: block.sentence(at: range(match).lowerBound))] ?? []
        // The whole text may be about one country; what stands in the same sentence says more.
        if bearer.name.within.contains(where: near.contains) { weight += 14 }
        if bearer.name.within.contains(where: known.contains) { weight += 6 }
        return weight
    }

    /// Of namesakes a place is meant rather than what stands in it.
    private static func rank(_ kind: String) -> Int {
        switch kind {
        case "country": 140
        case "sea": 130
        case "promise", "declaration", "declaration-item": 0
        case "province", "town": 60
        case "port", "terminal", "airport", "plant", "observing-station", "crossing": 10
        default: 35
        }
    }

    private static let lands: Set<String> = ["country", "sea", "province"]

    private static let facilities: Set<String> = [
        "port", "terminal", "airport", "plant", "observing-station", "crossing", "port-group", "energy-link",
        "ferry-line",
        "flight", "rail-line",
    ]

    /// Whether the name itself, or a word beside it, says the kind.
    private func saysKind(_ match: NameFinding.Match, _ bearer: NameList.Bearer) -> Bool {
        let kind = bearer.name.kind == "observing-station" ? "station" : bearer.name.kind
        if bearer.keys.contains(where: { KindWords.says($0, kind) }) { return true }
        let words = story.blocks[match.block].words
        if saysBeside(match, kind) { return true }
        let near = max(0, match.words.lowerBound - 8)..<min(words.count, match.words.upperBound + 8)
        return near.contains { KindWords.saysSeveral(words[$0].key, kind) }
    }

    /// Whether the word before or behind a name says a kind: Reed port, the port of Reed.
    private func saysBeside(_ match: NameFinding.Match, _ kind: String) -> Bool {
        let words = story.blocks[match.block].words
        let before = match.words.lowerBound - 1
        for place in [before, match.words.upperBound] where words.indices.contains(place) {
            if KindWords.says(words[place].key, kind), isBeside(match, place) { return true }
        }
        guard story.language == .en, before > 0, words[before].key == "of", isBeside(match, before) else {
            return false
        }
        return KindWords.says(words[before - 1].key, kind)
    }

    private func isBeside(_ match: NameFinding.Match, _ place: Int) -> Bool {
        let block = story.blocks[match.block]
        let own = range(match)
        let other = block.words[place].range
        let gap =
            other.upperBound <= own.lowerBound ? other.upperBound..<own.lowerBound : own.upperBound..<other.lowerBound
        return gap.count <= 3 && block.scalars[gap].allSatisfy { $0.isBlank || "«»\"“”.-–".unicodeScalars.contains($0) }
    }

    // MARK: doubts

    private func doubt(_ match: NameFinding.Match, _ bearer: NameList.Bearer) -> NameLink.Reason? {
        let words = story.blocks[match.block].words
        let saysKind = saysKind(match, bearer)
        let isLarge = story.language.script != .arabic && words[match.words.lowerBound].isUpper
        if NameDoubts.isWord(bearer.keys, startsSentence: startsSentence(match), hasCapital: isLarge), !saysKind {
            return .doubtful
        }
        let surroundings = NameSurroundings(
            block: story.blocks[match.block], language: story.language, words: match.words)
        let isPlace = ["town", "province", "country", "sea", "site"].contains(bearer.name.kind)
        if surroundings.isInCompound || !saysKind && surroundings.isQuotedName(ofPlace: isPlace) { return .doubtful }
        if bearer.name.kind == "sea", !saysKind, surroundings.isBeforeName {
            return .doubtful
        }
        if isPersian(match, bearer) { return .doubtful }
        let before = words[..<match.words.lowerBound].suffix(2)
        if NameDoubts.isIdiom(words[match.words.lowerBound].key, after: before) { return .doubtful }
        if Self.facilities.contains(bearer.name.kind), match.words.count == 1, !saysKind { return .doubtful }
        for place in [match.words.lowerBound - 1, match.words.upperBound]
        where words.indices.contains(place) && isBeside(match, place) {
            let key = words[place].key
            if NameDoubts.isVenue(key), isVenueOf(match, place) { return .doubtful }
            // The district or town that is called after the sea is not the sea.
            if bearer.name.kind == "sea", !saysKind, KindWords.says(key, "province") || KindWords.says(key, "town") {
                return .doubtful
            }
            if bearer.name.kind == "province", place == match.words.upperBound, NameDoubts.isManyLands(key) {
                return .doubtful
            }
            // A hyphen makes one name of two words.
            if isHyphened(match, place) { return .doubtful }
            let isWritten = story.language.script == .arabic || words[place].isUpper
            if isWritten, NameDoubts.isSide(key) { return .doubtful }
        }
        return isPerson(match, saysKind, isLand: Self.lands.contains(bearer.name.kind)) ? .doubtful : nil
    }

    /// In Turkic languages the house stands behind its name; a firm before a name is another's.
    private func isVenueOf(_ match: NameFinding.Match, _ place: Int) -> Bool {
        guard [.az, .kk, .tk].contains(story.language) else { return true }
        return place >= match.words.upperBound
    }

    /// Persian makes of a town the adjective that is many a surname: of Baku or Bakui.
    private func isPersian(_ match: NameFinding.Match, _ bearer: NameList.Bearer) -> Bool {
        guard story.language == .fa, bearer.name.kind == "town", match.words.count == 1 else { return false }
        let key = story.blocks[match.block].words[match.words.lowerBound].key
        return key.hasSuffix("یی") && !bearer.keys.contains(key)
    }

    private func isHyphened(_ match: NameFinding.Match, _ place: Int) -> Bool {
        let block = story.blocks[match.block]
        guard block.words[place].isUpper, covered[match.block]?.contains(place) != true else { return false }
        let first = min(place, match.words.upperBound - 1)
        let gap = block.scalars[block.words[first].range.upperBound..<block.words[first + 1].range.lowerBound]
        return gap.count == 1 && gap.first == "-"
    }

    /// A single name beside a surname, or an ending on a short name that begins a sentence.
    private func isPerson(_ match: NameFinding.Match, _ saysKind: Bool, isLand: Bool) -> Bool {
        guard match.words.count == 1, story.language.script != .arabic else { return false }
        let block = story.blocks[match.block]
        let next = match.words.upperBound
        if next < block.words.count, block.words[next].isUpper, isBeside(match, next),
            NameDoubts.isSurname(block.words[next].key)
        {
            return true
        }
        let word = block.words[match.words.lowerBound]
        return match.isInflected && startsSentence(match) && !isLand && word.key.count <= 5 && !saysKind
    }

    private func startsSentence(_ match: NameFinding.Match) -> Bool {
        let block = story.blocks[match.block]
        let sentence = block.sentences[block.sentence(at: block.words[match.words.lowerBound].range.lowerBound)]
        return block.words(in: sentence).lowerBound == match.words.lowerBound
    }

    private func link(
        _ match: NameFinding.Match, _ bearer: NameList.Bearer, others: [NameList.Bearer], isClear: Bool
    ) -> NameLink {
        let range = range(match)
        let text = story.blocks[match.block].text(range)
        func made(_ confidence: Confidence, _ reason: NameLink.Reason) -> NameLink {
            NameLink(
                reference: bearer.name.reference, kind: bearer.name.kind,
                place: StoryRange(block: match.block, range: range), text: text, confidence: confidence, reason: reason)
        }
        if let doubt = doubt(match, bearer) { return made(.possible, doubt) }
        if !others.isEmpty, !isClear {
            return made(.possible, .ambiguous(with: others.map(\.name.reference).sorted()))
        }
        let isForeign = bearer.name.language != story.language
        let isSure = !isForeign && (!bearer.name.isAlias || Self.lands.contains(bearer.name.kind))
        if !others.isEmpty { return made(.likely, .ambiguous(with: others.map(\.name.reference).sorted())) }
        if match.isInflected { return made(isSure ? .certain : .likely, .inflected(bearer.name.name)) }
        return made(isSure ? .certain : .likely, bearer.name.isAlias ? .alias : .fullName)
    }
}
