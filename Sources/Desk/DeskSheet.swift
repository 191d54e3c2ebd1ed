package import Drafts
package import Members
package import Observations
package import Register

/// What waits for a member, as far as this member may read it and do something about it.
package struct DeskSheet: Sendable, Hashable {
    package let party: String
    /// The thing the party speaks for.
    package let own: Thing?
    /// Whether the member writes for the party; who may not is shown no acts.
    package let mayWrite: Bool

    /// What the party's own rules say has to be known of series.
    package let alerts: DeskPile<StandingAlert>
    package let mine: DraftPile
    package let returned: DraftPile
    package let toRelease: DraftPile
    package let toClear: DraftPile

    /// What others said of us that members alone may read, such as promises the press reports; then what all may read.
    package let reported: DeskPile<SaidLine>
    package let said: DeskPile<SaidLine>
    package let disputes: DeskPile<Dispute>
    package let contests: DeskPile<Account>
    package let aged: DeskPile<AgedLine>
    package let ending: DeskPile<StandingClaim>
    package let missing: DeskPile<Quarrel.Place>
    package let news: DeskNews
    package let contacts: DeskContacts

    /// Everything that is named above, by id.
    package let things: [String: Thing]
    /// The claims that the drafts above say something of, by id.
    package let claims: [String: StandingClaim]
    /// Drafts of the party that are already on their way, by what they are about: `claim/ID`.
    package let underway: [String: Draft]
    /// Lines of problems, which a face lays beside the others.
    package var problems: [DeskItem] = []

    /// How many lines wait for this member, news left out.
    package var waitingCount: Int {
        alerts.count + mine.count + returned.count + toRelease.count + toClear.count + reported.count + said.count
            + disputes.count + contests.count + aged.count + ending.count + missing.count + problems.count
    }
}

/// The lines of a section: some of them, and how many there are.
package struct DeskPile<Line: Sendable & Hashable>: Sendable, Hashable {
    package let lines: [Line]
    /// Counted up to a bound.
    package let count: Int
    /// Whether there are more than were counted.
    package let isMore: Bool
    /// Where the next page of the section goes on; `nil` after the last, and where it has no pages.
    package let next: Int64?

    package init(_ lines: [Line], count: Int? = nil, isMore: Bool = false, next: Int64? = nil) {
        self.lines = lines
        self.count = count ?? lines.count
        self.isMore = isMore
        self.next = next
    }

    /// The first of all that were found; where there is one more than `countMax`, there are more.
    init(all lines: [Line], limit: Int, countMax: Int) {
        self.init(
            Array(lines.prefix(limit)), count: min(lines.count, countMax), isMore: lines.count > countMax)
    }

    package static var none: DeskPile { DeskPile([]) }
}

/// What somebody said of the party's things, and what can be done about it.
package struct SaidLine: Sendable, Hashable {
    package let standing: StandingClaim

    /// In the order in which they are offered; the reason for the choice is asked next.
    package static let stances: [Remark.Stance] = [.adopted, .corrected, .disowned]
}

/// A figure that should be looked at again, with the claim that is shown.
package struct AgedLine: Sendable, Hashable {
    package let figure: AgedFigure
    package let standing: StandingClaim?
}

/// What is new from the neighbours since the last visit.
package struct DeskNews: Sendable, Hashable {
    /// What happened at one province, newest first.
    package struct Group: Sendable, Hashable {
        /// The thing an office speaks for; `nil` for what belongs to none.
        package let place: Thing?
        /// The newest of them.
        package let changes: [Change]
        package let count: Int
    }

    package let groups: [Group]
    package let count: Int
    /// Whether there was more than was looked at.
    package let isMore: Bool
    package let since: DeskVisit
}

/// Whom to call: the member's own party and its counterparts.
package struct DeskContacts: Sendable, Hashable {
    package let own: Party?
    package let counterparts: [Party]
    /// The clocks of what they speak for, by the thing.
    package let clocks: [String: Clock]
}

/// How much a desk shows.
package struct DeskLimits: Sendable, Hashable {
    /// Lines of a section.
    package var lines = 8
    package var countMax = 100
    /// Entries that are looked at for news, and those shown of one province.
    package var newsLooked = 150
    package var newsShown = 4
    /// So many days before its end a term is told.
    package var endingDays = 30
    /// So many of the claims that contradict each other are shown.
    package static let contestClaims = 3
    /// Where the pages of what was said of us go on.
    package var reportedBefore: Int64 = .max
    package var saidBefore: Int64 = .max

    package init() {}
}
