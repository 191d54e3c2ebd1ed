package import Drafts
import Languages
import Measures
import Observations
import Register

/// What the form of an indicator holds.
extension FieldReader {
    /// A text in the languages for which a field `STEM-fa` was filled.
    mutating func indicatorText(_ stem: String, atMost count: Int, isLine: Bool = false) -> Text {
        var versions: [Language: String] = [:]
        for language in Language.allCases {
            let name = "\(stem)-\(language.tag)"
            guard let value = text(name, atMost: count) else { continue }
            if isLine, value.contains(where: \.isNewline) { fault(name, "one-line") }
            versions[language] = value
        }
        return Text(versions)
    }

    mutating func choice<Choice: RawRepresentable<String>>(_ name: String, _: Choice.Type) -> Choice? {
        guard let word = required(name) else { return nil }
        let choice = Choice(rawValue: word)
        if choice == nil { fault(name, "choice-unknown", ["text": word]) }
        return choice
    }

    /// A property that has amounts.
    mutating func quantity(_ name: String, or standing: String? = nil) -> Property? {
        guard self[name] != nil || standing == nil else { return standing.flatMap { vocabulary.properties[$0] } }
        guard let id = required(name) else { return nil }
        guard let property = vocabulary.properties[id] else {
            fault(name, "property-unknown", ["text": id])
            return nil
        }
        if property.unit == nil { fault(name, "indicator-no-quantity") }
        return property.unit == nil ? nil : property
    }

    /// Things by name or id, one on each line; an indicator is for everyone, and so are its things.
    mutating func indicatorThings(_ name: String, or standing: String? = nil) throws -> [Thing] {
        var typed = FieldList.items(self[name])
        if typed.isEmpty, let standing { typed = [standing] }
        guard typed.count <= Indicator.listMax else {
            fault(name, "too-many", ["count": String(Indicator.listMax)])
            return []
        }
        var found: [Thing] = []
        for text in typed {
            guard let thing = try thing(text, beside: name), !found.contains(where: { $0.id == thing.id }) else {
                continue
            }
            if thing.visibility != .everyone { fault(name, "indicator-thing-reserved", ["text": text]) }
            found.append(thing)
        }
        return found
    }

    mutating func indicatorSeries() throws -> StandingSeries? {
        guard let id = self["series"] else { return nil }
        guard let series = try reading.series(id) else {
            fault("series", "series-unknown", ["text": id])
            return nil
        }
        if series.series.visibility != .everyone { fault("series", "indicator-series-reserved") }
        return series
    }

    /// Whether what is looked at fits together.
    mutating func check(_ things: [Thing], of property: Property?, _ series: StandingSeries?) {
        guard let property else { return }
        if !property.kinds.isEmpty, things.contains(where: { !property.kinds.contains($0.kind) }) {
            fault("property", "property-not-of-kind")
        }
        guard let series = series?.series else { return }
        if series.property != property.id { fault("property", "indicator-series-other") }
        if things.map(\.id) != [series.thing] { fault("things", "indicator-series-other") }
    }

    /// Datum, times, and what the figure is held against.
    mutating func readMeasures(
        of property: Property, _ formula: Indicator.Formula, into indicator: inout Indicator
    ) throws {
        indicator.time = period("time")
        if property.needsDatum {
            if let code = required("datum") {
                indicator.datum = Datum(code: code)
                if vocabulary.datums[code] == nil || indicator.datum == nil {
                    fault("datum", "datum-unknown", ["text": code])
                }
            }
        }
        guard let unit = property.unit else { return }
        if formula.hasBase, let base = quantity("baseProperty") {
            if base.unit?.converts(to: unit) != true {
                fault("baseProperty", "unit-other", ["text": base.unit?.code ?? "", "unit": unit.code])
            }
            let thing = try self["baseThing"].flatMap { try self.thing($0, beside: "baseThing") }
            indicator.base = Indicator.Source(thing: thing?.id, property: base.id, time: period("baseTime"))
            // What is held against itself is told apart by its time alone.
            let isItself = base.id == property.id && thing.map { indicator.things == [$0.id] } ?? true
            if isItself, self["baseTime"] == nil {
                fault("baseTime", "missing")
            }
        }
        if let threshold = self["threshold"] == nil ? nil : quantity("threshold") {
            indicator.threshold = threshold.id
            indicator.better = choice("better", Indicator.Better.self)
            if let result = formula.unit(from: unit), threshold.unit?.converts(to: result) != true {
                fault("threshold", "unit-other", ["text": threshold.unit?.code ?? "", "unit": result.code])
            }
        } else if self["better"] != nil {
            indicator.better = choice("better", Indicator.Better.self)
        }
    }

    /// The years looked at, the parts of the whole, the deviation that is still good, and the sector.
    mutating func readConfidence(into indicator: inout Indicator) throws {
        if let typed = self["years"] {
            let years = Int(NumberFormat.asciiDigits(typed))
            if let years, (1...100).contains(years) {
                indicator.years = years
            } else {
                fault("years", "indicator-years", ["text": typed])
            }
        }
        indicator.parts = try indicatorThings("parts").map(\.id)
        if let typed = self["deviation"] {
            let value = try? TypedAmount(typed, in: language())
            if case .exact(let number)? = value?.amount, number.double > 0, number.double < 100 {
                indicator.deviation = number.double
                if self["threshold"] == nil { fault("threshold", "missing") }
            } else {
                fault("deviation", "indicator-deviation", ["text": typed])
            }
        }
        if self["sector"] != nil { indicator.sector = choice("sector", Sector.self) }
    }
}

extension Indicator {
    /// The fields of the form of this indicator, as it stands.
    package var fields: DraftFields {
        var fields: DraftFields = [
            "indicator": id, "property": property, "things": things.joined(separator: "\n"),
            "formula": formula.rawValue, "years": String(years), "parts": parts.joined(separator: "\n"),
        ]
        for (stem, text) in [("name", name.own), ("about", about.own), ("missing", missing.own)] {
            for language in text.languages { fields["\(stem)-\(language.tag)"] = text[language] }
        }
        fields["series"] = series
        fields["time"] = time?.text
        fields["datum"] = datum?.code
        fields["baseProperty"] = base?.property
        fields["baseThing"] = base?.thing
        fields["baseTime"] = base?.time?.text
        fields["threshold"] = threshold
        fields["better"] = better?.rawValue
        fields["deviation"] = deviation.flatMap { Number($0, fractionDigits: 6) }.map { Self.plain($0.text) }
        fields["sector"] = sector?.rawValue
        return fields.filter { !$0.value.isEmpty }
    }

    private static func plain(_ text: String) -> String {
        guard text.contains(".") else { return text }
        let trimmed = String(text.reversed().drop { $0 == "0" }.reversed())
        return trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
    }
}
