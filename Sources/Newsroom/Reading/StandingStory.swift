package import Languages
package import Measures
package import Register

/// A story as it stands, with how it came there.
package struct StandingStory: Sendable, Hashable {
    package let story: Story
    package let recorder: String
    /// The entry of its newest wording.
    package let position: Int64
    /// From when on others than its party see it: when it was published.
    package let visibleFrom: Instant
    /// What was done with it, the oldest first.
    package let steps: [StoryStep]

    /// Whether it is still held back.
    package func isHeldBack(_ now: Instant) -> Bool { visibleFrom > now }

    /// Whether everyone could read it by then; what only some could read is nobody else's to know.
    package func wasSeen(_ now: Instant) -> Bool { story.visibility == .everyone && !isHeldBack(now) }

    /// When it was last changed; not before it was to be seen at all.
    package var updated: Instant {
        max(visibleFrom, steps.last.map { Instant(clamping: $0.milliseconds) } ?? visibleFrom)
    }

    /// What was set right since it was published, the newest first.
    package var corrections: [StoryStep] { steps.filter { $0.act == .corrected }.reversed() }
}

/// One thing done with a story.
package struct StoryStep: Sendable, Hashable {
    package enum Act: String, Sendable, Hashable, CaseIterable {
        case published
        /// A translation came, or something that was not wrong was put otherwise.
        case changed
        case corrected, withdrawn
    }

    package let act: Act
    package let position: Int64
    package let milliseconds: Int64
    /// The story as this step left it.
    package let story: Story
}

/// What a list shows of a story.
package struct StoryLine: Sendable, Hashable {
    package let id: String
    package let original: Language
    package let title: Text
    package let lead: Text
    package let states: [Language: StoryVersionState]
    package let recorder: String
    package let visibleFrom: Instant
    package let corrected: Instant?
    package let isWithdrawn: Bool
    package let position: Int64

    /// The language in which a reader gets title and lead.
    package func language(for reader: Language) -> Language {
        let order = [reader] + reader.readingOrder.filter { states[$0] != .stale } + [original]
        return order.first { states[$0] != nil } ?? original
    }
}

/// Which stories are asked for; everything named narrows.
package struct StoryQuery: Sendable, Hashable {
    /// The thing they mean, or anything that lies in it.
    package var thing: String?
    package var party: String?
    package var claim: String?
    package var sector: Sector?
    /// Whether those that have been taken back are among them.
    package var includesWithdrawn = true

    package init(thing: String? = nil, party: String? = nil, claim: String? = nil, sector: Sector? = nil) {
        (self.thing, self.party, self.claim, self.sector) = (thing, party, claim, sector)
    }
}
