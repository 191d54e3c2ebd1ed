import Languages

extension SpeakingView {
    /// Where capitals show names: the name nearest to the verb that stands in no other relation to it.
    func subjectByCapitals(_ verb: Verb, _ language: Language) -> Subject? {
        switch verb.kind {
        case .accordingToNext:
            let next = clause(after: verb)
            // Behind a comma something else begins, or the office of who was named.
            return subject(in: next, isNext: true, language, namesEnd: comma(in: next))
        case .accordingToLast, .accordingToHim:
            return subject(in: clause(before: verb).suffixRange(10), isNext: false, language)
        case .says: break
        }
        // Behind “told” stands who heard it.
        let isTold = block.words[verb.words.lowerBound].key == "told"
        let next = isTold ? verb.words.upperBound..<verb.words.upperBound : clause(after: verb)
        let before = clause(before: verb)
        let isQuoteBefore = before.isEmpty || has(",—–", after: max(0, verb.words.lowerBound - 1))
        if let first = next.first, opensSubject(first, language), isDirect(verb, first) {
            if let subject = subject(in: next, isNext: true, language) { return subject }
        }
        if let subject = subject(in: before, isNext: false, language) { return subject }
        if isQuoteBefore, !next.isEmpty, let subject = subject(in: next, isNext: true, language) { return subject }
        return beforeQuote(verb).flatMap { subject(in: $0, isNext: false, language) }
    }

    /// The full names of a sentence, with their offices.
    func introductions(_ sentence: Range<Int>, _ language: Language) -> [Subject] {
        names(in: sentence, language).compactMap { name in
            let subject = office(of: name, sentence, language)
            return name.count > 1 || !subject.title.isEmpty ? subject : nil
        }
    }

    /// The words before a quotation that ends at the verb: NAME: “…”, said.
    private func beforeQuote(_ verb: Verb) -> Range<Int>? {
        let all = block.words(in: block.sentences[verb.sentence])
        var before = verb.words.lowerBound - 1
        while before > all.lowerBound, words.closers.contains(block.words[before].key) { before -= 1 }
        guard before >= all.lowerBound, let quote = quote(at: block.words[before].range.lowerBound) else { return nil }
        let end = block.words(in: quote).lowerBound
        return all.lowerBound < end ? (all.lowerBound..<end).suffixRange(40) : nil
    }

    private func comma(in clause: Range<Int>) -> Int {
        (clause.first { has(",", after: $0) }).map { $0 + 1 } ?? clause.upperBound
    }

    private func isDirect(_ verb: Verb, _ first: Int) -> Bool {
        gap(after: verb.words.upperBound - 1).allSatisfy(\.isBlank) && first == verb.words.upperBound
    }

    private func opensSubject(_ place: Int, _ language: Language) -> Bool {
        let word = block.words[place]
        if words.pronouns.contains(word.key) || words.isTitle(word.key) || words.honorifics.contains(word.key) {
            return true
        }
        if language == .en, word.key == "the" { return true }
        return word.isUpper && !isLinked(place)
    }

    // MARK: names

    /// The names in a clause: two to four words with capitals, without offices and names of the register.
    private func names(in clause: Range<Int>, _ language: Language) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = clause.lowerBound
        while place < clause.upperBound {
            guard isNameWord(place) else {
                place += 1
                continue
            }
            let start = place
            while place + 1 < clause.upperBound, place - start < 4, isNameWord(place + 1) || isParticle(place + 1),
                joins(after: place)
            {
                place += 1
            }
            place += 1
            var name = start..<place
            while let first = name.first,
                words.stops.contains(block.words[first].key) || words.isTitle(block.words[first].key)
            {
                name = (first + 1)..<name.upperBound
            }
            if !name.isEmpty, !leadsToOffice(name, clause, language), !isHouse(name) { found.append(name) }
        }
        return found
    }

    /// A paper, a café or a team is nobody who speaks.
    private func isHouse(_ name: Range<Int>) -> Bool {
        if name.count > 1, NameDoubts.isVenue(block.words[name.upperBound - 1].key) { return true }
        guard name.upperBound < block.words.count, gap(after: name.upperBound - 1).allSatisfy(\.isBlank) else {
            return false
        }
        return NameDoubts.isVenue(block.words[name.upperBound].key)
    }

    /// Words with capitals right before an office are the house it belongs to.
    private func leadsToOffice(_ name: Range<Int>, _ clause: Range<Int>, _ language: Language) -> Bool {
        let reach = [.az, .kk, .tk].contains(language) ? 4 : language == .en ? 1 : 0
        var place = name.upperBound
        while place < clause.upperBound, place - name.upperBound < reach, gap(after: place - 1).allSatisfy(\.isBlank) {
            if words.isTitle(block.words[place].key) { return true }
            if block.words[place].isUpper, place > name.upperBound { break }
            place += 1
        }
        return false
    }

    private func isNameWord(_ place: Int) -> Bool {
        let word = block.words[place]
        return word.isUpper && !word.isNumber && !isLinked(place) && !words.isTitle(word.key)
            && !words.honorifics.contains(word.key)
    }

    private func isParticle(_ place: Int) -> Bool { Self.particles.contains(block.words[place].key) }

    private static let particles = Set(
        ["oğlu", "qızı", "ogly", "gyzy", "ұлы", "қызы", "оглы", "кызы", "bin", "al", "ibn", "von", "de", "uly"].map {
            StoryWords.key($0)
        })

    /// Whether two words stand in one name: a space, a hyphen, the point of an initial.
    private func joins(after place: Int) -> Bool {
        let gap = gap(after: place)
        guard gap.count <= 2 else { return false }
        return gap.allSatisfy { $0.isBlank || $0 == "-" || $0 == "." && block.words[place].range.count <= 2 }
    }

    // MARK: the subject

    private func subject(
        in clause: Range<Int>, isNext: Bool, _ language: Language, namesEnd: Int? = nil
    ) -> Subject? {
        guard !clause.isEmpty else { return nil }
        if let pronoun = pronoun(in: clause, isNext) { return pronoun }
        let found = names(in: clause.lowerBound..<(namesEnd ?? clause.upperBound), language).filter {
            !isGoverned($0, clause, language)
        }
        let full = found.filter { $0.count > 1 }
        let chosen = isNext ? full.first.flatMap { $0.lowerBound - clause.lowerBound <= 12 ? $0 : nil } : full.first
        if let chosen { return office(of: chosen, clause, language) }
        if let honorific = clause.first(where: { words.honorifics.contains(block.words[$0].key) }),
            let name = found.first(where: { $0.lowerBound == honorific + 1 || $0.upperBound == honorific })
        {
            return Subject(name: text(name), range: range(name))
        }
        let head = clause.lowerBound..<(namesEnd ?? clause.upperBound)
        return shortName(found, head, isNext) ?? officeOnly(head, isNext, language)
    }

    private func pronoun(in clause: Range<Int>, _ isNext: Bool) -> Subject? {
        let near = isNext ? clause.prefixRange(1) : clause
        guard let place = near.first(where: { words.pronouns.contains(block.words[$0].key) }) else { return nil }
        // “He” begins its clause, or stands at the verb.
        let isFirst = place == clause.lowerBound || place > 0 && has(",;—–", after: place - 1)
        guard isNext || isFirst || place >= clause.upperBound - 3 else { return nil }
        guard isNext || names(in: clause, .en).allSatisfy({ $0.count < 2 }) else { return nil }
        return Subject(isPronoun: true, range: block.words[place].range)
    }

    /// A name behind a preposition is somebody else.
    private func isGoverned(_ name: Range<Int>, _ clause: Range<Int>, _ language: Language) -> Bool {
        guard name.lowerBound > clause.lowerBound else { return false }
        let before = block.words[name.lowerBound - 1].key
        switch language {
        case .ru: return ["с", "со", "о", "к", "для", "от", "у", "имени", "между", "при"].contains(before)
        case .en:
            return ["with", "to", "from", "for", "about", "between", "of", "against", "after", "in", "at"].contains(
                before)
        default: return false
        }
    }

    /// A family name alone, beside the verb or behind its office.
    private func shortName(_ found: [Range<Int>], _ clause: Range<Int>, _ isNext: Bool) -> Subject? {
        let near =
            isNext
            ? found.first { $0.lowerBound <= clause.lowerBound + 1 || titleWords(before: $0.lowerBound, clause) != nil }
            : found.last { $0.upperBound >= clause.upperBound - 1 }
                ?? found.first {
                    $0.lowerBound == clause.lowerBound || titleWords(before: $0.lowerBound, clause) != nil
                }
        guard let name = near, name.count == 1 else { return nil }
        let title = titleWords(before: name.lowerBound, clause)
        let key = block.words[name.lowerBound].key
        // Beside a quotation and its verb, inside a sentence, a capital is a name's.
        let isInside =
            isNext
            ? clause.lowerBound == name.lowerBound : name.upperBound == clause.upperBound && isBehindQuote(clause)
        return Subject(
            name: text(name), title: title.map { text($0) } ?? "", isSure: isInside && key.count > 3,
            references: title.map { references(range($0)) } ?? [],
            range: range((title?.lowerBound ?? name.lowerBound)..<name.upperBound))
    }

    private func isBehindQuote(_ clause: Range<Int>) -> Bool {
        clause.lowerBound > 0 && clause.count <= 3 && isQuoted(block.words[clause.lowerBound - 1].range.lowerBound)
    }
}

extension Range<Int> {
    func suffixRange(_ count: Int) -> Range<Int> { Swift.max(lowerBound, upperBound - count)..<upperBound }
}
