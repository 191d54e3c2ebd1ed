package import Languages
import Search

/// Earlier translations from one language, found by their words.
///
/// Words are numbers, and segments stand one behind the other in one array. Who differs from an original in at most d
/// words has one of any d + 1 of its words: so only the segments that hold one of the d + 1 rarest are looked at, first
/// by length, then by the words they share, and only then word by word.
package struct MemoryIndex: Sendable {
    package let language: Language
    package let segments: [Segment]
    private var numbers: [String: UInt32] = [:]
    private var words: [UInt32] = []
    /// Where the words of a segment begin; one more than there are segments.
    private var starts: [Int] = [0]
    /// The segments that hold a word, one word after the other, and where each begins.
    private var holders: [UInt32] = []
    private var holderStarts: [Int] = [0]
    /// Segments with the very same original.
    private var same: [String: [UInt32]] = [:]

    /// Longer originals are looked for as they are, and not by their words.
    package static let wordsMax = 400

    package init(_ segments: [Segment], in language: Language) {
        self.language = language
        self.segments = segments
        for (number, segment) in segments.enumerated() {
            same[segment.original, default: []].append(UInt32(number))
            for word in Self.words(of: segment.original, in: language) {
                if let known = numbers[word] {
                    words.append(known)
                } else {
                    let new = UInt32(numbers.count)
                    numbers[word] = new
                    words.append(new)
                }
            }
            starts.append(words.count)
        }
        fillHolders()
    }

    static func words(of text: String, in language: Language) -> [String] {
        let words = StemmedWord.foldedWords(of: text, in: language, limit: wordsMax + 1)
        return words.count > wordsMax ? [] : words
    }

    private mutating func fillHolders() {
        var counts = [Int](repeating: 0, count: numbers.count + 1)
        var lastHolder = [Int](repeating: -1, count: numbers.count)
        for number in segments.indices {
            for word in words[starts[number]..<starts[number + 1]] where lastHolder[Int(word)] != number {
                lastHolder[Int(word)] = number
                counts[Int(word) + 1] += 1
            }
        }
        for place in counts.indices.dropFirst() { counts[place] += counts[place - 1] }
        holderStarts = counts
        holders = [UInt32](repeating: 0, count: counts.last ?? 0)
        lastHolder = [Int](repeating: -1, count: numbers.count)
        for number in segments.indices {
            for word in words[starts[number]..<starts[number + 1]] where lastHolder[Int(word)] != number {
                lastHolder[Int(word)] = number
                holders[counts[Int(word)]] = UInt32(number)
                counts[Int(word)] += 1
            }
        }
    }

    /// The nearest earlier translations, the nearest first; of the same translation of the same original one.
    package func matches(_ original: String, limit: Int = 5) -> [MemoryMatch] {
        var nearest = Nearest(most: limit == .max ? .max : 16 * max(1, limit))
        let exact = Set((same[original] ?? []).prefix(nearest.most))
        for number in exact.sorted() { nearest.take(number, 100) }
        let wanted = Self.words(of: original, in: language)
        if !wanted.isEmpty { findNear(wanted, except: exact, &nearest) }
        var seen: Set<[String]> = []
        var matches: [MemoryMatch] = []
        for item in nearest.items where matches.count < limit {
            let segment = segments[Int(item.number)]
            guard seen.insert([segment.original, segment.translation]).inserted else { continue }
            matches.append(MemoryMatch(segment: segment, percent: item.percent))
        }
        return matches
    }

    private func findNear(_ wanted: [String], except exact: Set<UInt32>, _ nearest: inout Nearest) {
        // A word that no segment holds gets a number behind all others.
        var strangers: [String: UInt32] = [:]
        var query: [UInt32] = []
        for word in wanted {
            let number = numbers[word] ?? strangers[word] ?? UInt32(numbers.count + strangers.count)
            if Int(number) >= numbers.count { strangers[word] = number }
            query.append(number)
        }
        let longest = query.count * 100 / Nearness.percentMin
        let shortest = query.count - Nearness.changesMax(query.count, 0)
        let budget = Nearness.changesMax(query.count, longest)
        let rare = query.sorted { (holderCount($0), $0) < (holderCount($1), $1) }.prefix(budget + 1)
        var isWanted = [Bool](repeating: false, count: numbers.count)
        for word in query where Int(word) < numbers.count { isWanted[Int(word)] = true }
        var isSeen = [Bool](repeating: false, count: segments.count)
        var row: [Int] = []
        var before: UInt32?
        for word in rare where Int(word) < numbers.count && word != before {
            before = word
            for number in holders[holderStarts[Int(word)]..<holderStarts[Int(word) + 1]] where !isSeen[Int(number)] {
                isSeen[Int(number)] = true
                let own = words[starts[Int(number)]..<starts[Int(number) + 1]]
                guard own.count >= shortest, own.count <= longest else { continue }
                let most = max(query.count, own.count)
                // Once enough are found, only what is nearer than the last of them is looked at further.
                let limit = min(Nearness.changesMax(query.count, own.count), nearest.changesMax(of: most))
                // Counted with repetitions these are at least the words that both share.
                let shared = own.reduce(0) { $0 + (isWanted[Int($1)] ? 1 : 0) }
                guard limit >= 0, most - shared <= limit, !exact.contains(number),
                    let changes = Nearness.changes(query, own, limit: limit, &row)
                else { continue }
                nearest.take(number, min(99, Nearness.percent(changes: changes, query.count, own.count)))
            }
        }
    }

    /// The nearest so far, in their order: by nearness, then as they stand in the memory.
    private struct Nearest {
        let most: Int
        private(set) var items: [(number: UInt32, percent: Int)] = []

        init(most: Int) { self.most = most }

        mutating func take(_ number: UInt32, _ percent: Int) {
            guard items.count < most || percent > items.last?.percent ?? 0 else { return }
            let place = items.firstIndex { ($0.percent, number) < (percent, $0.number) } ?? items.count
            items.insert((number, percent), at: place)
            if items.count > most { items.removeLast() }
        }

        /// The most changes in so many words with which a segment would still be taken.
        func changesMax(of words: Int) -> Int {
            guard items.count >= most, let last = items.last else { return words }
            // More than the last percent of the words must agree; what is 99 for its signs alone stays.
            return last.percent >= 99 ? -1 : words - (words * (last.percent + 1) + 99) / 100
        }
    }

    private func holderCount(_ word: UInt32) -> Int {
        Int(word) < numbers.count ? holderStarts[Int(word) + 1] - holderStarts[Int(word)] : 0
    }
}
