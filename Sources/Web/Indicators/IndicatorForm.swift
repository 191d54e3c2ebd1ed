import Drafts
import Environment
import Languages
import Markup
import Measures
import Observations
import Register
import Serving

/// The form of an indicator: what it is called and asks, what it looks at, how it is reckoned, what it is held against.
struct IndicatorForm: DraftForm {
    let kind = Indicator.entryKind

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let shown = desk.wording.language
        let typed = ([shown] + Language.allCases).lazy.compactMap { fields["name-\($0.tag)"] }.first
        let word = desk.wording.say(fields["indicator"] == nil ? "indicator.form.new" : "indicator.form.change")
        return typed.map { "\(word): \($0)" } ?? word
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields {
        var fields: DraftFields = ["language": desk.wording.language.tag, "formula": "latest", "years": "6"]
        if let id = asked["indicator"] {
            let moment = try desk.reading.indicatorMoment()
            guard Identifier.isValid(id), let standing = try desk.reading.indicator(id, at: moment) else {
                throw RequestFault.noThing(id)
            }
            fields.merge(standing.fields) { $1 }
        }
        fields["things"] = fields["things"] ?? asked["thing"]
        if let id = asked["series"], let series = try desk.reading.series(id)?.series {
            (fields["property"], fields["things"], fields["datum"]) = (
                series.property, series.thing, series.datum?.code
            )
        }
        return fields.merging(asked.filter { $0.key != "thing" }) { $1 }
    }

    /// The indicator that stands, and what the draft looks at by the names that people know.
    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        let wording = desk.wording
        let links = Links(language: wording.language)
        let standing = try fields["indicator"].flatMap { id in
            Identifier.isValid(id) ? try desk.reading.indicator(id, at: try desk.reading.indicatorMoment()) : nil
        }
        let property = fields["property"].flatMap { wording.vocabulary.properties[$0] }
        let things = try desk.reading.things(FieldList.items(fields["things"]).filter(Identifier.isValid))
        return fragment {
            if let standing {
                p(.class("said")) { a(.href(links.indicator(standing.id))) { wording.marked(standing.name) } }
            }
            if let property {
                p(.class("said")) {
                    a(.href(links.property(property.id))) { wording.marked(property.label) }
                    for thing in AlphabeticalOrder(wording.language).sorted(Array(things.values), by: wording.name) {
                        wording.say("site.list-separator")
                        a(.href(links.thing(thing.id))) { wording.marked(thing.name) }
                    }
                }
            }
        }
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup {
        let inputs = IndicatorFormInputs(kit: kit, wording: desk.wording)
        let series = try desk.reading.series(limit: IndicatorFormInputs.seriesMax)
        let things = try desk.reading.things(Set(series.map(\.series.thing)))
        return fragment {
            for name in ["indicator", "language"] where !kit.value(name).isEmpty { kit.hidden(name, kit.value(name)) }
            inputs.names
            inputs.looked(series, SeriesWords(wording: desk.wording, things: things))
            inputs.reckoned
            inputs.held
            inputs.confidence
        }
    }
}

extension Wording {
    /// What a field of the draft of an indicator is called; `nil` for one of another.
    func indicatorField(_ name: String) -> String? {
        let keys: [String: PhraseKey] = [
            "indicator": "indicator.title", "series": "indicator.form.series", "formula": "indicator.formula",
            "time": "indicator.form.time", "baseProperty": "indicator.form.base", "baseThing": "indicator.form.base",
            "baseTime": "indicator.form.base-time", "threshold": "indicator.form.threshold",
            "better": "indicator.form.better", "deviation": "indicator.form.deviation", "years": "indicator.form.years",
            "parts": "indicator.parts", "sector": "search.filter.sector",
        ]
        if let key = keys[name] { return say(key) }
        let parts = name.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2, let language = Language(rawValue: parts[1]) else { return nil }
        let stems: [String: PhraseKey] = ["about": "indicator.form.about", "missing": "indicator.missing"]
        return stems[parts[0]].map { "\(say($0)) – \(languageName(language))" }
    }

    /// What was chosen in such a field, as people say it.
    func indicatorValue(_ name: String, _ value: String) -> String? {
        switch name {
        case "formula" where Indicator.Formula(rawValue: value) != nil:
            say(PhraseKey("indicator.formula.\(value)"))
        case "better" where Indicator.Better(rawValue: value) != nil: say(PhraseKey("indicator.better.\(value)"))
        case "baseProperty", "threshold": vocabulary.properties[value].map { plain($0.label) }
        case "sector": Sector(rawValue: value).map(sector)
        default: nil
        }
    }
}
