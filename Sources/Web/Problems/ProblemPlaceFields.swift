import Languages
import Markup

/// Where a problem is: a name, a place on the map, or coordinates.
struct ProblemPlaceFields {
    let kit: FormKit
    /// The map on which a script lets a place be chosen; empty where there is none.
    let map: Markup

    var markup: Markup {
        let wording = kit.wording
        return fieldset(.class("place-fields")) {
            legend { wording.say("problem.field.place") }
            p(.class("hint")) { wording.say("problem.report.place.hint") }
            kit.line(
                "thing", wording.say("problem.report.thing"), hint: wording.say("problem.report.thing.hint"),
                .autocomplete("off"))
            map
            div(.class("pair short")) {
                kit.line("lat", wording.say("thing.form.lat"), hint: wording.number("36.88"), .dir(.leftToRight))
                kit.line("lon", wording.say("thing.form.lon"), hint: wording.number("53.90"), .dir(.leftToRight))
            }
        }
    }
}
