import Environment
import Languages
import Markup
import Measures
import Observations
import Register

/// The inputs of the form of an indicator, group by group.
struct IndicatorFormInputs {
    let kit: FormKit
    let wording: Wording

    static let seriesMax = 200

    /// In the language of the page; the others are folded away, and may as well be left to translators.
    var names: Markup {
        let others = Language.allCases.filter { $0 != wording.language }
        let isOpen = others.contains { language in
            ["name", "about", "missing"].contains { kit.mistake("\($0)-\(language.tag)") != nil }
        }
        return fieldset {
            texts(wording.language, isFirst: true)
            details(.when(isOpen, .open())) {
                summary { wording.say("form.other-languages") }
                for language in others { texts(language, isFirst: false) }
            }
        }
    }

    private func texts(_ language: Language, isFirst: Bool) -> Markup {
        func label(_ key: PhraseKey) -> String {
            isFirst ? wording.say(key) : "\(wording.say(key)) – \(wording.languageName(language))"
        }
        let marks: [Attribute] = [.lang(language.tag), .dir(Wording.direction(of: language))]
        return fragment {
            kit.line(
                "name-\(language.tag)", label("indicator.form.name"),
                hint: isFirst ? wording.say("indicator.form.name.hint") : nil, marks[0], marks[1])
            kit.area(
                "about-\(language.tag)", label("indicator.form.about"),
                hint: isFirst ? wording.say("indicator.form.about.hint") : nil, rows: 3)
        }
    }

    func looked(_ series: [StandingSeries], _ words: SeriesWords) -> Markup {
        fieldset {
            legend { wording.say("indicator.form.looked") }
            kit.choice("property", wording.say("claim.property"), quantities, empty: wording.say("form.choose"))
            kit.area(
                "things", wording.say("indicator.form.things"), hint: wording.say("indicator.form.things.hint"), rows: 2
            )
            if !series.isEmpty {
                kit.choice(
                    "series", wording.say("indicator.form.series"), hint: wording.say("indicator.form.series.hint"),
                    series.map {
                        ($0.id, words.title($0.series) + wording.say("site.list-separator") + words.axis($0.series))
                    },
                    empty: wording.say("indicator.form.series.all"))
            }
            div(.class("pair")) {
                kit.choice(
                    "datum", wording.say("claim.datum"), hint: wording.say("indicator.form.datum.hint"), datums,
                    empty: wording.say("indicator.form.none"))
                kit.line(
                    "time", wording.say("indicator.form.time"), hint: wording.say("indicator.form.time.hint"),
                    .dir(.automatic))
            }
        }
    }

    var reckoned: Markup {
        let names = ["baseProperty", "baseThing", "baseTime"]
        let isOpen = names.contains { !kit.value($0).isEmpty || kit.mistake($0) != nil }
        return fieldset {
            kit.radios(
                "formula", wording.say("indicator.formula"),
                Indicator.Formula.allCases.map {
                    ($0.rawValue, wording.say(PhraseKey("indicator.formula.\($0.rawValue)")))
                })
            details(.when(isOpen, .open())) {
                summary { wording.say("indicator.form.base") }
                p(.class("hint")) { wording.say("indicator.form.base.hint") }
                kit.choice(
                    "baseProperty", wording.say("claim.property"), quantities, empty: wording.say("indicator.form.none")
                )
                kit.line(
                    "baseThing", wording.say("draft.thing"), hint: wording.say("indicator.form.base-thing.hint"),
                    .dir(.automatic))
                kit.line(
                    "baseTime", wording.say("indicator.form.base-time"), hint: wording.say("draft.hint.date"),
                    .dir(.automatic))
            }
        }
    }

    var held: Markup {
        fieldset {
            legend { wording.say("indicator.threshold") }
            kit.choice(
                "threshold", wording.say("indicator.form.threshold"),
                hint: wording.say("indicator.form.threshold.hint"),
                quantities, empty: wording.say("indicator.form.none"))
            kit.choice(
                "better", wording.say("indicator.form.better"),
                Indicator.Better.allCases.map {
                    ($0.rawValue, wording.say(PhraseKey("indicator.better.\($0.rawValue)")))
                }, empty: wording.say("indicator.form.none"))
            kit.line(
                "deviation", wording.say("indicator.form.deviation"),
                hint: wording.say("indicator.form.deviation.hint"),
                .inputmode("decimal"), .dir(.leftToRight))
        }
    }

    var confidence: Markup {
        fieldset {
            legend { wording.say("indicator.confidence") }
            kit.line(
                "years", wording.say("indicator.form.years"), hint: wording.say("indicator.form.years.hint"),
                .inputmode("numeric"), .dir(.leftToRight))
            kit.area(
                "parts", wording.say("indicator.parts"), hint: wording.say("indicator.form.parts.hint"), rows: 2)
            kit.area(
                "missing-\(wording.language.tag)", wording.say("indicator.missing"),
                hint: wording.say("indicator.form.missing.hint"), rows: 2)
            for language in Language.allCases where language != wording.language {
                // What stands in other languages goes with the wording, and is translated elsewhere.
                let name = "missing-\(language.tag)"
                if !kit.value(name).isEmpty { kit.hidden(name, kit.value(name)) }
            }
            kit.choice(
                "sector", wording.say("search.filter.sector"), hint: wording.say("indicator.form.sector.hint"),
                Sector.inOrder.map { ($0.rawValue, wording.sector($0)) },
                empty: wording.say("indicator.form.of-property"))
        }
    }

    private var quantities: [(value: String, label: String)] {
        let own = wording.vocabulary.properties.values.filter { $0.unit != nil }.map { property in
            let unit = wording.unitName(property.unit)
            let label = wording.plain(property.label)
            return (value: property.id, label: unit.isEmpty ? label : "\(label) (\(unit))")
        }
        return AlphabeticalOrder(wording.language).sorted(own) { $0.label }
    }

    private var datums: [(value: String, label: String)] {
        let own = wording.vocabulary.datums.map { (value: $0.key, label: wording.plain($0.value.label)) }
        return AlphabeticalOrder(wording.language).sorted(own) { $0.label }
    }
}
