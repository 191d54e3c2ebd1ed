import Languages

/// Finds the names of a register in a text; which of several bearers is meant is `NameChoosing`'s to say.
struct NameFinding {
    struct Match: Sendable {
        let block: Int
        /// Words of the block.
        let words: Range<Int>
        let bearers: [Int]
        let isInflected: Bool
    }

    private let names: NameList
    private let story: Story
    private(set) var matches: [Match] = []
    /// Looks into the tree, so that a test can count them.
    private(set) var steps = 0

    init(_ names: NameList, _ story: Story) {
        self.names = names
        self.story = story
        for (number, block) in story.blocks.enumerated() {
            var place = 0
            while place < block.words.count {
                if let match = longest(number, block, place, block.words.count) {
                    matches.append(match)
                    addInner(number, block, match)
                    place = match.words.upperBound
                } else {
                    place += 1
                }
            }
        }
    }

    /// Kinds in whose names places are named.
    private static let naming: Set<String> = ["office", "ministry", "secretariat", "meeting", "treaty"]

    /// The office of a province means the province too.
    private mutating func addInner(_ number: Int, _ block: Story.Block, _ outer: Match) {
        guard outer.words.count > 1, outer.bearers.allSatisfy({ Self.naming.contains(names.bearers[$0].name.kind) })
        else {
            return
        }
        var place = outer.words.lowerBound + 1
        while place < outer.words.upperBound {
            if let match = longest(number, block, place, outer.words.upperBound) {
                matches.append(match)
                place = match.words.upperBound
            } else {
                place += 1
            }
        }
    }

    private struct Way {
        let node: Int
        let isInflected: Bool
        /// An ending closes the name.
        let isClosed: Bool
    }

    private mutating func longest(_ number: Int, _ block: Story.Block, _ start: Int, _ limit: Int) -> Match? {
        guard !block.words[start].isNumber else { return nil }
        var ways = [Way(node: 0, isInflected: false, isClosed: false)]
        var best: Match?
        var place = start
        while place < limit, !ways.isEmpty {
            if place > start, joint(block, place - 1) == .comma { break }
            var next: [Way] = []
            for way in ways where !way.isClosed { add(block, place, way, &next) }
            ways = Array(next.prefix(16))
            place += 1
            let found = ways.flatMap { way in names.nodes[way.node].bearers.map { ($0, way.isInflected) } }
            let bearers = found.filter { fits(block, start..<place, $0.0) }
            if !bearers.isEmpty {
                let exact = bearers.filter { !$0.1 }
                let chosen = exact.isEmpty ? bearers : exact
                best = Match(
                    block: number, words: start..<place, bearers: Self.once(chosen.map(\.0)), isInflected: exact.isEmpty
                )
            }
        }
        return best
    }

    private static func once(_ numbers: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return numbers.filter { seen.insert($0).inserted }
    }

    private func joint(_ block: Story.Block, _ place: Int) -> NameList.Joint {
        NameList.joint(block.scalars[block.words[place].range.upperBound..<block.words[place + 1].range.lowerBound])
    }

    private mutating func add(_ block: Story.Block, _ place: Int, _ way: Way, _ next: inout [Way]) {
        let word = block.words[place]
        let edges = names.nodes[way.node].edges
        steps += 1
        for edge in edges[word.key] ?? [] where !edge.isCase || story.language == .ru {
            next.append(Way(node: edge.node, isInflected: way.isInflected || edge.isCase, isClosed: false))
        }
        guard story.language != .ru, !word.isNumber else { return }
        var ending = 1
        var split = word.key.endIndex
        while ending <= NameEndings.longest, split > word.key.startIndex {
            split = word.key.index(before: split)
            steps += 1
            ending += 1
            let name = word.key[..<split]
            guard name.utf8.count > 2, NameEndings.contains(word.key[split...], in: story.language),
                let found = edges[String(name)]?.filter({ !$0.isCase }), !found.isEmpty,
                NameEndings.mayFollow(name, block.scalars[word.range], in: story.language)
            else { continue }
            // A Persian name goes on after its ending, any other is over.
            for edge in found {
                next.append(Way(node: edge.node, isInflected: true, isClosed: story.language != .fa))
            }
        }
    }

    // MARK: what a bearer asks of the text

    private func fits(_ block: Story.Block, _ range: Range<Int>, _ number: Int) -> Bool {
        let bearer = names.bearers[number]
        guard speaks(bearer.name) else { return false }
        for place in range.dropLast() {
            let joint = joint(block, place)
            switch bearer.joints[place - range.lowerBound] {
            case .space: if joint != .space, joint != .dash { return false }
            // A line between two towns is written with a dash, or is called a line before: راه‌آهن A B.
            case .dash: if joint != .dash, joint != .space || bearer.joints.allSatisfy({ $0 == .dash }) { return false }
            case .bracket: if joint != .bracket { return false }
            case .comma: break
            }
        }
        // A fish is written small.
        if story.language.script == .arabic || bearer.name.kind == "stock" { return true }
        return isWrittenAsName(block, range, bearer)
    }

    /// A name of the text's language, or one of another that its letters can hold.
    private func speaks(_ name: ClippingName) -> Bool { name.language.script == story.language.script }

    /// Capitals stand where the name has them; a word that only says what kind of thing it is may be written small.
    private func isWrittenAsName(_ block: Story.Block, _ range: Range<Int>, _ bearer: NameList.Bearer) -> Bool {
        var hasCapital = false
        for place in range {
            let word = block.words[place]
            if word.isUpper {
                hasCapital = true
            } else if bearer.areUpper[place - range.lowerBound],
                !KindWords.areKinds(bearer.keys[place - range.lowerBound])
            {
                return false
            }
        }
        return hasCapital
    }
}
