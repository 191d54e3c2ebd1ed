/// How a version of a text came about.
package enum TranslationState: String, Sendable, Hashable, CaseIterable {
    /// Written first: what the others are made from.
    case original
    /// Translated by a person.
    case human
    /// Translated by a machine, and looked at by nobody.
    case machine
    /// Made from an original that has changed since.
    case stale
}
