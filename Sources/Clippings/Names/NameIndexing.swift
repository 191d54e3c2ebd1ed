import Languages

/// The names of a register, made ready to be found in texts; built once and used for many.
///
/// Names stand in a tree of words; Russian words stand in it in all their cases, for the Turkic languages endings are taken
/// off the words of the text.
package struct NameList: Sendable {
    /// A thing or party under one of its names.
    struct Bearer: Sendable {
        let name: ClippingName
        let keys: [String]
        let areUpper: [Bool]
        /// What stands between a word and the next.
        let joints: [Joint]
    }

    enum Joint: Sendable {
        case space, dash, bracket, comma
    }

    struct Edge: Sendable {
        let node: Int
        /// A case that only Russian has.
        let isCase: Bool
    }

    struct Node: Sendable {
        var edges: [String: [Edge]] = [:]
        var bearers: [Int] = []
    }

    private(set) var nodes = [Node()]
    private(set) var bearers: [Bearer] = []

    private static let maximum = 200_000
    private static let mostWords = 16

    package init(_ names: [ClippingName]) {
        for name in names.prefix(Self.maximum) where name.kind != "unattributed" { add(name) }
    }

    private mutating func add(_ name: ClippingName) {
        let text = Array(name.name.unicodeScalars.prefix(400))
        insert(name, text)
        // A half-space is often written as a space.
        if name.language == .fa, text.contains("\u{200C}") {
            insert(name, text.map { $0 == "\u{200C}" ? " " : $0 })
        }
        if let short = ShortNames.short(text, kind: name.kind) {
            let alias = ClippingName(
                reference: name.reference, kind: name.kind, language: name.language,
                name: String(String.UnicodeScalarView(short)),
                isAlias: true, within: name.within)
            insert(alias, short)
        }
    }

    private mutating func insert(_ name: ClippingName, _ text: [Unicode.Scalar]) {
        let words = StoryWords.words(of: text[...])
        guard let first = words.first, words.count <= Self.mostWords else { return }
        // Two letters are an abbreviation or a word of every day.
        let letters = words.reduce(0) { $0 + $1.key.count }
        guard letters >= 3 || name.kind == "country", !first.isNumber else { return }
        let joints = zip(words, words.dropFirst()).map { left, right in
            Self.joint(text[left.range.upperBound..<right.range.lowerBound])
        }
        bearers.append(
            Bearer(name: name, keys: words.map(\.key), areUpper: words.map(\.isUpper), joints: joints))
        var node = 0
        for word in words { node = step(node, word.key, name.language) }
        nodes[node].bearers.append(bearers.count - 1)
    }

    private mutating func step(_ node: Int, _ key: String, _ language: Language) -> Int {
        // The edge of the word itself leads on; its cases lead to the same place.
        if let edge = nodes[node].edges[key]?.first(where: { !$0.isCase }), language != .ru { return edge.node }
        if language == .ru, let edge = nodes[node].edges[key]?.first(where: { !$0.isCase }),
            hasCases(node, key, edge.node)
        {
            return edge.node
        }
        let next: Int
        if let edge = nodes[node].edges[key]?.first(where: { !$0.isCase }) {
            next = edge.node
        } else {
            next = nodes.count
            nodes.append(Node())
            nodes[node].edges[key, default: []].append(Edge(node: next, isCase: false))
        }
        if language == .ru {
            for form in RussianCases.forms(of: key) {
                nodes[node].edges[form, default: []].append(Edge(node: next, isCase: true))
            }
        }
        return next
    }

    private func hasCases(_ node: Int, _ key: String, _ next: Int) -> Bool {
        guard let form = RussianCases.forms(of: key).first else { return true }
        return nodes[node].edges[form]?.contains { $0.node == next && $0.isCase } ?? false
    }

    static func joint(_ between: ArraySlice<Unicode.Scalar>) -> Joint {
        for scalar in between {
            switch scalar {
            case "(", ")", "[", "]": return .bracket
            case ",", "،", ";", ":", ".", "/", "!", "?", "؛", "؟": return .comma
            case "-", "–", "—", "‑", "−": return .dash
            default: continue
            }
        }
        return .space
    }
}
