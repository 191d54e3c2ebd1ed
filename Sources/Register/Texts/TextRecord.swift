package import Languages

/// A record that holds what people have written, which is translated field by field.
///
/// `eachText` is the one list of these fields: what is translated, found, compared and handed to translators is told
/// from it alone.
package protocol TextRecord: Sendable {
    /// Calls `body` with the name of every human-written field and its text, which may be changed, in a fixed order.
    mutating func eachText(_ body: (_ field: String, _ text: inout Text) -> Void)
}

/// A human-written field of a record.
package struct TextField: Sendable, Hashable {
    package let name: String
    package let text: Text

    /// What separates the aliases of one language where they are translated as one text.
    package static let separator = " | "
}

extension TextRecord {
    /// The human-written fields, empty ones too.
    package var textFields: [TextField] {
        var fields: [TextField] = []
        var copy = self
        copy.eachText { fields.append(TextField(name: $0, text: $1)) }
        return fields
    }
}

extension Thing: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("name", &name)
        let own = Text(aliases.mapValues { $0.joined(separator: TextField.separator) })
        var list = aliasText ?? own
        body("aliases", &list)
        aliasText = list == own ? nil : list
    }
}

extension Claim: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        if case .text(var text) = value {
            body("text", &text)
            value = .text(text)
        }
        body("note", &note)
        body("doubt", &doubt)
        body("speaker", &speaker)
    }
}

extension Claim {
    /// Whether it says anything in words; most claims are figures.
    var hasWords: Bool {
        if case .text = value { return true }
        return !note.isEmpty || !doubt.isEmpty || !speaker.isEmpty
    }
}

extension Source: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("title", &titleText)
        body("note", &note)
    }
}

extension Quarrel: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("title", &title)
        body("lesson", &lesson)
    }
}

extension Kind: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("label", &label)
        body("plural", &plural)
    }
}

extension DatumLabel: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("label", &label)
        body("note", &note)
    }
}

extension Property: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("label", &label)
        for place in choices.indices { body("choice-\(choices[place].id)", &choices[place].label) }
    }
}

extension Party: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("name", &name)
        body("rank", &office.rank)
        for place in office.contacts.indices { body("contact-\(place + 1)", &office.contacts[place].label) }
    }
}

extension Letter: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) { body("subject", &subjectMatter) }
}

extension Region: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("name", &name)
        body("seaName", &seaName)
    }
}

extension Term: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) { body("name", &name) }
}

extension Remark: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) { body("reason", &reason) }
}

extension Mark: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) { body("reason", &reason) }
}
