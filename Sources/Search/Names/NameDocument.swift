package import Languages

/// Something that is found by its names: a thing, a party, a meeting.
package struct NameDocument: Sendable, Hashable {
    package struct Name: Sendable, Hashable {
        package let text: String
        package let language: Language?
        package let kind: Kind

        package init(_ text: String, _ language: Language? = nil, _ kind: Kind = .official) {
            self.text = text
            self.language = language
            self.kind = kind
        }
    }

    package enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        case official
        /// An everyday or variant name.
        case alias
        /// A name it had.
        case historical
    }

    package let id: String
    package let names: [Name]
    /// The kind of thing, for instance `town`.
    package let kind: String
    package let sectors: [String]
    /// What it lies in or belongs to, in any order.
    package let within: [String]
    package let country: String?
    /// How much it matters among others that match as well; the greater is first.
    package let weight: UInt32
    package let audience: Audience

    package init(
        id: String, names: [Name], kind: String, sectors: [String] = [], within: [String] = [], country: String? = nil,
        weight: UInt32 = 0, audience: Audience = .everyone
    ) {
        self.id = id
        self.names = names
        self.kind = kind
        self.sectors = sectors
        self.within = within
        self.country = country
        self.weight = weight
        self.audience = audience
    }
}
