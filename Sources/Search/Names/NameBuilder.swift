import Languages

/// Takes documents one by one and makes a segment of them.
package struct NameBuilder: Sendable {
    private var letters: [UInt8] = []
    private var starts: [UInt32] = []
    private var owners: [UInt32] = []
    private var labels: [UInt8] = []
    private var texts: [UInt8] = []
    private var textStarts: [UInt32] = [0]
    private var facts = DocumentFacts()

    /// The search form of a longer name, or of a longer query, is cut.
    static let lettersMax = 250

    package init() {}

    package var nameCount: Int { starts.count }

    /// Adds a document; of two with one identifier the later one stays.
    ///
    /// Names without a letter or digit are not kept.
    package mutating func add(_ document: NameDocument) {
        let owner = UInt32(facts.count)
        facts.add(document)
        for name in document.names {
            let start = letters.count
            SearchLetters.append(name.text, to: &letters, limit: Self.lettersMax)
            guard letters.count > start else { continue }
            letters.append(SearchLetters.end)
            starts.append(UInt32(start))
            owners.append(owner)
            labels.append(NameLabel.label(name))
            texts.append(contentsOf: name.text.utf8)
            textStarts.append(UInt32(texts.count))
        }
    }

    /// The index of all that was added.
    package consuming func finished() -> NameIndex { NameIndex(base: segment()) }

    consuming func segment() -> NameSegment {
        let (order, ranks) = documentOrder()
        var segment = NameSegment()
        segment.facts = facts.ordered(order)
        facts = DocumentFacts()
        let names = nameOrder(ranks)
        segment.starts.reserveCapacity(names.count)
        segment.letters.reserveCapacity(letters.count)
        segment.texts.reserveCapacity(texts.count)
        for number in names.lazy.map(Int.init) {
            let document = ranks[Int(owners[number])]
            segment.starts.append(UInt32(segment.letters.count))
            let end = number + 1 < starts.count ? Int(starts[number + 1]) : letters.count
            segment.letters.append(contentsOf: letters[Int(starts[number])..<end])
            segment.documents.append(document)
            segment.weights.append(segment.facts.weights[Int(document)])
            segment.labels.append(labels[number])
            segment.texts.append(contentsOf: texts[Int(textStarts[number])..<Int(textStarts[number + 1])])
            segment.textStarts.append(UInt32(segment.texts.count))
        }
        (letters, starts, owners, labels, texts, textStarts) = ([], [], [], [], [], [])
        segment.complete()
        return segment
    }

    private static let dropped = UInt32.max

    /// The documents in the order of their identifiers, and the place of each in it.
    private func documentOrder() -> (order: [UInt32], ranks: [UInt32]) {
        let facts = facts
        let sorted = (0..<UInt32(facts.count)).sorted { one, other in
            let (left, right) = (facts.idBytes(Int(one)), facts.idBytes(Int(other)))
            if left.lexicographicallyPrecedes(right) { return true }
            return one < other && !right.lexicographicallyPrecedes(left)
        }
        var (order, ranks) = ([UInt32](), [UInt32](repeating: Self.dropped, count: facts.count))
        for (place, document) in sorted.enumerated() {
            let isLast =
                place + 1 == sorted.count || facts.idBytes(Int(sorted[place + 1])) != facts.idBytes(Int(document))
            guard isLast else { continue }
            ranks[Int(document)] = UInt32(order.count)
            order.append(document)
        }
        return (order, ranks)
    }

    /// The names of the documents that stay: by letters, document, label, text.
    private func nameOrder(_ ranks: [UInt32]) -> [UInt32] {
        let (owners, labels, texts, textStarts) = (self.owners, self.labels, self.texts, self.textStarts)
        let kept = (0..<UInt32(starts.count)).filter { ranks[Int(owners[Int($0)])] != Self.dropped }
        func text(_ number: Int) -> ArraySlice<UInt8> { texts[Int(textStarts[number])..<Int(textStarts[number + 1])] }
        return LetterOrder.sorted(kept, starts: starts, letters: letters) { one, other in
            let (left, right) = (Int(one), Int(other))
            if owners[left] != owners[right] { return ranks[Int(owners[left])] < ranks[Int(owners[right])] }
            if labels[left] != labels[right] { return labels[left] < labels[right] }
            return text(left).lexicographicallyPrecedes(text(right))
        }
    }
}

/// The order of texts that stand in one array, each up to its `end`.
enum LetterOrder {
    private struct Key {
        /// The first eight letters, the first one highest.
        let head: UInt64
        let number: UInt32
    }

    /// Numbers sorted by the letters that begin at their start; `precedes` decides between equal letters.
    static func sorted(
        _ numbers: [UInt32], starts: [UInt32], letters: [UInt8], precedes: (UInt32, UInt32) -> Bool
    ) -> [UInt32] {
        letters.withUnsafeBufferPointer { letters in
            var keys = numbers.map { Key(head: head(letters, Int(starts[Int($0)])), number: $0) }
            keys.sort { one, other in
                if one.head != other.head { return one.head < other.head }
                let difference = compared(letters, Int(starts[Int(one.number)]), Int(starts[Int(other.number)]))
                return difference == 0 ? precedes(one.number, other.number) : difference < 0
            }
            return keys.map(\.number)
        }
    }

    private static func head(_ letters: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64 {
        var (head, place): (UInt64, Int) = (0, start)
        for _ in 0..<8 {
            let letter = letters[place]
            head = head << 8 | UInt64(letter)
            if letter != SearchLetters.end { place += 1 }
        }
        return head
    }

    private static func compared(_ letters: UnsafeBufferPointer<UInt8>, _ one: Int, _ other: Int) -> Int {
        var (left, right) = (one, other)
        while letters[left] == letters[right] {
            if letters[left] == SearchLetters.end { return 0 }
            left += 1
            right += 1
        }
        return Int(letters[left]) - Int(letters[right])
    }
}
