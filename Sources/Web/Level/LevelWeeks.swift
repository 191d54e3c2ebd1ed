import Depths
import Environment
import Languages
import Markup
import Measures
import Register

/// How far the wind moves the water in one week, part by part of the sea.
struct LevelWeeks: Sendable {
    let text: LevelText
    let record: LevelRecord

    private var wording: Wording { text.wording }

    var markup: Markup {
        let parts = Dictionary(grouping: record.weeks, by: \.thing)
        guard !parts.isEmpty else { return Markup() }
        return section(.id("weeks")) {
            h2 { wording.say("level.weeks") }
            p { wording.say("level.weeks.about") }
            // The part that the wind moves most stands first.
            for (thing, weeks) in parts.sorted(by: { (widest($0.value), $0.key) > (widest($1.value), $1.key) }) {
                part(thing, weeks)
            }
        }
    }

    private func widest(_ weeks: [LevelWeek]) -> Double {
        weeks.compactMap { week in week.range.map { $0.upperBound - $0.lowerBound } }.max() ?? 0
    }

    private func part(_ thing: String, _ weeks: [LevelWeek]) -> Markup {
        fragment {
            h3 { text.figures.names[thing].map { wording.marked($0.name) } ?? Markup(text: thing) }
            chart(thing, weeks)
            details {
                summary { wording.say("level.weeks.claims", ["count": .count(weeks.count)]) }
                div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", wording.say("level.weeks"))) {
                    listing(weeks)
                }
            }
        }
    }

    private func listing(_ weeks: [LevelWeek]) -> Markup {
        table(.class("level-table")) {
            thead {
                tr {
                    th(.scope("col")) { wording.say("claim.as-of") }
                    for key: PhraseKey in [
                        "level.weeks.lowest", "level.weeks.mean", "level.weeks.highest", "level.weeks.range",
                    ] {
                        th(.scope("col"), .class("number")) { wording.say(key) }
                    }
                }
            }
            tbody {
                for week in weeks {
                    tr {
                        th(.scope("row")) { wording.period(week.time) }
                        for figure in [week.lowest, week.mean, week.highest] {
                            td(.class("number")) { figure.map(text.figure) ?? Markup() }
                        }
                        td(.class("number")) { width(week) }
                    }
                }
            }
        }
    }

    /// How far both ends lie apart; ends that are printed the wrong way round are not subtracted.
    private func width(_ week: LevelWeek) -> Markup {
        guard let range = week.range else {
            return span(.class("state assumed")) { wording.say("state.suspect") }
        }
        let width = (range.upperBound - range.lowerBound) * 100
        return text.amount(width, width, "cm", digits: 0)
    }

    private func chart(_ thing: String, _ weeks: [LevelWeek]) -> Markup {
        let numbers = NumberFormat(wording.language)
        let rows = weeks.compactMap { week in
            week.range.map { range in
                RivalsPlot.Row(
                    speaker: wording.period(week.time), language: wording.language, low: range.lowerBound,
                    high: range.upperBound, label: text.range(range.lowerBound, range.upperBound))
            }
        }
        guard rows.count > 1 else { return Markup() }
        let unit = wording.units.name("m", in: wording.language)
        let datum = weeks.compactMap { $0.lowest?.datum }.first ?? .unstated
        let title = wording.say("level.weeks.chart", ["datum": .text(text.plain(datum)), "unit": .text(unit)])
        let words = ChartWords(
            title: title, about: title, asTable: wording.say("chart.as-table"), first: wording.say("claim.as-of"),
            second: unit)
        return RivalsPlot(rows: rows, words: words, numbers: numbers, name: "level-weeks-\(thing)").markup
    }
}

/// Straight lines through the longest series, and how far they went wrong.
struct LevelLineTable: Sendable {
    let text: LevelText
    let line: LevelLine

    private var wording: Wording { text.wording }

    var markup: Markup {
        section(.id("line")) {
            h2 { wording.say("level.line") }
            p {
                wording.say(
                    "level.line.about",
                    [
                        "party": .text(wording.partyName(line.series.saidBy)),
                        "datum": .text(text.plain(line.series.datum)), "count": .count(line.years.count),
                    ])
                if line.years.contains(where: { $0.figures.count > 1 }) { " " + wording.say("level.line.means") }
                if line.yearsLeftOut > 0 {
                    " " + wording.say("level.line.left-out", ["count": .count(line.yearsLeftOut)])
                }
            }
            div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", wording.say("level.line"))) {
                listing
            }
            p { wording.say("level.line.trial-about", ["years": .count(LevelLine.yearsMin)]) }
        }
    }

    private var listing: Markup {
        table(.class("level-table")) {
            thead {
                tr {
                    th(.scope("col")) { wording.say("level.line.method") }
                    th(.scope("col"), .class("number")) { wording.say("level.line.slope") }
                    for ahead in LevelLine.yearsAhead {
                        th(.scope("col"), .class("number")) {
                            wording.say("level.line.trial", ["count": .count(ahead)])
                        }
                    }
                }
            }
            tbody {
                for fit in line.fits {
                    tr {
                        th(.scope("row")) { wording.say(PhraseKey("level.line.\(fit.method.rawValue)")) }
                        td(.class("number")) { slope(fit) }
                        for ahead in LevelLine.yearsAhead {
                            td(.class("number")) { trial(fit.trials.first { $0.yearsAhead == ahead }) }
                        }
                    }
                }
            }
        }
    }

    private func slope(_ fit: LevelLine.Fit) -> Markup {
        fragment {
            text.amount(fit.slope * 100, fit.slope * 100, "cm/a", digits: 1)
            " "
            span(.class("as-of")) {
                wording.say(
                    "level.line.interval",
                    [
                        "range": .text(
                            text.range(fit.interval.lowerBound * 100, fit.interval.upperBound * 100, digits: 1))
                    ])
            }
        }
    }

    private func trial(_ trial: LevelLine.Trial?) -> Markup {
        guard let trial else { return Markup(text: wording.say("level.line.untried")) }
        return fragment {
            text.amount(trial.meanError, trial.meanError, "m")
            " "
            span(.class("as-of")) {
                wording.say(
                    "level.line.greatest",
                    [
                        "error": .text(text.range(trial.greatestError, trial.greatestError)),
                        "count": .count(trial.count),
                    ])
            }
        }
    }
}
