import Drafts
import Languages
import Markup
import Register

/// Where a problem is: a name, a place on the map, or coordinates.
struct ProblemPlaceFields {
    let kit: FormKit
    /// The map on which a script lets a place be chosen; empty where there is none.
    let map: Markup
    /// The things that bear the name that was typed, where there are several.
    var candidates: [PlaceCandidate] = []

    var markup: Markup {
        let wording = kit.wording
        return fieldset(.class("place-fields")) {
            legend { wording.say("problem.field.place") }
            p(.class("hint")) { wording.say("problem.report.place.hint") }
            kit.line(
                "thing", wording.say("problem.report.thing"), hint: wording.say("problem.report.thing.hint"),
                .autocomplete("off"))
            if !candidates.isEmpty { choice } else { chosen }
            map
            div(.class("pair short")) {
                kit.line("lat", wording.say("thing.form.lat"), hint: wording.number("36.88"), .dir(.leftToRight))
                kit.line("lon", wording.say("thing.form.lon"), hint: wording.number("53.90"), .dir(.leftToRight))
            }
        }
    }

    /// What was chosen for the name that still stands there, where something else has to be mended.
    private var chosen: Markup {
        let (which, asked) = (ThingChoice.field("thing"), ThingChoice.asked("thing"))
        guard !kit.value(which).isEmpty, kit.value(asked) == kit.value("thing") else { return Markup() }
        return fragment {
            kit.hidden(asked, kit.value(asked))
            kit.hidden(which, kit.value(which))
        }
    }

    /// The one that is meant, to be chosen without a script; what was typed stays above it.
    private var choice: Markup {
        let field = ThingChoice.field("thing")
        return fragment {
            kit.hidden(ThingChoice.asked("thing"), kit.value("thing"))
            kit.radios(
                field, kit.wording.say("problem.place.which"),
                candidates.map { ($0.id, $0.label) } + [("", kit.wording.say("problem.place.other"))])
        }
    }
}

extension FormKit {
    /// The same form where it offers the things that bear the name typed as a place: the mistake is told where one is
    /// chosen.
    var choosingPlace: FormKit {
        let mistakes = mistakes.map { mistake in
            guard mistake.field == "thing", !mistake.things.isEmpty else { return mistake }
            let text = wording.say("draft.fault.place-ambiguous", ["text": .text(value("thing"))])
            return FormMistake(ThingChoice.field("thing"), text, things: mistake.things)
        }
        return FormKit(wording, values: values, mistakes: mistakes, theirs: theirs, scope: scope)
    }
}

/// A thing that somebody may have meant: its name, what it is, and where it lies.
struct PlaceCandidate: Sendable, Hashable {
    let id: String
    let label: String
}

extension Reading {
    /// Things between which somebody has to choose, told apart by kind and province.
    func placeCandidates(_ ids: [String], _ wording: Wording) throws -> [PlaceCandidate] {
        let things = try things(Set(ids))
        let provinces = Set(things.values.flatMap(\.within)).filter { vocabulary.speakers[$0] != nil }
        let around = try self.things(provinces)
        return ids.compactMap { id in
            guard let thing = things[id] else { return nil }
            let places = thing.within.compactMap { around[$0]?.shortName(wording.language) }
            let kind = vocabulary.kinds[thing.kind]?.label.reading(in: wording.language)?.text
            let more = ([kind] + places).compactMap(\.self).joined(separator: wording.say("site.list-separator"))
            let name = thing.shortName(wording.language)
            return PlaceCandidate(id: id, label: more.isEmpty ? name : "\(name) – \(more)")
        }
    }
}
