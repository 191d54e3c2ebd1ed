package import Languages
package import Measures

/// How sure a finding is; only what is at least likely is proposed, the rest is shown to be chosen.
package enum Confidence: Int, Sendable, Hashable, CaseIterable, Comparable {
    case possible, likely, certain

    package static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue < right.rawValue }

    package var word: String {
        switch self {
        case .possible: "possible"
        case .likely: "likely"
        case .certain: "certain"
        }
    }
}

/// A place in the proposed story: the block, and Unicode scalars of its text.
package struct StoryRange: Sendable, Hashable, Comparable {
    package let block: Int
    package let range: Range<Int>

    package init(block: Int, range: Range<Int>) {
        self.block = block
        self.range = range
    }

    package static func < (left: StoryRange, right: StoryRange) -> Bool {
        (left.block, left.range.lowerBound, left.range.upperBound)
            < (right.block, right.range.lowerBound, right.range.upperBound)
    }
}

/// A paragraph of the proposed story, or what stands in a paragraph's place; plain text, nothing of HTML.
package struct StoryBlock: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The first block alone may be the title.
        case title, heading, paragraph, item, row, quotation, caption
    }

    package var kind: Kind
    package var text: String

    package init(kind: Kind, text: String) { (self.kind, self.text) = (kind, text) }
}

/// What a page says of itself in its head.
package struct PageFacts: Sendable, Hashable {
    package var title: String?
    package var published: Period?
    /// The page's own address, http or https.
    package var address: String?
    package var publisher: String?
    /// The words of the page's `lang`.
    package var language: Language?

    package init() {}
}

/// A date found in the text.
package struct DateMention: Sendable, Hashable {
    package let place: StoryRange
    package let period: Period
    /// Whether the year was not stated but is that of the publication.
    package let isYearAssumed: Bool
}

/// A meeting or visit on whose occasion something was said.
package struct Occasion: Sendable, Hashable {
    package let place: StoryRange
    package let text: String
    /// The meeting of the register whose name it is, where one is named in full.
    package var references: [String]
}

/// Somebody who says something in the text.
package struct Speaker: Sendable, Hashable {
    package let id: Int
    /// The fullest form of the name in the text; empty where only an office is named.
    package var name: String
    /// The office as the text states it; empty where none is.
    package var title: String
    /// What of the register is named in the office: a country, a province.
    package var references: [String]
    package var mentions: [StoryRange]
}

/// What the text reports that somebody said.
package struct Statement: Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The speaker's name stands at the verb.
        case named
        /// The speaker's office stands at the verb, and one speaker bears it.
        case titled
        /// The verb continues what the speaker before has said.
        case continued
        /// “According to …”.
        case accordingTo
    }

    /// The `id` of the speaker.
    package let speaker: Int
    /// The words said.
    package let place: StoryRange
    /// The words that attribute it.
    package let attribution: StoryRange
    package let isQuoted: Bool
    package let reason: Reason
    package let confidence: Confidence
}

/// A name of the register that the text means.
package struct NameLink: Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
        case fullName
        case alias
        /// In a case or with an ending; the words as they stand in the register.
        case inflected(String)
        /// Others bear the name too; their references.
        case ambiguous(with: [String])
        /// The name is also an ordinary word or a person's name, or stands in the name of something else.
        case doubtful
    }

    /// The identifier in the register and its kind, as the caller gave them.
    package let reference: String
    package let kind: String
    package let place: StoryRange
    /// As it stands in the text.
    package let text: String
    package let confidence: Confidence
    package let reason: Reason
}

/// How much a text speaks of a sector.
package struct SectorMention: Sendable, Hashable {
    /// As the register names it: `trade-industry`.
    package let sector: String
    package let count: Int
    /// The words that speak of it, the most frequent first, at most five.
    package let words: [String]
    package let confidence: Confidence
}

/// A number with its unit.
package struct FigureMention: Sendable, Hashable {
    package let place: StoryRange
    /// As it stands in the text, multiplier and unit included.
    package let text: String
    /// The number in plain decimal text, the multiplier multiplied in; `7..15` for a range.
    package let number: String
    /// The unit's UCUM code where it is known, as `t`, `km`, `MW`; empty for a number of things counted.
    package let unit: String
    /// The words of the unit as they stand in the text.
    package let unitWords: String
    package let sentence: StoryRange
}

/// A sentence that says what will be done: perhaps a promise, for the editor to enter as a reported statement.
package struct PromiseMention: Sendable, Hashable {
    package let sentence: StoryRange
    /// The words that made it one.
    package let reason: String
    /// Who says it, where it stands in a statement.
    package let speaker: Int?
}

/// A proposed story beside the untouched original.
package struct ReadClipping: Sendable, Hashable {
    /// The original as text.
    package let original: String
    /// The code page it was read by: `utf-8`, `windows-1251`.
    package let encoding: String
    package let form: Clipping.Form
    /// What of the original is text, with all that is taken out of the story; the original itself where that is plain text.
    package let plain: String
    package let language: Language
    package let page: PageFacts
    /// All changes, in the order of their places.
    package let changes: [ClippingChange]

    /// Proposed from the page, a heading, or a caption; empty where nothing offers itself.
    package let title: String
    package let blocks: [StoryBlock]
    package let films: [FilmReference]
    package let published: Period?
    package let dates: [DateMention]
    package let occasions: [Occasion]
    package let speakers: [Speaker]
    package let statements: [Statement]
    /// In the order of their places; a mention that may mean one of several things is a possible link to each.
    package let links: [NameLink]
    /// The reference of the place the story comes from, where the text leaves no doubt.
    package let place: String?
    /// The references of the places it may come from, in the order they are named.
    package let places: [String]
    package let sectors: [SectorMention]
    package let figures: [FigureMention]
    package let promises: [PromiseMention]

    /// The blocks without the changes taken back, and with the marked ones that are wanted.
    package func blocks(
        takingBack refused: Set<ClippingChange.ID>, taking wanted: Set<ClippingChange.ID> = []
    ) -> [StoryBlock] {
        layout.blocks(changes.filter { $0.isCertain ? !refused.contains($0.id) : wanted.contains($0.id) })
    }

    /// The whole text without the changes taken back; with all of them taken back it is `plain`.
    package func text(
        takingBack refused: Set<ClippingChange.ID>, taking wanted: Set<ClippingChange.ID> = []
    ) -> String {
        let chosen = changes.filter { $0.isCertain ? !refused.contains($0.id) : wanted.contains($0.id) }
        return String(Pieces(layout.plain, changes: chosen).scalars)
    }

    /// The words of a place in the story.
    package func text(_ place: StoryRange) -> String {
        guard blocks.indices.contains(place.block) else { return "" }
        let scalars = blocks[place.block].text.unicodeScalars
        return String(String.UnicodeScalarView(scalars.dropFirst(place.range.lowerBound).prefix(place.range.count)))
    }

    let layout: Layout
}
