import Testing

@testable import Languages

@Suite struct WordDifferenceTests {
    private func text(_ difference: WordDifference, without kind: WordDifference.Kind) -> String {
        difference.pieces.filter { $0.kind != kind }.map(\.text).joined()
    }

    private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    @Test func namesWhatChanged() {
        let difference = WordDifference(from: "the depth is 4 m", to: "the depth is about 5 m")
        #expect(
            difference.pieces == [
                .init(kind: .kept, text: "the depth is "), .init(kind: .removed, text: "4 "),
                .init(kind: .added, text: "about 5 "), .init(kind: .kept, text: "m"),
            ])
        #expect(WordDifference(from: "", to: "").pieces == [])
        #expect(WordDifference(from: "", to: "a").pieces == [.init(kind: .added, text: "a")])
        #expect(WordDifference(from: "a", to: "a b").pieces.map(\.kind) == [.kept, .added])
    }

    /// The pieces make up both wordings again, whatever they are.
    @Test(arguments: 1...200)
    func piecesMakeUpBothWordings(seed: Int) {
        var state = UInt64(seed)
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        func sentence() -> String {
            (0..<next(14)).map { _ in
                ["دریا", "sea", "море", "4", "—", "", "sea,"][next(7)] + [" ", "  ", "\n", "\u{A0}"][next(4)]
            }.joined()
        }
        let (old, new) = (sentence(), sentence())
        let difference = WordDifference(from: old, to: new)
        #expect(text(difference, without: .removed) == new)
        #expect(words(text(difference, without: .added)) == words(old))
        #expect(zip(difference.pieces, difference.pieces.dropFirst()).allSatisfy { $0.kind != $1.kind })
        if words(old) == words(new) { #expect(difference.pieces.allSatisfy { $0.kind == .kept }) }
    }

    @Test func aVeryLongTextIsReplacedWhole() {
        let long = String(repeating: "word ", count: WordDifference.wordsMax + 1)
        #expect(WordDifference(from: long, to: "word").pieces.map(\.kind) == [.removed, .added])
    }
}
