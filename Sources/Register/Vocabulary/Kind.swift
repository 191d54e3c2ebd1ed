package import Languages

/// What sort of thing a thing is: port, province, plant and so on.
package struct Kind: Sendable, Hashable {
    /// How the map marks things of this kind.
    package enum Mark: String, Sendable, Hashable { case area, ring, dot, line, none }

    package let id: String
    package internal(set) var label: Text
    package internal(set) var plural: Text
    package let mark: Mark
    package let order: Int

    package init(id: String, label: Text, plural: Text, mark: Mark, order: Int) {
        self.id = id
        self.label = label
        self.plural = plural
        self.mark = mark
        self.order = order
    }
}

/// The level from which heights and depths are counted, as the pack names it.
package struct DatumLabel: Sendable, Hashable {
    package let id: String
    package internal(set) var label: Text
    package internal(set) var note: Text

    package init(id: String, label: Text, note: Text) {
        self.id = id
        self.label = label
        self.note = note
    }
}
