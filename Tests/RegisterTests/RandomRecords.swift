import Chances
import Languages
import Measures
import Testing

@testable import Register

/// Records of every kind with whatever they may hold.
extension Chance {
    static let words = [
        "port", "آستارا", "порт", "liman", "айлақ", "deňiz", " ", "\"", "\\", "\n", "\t", "\u{1}", "é", "🌊", "/", "|",
        "۱۲",
    ]
    static let units = ["t", "Mt/a", "m", "km2", "{TEU}/a", "%", "1", "10*9.m3/a", "Cel", "[nmi_i]"]

    mutating func identifier() -> String {
        let digits = Array("abcdefghijklmnopqrstuvwxyz0123456789-")
        let first = pick(Array(digits.dropLast()))
        return String([first] + (0..<below(12)).map { _ in pick(digits) })
    }

    mutating func identifiers(_ limit: Int = 4) -> [String] { (0..<below(limit)).map { _ in identifier() } }

    mutating func optionalIdentifier() -> String? { maybe() ? identifier() : nil }

    mutating func phrase() -> String {
        pick(["a", "ب", "я"]) + text(of: Self.words, length: 5)
    }

    mutating func text() -> Text {
        var text = Text()
        for language in Language.allCases where maybe() { text[language] = phrase() }
        return text
    }

    mutating func number() throws -> Number {
        let mantissa = Int64(below(2_000_000_000)) - 1_000_000_000
        return try #require(Number(mantissa: mantissa, fractionDigits: below(7)))
    }

    mutating func amount() throws -> Amount {
        switch below(4) {
        case 0: return .exact(try number())
        case 1:
            let (first, second) = (try number(), try number())
            return first.compare(with: second) == .above
                ? try Amount(low: second, high: first) : try Amount(low: first, high: second)
        case 2: return .bound(pick(Amount.Bound.allCases), try number())
        default: return .approximate(try number())
        }
    }

    mutating func quantity() throws -> Quantity {
        let datum = pick([nil, "bs", "unstated", "chart-2"] as [String?]).flatMap(Datum.init(code:))
        return Quantity(amount: try amount(), unit: try Unit(parsing: pick(Self.units)), datum: datum)
    }

    mutating func period() throws -> Period {
        let isSolar = maybe()
        let year = isSolar ? 1300 + below(110) : 1900 + below(130)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let part = pick([
            "\(year)", "\(year / 10)x", "\(year)-H\(1 + below(2))", "\(year)-Q\(1 + below(4))",
            "\(year)-\(two(1 + below(12)))",
            "\(year)-\(two(1 + below(12)))-\(two(1 + below(28)))", "\(year)-\(two(1 + below(6)))/\(year + below(3))-12",
        ])
        return try Period(parsing: (maybe(20) ? "~" : "") + (isSolar ? "sh:" : "") + part)
    }

    mutating func coordinate() throws -> Coordinate {
        let lon = pick([0, -180, 180, 1e-7, Double(below(3_600_000)) / 1e4 - 180])
        let lat = pick([0, -90, 90, -0.5, Double(below(1_800_000)) / 1e4 - 90])
        return try #require(Coordinate(lon: lon, lat: lat))
    }

    mutating func coordinates(_ least: Int) throws -> [Coordinate] {
        try (0..<(least + below(4))).map { _ in try coordinate() }
    }

    /// Corners that differ, so that none is taken for the closing one.
    mutating func ring() throws -> Ring {
        let start = Double(below(100))
        return try Ring(
            (0..<(3 + below(3))).map { try #require(Coordinate(lon: start + Double($0), lat: Double($0 * $0))) })
    }

    mutating func polygon() throws -> Polygon {
        Polygon(outer: try ring(), holes: try (0..<below(3)).map { _ in try ring() })
    }

    mutating func shape() throws -> Shape {
        switch below(6) {
        case 0: .point(try coordinate())
        case 1: .multiPoint(try coordinates(1))
        case 2: .line(try Line(coordinates(2)))
        case 3: .multiLine(try (0...below(3)).map { _ in try Line(coordinates(2)) })
        case 4: .polygon(try polygon())
        default: .multiPolygon(try (0...below(3)).map { _ in try polygon() })
        }
    }

    mutating func value() throws -> Value {
        switch below(6) {
        case 0: .quantity(try quantity())
        case 1: .text(Text([.en: phrase()].merging(text().byLanguage) { $1 }))
        case 2: .choice(identifier())
        case 3: .reference(identifier())
        case 4: .period(try period())
        default: .geometry(try shape())
        }
    }

    mutating func visibility() -> Visibility {
        switch below(4) {
        case 0: .everyone
        case 1: .members
        case 2: .parties(identifiers().sorted())
        default: .ownParty
        }
    }
}

extension Text {
    var byLanguage: [Language: String] {
        Dictionary(uniqueKeysWithValues: languages.map { ($0, self[$0] ?? "") })
    }
}

extension Chance {
    mutating func claim() throws -> Claim {
        Claim(
            id: identifier(), thing: identifier(), property: identifier(), value: try value(),
            asOf: maybe() ? try period() : nil, saidBy: identifier(), speaker: text(), source: optionalIdentifier(),
            letter: optionalIdentifier(), basis: pick(Basis.allCases), until: maybe() ? try period() : nil,
            stated: maybe() ? phrase() : nil, doubt: text(), note: text(), visibility: visibility(),
            evidence: maybe(20) ? String(repeating: "b", count: 64) : nil)
    }

    mutating func thing() throws -> Thing {
        var aliases: [Language: [String]] = [:]
        for language in Language.allCases where maybe(30) { aliases[language] = [phrase(), phrase()] }
        return Thing(
            id: identifier(), kind: identifier(), name: text(), aliases: aliases,
            unchecked: Set(Language.allCases.filter { _ in maybe() }), position: maybe() ? try coordinate() : nil,
            shape: maybe() ? try shape() : nil, within: identifiers(),
            sectors: Sector.allCases.filter { _ in maybe(30) },
            codes: identifiers().map { "iso:" + $0 }, positionBasis: maybe() ? pick(Basis.allCases) : nil,
            positionSource: optionalIdentifier(), zone: maybe() ? pick(["UTC", "Europe/Zurich"]) : nil,
            restDays: Weekday.allCases.filter { _ in maybe(20) })
    }

    mutating func property() throws -> Property {
        let types: [Property.ValueType] = [.quantity, .text, .choice, .reference, .period, .geometry]
        return Property(
            id: identifier(), label: text(), type: pick(types),
            unit: maybe() ? try Unit(parsing: pick(Self.units)) : nil,
            needsDatum: maybe(), isTotal: maybe(), kinds: identifiers(), expectedKinds: identifiers(),
            sector: pick(Sector.allCases), useOf: optionalIdentifier(), reviewDays: maybe() ? below(9_000) : nil,
            choices: (0..<below(3)).map { _ in .init(id: identifier(), label: text()) })
    }

    /// One record of each kind that is kept under an identifier.
    mutating func records() throws -> [any RegisterRecord] {
        [
            Region(
                id: identifier(), version: phrase(), name: text(), seaName: text(), sea: identifier(),
                bounds: ["1", "2", "3.5", "4"], digest: identifier(), zones: text()),
            Kind(
                id: identifier(), label: text(), plural: text(), mark: pick([.area, .ring, .dot, .line, .none]),
                order: below(500)),
            DatumLabel(id: identifier(), label: text(), note: text()), try property(),
            Party(
                id: identifier(), type: pick(Party.PartyType.allCases), name: text(), country: optionalIdentifier(),
                speaksFor: optionalIdentifier(), web: maybe() ? phrase() : nil, office: office()),
            Source(
                id: identifier(), publisher: identifier(), title: phrase(), titleLanguage: pick(Language.allCases),
                url: maybe() ? phrase() : nil, published: maybe() ? try period().text : nil,
                licence: maybe() ? phrase() : nil, note: text()),
            Letter(
                id: identifier(), number: phrase(), date: try period().text, sender: identifier(),
                addressee: optionalIdentifier(), subjectMatter: text(),
                scan: maybe() ? String(repeating: pick(["a", "0"]), count: 64) : nil, visibility: visibility()),
            try thing(), try claim(),
            Quarrel(
                id: identifier(), title: text(), lesson: text(),
                accounts: (0..<below(4)).map { _ in .init(thing: identifier(), property: identifier()) }),
        ]
    }

    mutating func office() -> Office {
        Office(
            contacts: (0..<below(3)).map { _ in
                .init(kind: pick(Office.Contact.Kind.allCases), value: phrase(), label: text())
            },
            hours: (0..<below(3)).compactMap { _ in
                let from = below(1_000)
                return .init(
                    days: [pick(Weekday.allCases), pick(Weekday.allCases)], from: from, to: from + 1 + below(400))
            },
            languages: Language.allCases.filter { _ in maybe(30) }, rank: text(),
            rankBasis: maybe() ? pick(Basis.allCases) : nil)
    }

    mutating func remark() -> Remark {
        Remark(
            claim: identifier(), stance: pick(Remark.Stance.allCases), party: identifier(), reason: text(),
            source: optionalIdentifier())
    }

    mutating func mark() -> Mark {
        Mark(
            thing: identifier(), property: identifier(), claim: optionalIdentifier(), party: identifier(),
            reason: text())
    }
}
