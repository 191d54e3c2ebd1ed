/// What a member does at a party; somebody may have several roles.
package enum Role: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Reads what the party may read.
    case reader
    /// The desk officer: writes drafts, submits them, remarks on what others said.
    case editor
    /// Releases what another member of the party has submitted.
    case approver
    /// At a ministry: clears what the parties of its country release, where the country asks for it.
    case clearer
    /// Keeps what belongs to nobody alone: things that are the same, meetings, the host's work.
    case secretariat
    /// Keeps the node and its members; speaks for no party by that.
    case administrator

    package static func < (first: Role, second: Role) -> Bool { first.order < second.order }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
