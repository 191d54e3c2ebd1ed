package import Journal
import Languages
import Measures

extension Claim: RegisterRecord {
    package static var entryKind: String { EntryKind.claim.rawValue }

    package var payload: JSON {
        JSON(present: [
            ("asOf", .optional(asOf?.text)), ("basis", .string(basis.rawValue)), ("doubt", doubt.json),
            ("evidence", .optional(evidence)), ("letter", .optional(letter)), ("note", note.json),
            ("property", .string(property)),
            ("saidBy", .string(saidBy)), ("source", .optional(source)), ("speaker", speaker.json),
            ("stated", .optional(stated)),
            ("thing", .string(thing)), ("until", .optional(until?.text)), ("value", value.json),
            ("visibility", visibility.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(
            id: id, thing: try payload.string("thing"), property: try payload.string("property"),
            value: try Value(json: payload["value"]), asOf: try payload.period("asOf"),
            saidBy: try payload.string("saidBy"), speaker: try payload.text("speaker"),
            source: try payload.optionalString("source"),
            letter: try payload.optionalString("letter"),
            basis: try payload.required(try payload.choice("basis"), "basis"), until: try payload.period("until"),
            stated: try payload.optionalString("stated"), doubt: try payload.text("doubt"),
            note: try payload.text("note"), visibility: try Visibility(json: payload["visibility"]),
            evidence: try payload.optionalString("evidence"))
    }
}

extension Value {
    var json: JSON {
        switch self {
        case .quantity(let quantity):
            JSON(present: [
                ("amount", .string(quantity.amount.text)), ("datum", .optional(quantity.datum?.code)),
                ("unit", .string(quantity.unit.code)),
            ])
        case .text(let text): JSON(present: [("text", text.json)])
        case .choice(let choice): ["choice": .string(choice)]
        case .reference(let reference): ["reference": .string(reference)]
        case .period(let period): ["period": .string(period.text)]
        case .geometry(let shape): ["geometry": .string(ShapeText.text(shape))]
        }
    }

    init(json: JSON?) throws(PayloadError) {
        guard let json, let object = json.objectValue else { throw PayloadError("value") }
        if let amount = object["amount"]?.stringValue {
            self = .quantity(try Self.quantity(amount, json))
        } else if object["text"] != nil {
            self = .text(try json.text("text"))
        } else if let choice = object["choice"]?.stringValue {
            self = .choice(choice)
        } else if let reference = object["reference"]?.stringValue {
            self = .reference(reference)
        } else if let period = try json.period("period") {
            self = .period(period)
        } else if let shape = object["geometry"]?.stringValue {
            self = .geometry(try ShapeText.shape(shape))
        } else {
            throw PayloadError("value", "holds nothing that is known")
        }
    }

    private static func quantity(_ text: String, _ json: JSON) throws(PayloadError) -> Quantity {
        guard let amount = try? Amount(parsing: text) else {
            throw PayloadError("value", "holds an amount that cannot be read")
        }
        guard let unit = KnownUnits.unit(try json.string("unit")) else {
            throw PayloadError("value", "holds a unit that is not known")
        }
        var datum: Datum?
        if let code = try json.optionalString("datum") {
            guard let known = Datum(code: code) else { throw PayloadError("value", "holds a malformed datum") }
            datum = known
        }
        return Quantity(amount: amount, unit: unit, datum: datum)
    }
}

extension Visibility {
    package var json: JSON? {
        switch self {
        case .everyone: nil
        case .members: "members"
        case .ownParty: "own-party"
        case .parties(let parties): .array(parties.sorted().map(JSON.string))
        }
    }

    package init(json: JSON?) throws(PayloadError) {
        switch json {
        case nil: self = .everyone
        case .string("members"): self = .members
        case .string("own-party"): self = .ownParty
        case .array(let parties):
            let names = parties.compactMap(\.stringValue)
            // What the column `visible_to` joins must not hold its separator.
            guard names.count == parties.count, names.allSatisfy(Identifier.isValid) else {
                throw PayloadError("visibility", "holds a party that is none")
            }
            self = .parties(names)
        default: throw PayloadError("visibility", "holds a word that is not known")
        }
    }
}
