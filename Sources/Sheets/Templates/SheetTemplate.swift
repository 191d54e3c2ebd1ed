package import Exporting
package import Languages
import Measures
package import Register

/// The sheet to fill in for one kind of thing: what lies in a party's area, with the properties that are wanted of it
/// and what stands.
///
/// Sent back as it is it says nothing new: only what the party said itself stands in the column of values.
package struct SheetTemplate: Sendable {
    package let title: String
    package let header: [String]
    package let rows: [[Cell]]

    package static let thingsMax = 1_000

    private static let roles: [ColumnRole] = [
        .thing, .thingName, .property, .propertyName, .value, .unit, .unitName, .datum, .asOf, .note, .claim,
    ]

    package init(
        kind: Kind, party: String, in reading: Reading, phrases: Phrasebook, units: UnitNames
    ) throws {
        let language = reading.who.language
        let vocabulary = reading.vocabulary
        func heading(_ role: ColumnRole) -> String {
            let words = phrases.say(PhraseKey("sheet.heading.\(role.rawValue)"), in: language, isolating: false)
            return words.split(separator: "|").first.map(String.init) ?? words
        }
        title = kind.plural.reading(in: language)?.text ?? kind.label.reading(in: language)?.text ?? kind.id
        header = Self.roles.map(heading) + [phrases.say("sheet.template.stands", in: language, isolating: false)]
        let things = try Self.things(kind, party, reading)
        let properties = vocabulary.keyProperties(of: kind.id, limit: 40).filter { $0.type != .geometry }
        let accounts = try reading.accounts(of: things, properties: properties.map(\.id))
        rows = things.flatMap { thing in
            properties.map { property in
                let account = accounts[thing.id]?.first { $0.property == property.id }
                return Self.cells(thing, property, account, party, language, units)
            }
        }
    }

    /// The things of a kind in what a party speaks for; all of them for a party that speaks for no place.
    private static func things(_ kind: Kind, _ party: String, _ reading: Reading) throws -> [Thing] {
        guard let whole = reading.vocabulary.parties[party]?.speaksFor else {
            return try reading.things(ofKind: kind.id, limit: thingsMax)
        }
        let own = try reading.thing(whole).map { [$0] } ?? []
        return (own + (try reading.parts(of: whole))).filter { $0.kind == kind.id }.prefix(thingsMax).map(\.self)
    }

    private static func cells(
        _ thing: Thing, _ property: Property, _ account: Account?, _ party: String, _ language: Language,
        _ units: UnitNames
    ) -> [Cell] {
        let own = account?.claims.first { $0.recorder == party && $0.claim.saidBy == party && $0.isCandidate }?.claim
        var (value, unit, datum): (Cell, Unit?, Datum?) = (.empty, property.unit, nil)
        if let own {
            value = Cell(text(own.value, property, language))
            if case .quantity(let quantity) = own.value {
                if case .exact(let number) = quantity.amount { value = .number(number) }
                (unit, datum) = (quantity.unit, quantity.datum)
            }
        }
        let stands = account?.chosen.map { chosen in
            var words = text(chosen.claim.value, property, language)
            if case .quantity(let quantity) = chosen.claim.value {
                words = units.quantity(quantity.amount.text, quantity.unit.code, in: language)
            }
            return [words, chosen.claim.asOf.map { PrintedPeriod.text($0, in: language) } ?? ""]
                .filter { !$0.isEmpty }.joined(separator: " · ")
        }
        return [
            .text(thing.id), Cell(thing.name.reading(in: language)?.text), .text(property.id),
            Cell(property.label.reading(in: language)?.text), value, Cell(unit?.code),
            Cell(unit.flatMap { $0.code == "1" ? nil : units.name($0.code, in: language) }), Cell(datum?.code),
            Cell(own?.asOf.map { PrintedPeriod.text($0, in: language) }), Cell(own?.note.reading(in: language)?.text),
            Cell(own?.id), Cell(stands),
        ]
    }

    private static func text(_ value: Value, _ property: Property, _ language: Language) -> String {
        switch value {
        case .quantity(let quantity): NumberFormat(language).notation(quantity.amount.text)
        case .text(let text): text.reading(in: language)?.text ?? ""
        case .choice(let id): property.choices.first { $0.id == id }?.label.reading(in: language)?.text ?? id
        case .reference(let id): id
        case .period(let period): PrintedPeriod.text(period, in: language)
        case .geometry: ""
        }
    }

    /// As a workbook; `nil` where it has more rows than a sheet holds.
    package func xlsx(isRightToLeft: Bool) -> [UInt8]? {
        XLSXWriter(sheet: title, isRightToLeft: isRightToLeft).bytes(header: header, rows: rows)
    }
}
