import Languages

extension SpeakingView {
    struct Said {
        let range: Range<Int>
        let isQuoted: Bool
    }

    /// The words that go with a verb; `next` is where the next attribution's sentence begins.
    func said(_ verb: Verb, _ subject: Subject, next: Int?, language: Language) -> Said? {
        let sentence = block.sentences[verb.sentence]
        let verbEnd = range(verb.words).upperBound
        let attributionEnd = max(verbEnd, min(subject.range.upperBound, sentence.upperBound))
        if pointsBack(verb) { return verb.sentence > 0 ? trimmed(block.sentences[verb.sentence - 1]) : nil }
        if verb.kind == .accordingToHim { return trimmed(verbEnd..<sentence.upperBound) }
        if let quote = quote(behind: attributionEnd, sentence) { return inner(quote) }
        if let colon = colon(behind: attributionEnd, sentence) { return rest(from: colon, next, language) }
        if let opener = opener(behind: verb, sentence) { return trimmed(opener..<sentence.upperBound) }
        if let quote = quote(before: verb, subject, sentence) { return inner(quote) }
        if let quote = quote(between: subject.range.upperBound, range(verb.words).lowerBound) { return inner(quote) }
        if let words = closed(verb, subject, sentence) ?? dashed(verb, subject, sentence, attributionEnd) {
            return words
        }
        if verb.kind != .says { return trimmed(attributionEnd..<sentence.upperBound) }
        if let first = block.words(in: sentence).first, ["как", "as"].contains(block.words[first].key),
            let comma = (attributionEnd..<sentence.upperBound).first(where: { block.scalars[$0] == "," })
        {
            return trimmed(comma..<sentence.upperBound)
        }
        if let after = trimmed(attributionEnd..<sentence.upperBound), block.words(in: after.range).count >= 3 {
            return after
        }
        // In the Turkic languages the verb comes last.
        let start =
            subject.range.isEmpty ? sentence.lowerBound : min(subject.range.upperBound, range(verb.words).lowerBound)
        return trimmed(start..<range(verb.words).lowerBound)
    }

    /// “Of this told NAME”: what was said stands in the sentence before.
    private func pointsBack(_ verb: Verb) -> Bool {
        clause(before: verb).contains { words.backward.match(block.words, $0) != nil }
            && opener(behind: verb, block.sentences[verb.sentence]) == nil
    }

    private func trimmed(_ range: Range<Int>) -> Said? {
        let edge = " ,،.;:؛—–-\u{A0}\n»\"”"
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, edge.unicodeScalars.contains(block.scalars[start]) { start += 1 }
        let tail = " ,،;:؛—–-\u{A0}\n"
        while end > start, tail.unicodeScalars.contains(block.scalars[end - 1]) { end -= 1 }
        guard start < end, block.words(in: start..<end).count >= 2 else { return nil }
        return Said(range: start..<end, isQuoted: false)
    }

    private func inner(_ quote: Range<Int>) -> Said? {
        guard quote.count > 2 else { return nil }
        return Said(range: (quote.lowerBound + 1)..<(quote.upperBound - 1), isQuoted: true)
    }

    /// A quotation that opens behind the verb, in its sentence.
    private func quote(behind place: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var at = firstQuote(from: place)
        while at < quotes.count, quotes[at].lowerBound < sentence.upperBound, isShort(place..<quotes[at].lowerBound) {
            if isLong(quotes[at]) { return quotes[at] }
            at += 1
        }
        return nil
    }

    /// The first quotation that begins at a place or behind it.
    private func firstQuote(from place: Int) -> Int {
        var (low, high) = (0, quotes.count)
        while low < high {
            let middle = (low + high) / 2
            if quotes[middle].lowerBound < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Between a verb and what it opens stand a few words at most.
    private func isShort(_ range: Range<Int>) -> Bool { block.words(in: range).count <= 8 }

    /// A quotation that closes before the attribution: `“…”, said NAME`.
    private func quote(before verb: Verb, _ subject: Subject, _ sentence: Range<Int>) -> Range<Int>? {
        let start = min(range(verb.words).lowerBound, subject.range.isEmpty ? .max : subject.range.lowerBound)
        var at = firstQuote(from: start) - 1
        while at >= 0, quotes[at].upperBound > start || !isLong(quotes[at]) && start - quotes[at].upperBound < 40 {
            at -= 1
        }
        guard at >= 0, isLong(quotes[at]) else { return nil }
        let quote = quotes[at]
        let between = block.words(in: quote.upperBound..<start).count
        // What stands in a sentence before has its own speaker, unless nothing stands between.
        let first = block.words(in: sentence).lowerBound
        let goesOn = first == verb.words.lowerBound || first < block.words.count && !block.words[first].isUpper
        let isNear = quote.upperBound > sentence.lowerBound ? between <= 3 : between == 0 && goesOn
        return isNear && start - quote.upperBound < 40 ? quote : nil
    }

    /// The last quotation between a speaker and the verb: NAME: “…”, said.
    private func quote(between start: Int, _ end: Int) -> Range<Int>? {
        let at = firstQuote(from: end) - 1
        guard start < end, at >= 0, quotes[at].lowerBound >= start, quotes[at].upperBound <= end, isLong(quotes[at])
        else {
            return nil
        }
        return quotes[at]
    }

    private func colon(behind place: Int, _ sentence: Range<Int>) -> Int? {
        var at = place
        while at < sentence.upperBound, at - place < 60 {
            if block.scalars[at] == ":" { return at + 1 }
            at += 1
        }
        return nil
    }

    /// After a colon Persian news lets a speaker speak to the end of the paragraph; the others to the end of the sentence.
    private func rest(from start: Int, _ next: Int?, _ language: Language) -> Said? {
        if language == .fa { return trimmed(start..<max(start, next ?? block.scalars.count)) }
        let end = block.sentences[block.sentence(at: min(start, block.scalars.count - 1))].upperBound
        return trimmed(start..<max(start, end))
    }

    private func opener(behind verb: Verb, _ sentence: Range<Int>) -> Int? {
        let all = block.words(in: sentence)
        for place in verb.words.upperBound..<max(verb.words.upperBound, min(all.upperBound, verb.words.upperBound + 14))
        where words.openers.contains(block.words[place].key) {
            return block.words[place].range.upperBound
        }
        return nil
    }

    /// The words before a dash: `— Words, — said NAME`.
    private func dashed(_ verb: Verb, _ subject: Subject, _ sentence: Range<Int>, _ end: Int) -> Said? {
        let start = min(range(verb.words).lowerBound, subject.range.isEmpty ? .max : subject.range.lowerBound)
        guard start > sentence.lowerBound + 10 else { return nil }
        var place = start - 1
        while place > sentence.lowerBound, block.scalars[place].isBlank { place -= 1 }
        let isDash = block.scalars[place] == "—" || block.scalars[place] == "–" || block.scalars[place] == "-"
        guard isDash || block.scalars[place] == ",", block.words(in: sentence.lowerBound..<place).count >= 4 else {
            return nil
        }
        // Behind a comma the words have gone before only where nothing but the attribution follows.
        if !isDash, block.words(in: end..<max(end, sentence.upperBound)).count > 3 { return nil }
        // A paragraph that begins with a dash is speech from there on.
        let begins = block.scalars.first.map { "—–-".unicodeScalars.contains($0) } ?? false
        var speech = (begins && !quotes.contains(where: isLong) ? 0 : sentence.lowerBound)..<place
        while let first = speech.first,
            block.scalars[first].isBlank || "—–-".unicodeScalars.contains(block.scalars[first])
        {
            speech = (first + 1)..<speech.upperBound
        }
        return trimmed(speech)
    }

    /// The words before деп or diýip, from behind the speaker.
    private func closed(_ verb: Verb, _ subject: Subject, _ sentence: Range<Int>) -> Said? {
        guard !words.closers.isEmpty else { return nil }
        let all = block.words(in: sentence)
        guard
            let closer = (all.lowerBound..<max(all.lowerBound, verb.words.lowerBound)).suffixRange(60).last(where: {
                words.closers.contains(block.words[$0].key)
            })
        else { return nil }
        let start =
            subject.range.upperBound < block.words[closer].range.lowerBound
            ? subject.range.upperBound : sentence.lowerBound
        return trimmed(max(sentence.lowerBound, start)..<block.words[closer].range.lowerBound)
    }
}
