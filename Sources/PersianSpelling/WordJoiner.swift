/// What is made of the gap between two words.
struct Joining: Sendable {
    let rule: SpellingRule
    /// A half-space, or nothing where the first word ends in a letter that does not join.
    let isJoined: Bool
    var isCertain = true
}

/// Reads two words with a space between them that may be one.
struct WordJoiner: Sendable {
    let table: WordTable
    let splitter: WordSplitter

    /// `first` and `second` with the words around them, `none` where there are none.
    func joining(_ before: Letters, _ first: Letters, _ second: Letters, _ after: Letters) -> Joining? {
        guard first.count > 0, second.count > 0 else { return nil }
        let facts = (first: table.facts(first), second: table.facts(second))
        if facts.first.contains(.mi) { return verb(before, first, second) }
        if facts.second.contains(.plural) { return plural(first, facts.first, second) }
        if facts.second.contains(.comparative) { return comparative(before, first, facts.first, second, after) }
        if facts.second.contains(.afterHe) || second == Self.ye { return enclitic(first, facts.first, second, after) }
        if let whole = first.appending(second), table.facts(whole).contains(.oneWord) {
            return Joining(rule: .halfSpaceCompound, isJoined: false)
        }
        // میان سال‌های خشک: a preposition before a plural.
        if first == Self.among, table.facts(after).contains(.plural) { return nil }
        if isCompound(first, second) { return Joining(rule: .halfSpaceCompound, isJoined: true) }
        if Self.beforeNames.contains(first) { return nil }
        return secondPart(first, facts.first, second, facts.second) ?? prefixed(first, second, facts.second, after)
    }

    private static let among = Letters("میان")
    /// What stands before the names of places and people, which can look like second parts: شهرستان خیزی.
    static let beforeNames = Set(
        ["شهرستان", "استان", "دهستان", "بخش", "شهرک", "آقای", "خانم", "دکتر", "مهندس", "سید", "حاج"].map { Letters($0) }
    )
    private static let ye = Letters("ی")
    /// Of things, or the machine that others are guests of.
    private static let host = Letters("هاست")
    private static let their = Letters("شان")
    private static let month = Letters("ماه")
    private static let cay = Letters("ای")
    private static let wet = Letters("تر")
    private static let and = Letters("و")

    private func verb(_ before: Letters, _ first: Letters, _ second: Letters) -> Joining? {
        guard before != Self.month else { return nil }
        let right = Joining(rule: .halfSpaceVerb, isJoined: true)
        let facts = table.facts(second)
        if facts.contains(.afterMi) || splitter.isParticiple(second) { return right }
        for ending in Endings.object where second.hasSuffix(ending) && second.count >= ending.count + 3 {
            if table.facts(second.dropping(last: ending.count)).contains(.afterMi) { return right }
        }
        return facts.contains(.known) ? nil : Joining(rule: .halfSpaceVerb, isJoined: true, isCertain: false)
    }

    private func plural(_ first: Letters, _ facts: WordFacts, _ second: Letters) -> Joining? {
        guard first.count > 1, !facts.contains(.alone) else { return nil }
        return Joining(rule: .halfSpacePlural, isJoined: first.endsJoining, isCertain: second != Self.host)
    }

    private func comparative(
        _ before: Letters, _ first: Letters, _ facts: WordFacts, _ second: Letters, _ after: Letters
    ) -> Joining? {
        guard first.count > 1, !facts.contains(.function), after != Self.and || second != Self.wet else { return nil }
        if let whole = first.appending(second), table.facts(whole).contains(.known) {
            return Joining(rule: .comparative, isJoined: false)
        }
        let split = splitter.split(first)
        let isAdjective = split.map { splitter.isAdjective(first, $0) } ?? (second != Self.wet || first.count > 2)
        return Joining(rule: .comparative, isJoined: first.endsJoining, isCertain: isAdjective)
    }

    private func enclitic(_ first: Letters, _ facts: WordFacts, _ second: Letters, _ after: Letters) -> Joining? {
        guard first.count > 2, !facts.contains(.function) || facts.contains(.participle) else { return nil }
        let right = Joining(rule: .halfSpaceEnclitic, isJoined: true)
        if first.last == Endings.he {
            if facts.contains(.silentHe) || splitter.isParticiple(first) {
                return Joining(rule: facts.contains(.participle) ? .halfSpaceVerb : right.rule, isJoined: true)
            }
            if facts.contains(.gluedCompound) || facts.contains(.known) { return nil }
            return Joining(rule: .halfSpaceEnclitic, isJoined: true, isCertain: second != Self.cay)
        }
        if first.last == Endings.ye, Endings.afterYe.contains(second) || second == Self.their, first.count > 3 {
            guard splitter.split(first) != nil else { return nil }
            return Joining(
                rule: .halfSpaceEnclitic, isJoined: true, isCertain: second != Self.cay || facts.contains(.adjective))
        }
        if second == Endings.and, first.endsJoining, facts.contains(.adjective) { return right }
        return nil
    }

    private func isCompound(_ first: Letters, _ second: Letters) -> Bool {
        guard first.endsJoining else { return false }
        if holds(first, second) { return true }
        guard let whole = first.appending(second), !table.facts(whole).contains(.gluedCompound) else { return false }
        // پی گیریم is a verb.
        let isVerb = table.facts(second).contains(.afterMi)
        return Endings.joined.contains { ending in
            second.hasSuffix(ending) && !(isVerb && Endings.personal.contains(ending))
                && second.count > ending.count + 1
                && holds(first, second.dropping(last: ending.count))
        }
    }

    private func holds(_ first: Letters, _ second: Letters) -> Bool {
        guard let whole = first.appending(second) else { return false }
        let entry = table[whole]
        return entry.facts.contains(.spacedCompound) && entry.halfSpaces & (1 << UInt32(first.count)) != 0
    }

    private func secondPart(
        _ first: Letters, _ facts: WordFacts, _ second: Letters, _ secondFacts: WordFacts
    ) -> Joining? {
        guard first.endsJoining, first.count > 2, !facts.contains(.function) else { return nil }
        guard secondFacts.contains(.second), !facts.isDisjoint(with: [.nominal, .silentHe]) else { return nil }
        return Joining(rule: .halfSpaceCompound, isJoined: true)
    }

    private func prefixed(_ first: Letters, _ second: Letters, _ facts: WordFacts, _ after: Letters) -> Joining? {
        guard first == Endings.bi, second.count > 2, facts.contains(.nominal), !facts.contains(.function) else {
            return nil
        }
        // بی مکان و زمان: without the one and the other.
        return Joining(rule: .halfSpaceCompound, isJoined: true, isCertain: after != Self.and)
    }
}
