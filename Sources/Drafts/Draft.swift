/// What a party prepares: one matter of one kind, with its fields as they were typed, on its way into the journal.
package struct Draft: Sendable, Hashable {
    /// The ticket of the form that made it, so that a form sent twice finds it again.
    package let id: String
    package let party: String
    /// The country of the party, whose ministry may have to clear it.
    package let country: String?
    /// The opaque id of the member who began it.
    package let author: String
    package let kind: String
    package internal(set) var subject: String?
    package internal(set) var state: DraftState
    /// Goes up by one with every act; a change names the version it saw.
    package internal(set) var version: Int
    /// The batch it came in, for instance a spreadsheet's.
    package let batch: String?
    package internal(set) var fields: DraftFields
    /// Everyone who wrote in it or submitted it: none of them may release it.
    package internal(set) var hands: Set<String>
    package internal(set) var submitter: String?
    package internal(set) var approver: String?
    package internal(set) var clearer: String?
    /// When it was begun and last acted on, in milliseconds since 1970.
    package let madeMilliseconds: Int64
    package internal(set) var changedMilliseconds: Int64
    /// Its place in the order of drafts, for lists that go on from a place.
    var number: Int64
}

/// What somebody did with a draft.
package enum DraftAct: String, Sendable, Hashable, CaseIterable {
    case written, submitted, approved, cleared, returned, dropped, reopened
}

/// One act on a draft: who, when, and why where a reason is asked for.
package struct DraftStep: Sendable, Hashable {
    package let act: DraftAct
    /// The opaque id of the member.
    package let member: String
    package let milliseconds: Int64
    package let reason: String?
    /// The version it left behind.
    package let version: Int
}

/// Drafts that came together and go on together.
package struct DraftBatch: Sendable, Hashable {
    package let id: String
    package let party: String
    package let author: String
    /// What it is called: the name of a file, for instance.
    package let name: String
    package let madeMilliseconds: Int64
    /// How many of its drafts stand in each state.
    package internal(set) var counts: [DraftState: Int] = [:]
}

/// How much a draft may hold.
package enum DraftLimits {
    package static let fields = 64
    package static let nameBytes = 60
    /// One field, in bytes.
    package static let valueBytes = 20_000
    /// All fields together, in bytes.
    package static let bytes = 100_000
    /// A reason, in characters.
    package static let reason = 2_000
    /// The drafts of a party that are neither released nor dropped.
    package static let openPerParty = 200_000
    /// The drafts of a batch that one transaction takes.
    package static let chunk = 100
    /// The same where a batch goes on in the background: whoever writes meanwhile waits for two of them at most.
    package static let runChunk = 12
}
