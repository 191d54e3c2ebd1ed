package import Exporting
package import Languages
package import Measures
package import Register

/// Writes records of the register as JSON: ids beside labels in the reader's language, texts in all their versions,
/// and every number with its unit, datum, time, state and the claim it is.
package struct RecordWriter: Sendable {
    package let words: OpenWords
    /// The things that are referred to, by id, as far as the reader may know of them.
    package let names: [String: Thing]

    package init(words: OpenWords, names: [String: Thing]) {
        self.words = words
        self.names = names
    }

    /// An id with what it is called and where it is found.
    func label(_ id: String, _ label: String, _ reference: Reference?, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("id", id)
            writer.field("label", label)
            if let reference, let address = words.address(reference) { writer.field("href", address) }
        }
    }

    package func thing(named id: String, to writer: inout JSONWriter) {
        // What the reader may not know of is not named, not even by its id.
        guard let thing = names[id] else { return writer.null() }
        self.thing(labelled: thing, to: &writer)
    }

    package func thing(labelled thing: Thing, to writer: inout JSONWriter) {
        label(thing.id, words.name(thing), .thing(thing.id), to: &writer)
    }

    package func kind(_ id: String, to writer: inout JSONWriter) {
        label(id, words.kind(id), .kind(id), to: &writer)
    }

    package func property(_ id: String, to writer: inout JSONWriter) {
        label(id, words.property(id), .property(id), to: &writer)
    }

    package func party(_ id: String, to writer: inout JSONWriter) {
        label(id, words.party(id), words.vocabulary.parties[id] == nil ? nil : .party(id), to: &writer)
    }

    func source(_ id: String, to writer: inout JSONWriter) {
        label(id, words.source(id), words.vocabulary.sources[id] == nil ? nil : .source(id), to: &writer)
    }

    /// A text as it reads in the reader's language, with the language it is in, how that version came about, and all versions; `null` for none.
    package func text(_ text: Text, to writer: inout JSONWriter) {
        guard let reading = text.reading(in: words.language) else { return writer.null() }
        writer.object { writer in
            writer.field("text", reading.text)
            writer.field("language", reading.language.tag)
            writer.field("state", (text.state(in: reading.language) ?? .original).rawValue)
            writer.key("versions")
            writer.text(text)
        }
    }

    package func period(_ period: Period, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("text", words.period(period))
            writer.field("stated", period.text)
            writer.field("calendar", period.calendar.rawValue)
            writer.field("start", period.start.text)
            writer.field("end", period.end.text)
            writer.field("isAbout", period.isAbout)
        }
    }

    package func value(_ value: Value, of property: Property, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("type", Self.type(of: value))
            writer.field("text", words.value(value, of: property, names))
            switch value {
            case .quantity(let quantity): self.quantity(quantity, to: &writer)
            case .text(let text):
                writer.key("versions")
                writer.text(text)
            case .choice(let id): writer.field("choice", id)
            case .reference(let id):
                writer.key("thing")
                thing(named: id, to: &writer)
            case .period(let period):
                writer.key("period")
                self.period(period, to: &writer)
            case .geometry(let shape):
                writer.key("geometry")
                writer.shape(shape)
            }
        }
    }

    private static func type(of value: Value) -> String {
        switch value {
        case .quantity: "quantity"
        case .text: "text"
        case .choice: "choice"
        case .reference: "reference"
        case .period: "period"
        case .geometry: "geometry"
        }
    }

    private func quantity(_ quantity: Quantity, to writer: inout JSONWriter) {
        let (low, high) = quantity.amount.ends
        writer.field("amount", quantity.amount.text)
        writer.optionalField("low", low) { $0.number($1.text) }
        writer.optionalField("high", high) { $0.number($1.text) }
        if case .approximate = quantity.amount {
            writer.field("isApproximate", true)
        } else {
            writer.field("isApproximate", false)
        }
        writer.key("unit")
        label(quantity.unit.code, words.unit(quantity.unit), nil, to: &writer)
        writer.optionalField("datum", quantity.datum) { label($1.code, words.datum($1.code), nil, to: &$0) }
    }
}

extension Amount {
    /// The lower and the upper end with the digits they were stated with; `nil` for an open side.
    var ends: (low: Number?, high: Number?) {
        switch self {
        case .exact(let number), .approximate(let number): (number, number)
        case .range(let low, let high): (low, high)
        case .bound(let bound, let number): bound.isUpper ? (nil, number) : (number, nil)
        }
    }
}
