/// A word as the stemmers see it: folded Unicode scalars.
typealias Letters = [Unicode.Scalar]

extension Array where Element == Unicode.Scalar {
    init(_ text: String) { self = Array(text.unicodeScalars) }

    /// The letters as text.
    var text: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: self)
        return String(scalars)
    }

    func ends(with ending: Letters) -> Bool {
        count >= ending.count && zip(suffix(ending.count), ending).allSatisfy { $0 == $1 }
    }

    func starts(with beginning: Letters) -> Bool {
        count >= beginning.count && zip(self, beginning).allSatisfy { $0 == $1 }
    }
}

/// A set of endings, asked for the longest one a word has.
struct Endings: Sendable {
    private let byLast: [Unicode.Scalar: [Letters]]

    /// Takes endings separated by white space.
    init(_ list: String) {
        self.init(list.split(whereSeparator: \.isWhitespace).map { Letters(String($0)) })
    }

    init(_ endings: [Letters]) {
        var byLast: [Unicode.Scalar: [Letters]] = [:]
        for ending in Set(endings) {
            if let last = ending.last { byLast[last, default: []].append(ending) }
        }
        self.byLast = byLast.mapValues { group in
            group.sorted { ($0.count, $1.text) > ($1.count, $0.text) }
        }
    }

    /// The length of the longest ending of `word` that `accepts`, given the number of letters that stay; nil for none.
    func longest(of word: Letters, where accepts: (Int) -> Bool) -> Int? {
        guard let last = word.last, let group = byLast[last] else { return nil }
        for ending in group where word.ends(with: ending) && accepts(word.count - ending.count) {
            return ending.count
        }
        return nil
    }

    func contains(_ word: Letters) -> Bool {
        guard let last = word.last, let group = byLast[last] else { return false }
        return group.contains(word)
    }
}

/// Words and what they become, read from lines `stem: form form …`.
struct WordTable: Sendable {
    private let stems: [Letters: Letters]

    init(_ lines: String) {
        var stems: [Letters: Letters] = [:]
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard let stem = parts.first?.filter({ $0 != " " }), parts.count == 2 else { continue }
            for form in parts[1].split(separator: " ") { stems[Letters(String(form))] = Letters(stem) }
        }
        self.stems = stems
    }

    subscript(word: Letters) -> Letters? { stems[word] }
}

/// A set of letters.
struct LetterSet: Sendable {
    private let letters: Set<Unicode.Scalar>

    init(_ letters: String) { self.letters = Set(letters.unicodeScalars) }

    func contains(_ letter: Unicode.Scalar) -> Bool { letters.contains(letter) }

    /// Whether one of the first `count` letters belongs to the set.
    func meets(_ word: Letters, first count: Int) -> Bool { word.prefix(count).contains { letters.contains($0) } }
}
