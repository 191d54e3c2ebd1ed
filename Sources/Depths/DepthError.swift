/// Why a depth cannot be reckoned.
package enum DepthError: Error, Sendable, Hashable {
    /// An end that is no number, or beyond everything that is measured on a sea.
    case notANumber
    /// The lower end lies above the upper one.
    case endsReversed(low: Double, high: Double)
    /// Two levels are counted from different zeros, or from one that was not stated.
    case otherDatum(String, String)
    /// Something that must be greater than nought is not.
    case notPositive(String)
    /// Nothing was given to reckon from.
    case nothingGiven

    package var code: String {
        switch self {
        case .notANumber: "depth-not-a-number"
        case .endsReversed: "depth-ends-reversed"
        case .otherDatum: "depth-other-datum"
        case .notPositive: "depth-not-positive"
        case .nothingGiven: "depth-nothing-given"
        }
    }

    /// What is wrong and what to do.
    package var message: String {
        switch self {
        case .notANumber: "A value is no number, or beyond all measure. Give a number that was measured."
        case .endsReversed(let low, let high): "The range from \(low) to \(high) runs back. Give the lower end first."
        case .otherDatum(let first, let second):
            "A level of \(first) and one of \(second) cannot be subtracted. State how one is converted to the other."
        case .notPositive(let name): "The \(name) must be greater than nought."
        case .nothingGiven: "There is nothing to reckon from. Give at least one stated depth."
        }
    }
}
