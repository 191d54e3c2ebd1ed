package import Languages

/// A name of something in the register, as the caller reads it from there.
package struct ClippingName: Sendable, Hashable {
    /// The identifier in the register.
    package let reference: String
    /// The kind of a thing, or the type of a party.
    package let kind: String
    package let language: Language
    package let name: String
    package let isAlias: Bool
    /// What the thing lies within, by reference; it tells namesakes apart.
    package let within: [String]

    package init(
        reference: String, kind: String, language: Language, name: String, isAlias: Bool = false, within: [String] = []
    ) {
        self.reference = reference
        self.kind = kind
        self.language = language
        self.name = name
        self.isAlias = isAlias
        self.within = within
    }
}
