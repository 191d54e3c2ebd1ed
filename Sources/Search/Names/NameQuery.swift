package import Languages

/// What somebody looks for, and who it is.
package struct NameQuery: Sendable, Hashable {
    /// What was typed, as it was typed.
    package var text: String
    /// The reader's language: among equals its names are first.
    package var language: Language
    /// The party as whose member the reader is signed in; `nil` for the public.
    package var party: String?
    package var filter: NameFilter
    /// How many are wanted, 1 to `limitMax`.
    package var limit: Int

    package static let limitMax = 100

    package init(
        _ text: String, language: Language = .en, party: String? = nil, filter: NameFilter = NameFilter(),
        limit: Int = 10
    ) {
        self.text = text
        self.language = language
        self.party = party
        self.filter = filter
        self.limit = limit
    }
}

/// What else a document must be; an empty filter lets everything pass.
package struct NameFilter: Sendable, Hashable {
    /// Any of these kinds; none named means all.
    package var kinds: Set<String> = []
    package var sector: String?
    /// A place or whole it must lie in, for instance a province.
    package var within: String?
    package var country: String?

    package init(
        kinds: Set<String> = [], sector: String? = nil, within: String? = nil, country: String? = nil
    ) {
        self.kinds = kinds
        self.sector = sector
        self.within = within
        self.country = country
    }
}

/// How a name answers what was typed; better ways first.
package enum NameMatch: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    /// The whole name, whatever its case, marks and variants of letters.
    case exact
    /// The same name in another script or spelling.
    case spelling
    /// The name begins so.
    case beginning
    /// A later word of the name begins so.
    case word
    /// The name with one letter too many, too few, wrong, or two exchanged.
    case typingError
    /// A name whose consonants are those typed.
    case similar

    package static func < (one: NameMatch, other: NameMatch) -> Bool { one.rawValue < other.rawValue }
}

/// One document found, and why.
package struct NameHit: Sendable, Hashable {
    package let id: String
    /// The name that answers; its language and kind say which of its names it is.
    package let name: NameDocument.Name
    package let match: NameMatch
}
