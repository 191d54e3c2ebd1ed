import Drafts
import Languages
import Markup
import Measures
import Observations
import Register

extension SeriesImportRunPage {
    /// What would become of one series of the file.
    func line(_ one: SeriesFindings, _ number: Int) -> Markup {
        fragment {
            h2 { heading(one) }
            p(.class("small")) {
                span(.class(one.outcome == .asking || one.outcome == .refused ? "state disputed" : "state-word")) {
                    wording.say(PhraseKey("observations.import.outcome.\(one.outcome.rawValue)"))
                }
                if let series = described(one) {
                    wording.say("site.list-separator")
                    series
                }
            }
            table(one)
            asked(one, number)
            rows(one)
        }
    }

    private func heading(_ one: SeriesFindings) -> Markup {
        let name = one.name.isEmpty ? file.name : one.name
        guard one.outcome == .standing, let id = one.series, let series = standing[id] else {
            return wording.marked(byScript: name)
        }
        return a(.href(links.observations(of: id))) { words.title(series) }
    }

    /// What is known of a new series: property, place, unit and datum.
    private func described(_ one: SeriesFindings) -> Markup? {
        guard one.outcome == .new || one.outcome == .asking else { return nil }
        let fields = one.fields
        let parts = [
            fields["property"].map(wording.propertyLabel), fields["thing"].map(words.thing),
            fields["unit"].map { wording.units.name($0, in: wording.language) },
            fields["datum"].map { code in wording.vocabulary.datums[code].map { wording.plain($0.label) } ?? code },
            fields["resolution"].map { wording.say(PhraseKey("observations.resolution.\($0)")) },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : Markup(text: parts.joined(separator: wording.say("site.list-separator")))
    }

    @MarkupBuilder private func asked(_ one: SeriesFindings, _ number: Int) -> Markup {
        if one.outcome == .asking {
            let faults = DraftWords(wording: wording, members: [:])
            ul(.class("plain asked")) {
                for fault in one.faults {
                    li {
                        if let field = fault.field, !field.isEmpty {
                            a(.href(Address(links.newSeries(file.id, number).text + "#" + FormKit.id(field)))) {
                                field == "thing" ? wording.say("observations.place") : wording.field(field)
                            }
                            ": "
                        }
                        faults.text(of: .init(fault.field ?? "", fault.code, fault.values))
                    }
                }
            }
        }
        if file.state == .checked, one.outcome == .asking || one.outcome == .new {
            p {
                a(.class(one.outcome == .asking ? "button" : "button quiet"), .href(links.newSeries(file.id, number))) {
                    wording.say(one.outcome == .asking ? "observations.import.describe" : "observations.import.change")
                }
            }
        }
    }

    private func table(_ one: SeriesFindings) -> Markup {
        let counts: [(PhraseKey, Int)] = [
            ("observations.import.new", one.fresh), ("observations.import.same", one.same),
            ("observations.import.changed", one.changed), ("observations.import.refused", one.refused),
            ("observations.import.waiting", one.waiting), ("observations.import.gaps", one.gapCount),
            ("observations.import.outliers", one.outlierCount),
        ]
        return dl(.class("facts")) {
            for (key, count) in counts where count > 0 {
                div {
                    dt { wording.say(key) }
                    dd { wording.number(count) }
                }
            }
        }
    }

    @MarkupBuilder private func rows(_ one: SeriesFindings) -> Markup {
        if one.outcome != .asking, !one.faults.isEmpty {
            list("observations.import.refused", shown: one.faults.count, all: max(one.refused, one.faults.count)) {
                for fault in one.faults { li { told(fault) } }
            }
        }
        if !one.changes.isEmpty {
            list("observations.import.changed", shown: one.changes.count, all: one.changed) {
                for change in one.changes {
                    li {
                        time(change.time) + ": "
                        bdi { "\(change.standing ?? "–") → \(change.offered ?? "–")" }
                    }
                }
            }
        }
        if !one.gaps.isEmpty {
            list("observations.import.gaps", shown: one.gaps.count, all: one.gapCount) {
                for gap in one.gaps {
                    li {
                        wording.say(
                            "observations.gap",
                            [
                                "from": .text(time(gap.before)), "to": .text(time(gap.after)),
                                "count": .count(gap.missing),
                            ])
                    }
                }
            }
        }
        if !one.outliers.isEmpty {
            list("observations.import.outliers", shown: one.outliers.count, all: one.outlierCount) {
                for outlier in one.outliers {
                    li {
                        time(outlier.time)
                        wording.say("site.list-separator")
                        wording.say("observations.score", ["score": .number(Figures.rounded(outlier.score))])
                    }
                }
            }
        }
    }

    /// A folded list; what is more than is shown is counted.
    private func list(
        _ key: PhraseKey, shown: Int, all: Int, @MarkupBuilder _ items: () -> Markup
    ) -> Markup {
        details(.open(shown <= 8)) {
            summary { wording.say(key) }
            ul(.class("plain")) { items() }
            if all > shown {
                p(.class("small")) { wording.say("observations.import.more", ["count": .count(all - shown)]) }
            }
        }
    }

    /// A time in the reader's words.
    private func time(_ text: String) -> String {
        if let period = try? Period(parsing: text) { return wording.period(period) }
        return "\u{2066}\(text)\u{2069}"
    }

    private func told(_ fault: SeriesFindings.Fault) -> String {
        // What stands in the file reads from left to right, unless its own letters say otherwise.
        let values = fault.values.mapValues { value in
            PhraseValue.text(value.utf8.allSatisfy { $0 < 0x80 } ? "\u{2066}\(value)\u{2069}" : value)
        }
        let text = wording.say(PhraseKey("observations.fault.\(fault.code)"), values)
        guard let place = fault.place else { return text }
        return wording.say("observations.import.row", ["number": .number(String(place))]) + " " + text
    }
}
