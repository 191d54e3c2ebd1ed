package import Languages
package import Measures

/// Who says what, of which thing, as of when, from which source.
package struct Claim: Sendable, Hashable {
    package let id: String
    package internal(set) var thing: String
    package let property: String
    package internal(set) var value: Value
    /// The time for which it is said to hold; `nil` when the source does not say.
    package let asOf: Period?
    package let saidBy: String
    /// Whom the source quotes, where the words are not its own.
    package internal(set) var speaker: Text
    package let source: String?
    package let letter: String?
    package let basis: Basis
    /// The end of a rule, closure or plan: past it the claim reads "not known since".
    package let until: Period?
    /// The wording as printed, where the notation loses something.
    package let stated: String?
    /// Why whoever recorded it suspects the figure; empty when nobody does.
    package internal(set) var doubt: Text
    package internal(set) var note: Text
    package let visibility: Visibility
    /// The file that shows it, by its digest.
    package let evidence: String?

    package init(
        id: String, thing: String, property: String, value: Value, asOf: Period? = nil, saidBy: String,
        speaker: Text = Text(), source: String? = nil, letter: String? = nil, basis: Basis, until: Period? = nil,
        stated: String? = nil,
        doubt: Text = Text(), note: Text = Text(), visibility: Visibility = .everyone, evidence: String? = nil
    ) {
        self.id = id
        self.thing = thing
        self.property = property
        self.value = value
        self.asOf = asOf
        self.saidBy = saidBy
        self.speaker = speaker
        self.source = source
        self.letter = letter
        self.basis = basis
        self.until = until
        self.stated = stated
        self.doubt = doubt
        self.note = note
        self.visibility = visibility
        self.evidence = evidence
    }
}

/// Who may read a record.
package enum Visibility: Sendable, Hashable {
    case everyone
    case members
    /// Members of the party that recorded it and of the parties named.
    case parties([String])
    case ownParty
}

/// What a party has said about somebody's claim.
package struct Remark: Sendable, Hashable {
    package enum Stance: String, Sendable, Hashable, CaseIterable {
        case confirmed, disputed, commented
        /// By the party that the claim is about: it makes the claim its own, sets it right, or says it is not so.
        case adopted, corrected, disowned
        /// By whoever recorded it.
        case withdrawn

        /// Whether only those whom the claim concerns may say so.
        var isForOwners: Bool { [.adopted, .corrected, .disowned].contains(self) }
    }

    package let claim: String
    package let stance: Stance
    package let party: String
    package internal(set) var reason: Text
    package let source: String?

    package init(claim: String, stance: Stance, party: String, reason: Text, source: String? = nil) {
        self.claim = claim
        self.stance = stance
        self.party = party
        self.reason = reason
        self.source = source
    }
}

/// The claim that the owning party holds to be right about its own thing, and why.
package struct Mark: Sendable, Hashable {
    package let thing: String
    package let property: String
    /// `nil` takes an earlier mark back.
    package let claim: String?
    package let party: String
    package internal(set) var reason: Text

    package init(thing: String, property: String, claim: String?, party: String, reason: Text) {
        self.thing = thing
        self.property = property
        self.claim = claim
        self.party = party
        self.reason = reason
    }
}

/// A known contradiction, told so that a reader learns from it.
package struct Quarrel: Sendable, Hashable {
    package struct Place: Sendable, Hashable {
        package let thing: String
        package let property: String

        package init(thing: String, property: String) {
            self.thing = thing
            self.property = property
        }
    }

    package let id: String
    package internal(set) var title: Text
    package internal(set) var lesson: Text
    package let accounts: [Place]

    package init(id: String, title: Text, lesson: Text, accounts: [Place]) {
        self.id = id
        self.title = title
        self.lesson = lesson
        self.accounts = accounts
    }
}
