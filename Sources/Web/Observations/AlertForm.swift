import Drafts
import Languages
import Markup
import Observations
import Register

/// A rule by which a party is told of a series.
struct AlertForm: DraftForm {
    let kind = "alert-rule"

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let series = try fields["series"].flatMap { try desk.reading.series($0)?.series }
        let things = try desk.reading.things(series.map { [$0.thing] } ?? [])
        let name = series.map { SeriesWords(wording: desk.wording, things: things).title($0) } ?? fields["series"] ?? ""
        return "\(desk.wording.say("draft.kind.alert-rule")): \(name)"
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields {
        asked.merging(["language": desk.wording.language.tag, "severity": "moderate"]) { first, _ in first }
    }

    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        guard let series = try fields["series"].flatMap({ try desk.reading.series($0)?.series }) else {
            return Markup()
        }
        let words = SeriesWords(wording: desk.wording, things: try desk.reading.things([series.thing]))
        return p {
            a(.href(words.links.observations(of: series.id))) { words.title(series) }
            desk.wording.say("site.list-separator")
            words.axis(series)
        }
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup {
        let wording = desk.wording
        return fragment {
            for name in ["series", "language", "rule"] where !kit.value(name).isEmpty {
                kit.hidden(name, kit.value(name))
            }
            kit.choice(
                "watch", wording.say("alerts.watch"),
                AlertRule.Watch.allCases.map { watch in
                    (watch.rawValue, wording.say(PhraseKey("alerts.watch.\(watch.rawValue)")))
                })
            kit.line("threshold", wording.say("alerts.threshold"), .dir(.leftToRight))
            kit.choice(
                "severity", wording.say("alerts.severity"),
                AlertRule.Severity.allCases.map { severity in
                    (severity.rawValue, wording.say(PhraseKey("alerts.severity.\(severity.rawValue)")))
                })
            kit.area("text", wording.say("alerts.text"))
        }
    }
}
