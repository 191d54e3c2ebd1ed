package import Languages
package import Register
import Search

/// The terms of the region between two languages, found in running text in any inflected form.
package struct TermBase: Sendable {
    /// A term that stands in an original.
    package struct Found: Sendable, Hashable {
        package let term: Term
        /// Where it stands, in UTF-8 bytes.
        package let range: Range<Int>
        /// The words to use in the other language, the first before the others.
        package let words: [String]
    }

    private struct Entry: Sendable {
        let term: Term
        /// The stems of each word of each spelling in the language of the originals.
        let spellings: [[Set<String>]]
        let targets: [[Set<String>]]
        let words: [String]
    }

    package let source: Language
    package let target: Language
    private let entries: [Entry]
    /// The entries by a stem of the first word of one of their spellings.
    private let firsts: [String: [Int]]

    package init(_ terms: some Collection<Term>, from source: Language, to target: Language) {
        self.source = source
        self.target = target
        entries = terms.sorted { $0.id < $1.id }.compactMap { term in
            let words = term.words(in: target)
            let originals = term.words(in: source)
            guard !words.isEmpty, !originals.isEmpty else { return nil }
            return Entry(
                term: term, spellings: originals.map { Self.stems(of: $0, in: source) },
                targets: words.map { Self.stems(of: $0, in: target) }, words: words)
        }
        var firsts: [String: [Int]] = [:]
        for (number, entry) in entries.enumerated() {
            for stem in Set(entry.spellings.compactMap(\.first).joined()) { firsts[stem, default: []].append(number) }
        }
        self.firsts = firsts
    }

    private static func stems(of text: String, in language: Language) -> [Set<String>] {
        StemmedWord.words(of: text, in: language).map { Set($0.stems) }
    }

    /// The terms in an original, in the order in which they stand there, each once; of two that begin at one word the
    /// longer, and none within another.
    package func terms(in original: String) -> [Found] {
        let words = StemmedWord.words(of: original, in: source, limit: 5_000)
        let stems = words.map { Set($0.stems) }
        var (found, seen): ([Found], Set<String>) = ([], [])
        var place = 0
        while place < words.count {
            guard let best = longest(at: place, stems) else {
                place += 1
                continue
            }
            let range = words[place].range.lowerBound..<words[place + best.length - 1].range.upperBound
            let entry = entries[best.entry]
            if seen.insert(entry.term.id).inserted {
                found.append(Found(term: entry.term, range: range, words: entry.words))
            }
            place += best.length
        }
        return found
    }

    private func longest(at place: Int, _ stems: [Set<String>]) -> (entry: Int, length: Int)? {
        var best: (entry: Int, length: Int)?
        for number in Set(stems[place].flatMap { firsts[$0] ?? [] }).sorted() {
            for spelling in entries[number].spellings where spelling.count > best?.length ?? 0 {
                if Self.stands(spelling, at: place, stems) { best = (number, spelling.count) }
            }
        }
        return best
    }

    private static func stands(_ spelling: [Set<String>], at place: Int, _ stems: [Set<String>]) -> Bool {
        guard !spelling.isEmpty, place + spelling.count <= stems.count else { return false }
        return spelling.indices.allSatisfy { !spelling[$0].isDisjoint(with: stems[place + $0]) }
    }

    /// The terms of an original for which a translation has none of their words, in any form.
    package func lacking(_ translation: String, of original: String) -> [Found] {
        let stems = StemmedWord.words(of: translation, in: target, limit: 5_000).map { Set($0.stems) }
        let targets = Dictionary(entries.map { ($0.term.id, $0.targets) }) { first, _ in first }
        return terms(in: original).filter { found in
            !(targets[found.term.id] ?? []).contains { spelling in
                stems.indices.contains { Self.stands(spelling, at: $0, stems) }
            }
        }
    }
}

extension Term {
    /// Its words in a language, the one to use first.
    package func words(in language: Language) -> [String] {
        name[language].map { [$0] + (synonyms[language] ?? []) } ?? []
    }
}
