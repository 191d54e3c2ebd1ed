import Register

/// What a story means: something of the register, or another story.
package struct StoryLink: Sendable, Hashable, Comparable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case thing, party, claim, story, source
    }

    package let kind: Kind
    package let id: String

    package init(_ kind: Kind, _ id: String) { (self.kind, self.id) = (kind, id) }

    /// `thing:port-a`, as links of a text are written.
    package init?(reference: String) { self.init(reference, separator: ":") }

    /// `thing/port-a`, as entries and tables hold it.
    package init?(target: String) { self.init(target, separator: "/") }

    private init?(_ text: String, separator: Character) {
        let parts = text.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), Identifier.isValid(String(parts[1])) else {
            return nil
        }
        self.init(kind, String(parts[1]))
    }

    package var reference: String { "\(kind.rawValue):\(id)" }
    package var target: String { "\(kind.rawValue)/\(id)" }

    package static func < (left: StoryLink, right: StoryLink) -> Bool { left.target < right.target }
}
