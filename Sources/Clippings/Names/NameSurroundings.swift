import Languages

/// Tells whether a name stands within the proper name of something else: of a paper, a team, a house.
struct NameSurroundings {
    let block: Story.Block
    let language: Language
    /// The words of the name.
    let words: Range<Int>

    private var start: Int { block.words[words.lowerBound].range.lowerBound }
    private var end: Int { block.words[words.upperBound - 1].range.upperBound }

    /// Whether few words in marks of quotation hold it, as a café is called.
    ///
    /// A zone, a port or a district may be called so too.
    func isQuotedName(ofPlace: Bool) -> Bool {
        guard let quoted = quoted() else { return false }
        let inside = block.words(in: quoted)
        // A corridor or programme of several words is written so: «Север — Юг».
        if !ofPlace, words.count > 1, inside == words { return false }
        guard inside.count <= 4, inside.contains(words.lowerBound) else { return false }
        guard !block.scalars[quoted].contains(where: { $0.endsSentence || ",،:;؛".unicodeScalars.contains($0) }) else {
            return false
        }
        let near = block.words[inside.upperBound...].prefix(3)
        return !near.contains { word in
            KindWords.areKinds(word.key) || Self.zones.contains { word.key.hasPrefix($0) }
        }
    }

    private static let longest = 60

    /// Between the marks around the name, where there are any in its sentence.
    private func quoted() -> Range<Int>? {
        let text = block.scalars
        var first = start - 1
        while first >= max(0, start - Self.longest), !Self.opens(text[first]), !Self.closes(text[first]) { first -= 1 }
        guard first >= max(0, start - Self.longest), Self.opens(text[first]) else { return nil }
        // Straight marks open only before a letter that no letter stands before.
        if text[first] == "\"", first > 0, text[first - 1].isLetter || text[first + 1].isBlank { return nil }
        var last = end
        let bound = min(text.count, end + Self.longest)
        while last < bound, !Self.closes(text[last]) {
            if text[last] != "\"", Self.opens(text[last]) { return nil }
            last += 1
        }
        return last < bound ? (first + 1)..<last : nil
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool { "«“„\"".unicodeScalars.contains(scalar) }

    private static func closes(_ scalar: Unicode.Scalar) -> Bool { "»”\"".unicodeScalars.contains(scalar) }

    /// `Sari-clad`: an English word made with a hyphen and a word that says nothing of a place.
    var isInCompound: Bool {
        guard language == .en, words.upperBound < block.words.count else { return false }
        let next = block.words[words.upperBound]
        guard next.range.lowerBound == end + 1, block.scalars[end] == "-", !next.isUpper, !next.isNumber else {
            return false
        }
        return !Self.compounds.contains(next.key)
    }

    /// `Caspian Gulls`, `Khazar Lankaran`: the sea's short name before another name.
    var isBeforeName: Bool {
        guard language == .en, words.upperBound < block.words.count else { return false }
        let next = block.words[words.upperBound]
        guard next.isUpper, next.range.lowerBound == end + 1, block.scalars[end] == " " else { return false }
        // Where every word has a capital, a capital says nothing.
        let sentence = block.words(in: block.sentences[block.sentence(at: start)])
        let near = (words.lowerBound - 12)..<(words.upperBound + 12)
        let others = sentence.clamped(to: near).filter { !words.contains($0) && !block.words[$0].isNumber }
        guard others.contains(where: { !block.words[$0].isUpper && block.words[$0].key.count > 3 }) else {
            return false
        }
        return !KindWords.areKinds(next.key) && !Self.basins.contains(next.key)
    }

    private static let zones = ["zolag", "zolak", "zona", "зон", "аима", "rayon", "раион", "sanctuar", "reserve"]

    private static let compounds: Set<String> = [
        "based", "bound", "born", "led", "backed", "owned", "flagged", "registered", "made", "built", "wide", "area",
        "side",
        "to", "and", "via", "s", "facing", "style", "type", "funded", "run", "mediated", "trained", "controlled",
    ]

    private static let basins: Set<String> = [
        "basin", "states", "coast", "shore", "region", "littoral", "countries", "five", "summit", "convention",
        "hövzəsi",
        "havzasi",
    ]
}
