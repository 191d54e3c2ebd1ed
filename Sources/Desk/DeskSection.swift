/// What waits on a desk.
package enum DeskSection: String, Sendable, Hashable, CaseIterable {
    case drafts, release, statements, figures, news, contacts
}
