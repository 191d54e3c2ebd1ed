/// The sections of a desk, in the order in which they stand.
package enum DeskSection: String, Sendable, Hashable, CaseIterable {
    case alerts, returned, release, clear, mine, problems, reported, said, disputes, contests, ending, aged, missing,
        news
}

/// What a line leads to; only a face turns it into an address.
package enum DeskReference: Sendable, Hashable {
    case draft(String)
    /// A sheet whose rows wait together.
    case batch(String)
    case claim(String)
    case account(thing: String, property: String)
    /// An entry in the history of its thing.
    case step(thing: String, position: Int64)
    case problem(String)
    /// What somebody without an account has reported.
    case report(String)
    /// What has to be known of a series.
    case alert(String)
}

/// A line of the desk in plain words, for feeds and letters.
package struct DeskItem: Sendable, Hashable {
    package let section: DeskSection
    /// A name that stays while the line is the same: of letters, digits, hyphens and slashes.
    package let id: String
    /// What it is about.
    package let title: String
    /// What is said of it; may be empty.
    package let text: String
    package let reference: DeskReference
    /// When it came to be so, in milliseconds since 1970; `nil` where nobody did anything.
    package let milliseconds: Int64?

    package init(
        section: DeskSection, id: String, title: String, text: String, reference: DeskReference, milliseconds: Int64?
    ) {
        (self.section, self.id, self.title, self.text) = (section, id, title, text)
        (self.reference, self.milliseconds) = (reference, milliseconds)
    }
}
