import Journal
import Languages
import Measures
import Register

/// What is claimed, by the type of the property.
struct ValueFields {
    let units: TypedUnits

    /// `nil` where the fields hold no such value; what is wrong is noted.
    func value(_ fields: inout FieldReader, of property: Property, keeping old: Value?) throws -> Value? {
        checkStrangers(&fields, property)
        switch property.type {
        case .quantity: return quantity(&fields, property).map(Value.quantity)
        case .text:
            guard fields.required("text") != nil else { return nil }
            var standing: Text?
            if case .text(let text) = old { standing = text }
            let text = fields.text("text", in: "textLanguage", atMost: 5_000, keeping: standing)
            return text.isEmpty ? nil : .text(text)
        case .choice:
            guard let choice = fields.required("choice") else { return nil }
            guard property.choices.contains(where: { $0.id == choice }) else {
                fields.fault("choice", "choice-unknown", ["text": choice])
                return nil
            }
            return .choice(choice)
        case .reference:
            guard fields.required("reference") != nil else { return nil }
            let reading = fields.reading
            return try fields.known("reference", "thing-unknown") { try reading.thing($0) != nil }.map(Value.reference)
        case .period:
            guard fields.required("period") != nil else { return nil }
            return fields.period("period").map(Value.period)
        case .geometry:
            guard let text = fields.required("geometry") else { return nil }
            guard let shape = try? ShapeText.shape(text) else {
                fields.fault("geometry", "geometry-unreadable")
                return nil
            }
            return .geometry(shape)
        }
    }

    /// A value of another type than the property's is a mistake that must not be passed over.
    private func checkStrangers(_ fields: inout FieldReader, _ property: Property) {
        let own: Set<String> =
            switch property.type {
            case .quantity: ["amount", "unit", "datum"]
            case .text: ["text"]
            case .choice: ["choice"]
            case .reference: ["reference"]
            case .period: ["period"]
            case .geometry: ["geometry"]
            }
        for name in ["amount", "unit", "datum", "text", "choice", "reference", "period", "geometry"]
        where !own.contains(name) && fields[name] != nil {
            fields.fault(name, "not-for-this")
        }
    }

    private func quantity(_ fields: inout FieldReader, _ property: Property) -> Quantity? {
        guard let propertyUnit = property.unit else { return nil }
        let datum = datum(&fields, property)
        guard let typed = fields.required("amount") else { return nil }
        let language = fields.language()
        let read = fields.typed("amount") { () throws(TypingFault) in try TypedAmount(typed, in: language) }
        guard let amount = read else { return nil }
        // A unit behind the number stands for the field where that is empty; beside it, both must mean the same.
        let named = fields["unit"]
        let behind = amount.unit.map { text in
            fields.typed("amount") { () throws(TypingFault) in try units.read(text, for: propertyUnit) }
        }
        let chosen = fields.typed("unit") { () throws(TypingFault) in try units.read(named ?? "", for: propertyUnit) }
        if let behind, behind == nil { return nil }
        guard let chosen else { return nil }
        guard let behind = behind ?? nil else {
            return Quantity(amount: amount.amount, unit: chosen, datum: datum)
        }
        if named != nil, behind != chosen {
            fields.fault("unit", "unit-twice", ["text": amount.unit ?? ""])
            return nil
        }
        return Quantity(amount: amount.amount, unit: behind, datum: datum)
    }

    private func datum(_ fields: inout FieldReader, _ property: Property) -> Datum? {
        guard property.needsDatum else {
            if fields["datum"] != nil { fields.fault("datum", "not-for-this") }
            return nil
        }
        guard fields.required("datum") != nil else { return nil }
        let datums = fields.vocabulary.datums
        return fields.known("datum", "datum-unknown") { datums[$0] != nil }.flatMap(Datum.init(code:))
    }
}
