/// Reads what was written as one word.
struct WordSplitter: Sendable {
    let table: WordTable
    private static let deepest = 3

    /// The places of a word; `nil` for a word of which nothing is known.
    func split(_ word: Letters, depth: Int = 0) -> Split? {
        let entry = table[word]
        if entry.facts.contains(.together), depth == 0 { return Split(space: entry.halfSpaces) }
        // Of a word that the lists also have as one both spellings are right.
        if !entry.facts.isDisjoint(with: [.known, .spacedCompound]),
            !entry.facts.contains(.gluedCompound)
                || entry.facts.contains(.nominal)
        {
            return Split()
        }
        if entry.facts.contains(.gluedCompound) { return Split(compound: entry.halfSpaces) }
        guard word.count >= 4, depth <= Self.deepest else { return nil }
        if Endings.preverbs.contains(where: { isKnown(word, after: $0) }) { return Split() }
        if let split = verb(word) ?? participle(word) { return split }
        if let split = plural(word, depth) ?? comparative(word, depth) ?? enclitic(word, depth) { return split }
        if let split = inflected(word, depth) ?? copula(word, depth) { return split }
        return prefixed(word) ?? twoWords(word, depth) ?? beforeAlef(word) ?? runTogether(word, depth)
    }

    /// برگرداند, بازخواهد.
    private func isKnown(_ word: Letters, after preverb: Letters) -> Bool {
        guard word.hasPrefix(preverb) else { return false }
        let facts = table.facts(word.dropping(first: preverb.count))
        return facts.contains(.afterMi) && facts.contains(.known)
    }

    /// می‌شود, برنمی‌گردد, می‌رفته‌اند, می‌بینمش.
    private func verb(_ word: Letters) -> Split? {
        for prefix in Endings.mi where word.hasPrefix(prefix) {
            let rest = word.dropping(first: prefix.count)
            if table.facts(rest).contains(.afterMi) { return Split().adding(\.verb, prefix.count) }
            if isParticiple(rest) { return Split().adding(\.verb, prefix.count) }
            if let inner = participle(rest) {
                return Split(verb: inner.verb << UInt32(prefix.count)).adding(\.verb, prefix.count)
            }
            for ending in Endings.object where rest.hasSuffix(ending) && rest.count >= ending.count + 3 {
                if table.facts(rest.dropping(last: ending.count)).contains(.afterMi) {
                    return Split().adding(\.verb, prefix.count)
                }
            }
        }
        return nil
    }

    /// گفته‌اند, برنداشته‌ام.
    private func participle(_ word: Letters) -> Split? {
        for ending in Endings.copula where word.hasSuffix(ending) {
            let base = word.dropping(last: ending.count)
            if isParticiple(base) { return Split().adding(\.verb, base.count) }
        }
        return nil
    }

    func isParticiple(_ word: Letters) -> Bool {
        if table.facts(word).contains(.participle) { return true }
        return Endings.preverbs.contains {
            word.hasPrefix($0) && table.facts(word.dropping(first: $0.count)).contains(.participle)
        }
    }

    private func plural(_ word: Letters, _ depth: Int) -> Split? {
        for ending in Endings.plural where word.hasSuffix(ending) {
            let base = word.dropping(last: ending.count)
            guard base.count >= 2 else { continue }
            // گرانبها has more letters than گرانب.
            if table.facts(word.prefix(base.count + 2)).contains(.known) { return Split() }
            let inner = split(base, depth: depth + 1)
            if ending == Endings.pluralEzafe, let read = rivals(word, base, inner, depth) { return read }
            if !base.endsJoining {
                if let inner { return inner }
                continue
            }
            if base.count == 2, table.facts(base).contains(.known), !table.facts(base).contains(.nominal) { continue }
            return (inner ?? Split()).adding(\.plural, base.count)
        }
        return nil
    }

    /// Of نام‌های and نامه‌ای both are words, of منطق‌های and منطقه‌ای one is meant, گفته‌ای alone is a word.
    private func rivals(_ word: Letters, _ base: Letters, _ inner: Split?, _ depth: Int) -> Split? {
        let withHe = word.dropping(last: 2)
        let facts = table.facts(withHe)
        if let inner, base.hasSuffix(Endings.an), !facts.contains(.silentHe), !table.facts(base).contains(.known),
            split(base.dropping(last: 2), depth: depth + 1) != nil
        {
            return inner.adding(\.enclitic, withHe.count)
        }
        let isVerb = !facts.contains(.silentHe) && isParticiple(withHe)
        guard facts.contains(.silentHe) || isVerb || isCompoundInHe(withHe, depth) else { return nil }
        let he = (split(withHe, depth: depth + 1) ?? Split()).adding(\.enclitic, withHe.count)
        if isVerb { return inner == nil && base.endsJoining ? he : nil }
        guard let inner, table.facts(base).contains(.nominal) || inner.all != 0,
            !facts.contains(.mostlyHe) || inner.all != 0
        else { return he }
        var both = base.endsJoining ? inner.adding(\.plural, base.count) : inner
        both.rival = 1 << UInt32(withHe.count)
        return both
    }

    private func isCompoundInHe(_ word: Letters, _ depth: Int) -> Bool {
        guard word.last == Endings.he, depth < Self.deepest, let inner = split(word, depth: depth + 1) else {
            return false
        }
        guard inner.compound != 0 else { return false }
        let last = 32 - inner.compound.leadingZeroBitCount - 1
        return table.facts(word.dropping(first: last)).contains(.silentHe)
    }

    /// دومرحله, سه‌هفته, فرامنطقه.
    func isNumbered(_ word: Letters) -> Bool {
        guard word.count > 4 else { return false }
        return (1...word.count - 3).contains { length in
            let (first, facts) = (word.prefix(length), table.facts(word.dropping(first: length)))
            if Endings.beforeHe.contains(first) { return facts.contains(.silentHe) }
            return facts.contains(.unit) && table.facts(first).contains(.number)
        }
    }

    private func comparative(_ word: Letters, _ depth: Int) -> Split? {
        for ending in Endings.comparative where word.hasSuffix(ending) {
            let base = word.dropping(last: ending.count)
            guard base.count >= 2 else { continue }
            if ending.count > 2, table.facts(word.prefix(base.count + 2)).contains(.known) { return Split() }
            let inner = split(base, depth: depth + 1)
            if !base.endsJoining {
                if let inner, isAdjective(base, inner) { return inner }
                continue
            }
            if let inner, isAdjective(base, inner) { return inner.adding(\.comparative, base.count) }
            if inner == nil, base.count >= 3, ending.hasPrefix(Endings.superlative) || ending == Endings.superlative {
                return Split().adding(\.comparative, base.count)
            }
        }
        return nil
    }

    /// Adjectives, compounds, and what is made of a noun with ی.
    func isAdjective(_ word: Letters, _ split: Split) -> Bool {
        let facts = table.facts(word)
        if !facts.isDisjoint(with: [.adjective, .gluedCompound, .spacedCompound, .silentHe]) { return true }
        return split.compound != 0 || (word.last == Endings.ye && !facts.contains(.nominal) && word.count > 3)
    }

    private func enclitic(_ word: Letters, _ depth: Int) -> Split? {
        for ending in Endings.afterHe where word.hasSuffix(ending) {
            let base = word.dropping(last: ending.count)
            guard base.count >= 3 else { continue }
            if base.last == Endings.ye, let split = afterYe(word, base, ending, depth) { return split }
            guard base.last == Endings.he else { continue }
            if table.facts(base).contains(.silentHe) || isCompoundInHe(base, depth) {
                return (split(base, depth: depth + 1) ?? Split()).adding(\.enclitic, base.count)
            }
        }
        return nil
    }

    /// زندگی‌اش, ایرانی‌ام, انسانی‌اند, سنتی‌ای; but دنیای.
    private func afterYe(_ word: Letters, _ base: Letters, _ ending: Letters, _ depth: Int) -> Split? {
        guard Endings.afterYe.contains(ending), let inner = split(base, depth: depth + 1), inner.verb == 0 else {
            return nil
        }
        if ending == Endings.indefinite, split(word.dropping(last: 1), depth: depth + 1) != nil { return nil }
        return inner.adding(\.enclitic, base.count)
    }

    /// Endings that are joined to words, the words compounds or not.
    private func inflected(_ word: Letters, _ depth: Int) -> Split? {
        for ending in Endings.joined where word.hasSuffix(ending) {
            let base = word.dropping(last: ending.count)
            guard base.count >= 3, !(ending.count < 3 && base.hasSuffix(Endings.pluralAlone)) else { continue }
            if let inner = split(base, depth: depth + 1), inner.verb == 0 { return inner }
        }
        for ending in Endings.insteadOfHe where word.hasSuffix(ending) {
            guard let base = word.dropping(last: ending.count).appending(Endings.heAlone) else { continue }
            if table.facts(base).contains(.silentHe) { return split(base, depth: depth + 1) }
            if isCompoundInHe(base, depth) { return split(base, depth: depth + 1) }
        }
        return nil
    }
}
