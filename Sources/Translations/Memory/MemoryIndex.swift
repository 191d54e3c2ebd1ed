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
        var found: [UInt32: Int] = [:]
        for number in same[original] ?? [] { found[number] = 100 }
        let wanted = Self.words(of: original, in: language)
        if !wanted.isEmpty {
            for (number, percent) in near(wanted) where found[number] == nil { found[number] = min(percent, 99) }
        }
        var seen: Set<[String]> = []
        let matches = found.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.compactMap { number, percent -> MemoryMatch? in
            let segment = segments[Int(number)]
            guard seen.insert([segment.original, segment.translation]).inserted else { return nil }
            return MemoryMatch(segment: segment, percent: percent)
        }
        return Array(matches.prefix(limit))
    }

    private func near(_ wanted: [String]) -> [(UInt32, Int)] {
        // A word that no segment holds gets a number behind all others.
        var strangers: [String: UInt32] = [:]
        let query = wanted.map { word in
            if let known = numbers[word] { return known }
            let next = UInt32(numbers.count + strangers.count)
            return strangers[word, default: next, storing: next]
        }
        let longest = query.count * 100 / Nearness.percentMin
        let shortest = query.count - Nearness.changesMax(query.count, 0)
        let budget = Nearness.changesMax(query.count, longest)
        let rare = query.sorted { holderCount($0) < holderCount($1) }.prefix(budget + 1)
        var wantedCounts: [UInt32: Int32] = [:]
        for word in query { wantedCounts[word, default: 0] += 1 }
        var isSeen = [Bool](repeating: false, count: segments.count)
        var shared = Scratch(words: numbers.count, wantedCounts)
        var found: [(UInt32, Int)] = []
        for word in Set(rare) where Int(word) < numbers.count {
            for number in holders[holderStarts[Int(word)]..<holderStarts[Int(word) + 1]] where !isSeen[Int(number)] {
                isSeen[Int(number)] = true
                let own = words[starts[Int(number)]..<starts[Int(number) + 1]]
                guard own.count >= shortest, own.count <= longest else { continue }
                let limit = Nearness.changesMax(query.count, own.count)
                guard max(query.count, own.count) - shared.count(own) <= limit else { continue }
                guard let changes = Nearness.changes(query, own, limit: limit) else { continue }
                found.append((number, Nearness.percent(changes: changes, query.count, own.count)))
            }
        }
        return found
    }

    private func holderCount(_ word: UInt32) -> Int {
        Int(word) < numbers.count ? holderStarts[Int(word) + 1] - holderStarts[Int(word)] : 0
    }

    /// Counts the words that a segment shares with the one looked for, each as often as both have it.
    private struct Scratch {
        private var left: [Int32]
        private let wanted: [UInt32: Int32]

        init(words: Int, _ wanted: [UInt32: Int32]) {
            left = [Int32](repeating: 0, count: words)
            self.wanted = wanted
            for (word, count) in wanted where Int(word) < words { left[Int(word)] = count }
        }

        mutating func count(_ own: ArraySlice<UInt32>) -> Int {
            var shared = 0
            for word in own where left[Int(word)] > 0 {
                left[Int(word)] -= 1
                shared += 1
            }
            for (word, count) in wanted where Int(word) < left.count { left[Int(word)] = count }
            return shared
        }
    }
}

extension Dictionary {
    /// The value of a key, which gets `new` where it has none.
    fileprivate subscript(key: Key, default value: Value, storing new: Value) -> Value {
        mutating get {
            if let known = self[key] { return known }
            self[key] = new
            return value
        }
    }
}
