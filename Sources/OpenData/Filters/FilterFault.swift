/// Why a text is no filter, and where.
package struct FilterFault: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case unknownCharacter = "unknown-character"
        case unclosedText = "unclosed-text"
        case badNumber = "bad-number"
        case badTime = "bad-time"
        case badShape = "bad-shape"
        case expectedCondition = "expected-condition"
        case expectedComparison = "expected-comparison"
        case expectedValue = "expected-value"
        case expectedWord = "expected-word"
        case unknownAttribute = "unknown-attribute"
        case otherType = "other-type"
        case leftOver = "left-over"
        case tooDeep = "too-deep"
        case tooLong = "too-long"
    }

    package let code: Code
    /// The letter at which it was noticed, counted from 1.
    package let place: Int
    /// What stands there, shortened; the word expected for `expectedWord`.
    package let what: String

    init(_ code: Code, at place: Int, _ what: String = "") {
        self.code = code
        self.place = place
        self.what = String(what.prefix(40))
    }
}
