/// How far a problem has come.
package enum ProblemState: String, Sendable, Hashable, CaseIterable {
    /// Adopted by fewer than two parties.
    case reported
    /// Adopted by two parties or more.
    case together
    case solved
    /// Not solvable here, passed to the ministers.
    case passed
    case withdrawn

    package var isEnded: Bool { self != .reported && self != .together }
}
