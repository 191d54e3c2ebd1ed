/// Words that were made of two.
extension WordSplitter {
    /// آرام‌اند.
    func copula(_ word: Letters, _ depth: Int) -> Split? {
        guard word.hasSuffix(Endings.and) else { return nil }
        let base = word.dropping(last: 3)
        guard base.endsJoining, base.count >= 3 else { return nil }
        if table.facts(base).contains(.nominal) { return Split().adding(\.enclitic, base.count) }
        guard let inner = split(base, depth: depth + 1), inner.compound != 0 else { return nil }
        return inner.adding(\.enclitic, base.count)
    }

    /// بی‌سابقه, به‌ویژه.
    func prefixed(_ word: Letters) -> Split? {
        if word.hasPrefix(Endings.bi), word.count >= 5, table.facts(word.dropping(first: 2)).contains(.nominal) {
            return Split().adding(\.compound, 2)
        }
        if word.hasPrefix(Endings.be), table.facts(word.dropping(first: 2)).contains(.afterBe) {
            return Split().adding(\.compound, 2)
        }
        return nil
    }

    /// Two words of which the second makes the first its own: ظرفیت‌سازی, نامه‌رسان.
    func twoWords(_ word: Letters, _ depth: Int) -> Split? {
        guard word.count >= 5 else { return nil }
        if isParticiple(word) { return Split() }
        for length in stride(from: word.count - 2, through: 2, by: -1) {
            let (first, second) = (word.prefix(length), word.dropping(first: length))
            let facts = table.facts(second)
            if facts.contains(.unit), table.facts(first).contains(.number) {
                return first.endsJoining ? Split().adding(\.compound, length) : Split()
            }
            let base = table.facts(first)
            let isSecond = !facts.isDisjoint(with: [.second, .gluedSecond])
            guard first.endsJoining else {
                // کارسازی, استثناپذیر: nothing is missing.
                if isSecond || facts.contains(.afterAny), isFirst(first, base) { return Split() }
                continue
            }
            // گرگرفته is گر and گرفته.
            if first.last == Endings.gaf, second.hasPrefix(Endings.went) { continue }
            if base.contains(.silentHe), isSecond || isAfterHe(first, second, facts) {
                return Split(compound: base.contains(.gluedCompound) ? table[first].halfSpaces : 0)
                    .adding(\.compound, length)
            }
            if facts.contains(.afterAny), length > 2, !base.contains(.function) {
                return afterAny(first, second, base, depth)
            }
            guard isSecond, isFirst(first, base) else { continue }
            return Split().adding(\.compound, length)
        }
        return nil
    }

    /// نامه‌رسان, سرمایه‌دوستی; two short nouns (کله and رود) make no certain word.
    private func isAfterHe(_ first: Letters, _ second: Letters, _ facts: WordFacts) -> Bool {
        if !facts.isDisjoint(with: [.secondAfterHe, .participle]) { return true }
        return facts.contains(.nominal) && first.count > 3 && second.count > 2
    }

    /// ثبت‌شده; of استیجنشده the ن is the second's: استیج‌نشده.
    private func afterAny(_ first: Letters, _ second: Letters, _ facts: WordFacts, _ depth: Int) -> Split {
        if facts.isEmpty, first.last == Endings.no, first.count > 3, isNegatable(second) {
            let shorter = first.dropping(last: 1)
            let inner = split(shorter, depth: depth + 1) ?? Split()
            return shorter.endsJoining ? inner.adding(\.compound, shorter.count) : inner
        }
        return (split(first, depth: depth + 1) ?? Split()).adding(\.compound, first.count)
    }

    private func isNegatable(_ second: Letters) -> Bool {
        Letters("ن").appending(second).map { table.facts($0).contains(.afterAny) } ?? false
    }

    private func isFirst(_ word: Letters, _ facts: WordFacts) -> Bool {
        if facts.contains(.nominal) { return word.count > 2 }
        return word.count > 3 && facts.contains(.known) && !facts.contains(.function)
    }

    /// Inside of a word آ begins another one: خرم‌آباد; so does the name of God: روح‌الله.
    func beforeAlef(_ word: Letters) -> Split? {
        for length in stride(from: word.count - 2, through: 2, by: -1) {
            let (first, second) = (word.prefix(length), word.dropping(first: length))
            guard first.endsJoining else { continue }
            // منشآت and مآب are Arabic.
            if second.first == Endings.alef, second.count > 2 { return Split().adding(\.compound, length) }
            if length > 2, Endings.afterName.contains(second) { return Split().adding(\.compound, length) }
        }
        return nil
    }

    /// قرار دارند: the space was lost where the letters do not show it.
    func runTogether(_ word: Letters, _ depth: Int) -> Split? {
        guard depth == 0, word.count >= 5, !isParticiple(word) else { return nil }
        for length in 2...(word.count - 2) {
            let first = word.prefix(length)
            guard !first.endsJoining, table.facts(first).contains(.verbNoun) else { continue }
            if table.facts(word.dropping(first: length)).contains(.lightVerb) { return Split().adding(\.space, length) }
        }
        return nil
    }
}
