import Drafts
import Languages
import Markup
import Observations
import Register

/// Observations of a series as lines: new ones, those set right, those taken back.
struct ObservationsForm: DraftForm {
    let kind = "observations"

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let series = try fields["series"].flatMap { try desk.series($0) }
        let things = try desk.reading.things(series.map { [$0.thing] } ?? [])
        let name = series.map { SeriesWords(wording: desk.wording, things: things).title($0) } ?? fields["series"] ?? ""
        let act = ObservationBlock.Act(rawValue: fields["act"] ?? "") ?? .stated
        let key: PhraseKey = act == .stated ? "observations.title" : PhraseKey("observations.act.\(act.rawValue)")
        return "\(desk.wording.say(key)): \(name)"
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields {
        var fields = asked
        fields["language"] = desk.wording.language.tag
        fields["act"] = asked["act"] ?? "stated"
        return fields
    }

    /// The lines as a table, so that whoever releases them sees what would be said.
    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        guard let series = try fields["series"].flatMap({ try desk.series($0) }) else {
            return Markup()
        }
        let words = SeriesWords(wording: desk.wording, things: try desk.reading.things([series.thing]))
        let (observations, _) = ObservationLines.read(fields["observations"] ?? "")
        return fragment {
            p {
                a(.href(words.links.observations(of: series.id))) { words.title(series) }
                desk.wording.say("site.list-separator")
                words.axis(series)
            }
            if !observations.isEmpty {
                table {
                    thead {
                        tr {
                            th(.scope("col")) { desk.wording.say("observations.time") }
                            th(.scope("col"), .class("number")) { desk.wording.say("table.value") }
                            th(.scope("col")) { desk.wording.say("observations.quality") }
                        }
                    }
                    tbody {
                        for observation in observations {
                            tr {
                                th(.scope("row")) { words.time(observation.time) }
                                td(.class("number")) { words.value(observation, series) }
                                td { words.quality(observation.quality) }
                            }
                        }
                    }
                }
            }
        }
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup {
        let wording = desk.wording
        return fragment {
            for name in ["series", "language", "source"] where !kit.value(name).isEmpty {
                kit.hidden(name, kit.value(name))
            }
            kit.choice(
                "act", wording.say("observations.what"),
                ObservationBlock.Act.allCases.map { act in
                    (act.rawValue, wording.say(PhraseKey("observations.act.\(act.rawValue)")))
                })
            kit.area("observations", wording.say("observations.title"), hint: wording.say("observations.lines-hint"))
            kit.area("reason", wording.say("observations.reason"))
        }
    }
}
