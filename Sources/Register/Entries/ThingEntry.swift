package import Journal
import Languages
import Measures

extension Thing: RegisterRecord {
    package static var entryKind: String { EntryKind.thing.rawValue }

    package var payload: JSON {
        let aliasFields = Language.allCases.compactMap { language -> (String, JSON)? in
            guard let list = aliases[language], !list.isEmpty else { return nil }
            return (language.tag, .array(list.map(JSON.string)))
        }
        return JSON(present: [
            ("aliases", aliasFields.isEmpty ? nil : JSON(fields: aliasFields)), ("codes", .list(codes)),
            ("kind", .string(kind)), ("name", name.json), ("position", .optional(position.map(ShapeText.text))),
            ("positionBasis", .optional(positionBasis?.rawValue)), ("positionSource", .optional(positionSource)),
            ("restDays", .list(restDays.map(\.word))),
            ("sectors", .list(sectors.map(\.rawValue))), ("shape", .optional(shape.map(ShapeText.text))),
            ("unchecked", .list(unchecked.map(\.tag).sorted())), ("visibility", visibility.json),
            ("within", .list(within)), ("zone", .optional(zone)),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        var aliases: [Language: [String]] = [:]
        if payload["aliases"] != nil, payload["aliases"]?.objectValue == nil { throw PayloadError("aliases") }
        for field in payload["aliases"]?.objectValue?.fields ?? [] {
            guard let language = Language(rawValue: field.key), let list = payload["aliases"] else {
                throw PayloadError("aliases")
            }
            aliases[language] = try list.strings(field.key)
        }
        var sectors: [Sector] = []
        for raw in try payload.strings("sectors") {
            guard let sector = Sector(rawValue: raw) else { throw PayloadError("sectors") }
            sectors.append(sector)
        }
        var unchecked: Set<Language> = []
        for tag in try payload.strings("unchecked") {
            guard let language = Language(rawValue: tag) else { throw PayloadError("unchecked") }
            unchecked.insert(language)
        }
        var restDays: [Weekday] = []
        for word in try payload.strings("restDays") {
            guard let day = Weekday(word: word) else { throw PayloadError("restDays", "holds a day that is not known") }
            restDays.append(day)
        }
        self.init(
            id: id, kind: try payload.string("kind"), name: try payload.text("name"), aliases: aliases,
            unchecked: unchecked,
            position: try payload.place("position"),
            shape: try payload.shape("shape"), within: try payload.strings("within"),
            sectors: sectors, codes: try payload.strings("codes"),
            positionBasis: try payload.choice("positionBasis"),
            positionSource: try payload.optionalString("positionSource"),
            visibility: try Visibility(json: payload["visibility"]), zone: try payload.zone("zone"),
            restDays: restDays)
    }
}

extension JSON {
    /// The name of a zone, or nil when the field is absent.
    func zone(_ field: String) throws(PayloadError) -> String? {
        let name = try optionalString(field)
        if let name, !Zone.isName(name) { throw PayloadError(field, "holds a name that no zone can have") }
        return name
    }

    fileprivate func place(_ field: String) throws(PayloadError) -> Coordinate? {
        guard let text = try optionalString(field) else { return nil }
        return try ShapeText.coordinate(text)
    }

    fileprivate func shape(_ field: String) throws(PayloadError) -> Shape? {
        guard let text = try optionalString(field) else { return nil }
        return try ShapeText.shape(text)
    }
}
