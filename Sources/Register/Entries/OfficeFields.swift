import Journal
import Languages
import Measures

extension Office {
    /// The fields that an office adds to the entry of its party.
    var fields: [(String, JSON?)] {
        [
            ("contacts", contacts.isEmpty ? nil : .array(contacts.map(\.json))),
            ("hours", hours.isEmpty ? nil : .array(hours.map(\.json))), ("languages", .list(languages.map(\.tag))),
            ("rank", rank.json), ("rankBasis", .optional(rankBasis?.rawValue)),
        ]
    }

    init(payload: JSON) throws(PayloadError) {
        self.init()
        for json in try payload.list("contacts") { contacts.append(try Contact(json: json)) }
        for json in try payload.list("hours") { hours.append(try Hours(json: json)) }
        for tag in try payload.strings("languages") {
            guard let language = Language(rawValue: tag) else {
                throw PayloadError("languages", "holds a language that is not known")
            }
            languages.append(language)
        }
        rank = try payload.text("rank")
        rankBasis = try payload.choice("rankBasis")
    }
}

extension Office.Contact {
    fileprivate var json: JSON {
        JSON(present: [("kind", .string(kind.rawValue)), ("label", label.json), ("value", .string(value))])
    }

    fileprivate init(json: JSON) throws(PayloadError) {
        self.init(
            kind: try json.required(try json.choice("kind"), "kind"), value: try json.string("value"),
            label: try json.text("label"))
    }
}

extension Office.Hours {
    fileprivate var json: JSON {
        JSON(present: [
            ("days", .list(days.map(\.word))), ("from", .integer(Int64(from))), ("to", .integer(Int64(to))),
        ])
    }

    fileprivate init(json: JSON) throws(PayloadError) {
        var days: [Weekday] = []
        for word in try json.strings("days") {
            guard let day = Weekday(word: word) else { throw PayloadError("hours", "holds a day that is not known") }
            days.append(day)
        }
        guard let from = try json.optionalInteger("from"), let to = try json.optionalInteger("to"),
            let hours = Self(days: days, from: from, to: to)
        else { throw PayloadError("hours", "holds a time that no day has") }
        self = hours
    }
}

extension JSON {
    /// A list of anything, empty when the field is absent.
    func list(_ field: String) throws(PayloadError) -> [JSON] {
        guard let json = self[field] else { return [] }
        guard let values = json.arrayValue else { throw PayloadError(field) }
        return values
    }
}
