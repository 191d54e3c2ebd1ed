/// What was struck out and what was put in between two wordings, word by word.
package struct WordDifference: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case kept, removed, added }

    /// Words that share a fate, with the white space between them.
    package struct Piece: Sendable, Hashable {
        package let kind: Kind
        package let text: String
    }

    /// In reading order; what was removed stands before what was added in its place.
    ///
    /// What was kept and added makes up the new wording exactly, what was kept and removed the old one but for its
    /// white space.
    package let pieces: [Piece]

    /// Texts with more words are taken as replaced whole: nobody reads such a comparison, and it would take long.
    package static let wordsMax = 2_000

    package init(from old: String, to new: String) {
        let before = Self.words(old)
        let after = Self.words(new)
        guard before.count <= Self.wordsMax, after.count <= Self.wordsMax else {
            pieces = Self.joined([(.removed, old[...]), (.added, new[...])])
            return
        }
        var removed = Set<Int>()
        var added = Set<Int>()
        for change in after.difference(from: before) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var parts: [(Kind, Substring)] = []
        var (first, second) = (0, 0)
        while first < before.count || second < after.count {
            if first < before.count, removed.contains(first) {
                parts.append((.removed, before[first].text))
                first += 1
            } else if second < after.count, added.contains(second) {
                parts.append((.added, after[second].text))
                second += 1
            } else {
                parts.append((.kept, after[second].text))
                first += 1
                second += 1
            }
        }
        pieces = Self.joined(parts)
    }

    /// A word with the white space after it, which decides nothing.
    private struct Word: Equatable {
        let word: Substring
        let text: Substring

        static func == (left: Word, right: Word) -> Bool { left.word == right.word }
    }

    private static func words(_ text: String) -> [Word] {
        var words: [Word] = []
        var rest = text[...]
        while !rest.isEmpty {
            let word = rest.prefix { !$0.isWhitespace }
            let end = rest[word.endIndex...].prefix(while: \.isWhitespace).endIndex
            words.append(Word(word: word, text: rest[..<end]))
            rest = rest[end...]
        }
        return words
    }

    private static func joined(_ parts: [(Kind, Substring)]) -> [Piece] {
        var pieces: [Piece] = []
        for (kind, text) in parts where !text.isEmpty {
            if let last = pieces.last, last.kind == kind {
                pieces[pieces.count - 1] = Piece(kind: kind, text: last.text + text)
            } else {
                pieces.append(Piece(kind: kind, text: String(text)))
            }
        }
        return pieces
    }
}
