import Languages

extension SpeakingView {
    /// “The minister said”, “губернатор Астраханской области сообщил”.
    func officeOnly(_ clause: Range<Int>, _ isNext: Bool, _ language: Language) -> Subject? {
        let places = clause.filter { words.isTitle(block.words[$0].key) && !isCommon(block.words[$0].key) }
        guard let title = isNext ? places.first : places.last else { return nil }
        var office = title..<(title + 1)
        if language == .ru || language == .en {
            var end = title + 1
            while end < clause.upperBound, end - title < 10, !has(",;—–", after: end - 1), !endsOffice(end, language) {
                end += 1
            }
            office = title..<end
        }
        var start = title
        while language != .ru, start > clause.lowerBound, title - start < 8, !has(",;—–", after: start - 1) {
            let key = block.words[start - 1].key
            if language == .en, !block.words[start - 1].isUpper || key == "the" { break }
            if words.stops.contains(key) || words.closers.contains(key) || words.openers.contains(key) { break }
            if isCircumstance(block.words[start - 1]) { break }
            start -= 1
        }
        office = start..<office.upperBound
        return Subject(title: text(office), references: references(range(office)), range: range(office))
    }

    private func isCommon(_ key: String) -> Bool { ["chair", "head", "chief", "вице", "vice"].contains(key) }

    private func endsOffice(_ place: Int, _ language: Language) -> Bool {
        let key = block.words[place].key
        if language == .en, ["of", "for", "and", "the"].contains(key) { return false }
        if language == .ru, ["по", "и", "в"].contains(key) { return false }
        return words.stops.contains(key) || words.pronouns.contains(key)
    }

    /// The office before a name or, behind a comma, after it.
    func office(of name: Range<Int>, _ clause: Range<Int>, _ language: Language) -> Subject {
        var subject = Subject(name: text(name), range: range(name))
        var title = titleWords(before: name.lowerBound, clause)
        if title == nil, name.upperBound < clause.upperBound, has(",—–(", after: name.upperBound - 1) {
            var end = name.upperBound
            while end < clause.upperBound, end - name.upperBound < 12 {
                end += 1
                if has(",—–)", after: end - 1) { break }
            }
            let after = name.upperBound..<end
            if after.prefixRange(6).contains(where: { words.isTitle(block.words[$0].key) }) { title = after }
        }
        if var title {
            while let first = title.first, title.count > 1, language == .en,
                ["the", "a"].contains(block.words[first].key)
            {
                title = (first + 1)..<title.upperBound
            }
            subject.title = text(title)
            subject.references = references(range(title))
            subject.range = range(min(title.lowerBound, name.lowerBound)..<max(title.upperBound, name.upperBound))
        }
        return subject
    }

    /// The words from the first of an office to a name, without a comma between.
    func titleWords(before name: Int, _ clause: Range<Int>) -> Range<Int>? {
        var start: Int?
        var place = name - 1
        while place >= clause.lowerBound, name - place <= 12 {
            // In English a comma may part an office from its name: the governor of the region, NAME, said.
            if has(";:—–", after: place) || has(",", after: place) && place < name - 1 { break }
            if has(".", after: place), block.words[place].range.count > 3 { break }
            if words.isTitle(block.words[place].key) { start = place }
            place -= 1
        }
        guard var start else { return nil }
        let isTurkic = !words.closers.isEmpty
        if isTurkic, !words.isTitle(block.words[name - 1].key) { return nil }
        // Where an office ends its words, those before it say whose it is.
        while start > clause.lowerBound, name - start < 12, !has(",;:—–.", after: start - 1) {
            let word = block.words[start - 1]
            guard !words.stops.contains(word.key), !isCircumstance(word), takesBefore(word) else { break }
            start -= 1
        }
        return start..<name
    }

    /// A word in the locative, or a number, says where and when, not whose.
    func isCircumstance(_ word: StoryWord) -> Bool {
        word.isNumber
            || !words.closers.isEmpty && word.key.count > 4 && Self.locatives.contains { word.key.hasSuffix($0) }
    }

    private static let modifiers: Set<String> = [
        "deputy", "first", "foreign", "prime", "interior", "transport", "energy", "economy", "finance", "environment",
        "agriculture", "health", "culture", "regional", "provincial", "chief", "general", "senior", "vice", "acting",
        "former",
    ]
    private static let locatives = ["da", "de", "да", "де", "та", "те", "nda", "nde"]

    /// In English and Russian only what is written large or modifies an office stands before it; in the others all does.
    private func takesBefore(_ word: StoryWord) -> Bool {
        let first = word.key.unicodeScalars.first
        if words.openers.contains("that") { return word.isUpper || Self.modifiers.contains(word.key) }
        if words.openers.contains("что") {
            return ["первыи", "заместитель", "генеральныи", "исполняющии", "вице"].contains(word.key) && first != nil
        }
        return true
    }
}
