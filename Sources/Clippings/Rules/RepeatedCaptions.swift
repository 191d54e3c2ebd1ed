/// A caption that stands several times in immediate succession, within a paragraph or as paragraphs of its own.
enum RepeatedCaptions {
    private static let fewest = 3
    private static let most = 60

    static func edits(_ draft: Draft, steps: inout Int) -> [Draft.Edit] {
        var edits: [Draft.Edit] = []
        var last: [String] = []
        for block in draft.blocks {
            let words = StoryWords.words(of: draft.scalars[block])
            let keys = words.map(\.key)
            guard !keys.isEmpty else { continue }
            // عکس: آرشیو has two words only, and says itself what it is.
            let least = PageEdges.isCaption(words) ? 2 : fewest
            if keys.count >= least, keys.count <= most, keys == last {
                edits.append(.init(range: block, after: "", rule: .repeatedCaption, detail: "2"))
                continue
            }
            last = keys
            edits += short(block, words)
            edits += within(draft, block, words, &steps)
        }
        return edits
    }

    /// A caption of two words that stands again behind itself within a line.
    private static func short(_ block: Range<Int>, _ words: [StoryWord]) -> [Draft.Edit] {
        guard words.count >= 4, words.count.isMultiple(of: 2), words.count <= most, PageEdges.isCaption(words),
            words.indices.dropFirst(2).allSatisfy({ words[$0].key == words[$0 - 2].key })
        else { return [] }
        let end = words[words.count - 1].range.upperBound
        return [
            .init(
                range: words[1].range.upperBound..<end, after: "", rule: .repeatedCaption,
                detail: String(words.count / 2))
        ]
    }

    /// Where the words at a place are those that stood before, up to it.
    private static func within(
        _ draft: Draft, _ block: Range<Int>, _ words: [StoryWord], _ steps: inout Int
    ) -> [Draft.Edit] {
        var numbers: [String: Int] = [:]
        let ids = words.map { word in
            let next = numbers.count
            return numbers[word.key, default: next] == next
                ? {
                    numbers[word.key] = next; return next
                }() : numbers[word.key, default: next]
        }
        struct Three: Hashable { let a, b, c: Int }
        var seen: [Three: Int] = [:]
        var edits: [Draft.Edit] = []
        var place = 0
        while place + fewest <= ids.count {
            let three = Three(a: ids[place], b: ids[place + 1], c: ids[place + 2])
            defer { place += 1 }
            guard let before = seen.updateValue(place, forKey: three) else { continue }
            let length = place - before
            guard length >= fewest, length <= most, place + length <= ids.count else { continue }
            var count = 1
            while place + count * length <= ids.count {
                steps += length
                let start = before + count * length
                guard (0..<length).allSatisfy({ ids[before + $0] == ids[start + $0] }) else { break }
                count += 1
                if start + 2 * length > ids.count { break }
            }
            guard count > 1, isCaption(draft, words, before, length, count) else { continue }
            let end = before + count * length
            let first = words[before + length - 1].range.upperBound
            // What is left of it is a caption of its own where more text follows.
            let isLast = end >= words.count
            let stop = isLast ? words[end - 1].range.upperBound : words[end].range.lowerBound
            let begins = before == 0
            edits.append(
                .init(
                    range: first..<stop, after: isLast ? "" : begins ? String(Layout.parting) : " ",
                    rule: .repeatedCaption, detail: String(count)))
            place = end - 1
        }
        return edits
    }

    /// Said twice in one sentence it may be meant; a caption runs on without a comma, or stands three times.
    private static func isCaption(
        _ draft: Draft, _ words: [StoryWord], _ start: Int, _ length: Int, _ count: Int
    ) -> Bool {
        if count > 2 { return true }
        let from = words[start].range.lowerBound
        let to = words[start + 2 * length - 1].range.upperBound
        return !draft.scalars[from..<to].contains { $0 == "," || $0 == "،" || $0 == "!" }
    }
}
