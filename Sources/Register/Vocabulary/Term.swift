package import Languages

/// A word of the trade as officials use it, the same in every language: what a translation of a text that holds it should
/// hold.
package struct Term: Sendable, Hashable {
    package let id: String
    package let sector: Sector
    package internal(set) var name: Text
    /// Other words for the same, by language, which are understood but not put forward.
    package let synonyms: [Language: [String]]
    package let note: Text
    /// The languages in which no speaker has checked the name yet.
    package let unchecked: Set<Language>
    /// Where the names are from, in a few words.
    package let origin: String?

    package init(
        id: String, sector: Sector, name: Text, synonyms: [Language: [String]] = [:], note: Text = Text(),
        unchecked: Set<Language> = [], origin: String? = nil
    ) {
        self.id = id
        self.sector = sector
        self.name = name
        self.synonyms = synonyms
        self.note = note
        self.unchecked = unchecked
        self.origin = origin
    }
}
