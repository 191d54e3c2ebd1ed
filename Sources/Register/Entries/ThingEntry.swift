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
            ("sectors", .list(sectors.map(\.rawValue))), ("shape", .optional(shape.map(ShapeText.text))),
            ("unchecked", .list(unchecked.map(\.tag).sorted())), ("within", .list(within)),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        var aliases: [Language: [String]] = [:]
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
        self.init(
            id: id, kind: try payload.string("kind"), name: try payload.text("name"), aliases: aliases,
            unchecked: Set(try payload.strings("unchecked").compactMap(Language.init(rawValue:))),
            position: try payload["position"]?.stringValue.map(ShapeText.coordinate),
            shape: try payload["shape"]?.stringValue.map(ShapeText.shape), within: try payload.strings("within"),
            sectors: sectors, codes: try payload.strings("codes"),
            positionBasis: try payload.choice("positionBasis"),
            positionSource: payload["positionSource"]?.stringValue)
    }
}
