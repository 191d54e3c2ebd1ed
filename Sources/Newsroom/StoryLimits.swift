/// How much a story may hold; what is longer is refused, not cut.
package enum StoryLimits {
    /// Texts of one line, in letters.
    package static let title = 300
    package static let lead = 1_500
    package static let caption = 500
    package static let author = 200
    /// A paragraph, a quotation, an item or a cell, in letters.
    package static let paragraph = 8_000
    package static let blocks = 200
    package static let items = 100
    package static let rows = 100
    package static let columns = 12
    /// Things in one chart.
    package static let things = 20
    package static let links = 60
    package static let sectors = 11
    /// The reason of a withdrawal, the note of a correction, in letters.
    package static let reason = 2_000
    /// Held back for longer than this is a mistake of typing.
    package static let embargoDays = 366
}
