/// Why something of a clipping is changed or marked; the raw values are kept by whoever remembers what was taken back.
package enum ClippingRule: String, Sendable, Hashable, CaseIterable {
    /// The code that shows a film of another host; it becomes a `FilmReference`.
    case embedCode = "embed-code"
    /// A script or style.
    case script
    /// A tag of HTML in a plain text.
    case tag
    /// What a page says around its story: menus, forms, buttons, the foot.
    case pageFurniture = "page-furniture"
    /// A label of a player: “Download the film”.
    case playerLabel = "player-label"
    /// Share, print, copy the link, tags, related stories.
    case sharingLine = "sharing-line"
    /// How often a page was looked at.
    case counter
    /// The date and number a page prints above its story; the date is kept as the date of publication.
    case dateLine = "date-line"
    /// A caption that stands several times.
    case repeatedCaption = "repeated-caption"
    /// Marks that nobody sees: of direction, of width nought, control characters.
    case invisibleMark = "invisible-mark"
    /// Spaces doubled, or at the ends of a paragraph.
    case doubledSpace = "doubled-space"
    /// The end of a line within a sentence.
    case lineBreak = "line-break"
    /// A correction of Persian spelling; `detail` names its rule.
    case spelling
    /// Letters that were read by the wrong code page; only marked.
    case garbled
}

/// One place of a clipping that is changed, or only marked.
package struct ClippingChange: Sendable, Hashable, Identifiable {
    /// The same for the same clipping at each reading.
    package typealias ID = String

    package let rule: ClippingRule
    /// The place in `ReadClipping.plain`, in Unicode scalars.
    package let range: Range<Int>
    /// The place in `ReadClipping.original`, in Unicode scalars.
    package let original: Range<Int>
    /// What stands there.
    package let before: String
    /// What stands there afterwards; empty where it is taken out.
    package let after: String
    /// Whether it is made unless somebody takes it back; what is only marked is made if somebody asks for it.
    package let isCertain: Bool
    /// What the rule found, for a phrase: the rule of spelling, the provider, how often.
    package let detail: String

    package var id: ID { "\(rule.rawValue).\(range.lowerBound).\(range.count)" }
}
