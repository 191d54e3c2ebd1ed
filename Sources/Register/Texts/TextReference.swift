import Journal

/// The record that a text belongs to, as `kind/id`; what a remark or mark says is known by its entry.
package struct TextReference: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case region, kind, datum, property, party, source, letter, quarrel, term, thing, claim, entry
        case series, indicator, problem
        case alertRule = "alert-rule"

        /// Whether it is a word that claims are made of or by, which belongs to the region and not to a thing.
        package var isVocabulary: Bool { ![.thing, .claim, .entry].contains(self) && !isAbove }

        /// Whether it is a record of a part above the register, which `SubjectTexts` makes known.
        package var isAbove: Bool { [.series, .indicator, .problem, .alertRule].contains(self) }
    }

    package let kind: Kind
    package let id: String

    package init(_ kind: Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }

    /// Reads `kind/id`.
    package init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let kind = Kind(rawValue: parts[0]), Identifier.isValid(parts[1]) else { return nil }
        self.init(kind, parts[1])
    }

    package var description: String { "\(kind.rawValue)/\(id)" }
}

extension EntryKind {
    /// Reads the record that an entry of this kind holds; nil for a kind that holds none with texts of its own subject.
    func textRecord(_ id: String, _ payload: JSON) throws(PayloadError) -> (any TextRecord)? {
        switch self {
        case .region: try Region(id: id, payload: payload)
        case .kind: try Kind(id: id, payload: payload)
        case .datum: try DatumLabel(id: id, payload: payload)
        case .property: try Property(id: id, payload: payload)
        case .party: try Party(id: id, payload: payload)
        case .source: try Source(id: id, payload: payload)
        case .letter: try Letter(id: id, payload: payload)
        case .quarrel: try Quarrel(id: id, payload: payload)
        case .term: try Term(id: id, payload: payload)
        case .thing: try Thing(id: id, payload: payload)
        case .claim: try Claim(id: id, payload: payload)
        case .remark, .mark, .erasure, .translation, .release, .clearing, .join: nil
        }
    }
}
