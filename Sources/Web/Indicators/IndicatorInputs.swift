import Environment
import Languages
import Markup
import Measures
import Register

/// Every figure an indicator rests on, each one step from its claim or observation, and its sources.
struct IndicatorInputs: Sendable {
    let words: IndicatorWords
    let assessment: Assessment

    /// So many rows stand on a page; files have them all.
    private static let rowsMax = 120

    private var wording: Wording { words.wording }

    var markup: Markup {
        fragment {
            section(.id("figures")) {
                h2 { wording.say("indicator.inputs") }
                listing(Array(assessment.inputs.prefix(shown)))
                more("indicator.inputs.more", Array(assessment.inputs.dropFirst(shown)))
                more("indicator.other-datum", assessment.otherDatum)
            }
        }
    }

    /// The figures of the answers stand open, up to so many; what only a series holds opens at a touch.
    private var shown: Int {
        let first = Set(assessment.answers.flatMap(\.figures) + assessment.thresholds).count
        return min(max(first, 1), 24)
    }

    private func more(_ key: PhraseKey, _ figures: [IndicatorFigure]) -> Markup {
        guard !figures.isEmpty else { return Markup() }
        return details {
            summary { wording.say(key, ["count": .count(figures.count)]) }
            listing(figures)
        }
    }

    private func listing(_ figures: [IndicatorFigure]) -> Markup {
        let heads: [PhraseKey] = ["column.thing", "claim.value", "claim.as-of", "claim.said-by"]
        return fragment {
            table(.class("stacked")) {
                thead { tr { for head in heads { th(.scope("col")) { wording.say(head) } } } }
                tbody {
                    for figure in figures.prefix(Self.rowsMax) {
                        tr {
                            for (place, cell) in cells(figure).enumerated() {
                                if place == 0 {
                                    th(.scope("row")) { cell }
                                } else {
                                    td(.data("label", wording.say(heads[place]))) { cell }
                                }
                            }
                        }
                    }
                }
            }
            if figures.count > Self.rowsMax { p(.class("small")) { wording.say("properties.cut") } }
        }
    }

    private func cells(_ figure: IndicatorFigure) -> [Markup] {
        [
            fragment {
                a(.href(words.links.thing(figure.thing))) { wording.marked(byScript: words.thing(figure.thing)) }
                span(.class("about")) {
                    a(.href(words.links.property(figure.property))) { wording.propertyLabel(figure.property) }
                }
            },
            fragment {
                a(.class("figure"), .href(words.links.origin(of: figure))) {
                    words.quantity(figure.stated.amount.text, figure.stated.unit)
                }
                if let datum = figure.datum {
                    " "
                    span(.class("datum")) { words.datum(datum) }
                }
                if let gathered = figure.gathered {
                    " "
                    span(.class("about")) {
                        wording.say(
                            PhraseKey("indicator.figure.\(gathered.statistic.rawValue)"),
                            ["count": .count(gathered.count)])
                    }
                }
                if figure.isDoubted {
                    " "
                    words.figures.state(.suspect)
                }
                if figure.isAssumed {
                    " "
                    words.figures.state(.assumed)
                }
            },
            figure.time.map { time in span(.class("date")) { wording.period(time) } }
                ?? span(.class("as-of unstated")) { wording.say("figure.undated") },
            a(.href(words.links.party(figure.saidBy))) { wording.party(figure.saidBy) },
        ]
    }

    /// The sources, each once, as notes at the end.
    var sources: Markup {
        var seen: Set<String> = []
        let ids = assessment.inputs.compactMap(\.source).filter { seen.insert($0).inserted }
        let sources = ids.compactMap { wording.vocabulary.sources[$0] }
        guard !sources.isEmpty else { return Markup() }
        return section(.class("page-sources")) {
            h2 { wording.say("footer.sources") }
            ol(.class("endnotes")) {
                for source in sources {
                    li {
                        a(.href(words.links.source(source.id))) {
                            wording.marked(source.title, in: source.titleLanguage)
                        }
                        wording.say("site.list-separator")
                        wording.party(source.publisher)
                        if let url = source.url {
                            " "
                            bdi(.class("only-print"), .dir(.leftToRight)) { ReadableAddress(url).text }
                        }
                    }
                }
            }
        }
    }
}
