extension PageReading {
    /// Says which stretches are the story: those of the longest article where there is one, without lists of links.
    mutating func chooseStory() {
        var letters: [Int: Int] = [:]
        var whole = 0
        for stretch in reading.stretches where !stretch.isFurniture {
            whole += stretch.range.count
            if let article = stretch.article { letters[article, default: 0] += stretch.range.count - stretch.linked }
        }
        let longest = letters.max { ($0.value, $1.key) < ($1.value, $0.key) }
        let article = longest.flatMap { $0.value >= 200 || $0.value * 3 >= whole ? $0.key : nil }
        let films = Set(reading.removals.map(\.range.lowerBound))
        for place in reading.stretches.indices where !films.contains(reading.stretches[place].range.lowerBound) {
            var stretch = reading.stretches[place]
            if let article, stretch.article != article, !stretch.isTitle { stretch.isFurniture = true }
            if stretch.linked > 0, stretch.linked * 10 >= stretch.letters * 8, !stretch.isTitle,
                stretch.range.count < 160,
                stretch.kind == .item || stretch.range.count < 60
            {
                stretch.isFurniture = true
            }
            reading.stretches[place] = stretch
        }
        mergeFurniture()
    }

    /// What stands together around the story is taken out by one change.
    private mutating func mergeFurniture() {
        var start: Int?
        var end = 0
        func remove(_ reading: inout PlainReading) {
            if let first = start { reading.removals.append(.init(range: first..<end, rule: .pageFurniture)) }
            start = nil
        }
        let films = Set(reading.removals.map(\.range.lowerBound))
        for stretch in reading.stretches {
            if stretch.isFurniture, !films.contains(stretch.range.lowerBound) {
                if start == nil { start = stretch.range.lowerBound }
                end = stretch.range.upperBound
            } else {
                remove(&reading)
            }
        }
        remove(&reading)
        reading.removals.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
}
