/// The short forms of official names: the international sea trade port of a town is its port to everybody.
enum ShortNames {
    /// The name without the words that only officials say; `nil` where there are none, or nothing else would be left.
    static func short(_ text: [Unicode.Scalar], kind: String) -> [Unicode.Scalar]? {
        guard kind == "port", !text.contains(where: { "(),،".unicodeScalars.contains($0) }) else { return nil }
        let words = StoryWords.words(of: text[...])
        let kept = words.filter { !official.contains($0.key) }
        // The word that says the kind must stay, so that the short form is not the name of the town.
        guard (2...3).contains(kept.count), kept.count < words.count,
            kept.contains(where: { KindWords.says($0.key, kind) })
        else { return nil }
        return Array(kept.map { text[$0.range] }.joined(separator: " ".unicodeScalars))
    }

    private static let official = Set(
        """
        international sea commercial trade trading merchant بین‌المللی بینالمللی تجاری دریایی تجارت международный морской \
        торговый beynəlxalq dəniz ticarət халықаралық теңіз сауда halkara deňiz söwda
        """.split(separator: " ").map { StoryWords.key(String($0)) })
}
