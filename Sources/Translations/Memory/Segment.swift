package import Register

/// Something that has been translated: an original, its translation, and where both stand.
package struct Segment: Sendable, Hashable {
    package let original: String
    package let translation: String
    /// The field of a record, of which one must ask whether a reader may read it; nil for what came in a file.
    package let place: TextPlace?

    package init(original: String, translation: String, place: TextPlace?) {
        self.original = original
        self.translation = translation
        self.place = place
    }
}

/// An earlier translation of the same or nearly the same words.
package struct MemoryMatch: Sendable, Hashable {
    package let segment: Segment
    /// 100 where the originals are the same, 99 where they differ in signs alone, else how many of a hundred words agree.
    package let percent: Int
}

/// How near two sequences of words are: of a hundred words, those that need not be changed, put in or left out.
enum Nearness {
    /// What is less near is not shown.
    static let percentMin = 70

    /// The fewest words to change, put in or leave out, or nil where there are more than `limit` of them.
    ///
    /// Only a band around the diagonal can hold so few: the rest is not looked at. `row` is room to reckon in.
    static func changes<Word: Equatable>(
        _ first: [Word], _ second: ArraySlice<Word>, limit: Int, _ row: inout [Int]
    ) -> Int? {
        let (short, long) = (min(first.count, second.count), max(first.count, second.count))
        guard long - short <= limit else { return nil }
        guard short > 0 else { return long }
        let beyond = limit + 1
        row.removeAll(keepingCapacity: true)
        for place in 0...second.count { row.append(min(place, beyond)) }
        for i in 1...first.count {
            let low = max(1, i - limit)
            let high = min(second.count, i + limit)
            guard low <= high else { return nil }
            var diagonal = row[low - 1]
            row[low - 1] = low == 1 ? min(i, beyond) : beyond
            var best = row[low - 1]
            for j in low...high {
                let above = j == i + limit ? beyond : row[j]
                let change = diagonal + (first[i - 1] == second[second.startIndex + j - 1] ? 0 : 1)
                diagonal = row[j]
                row[j] = min(change, above + 1, row[j - 1] + 1, beyond)
                best = min(best, row[j])
            }
            if best >= beyond { return nil }
        }
        return row[second.count] <= limit ? row[second.count] : nil
    }

    /// The most changes with which sequences of these lengths still come to `percentMin`.
    static func changesMax(_ first: Int, _ second: Int) -> Int {
        max(first, second) * (100 - percentMin) / 100
    }

    /// Of a hundred words, rounded down.
    static func percent(changes: Int, _ first: Int, _ second: Int) -> Int {
        let words = max(first, second)
        return words == 0 ? 100 : (words - changes) * 100 / words
    }
}
