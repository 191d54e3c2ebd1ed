import Languages

@testable import Search

/// The rules of a search written down plainly: every name of every document is looked at, letter by letter.
struct NameReference {
    var documents: [String: NameDocument] = [:]

    /// Of every name, once.
    private var letters: [String: [UInt8]] = [:]
    private var sounds: [String: Sound] = [:]

    init(_ documents: [NameDocument]) {
        for document in documents {
            self.documents[document.id] = document
            for name in document.names {
                letters[name.text] = SearchLetters.bytes(name.text)
                sounds[name.text] = Sound(name.text)
            }
        }
    }

    private struct Answer {
        let match: NameMatch
        let difference: Int
        let weight: UInt32
        let languageRank: Int
        let letters: [UInt8]
        let id: String
        let name: NameDocument.Name

        /// All that decides between two answers, the last parts between names of one document.
        func precedes(_ other: Answer) -> Bool {
            if match != other.match { return match.rawValue < other.match.rawValue }
            if difference != other.difference { return difference < other.difference }
            if weight != other.weight { return weight > other.weight }
            if languageRank != other.languageRank { return languageRank < other.languageRank }
            if letters != other.letters { return letters.lexicographicallyPrecedes(other.letters) }
            if id != other.id { return Array(id.utf8).lexicographicallyPrecedes(Array(other.id.utf8)) }
            if match == .word {
                let (left, right) = (SearchLetters.bytes(name.text), SearchLetters.bytes(other.name.text))
                if left != right { return left.lexicographicallyPrecedes(right) }
            }
            if label != other.label { return label < other.label }
            return Array(name.text.utf8).lexicographicallyPrecedes(Array(other.name.text.utf8))
        }

        private var label: Int {
            let number = name.language.flatMap { Language.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
            return number + 8 * Int(name.kind.rawValue)
        }
    }

    func search(_ query: NameQuery) -> [NameHit] {
        let typed = SearchLetters.bytes(query.text)
        let sound = Sound(query.text)
        guard !typed.isEmpty else { return [] }
        let found = documents.values.filter { passes($0, query) }.compactMap { document in
            document.names.flatMap { self.answers($0, of: document, typed, sound, query) }.min { $0.precedes($1) }
        }
        return found.sorted { $0.precedes($1) }.prefix(query.limit).map {
            NameHit(id: $0.id, name: $0.name, match: $0.match)
        }
    }

    private func passes(_ document: NameDocument, _ query: NameQuery) -> Bool {
        let filter = query.filter
        return document.audience.includes(query.party)
            && (filter.kinds.isEmpty || filter.kinds.contains(document.kind))
            && (filter.sector.map(document.sectors.contains) ?? true)
            && (filter.within.map(document.within.contains) ?? true)
            && (filter.country.map { $0 == document.country } ?? true)
    }

    private func answers(
        _ name: NameDocument.Name, of document: NameDocument, _ typed: [UInt8], _ sound: Sound,
        _ query: NameQuery
    ) -> [Answer] {
        let letters = letters[name.text] ?? []
        let order = query.language.readingOrder
        let rank = name.language.flatMap { order.firstIndex(of: $0) } ?? 6
        func answer(_ match: NameMatch, _ letters: [UInt8], difference: Int = 0) -> Answer {
            Answer(
                match: match, difference: difference, weight: document.weight, languageRank: rank, letters: letters,
                id: document.id, name: name)
        }
        var answers: [Answer] = []
        if letters == typed { answers.append(answer(.exact, letters)) }
        if letters.starts(with: typed) { answers.append(answer(.beginning, letters)) }
        for place in letters.indices where letters[place] == SearchLetters.separator {
            let rest = Array(letters[(place + 1)...])
            if rest.starts(with: typed) { answers.append(answer(.word, rest)) }
        }
        if letters.count >= 4, Self.isOneEdit(typed, letters) { answers.append(answer(.typingError, letters)) }
        if let heard = sounds[name.text], let (match, difference) = Self.spelling(sound, typed, heard, letters) {
            answers.append(answer(match, letters, difference: difference))
        }
        return answers
    }

    static func isOneEdit(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        if one == other { return false }
        if one.count == other.count {
            let places = one.indices.filter { one[$0] != other[$0] }
            if places.count == 1 { return true }
            return places.count == 2 && places[1] == places[0] + 1 && one[places[0]] == other[places[1]]
                && one[places[1]] == other[places[0]]
        }
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        guard long.count == short.count + 1 else { return false }
        // Without the first letter in which they differ, the longer one is the shorter.
        let place = short.indices.first { short[$0] != long[$0] } ?? short.count
        return long[(place + 1)...].elementsEqual(short[place...])
    }

    private static func spelling(
        _ one: Sound, _ typed: [UInt8], _ other: Sound, _ letters: [UInt8]
    ) -> (NameMatch, Int)? {
        guard typed.count >= 2, !one.bytes.isEmpty else { return nil }
        let difference = one.bytes.withUnsafeBufferPointer { left in
            other.bytes.withUnsafeBufferPointer { right in
                Skeleton.difference(left, isArabic: one.isArabic, right, isArabic: other.isArabic)
            }
        }
        guard let difference else { return nil }
        let isOther = script(one, typed) != script(other, letters)
        let match = NameSpelling.match(
            difference: difference, length: one.bytes.count, letters: typed.count, isOtherScript: isOther)
        return match.map { ($0, difference) }
    }

    private static func script(_ sound: Sound, _ letters: [UInt8]) -> Int {
        sound.isArabic ? 3 : SearchLetters.isLatin(letters[0]) ? 1 : SearchLetters.isCyrillic(letters[0]) ? 2 : 0
    }
}
