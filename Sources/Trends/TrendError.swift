/// Why a question about a series has no answer.
package enum TrendError: Error, Equatable, Sendable {
    /// There are fewer values than the question needs.
    case tooFew(needed: Int, given: Int)
    /// There are more values than this question is answered for.
    case tooMany(limit: Int, given: Int)
    /// The value at this place is not a number, or has no end.
    case notANumber(place: Int)
    /// All values stand at one time, so nothing has changed over time.
    case equalTimes
    /// All values are the same, so nothing can be ranked or measured against their scatter.
    case equalValues
    /// A probability, a share or a number of degrees that cannot be.
    case outside(Double)
}
