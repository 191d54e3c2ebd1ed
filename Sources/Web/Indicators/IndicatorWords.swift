import Environment
import Languages
import Markup
import Measures
import Observations
import Register

/// How indicators are told in the language of a page.
struct IndicatorWords: Sendable {
    let figures: Figures

    var wording: Wording { figures.wording }
    var links: Links { figures.links }
    var numbers: NumberFormat { NumberFormat(wording.language) }

    /// A span in the notation of amounts; the whole of a stated value keeps its digits.
    func notation(_ span: ValueSpan, isReckoned: Bool) -> String {
        func text(_ value: Double) -> String { isReckoned ? Self.reckoned(value) : Figures.rounded(value) }
        return switch (span.low, span.high) {
        case (let low?, let high?): text(low) == text(high) ? text(low) : "\(text(low))..\(text(high))"
        case (let low?, nil): ">=\(text(low))"
        case (nil, let high?): "<=\(text(high))"
        case (nil, nil): ""
        }
    }

    /// Three digits are as many as a reckoned value deserves.
    static func reckoned(_ value: Double) -> String {
        var digits = 2
        var size = abs(value)
        while size >= 10, digits > 0 { (size, digits) = (size / 10, digits - 1) }
        while size < 1, size > 0, digits < 6 { (size, digits) = (size * 10, digits + 1) }
        guard let text = Number(value, fractionDigits: digits)?.text else { return "" }
        guard text.contains(".") else { return text }
        let trimmed = String(text.reversed().drop { $0 == "0" }.reversed())
        return trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
    }

    /// What an assessment comes to, as an amount in the notation of amounts; `nil` where it comes to nothing.
    func amount(_ found: Assessment) -> String? {
        guard let value = found.value, value.low != nil || value.high != nil else { return nil }
        if found.answers.count == 1, found.answers[0].figures.count == 1 { return amount(found.answers[0].figures[0]) }
        return notation(value, isReckoned: found.indicator.formula != .latest)
    }

    /// A figure as stated, in the unit of its property.
    func amount(_ figure: IndicatorFigure) -> String {
        figure.stated.unit == figure.unit ? figure.stated.amount.text : notation(figure.span, isReckoned: false)
    }

    func quantity(_ amount: String, _ unit: Unit?) -> String {
        wording.units.quantity(amount, unit?.code ?? "1", in: wording.language)
    }

    /// The value with its unit.
    func value(_ found: Assessment) -> Markup {
        guard let amount = amount(found) else { return Markup(text: wording.say("site.unknown")) }
        let printed = numbers.notation(amount)
        let whole = quantity(amount, found.unit)
        let unit = whole.hasPrefix(printed) ? String(whole.dropFirst(printed.count)) : ""
        return fragment {
            span(.class("value")) { printed }
            span(.class("unit")) { unit }
        }
    }

    /// The status as a shape and a word.
    func status(_ found: Assessment) -> Markup {
        let (name, key): (String, PhraseKey) =
            switch found.status {
            case .good: ("agreed", "indicator.status.good")
            case .notGood: ("late", "indicator.status.not-good")
            case .depends: ("disputed", "indicator.status.depends")
            case .none: ("stated", "indicator.status.none")
            }
        return span(.class("state \(name)")) { wording.say(key) }
    }

    /// Why the status is what it is, in a sentence.
    func reason(_ found: Assessment) -> String {
        switch found.status {
        case .good: wording.say("indicator.status.good.explained")
        case .notGood: wording.say("indicator.status.not-good.explained")
        case .depends: wording.say("indicator.status.depends.explained")
        case .none(let missing):
            wording.say(
                "indicator.status.none.explained",
                [
                    "what": .text(
                        missing.map { wording.say($0.key) }.joined(separator: wording.say("site.list-separator")))
                ])
        }
    }

    func level(_ score: Double) -> String {
        wording.say(PhraseKey("indicator.confidence.\(ConfidenceLevel(score: score).rawValue)"))
    }

    func score(_ score: Double) -> String { numbers.format(Figures.rounded(score.rounded())) }

    func direction(_ trend: FigureTrend) -> String? {
        guard case .told(let told) = trend.outcome else { return nil }
        return wording.say(PhraseKey("indicator.trend.\(told.direction.rawValue)"))
    }

    /// What a trend rests on where long series were brought together; empty where every figure stands for itself.
    func gathered(_ trend: FigureTrend) -> [String] {
        trend.reductions.flatMap { reduction -> [String] in
            var told = [
                wording.say(
                    PhraseKey("indicator.gathered.\(reduction.step.rawValue).\(reduction.statistic.rawValue)"),
                    ["count": .count(reduction.observations)])
            ]
            if reduction.incomplete > 0 {
                told.append(wording.say("indicator.gathered.incomplete", ["count": .count(reduction.incomplete)]))
            }
            if let since = reduction.since {
                told.append(
                    wording.say(
                        "indicator.gathered.since",
                        [
                            "date": .text(wording.gregorian(since)),
                            "most": .number(String(SeriesReduction.observationsMax)),
                        ]))
            }
            return told
        }
    }

    func asOf(_ found: Assessment) -> Markup {
        guard !found.answers.isEmpty else { return Markup() }
        guard let time = found.time else { return span(.class("as-of unstated")) { wording.say("figure.undated") } }
        if found.answers.first?.way == .slope, let first = found.answers.first?.figures.last?.time {
            return span(.class("as-of")) {
                wording.say(
                    "indicator.from-to",
                    ["first": .text(wording.period(first)), "last": .text(wording.period(time))])
            }
        }
        return span(.class("as-of")) { wording.period(time) }
    }

    func datum(_ datum: Datum) -> String {
        wording.vocabulary.datums[datum.code].map { wording.plain($0.label) } ?? datum.code
    }

    func thing(_ id: String) -> String { figures.names[id].map(wording.listName) ?? id }
}

extension Assessment.Missing {
    var key: PhraseKey {
        switch self {
        case .figure: "indicator.missing.figure"
        case .base: "indicator.missing.base"
        case .threshold: "indicator.missing.threshold"
        case .comparableTimes: "indicator.missing.comparable-times"
        }
    }
}
