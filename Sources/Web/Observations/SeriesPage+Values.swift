import Languages
import Markup
import Measures
import Observations

extension SeriesPage {
    /// The numbers of the chart as a table; every line leads to its observation, or to its stretch of time.
    var valuesTable: Markup {
        details(.class("values"), .when(shown.observations.count <= 40, .open())) {
            summary { wording.say("chart.as-table") }
            div(.class("table-scroll")) {
                switch shown.window.content {
                case .observations(let standing): observationTable(standing)
                case .buckets(let buckets, let width): bucketTable(buckets, width)
                }
            }
        }
    }

    private func observationTable(_ standing: [StandingObservation]) -> Markup {
        let hasErrors = standing.contains { $0.observation.error != nil }
        let apart = Set(shown.outliers.map(\.place))
        return fragment {
            if standing.count > Self.rowsMax {
                p { wording.say("observations.too-many", ["count": .number(String(Self.rowsMax))]) }
            }
            table {
                thead {
                    tr {
                        th(.scope("col")) { wording.say("observations.time") }
                        th(.scope("col"), .class("number")) { wording.say("table.value") }
                        if hasErrors { th(.scope("col"), .class("number")) { wording.say("observations.error") } }
                        th(.scope("col")) { wording.say("observations.quality") }
                    }
                }
                tbody {
                    for (place, item) in standing.prefix(Self.rowsMax).enumerated() {
                        line(item, hasErrors, isApart: apart.contains(place))
                    }
                }
            }
        }
    }

    private func line(_ item: StandingObservation, _ hasErrors: Bool, isApart: Bool) -> Markup {
        let observation = item.observation
        return tr {
            th(.scope("row")) { words.time(observation.time) }
            td(.class("number")) {
                a(.href(links.observation(item.reference))) { words.value(observation, series) }
            }
            if hasErrors { td(.class("number")) { observation.error.map { wording.number($0.text) } ?? "" } }
            td {
                words.quality(observation.quality)
                if isApart {
                    " "
                    span(.class("state disputed")) { wording.say("observations.outlier") }
                }
            }
        }
    }

    private func bucketTable(_ buckets: [TimedBucket], _ width: Int64) -> Markup {
        // Some forty lines say what a chart of a thousand points shows.
        let step = max(1, (buckets.count + 39) / 40)
        let groups = stride(from: 0, to: buckets.count, by: step).map { buckets[$0..<min($0 + step, buckets.count)] }
        return table {
            thead {
                tr {
                    th(.scope("col")) { wording.say("observations.time") }
                    for key in ["least", "mean", "greatest", "number", "flagged"] {
                        th(.scope("col"), .class("number")) { wording.say(PhraseKey("observations.\(key)")) }
                    }
                }
            }
            tbody {
                for group in groups {
                    if let first = group.first, let last = group.last {
                        stretch(group, first.start..<(last.start + width))
                    }
                }
            }
        }
    }

    private func stretch(_ group: ArraySlice<TimedBucket>, _ span: Range<Int64>) -> Markup {
        let count = group.reduce(0) { $0 + $1.bucket.count }
        let sum = group.reduce(0) { $0 + ($1.bucket.mean ?? 0) * Double($1.bucket.count) }
        let known = group.filter { $0.bucket.count > 0 }
        return tr {
            th(.scope("row")) {
                a(.href(links.observations(of: series.id, in: span)), .rel("nofollow")) { words.span(span) }
            }
            td(.class("number")) { words.reckoned(known.map(\.bucket.minimum).min()) }
            td(.class("number")) { words.reckoned(count == 0 ? nil : sum / Double(count)) }
            td(.class("number")) { words.reckoned(known.map(\.bucket.maximum).max()) }
            td(.class("number")) { wording.number(count) }
            td(.class("number")) { wording.number(group.reduce(0) { $0 + $1.bucket.flagged }) }
        }
    }

    /// What is missing and what lies apart: marked, never smoothed away.
    var gapsAndOutliers: Markup {
        section {
            h2 { wording.say("observations.gaps-and-outliers") }
            p(.class("small")) {
                wording.say("observations.outlier-rule", ["score": .number("3.5")])
            }
            if case .buckets = shown.window.content {
                p { wording.say("observations.closer-for-outliers") }
            } else {
                if shown.gaps.isEmpty, shown.outliers.isEmpty { p { wording.say("observations.no-gaps") } }
                ul(.class("plain")) {
                    for gap in shown.gaps.prefix(50) {
                        li {
                            wording.say(
                                "observations.gap",
                                [
                                    "from": .text(text(gap.before)), "to": .text(text(gap.after)),
                                    "count": .count(gap.missing),
                                ])
                        }
                    }
                    for outlier in shown.outliers.prefix(50) where shown.observations.indices.contains(outlier.place) {
                        let item = shown.observations[outlier.place]
                        li {
                            a(.href(links.observation(item.reference))) { words.time(item.observation.time) }
                            wording.say("site.list-separator")
                            words.value(item.observation, series)
                            wording.say("site.list-separator")
                            wording.say("observations.score", ["score": .number(Figures.rounded(outlier.score))])
                        }
                    }
                }
            }
        }
    }

    private func text(_ time: ObservedTime) -> String {
        switch time {
        case .moment(let instant): wording.gregorian(instant.day())
        case .period(let period): wording.period(period)
        }
    }

    /// The rivals, each on its own axis: levels of two datums are never drawn on one.
    @MarkupBuilder var rivalList: Markup {
        if !rivals.isEmpty {
            section(.class("rival-series")) {
                h2 { wording.say("observations.rivals") }
                p { wording.say("observations.rivals-lead") }
                for (place, rival) in rivals.enumerated() {
                    h3 {
                        a(.href(links.observations(of: rival.standing.id))) {
                            wording.partyName(rival.standing.series.publisher)
                        }
                        " "
                        span(.class("about")) { words.resolution(rival.standing.series.resolution) }
                    }
                    figure(rival, name: "rival-\(place)")
                }
            }
        }
    }
}
