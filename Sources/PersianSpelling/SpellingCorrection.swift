/// One place of a text with what should stand there instead, made so small that each can be applied or refused alone.
package struct SpellingCorrection: Sendable, Hashable {
    /// The place in the original, in bytes of UTF-8; empty where something is only put in.
    package let range: Range<Int>
    /// What should stand there; the same as what stands there where a word is only marked.
    package let replacement: String
    package let rule: SpellingRule
    /// Whether it is applied unless somebody refuses; what is not certain is only shown to an editor.
    package let isCertain: Bool

    package init(range: Range<Int>, replacement: String, rule: SpellingRule, isCertain: Bool) {
        self.range = range
        self.replacement = replacement
        self.rule = rule
        self.isCertain = isCertain
    }
}

extension String {
    /// The text with its certain corrections applied.
    ///
    /// `corrections` are those that `PersianSpelling.corrections(of:)` found in this very text; `except` and `also` are
    /// places in that list, of certain ones that are refused and of marked ones that are wanted. A correction that does not
    /// lie in the text, or overlaps an earlier one, is passed over.
    package func applying(
        _ corrections: [SpellingCorrection], except refused: Set<Int> = [], also wanted: Set<Int> = []
    ) -> String {
        applying(
            corrections.enumerated().lazy
                .filter { ($1.isCertain && !refused.contains($0)) || (!$1.isCertain && wanted.contains($0)) }
                .map(\.element))
    }

    private func applying(_ chosen: some Sequence<SpellingCorrection>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + utf8.count / 32)
        var text = self
        text.withUTF8 { original in
            var position = 0
            for correction in chosen
            where correction.range.lowerBound >= position && correction.range.upperBound <= original.count {
                bytes.append(contentsOf: original[position..<correction.range.lowerBound])
                bytes.append(contentsOf: correction.replacement.utf8)
                position = correction.range.upperBound
            }
            bytes.append(contentsOf: original[position...])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
