/// How a version of a text came about.
package enum TranslationState: String, Sendable, Hashable, CaseIterable {
    case original, human, machine, stale
}
