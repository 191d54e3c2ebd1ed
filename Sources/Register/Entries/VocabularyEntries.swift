package import Journal
import Languages
import Measures

extension Kind: RegisterRecord {
    package static var entryKind: String { EntryKind.kind.rawValue }

    package var payload: JSON {
        JSON(present: [
            ("label", label.json), ("mark", .string(mark.rawValue)), ("order", .integer(Int64(order))),
            ("plural", plural.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(
            id: id, label: try payload.text("label"), plural: try payload.text("plural"),
            mark: try payload.choice("mark") ?? .none, order: try payload.optionalInteger("order") ?? 0)
    }
}

extension DatumLabel: RegisterRecord {
    package static var entryKind: String { EntryKind.datum.rawValue }

    package var payload: JSON { JSON(present: [("label", label.json), ("note", note.json)]) }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(id: id, label: try payload.text("label"), note: try payload.text("note"))
    }
}

extension Property: RegisterRecord {
    package static var entryKind: String { EntryKind.property.rawValue }

    package var payload: JSON {
        JSON(present: [
            ("choices", choices.isEmpty ? nil : .array(choices.map(\.json))),
            ("expectedKinds", .list(expectedKinds)), ("isTotal", isTotal ? true : nil), ("kinds", .list(kinds)),
            ("label", label.json), ("needsDatum", needsDatum ? true : nil),
            ("reviewDays", reviewDays.map { .integer(Int64($0)) }), ("sector", .string(sector.rawValue)),
            ("type", .string(type.rawValue)), ("unit", .optional(unit?.code)), ("useOf", .optional(useOf)),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        var unit: Unit?
        if let code = try payload.optionalString("unit") {
            guard let known = try? Unit(parsing: code) else {
                throw PayloadError("unit", "holds a unit that is not known")
            }
            unit = known
        }
        var choices: [Choice] = []
        if payload["choices"] != nil, payload["choices"]?.arrayValue == nil { throw PayloadError("choices") }
        for json in payload["choices"]?.arrayValue ?? [] { choices.append(try Choice(json: json)) }
        self.init(
            id: id, label: try payload.text("label"), type: try payload.required(try payload.choice("type"), "type"),
            unit: unit, needsDatum: try payload.flag("needsDatum"),
            isTotal: try payload.flag("isTotal"), kinds: try payload.strings("kinds"),
            expectedKinds: try payload.strings("expectedKinds"), sector: try payload.choice("sector") ?? .general,
            useOf: try payload.optionalString("useOf"), reviewDays: try payload.optionalInteger("reviewDays"),
            choices: choices)
    }
}

extension Property.Choice {
    var json: JSON { JSON(present: [("id", .string(id)), ("label", label.json)]) }

    init(json: JSON) throws(PayloadError) {
        self.init(id: try json.string("id"), label: try json.text("label"))
    }
}

extension Term: RegisterRecord {
    package static var entryKind: String { EntryKind.term.rawValue }

    package var payload: JSON {
        let others = Language.allCases.compactMap { language -> (String, JSON)? in
            guard let list = synonyms[language], !list.isEmpty else { return nil }
            return (language.tag, .array(list.map(JSON.string)))
        }
        return JSON(present: [
            ("name", name.json), ("note", note.json), ("origin", .optional(origin)),
            ("sector", .string(sector.rawValue)),
            ("synonyms", others.isEmpty ? nil : JSON(fields: others)),
            ("unchecked", .list(unchecked.map(\.tag).sorted())),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        var synonyms: [Language: [String]] = [:]
        if let json = payload["synonyms"] {
            guard let object = json.objectValue else { throw PayloadError("synonyms") }
            for field in object.fields {
                guard let language = Language(rawValue: field.key) else { throw PayloadError("synonyms") }
                synonyms[language] = try json.strings(field.key)
            }
        }
        var unchecked: Set<Language> = []
        for tag in try payload.strings("unchecked") {
            guard let language = Language(rawValue: tag) else { throw PayloadError("unchecked") }
            unchecked.insert(language)
        }
        self.init(
            id: id, sector: try payload.required(try payload.choice("sector"), "sector"),
            name: try payload.text("name"),
            synonyms: synonyms, note: try payload.text("note"), unchecked: unchecked,
            origin: try payload.optionalString("origin"))
    }
}
