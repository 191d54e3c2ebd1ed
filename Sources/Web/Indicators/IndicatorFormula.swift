import Environment
import Languages
import Markup
import Measures
import Register

/// The formula of an indicator in words, and with the numbers in it for each of the rivals.
struct IndicatorFormula: Sendable {
    let words: IndicatorWords
    let assessment: Assessment

    /// So many ways are written out; the table of figures has everything.
    private static let shownMax = 12
    /// So many terms of a sum are written out.
    private static let termsMax = 8

    private var wording: Wording { words.wording }
    private var formula: Indicator.Formula { assessment.indicator.formula }

    var markup: Markup {
        section {
            h2 { wording.say("indicator.formula") }
            p { wording.say(PhraseKey("indicator.formula.\(formula.rawValue)")) }
            ul(.class("formulas")) { for answer in assessment.answers.prefix(Self.shownMax) { line(answer) } }
            plot
        }
    }

    private func line(_ answer: Assessment.Answer) -> Markup {
        li {
            switch answer.way {
            case .stated: stated(answer)
            case .slope: slope(answer)
            case .reckoned: reckoned(answer)
            }
            " "
            span(.class("about")) { caption(answer) }
        }
    }

    private func stated(_ answer: Assessment.Answer) -> Markup {
        fragment {
            for figure in answer.figures {
                a(.class("figure"), .href(words.links.origin(of: figure))) {
                    words.quantity(figure.stated.amount.text, figure.stated.unit)
                }
            }
            " "
            wording.say("indicator.way.stated")
        }
    }

    private func slope(_ answer: Assessment.Answer) -> Markup {
        strong {
            wording.say(
                "indicator.trend.interval",
                [
                    "slope": .text(words.quantity(IndicatorWords.reckoned(answer.middle), assessment.unit)),
                    "low": .text(words.numbers.notation(IndicatorWords.reckoned(answer.span.low ?? answer.middle))),
                    "high": .text(words.numbers.notation(IndicatorWords.reckoned(answer.span.high ?? answer.middle))),
                ])
        }
    }

    /// The terms run from left to right in every language, as sums are written.
    private func reckoned(_ answer: Assessment.Answer) -> Markup {
        let figures = answer.figures
        guard formula != .latest else { return figures.first.map { term($0, with: assessment.unit) } ?? Markup() }
        let unit = wording.unitName(assessment.unit)
        return bdi(.class("terms"), .dir(.leftToRight)) {
            terms(figures)
            " = "
            strong { words.numbers.notation(words.notation(answer.span, isReckoned: true)) }
            if !unit.isEmpty { wording.units.joint(before: unit, in: wording.language) + unit }
        }
    }

    private func terms(_ figures: [IndicatorFigure]) -> Markup {
        switch formula {
        case .sum:
            fragment {
                for (place, figure) in figures.prefix(Self.termsMax).enumerated() {
                    if place > 0 { " + " }
                    term(figure)
                }
                if figures.count > Self.termsMax { " + …" }
            }
        case .fall where figures.count == 2: joined(figures[1], " − ", figures[0])
        case .ratio where figures.count == 2: joined(figures[0], " ÷ ", figures[1])
        case .share where figures.count == 2:
            fragment {
                joined(figures[0], " ÷ ", figures[1])
                " × " + words.numbers.notation("100")
            }
        default: fragment { for figure in figures { term(figure) } }
        }
    }

    private func joined(_ first: IndicatorFigure, _ sign: String, _ second: IndicatorFigure) -> Markup {
        fragment {
            term(first)
            sign
            term(second)
        }
    }

    private func term(_ figure: IndicatorFigure, with unit: Unit? = nil) -> Markup {
        let amount = figure.unit == unit || unit == nil ? words.amount(figure) : figure.stated.amount.text
        let text = unit.map { words.quantity(amount, $0) } ?? words.numbers.notation(amount)
        let needsBrackets = unit == nil && (amount.hasPrefix("-") || amount.contains(".."))
        return fragment {
            if needsBrackets { "(" }
            a(.class("figure"), .href(words.links.origin(of: figure))) { text }
            if needsBrackets { ")" }
        }
    }

    /// Who says the figures, and of when.
    private func caption(_ answer: Assessment.Answer) -> Markup {
        if answer.way == .slope, let figure = answer.figures.first {
            let name = words.thing(figure.thing)
            let trend = assessment.trends.first { $0.thing == figure.thing && $0.datum == figure.datum }
            return Markup(
                text: ([name] + [figure.datum.map(words.datum), stretch(of: answer.figures)].compactMap(\.self)
                    + (trend.map(words.gathered) ?? [])).joined(separator: wording.say("site.list-separator")))
        }
        var seen: Set<String> = []
        let parts = answer.figures.prefix(Self.termsMax).map { figure in
            fragment {
                wording.party(figure.saidBy)
                if let time = figure.time { wording.say("site.list-separator") + wording.period(time) }
            }
        }.filter { seen.insert(String(decoding: $0.bytes, as: UTF8.self)).inserted }
        return parts.joined(by: " · ")
    }

    private func stretch(of figures: [IndicatorFigure]) -> String? {
        guard let first = figures.last?.time, let last = figures.first?.time else { return nil }
        return wording.say(
            "indicator.trend.over",
            [
                "count": .count(figures.count), "first": .text(wording.period(first)),
                "last": .text(wording.period(last)),
            ])
    }

    /// The same as dots on one axis, each with its speaker.
    private var plot: Markup {
        let answers = assessment.answers.filter { $0.way != .slope }
        guard answers.count > 1 else { return Markup() }
        let unit = wording.unitName(assessment.unit)
        let rows = answers.enumerated().map { place, answer in
            let name = answer.figures.first.map { wording.partyText($0.saidBy) }
            return RivalsPlot.Row(
                speaker: speaker(answer),
                language: name?.reading(in: wording.language)?.language ?? wording.language, low: answer.span.low,
                high: answer.span.high, label: words.numbers.notation(label(answer)), isChosen: place == 0)
        }
        let chart = ChartWords(
            title: wording.say("indicator.rivals"),
            about: wording.say(
                "indicator.rivals.about",
                ["name": .text(wording.plain(assessment.indicator.name)), "count": .count(rows.count)]),
            asTable: wording.say("chart.as-table"), first: wording.say("table.said-by"),
            second: unit.isEmpty ? wording.say("table.value") : unit)
        return RivalsPlot(rows: rows, words: chart, numbers: words.numbers, name: "rivals-\(assessment.indicator.id)")
            .markup
    }

    private func label(_ answer: Assessment.Answer) -> String {
        if answer.figures.count == 1, let figure = answer.figures.first, figure.unit == assessment.unit {
            return words.amount(figure)
        }
        return words.notation(answer.span, isReckoned: formula != .latest)
    }

    private func speaker(_ answer: Assessment.Answer) -> String {
        var names: [String] = []
        for figure in answer.figures where !names.contains(wording.partyName(figure.saidBy)) {
            names.append(wording.partyName(figure.saidBy))
        }
        let time = answer.figures.first?.time.map(wording.period)
        let parts = names.prefix(2) + [time].compactMap(\.self)
        let whole = parts.joined(separator: wording.say("site.list-separator"))
        return answer.way == .stated ? "\(wording.say("indicator.way.stated")): \(whole)" : whole
    }
}
