package import Journal
import Languages

extension Party: RegisterRecord {
    package static var entryKind: String { EntryKind.party.rawValue }

    package var payload: JSON {
        JSON(
            present: [
                ("country", .optional(country)), ("name", name.json), ("speaksFor", .optional(speaksFor)),
                ("type", .string(type.rawValue)), ("web", .optional(web)),
            ] + office.fields)
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(
            id: id, type: try payload.required(try payload.choice("type"), "type"), name: try payload.text("name"),
            country: try payload.optionalString("country"), speaksFor: try payload.optionalString("speaksFor"),
            web: try payload.optionalString("web"), office: try Office(payload: payload))
    }
}

extension Source: RegisterRecord {
    package static var entryKind: String { EntryKind.source.rawValue }

    package var payload: JSON {
        JSON(present: [
            ("licence", .optional(licence)), ("note", note.json), ("published", .optional(published)),
            ("publisher", .string(publisher)), ("title", .string(title)),
            ("titleLanguage", .string(titleLanguage.tag)), ("url", .optional(url)),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(
            id: id, publisher: try payload.string("publisher"), title: try payload.string("title"),
            titleLanguage: try payload.choice("titleLanguage") ?? .en, url: try payload.optionalString("url"),
            published: try payload.optionalString("published"), licence: try payload.optionalString("licence"),
            note: try payload.text("note"))
    }
}

extension Letter: RegisterRecord {
    package static var entryKind: String { EntryKind.letter.rawValue }

    package var payload: JSON {
        JSON(present: [
            ("addressee", .optional(addressee)), ("date", .string(date)), ("number", .string(number)),
            ("scan", .optional(scan)), ("sender", .string(sender)), ("subject", subjectMatter.json),
            ("visibility", visibility.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(
            id: id, number: try payload.string("number"), date: try payload.string("date"),
            sender: try payload.string("sender"), addressee: try payload.optionalString("addressee"),
            subjectMatter: try payload.text("subject"), scan: try payload.digest("scan"),
            visibility: try Visibility(json: payload["visibility"]))
    }
}
