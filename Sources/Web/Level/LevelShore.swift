import Environment
import Languages
import Markup
import Measures
import Register

/// Shore and area as far as the drawn map carries, and what lies near the water.
struct LevelShore: Sendable {
    let text: LevelText
    let answer: LevelAnswer

    private var wording: Wording { text.wording }
    private var links: Links { text.links }

    var markup: Markup {
        guard let shore = answer.shore else { return Markup() }
        return fragment {
            section(.id("shore")) {
                h2 { wording.say("level.shore") }
                p { carries(shore) }
                dl(.class("facts")) {
                    fact("level.shore.area") { area(shore) }
                    fact("level.shore.length") { text.amount(shore.length, shore.length, "km", digits: 0) }
                    if let deep = shore.deepArea {
                        fact("level.shore.deep") { text.amount(deep, deep, "km2", digits: 0) }
                    }
                    if let drawn = shore.drawn {
                        fact("level.shore.drawn") {
                            fragment {
                                text.figure(drawn)
                                " "
                                span(.class("datum")) { text.datum(drawn.datum ?? .unstated) }
                            }
                        }
                    }
                    for account in shore.losses { loss(account) }
                }
                p(.class("small")) { wording.say("level.shore.about") }
            }
            places
        }
    }

    private func carries(_ shore: ShoreAnswer) -> String {
        switch shore.isBelow {
        case true?: wording.say("level.shore.below")
        case false?: wording.say("level.shore.above")
        case nil: wording.say("level.shore.as-drawn")
        }
    }

    /// Below the shore as drawn only bounds are known.
    private func area(_ shore: ShoreAnswer) -> Markup {
        let bounds = shore.bounds ?? shore.area...shore.area
        return text.amount(bounds.lowerBound, bounds.upperBound, "km2", digits: 0)
    }

    private func loss(_ account: Account) -> Markup {
        guard let property = wording.vocabulary.properties[account.property] else { return Markup() }
        return div {
            dt { a(.href(links.account(account.thing, account.property))) { wording.marked(property.label) } }
            dd { text.figures.chosen(account, of: property) }
        }
    }

    private func fact(_ key: PhraseKey, _ value: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd { value() }
        }
    }

    private var places: Markup {
        guard !answer.places.isEmpty else { return Markup() }
        return section(.id("places")) {
            h2 { wording.say("level.places") }
            p { wording.say("level.places.about") }
            table(.class("level-places")) {
                thead {
                    tr {
                        th(.scope("col")) { wording.say("level.place") }
                        th(.scope("col"), .class("number")) { wording.say("level.distance") }
                    }
                }
                for kind in LevelWords.placeKinds { near(kind) }
            }
            if answer.placesLeftOut > 0 {
                p(.class("small")) { wording.say("level.places.more", ["count": .count(answer.placesLeftOut)]) }
            }
        }
    }

    private func near(_ kind: String) -> Markup {
        let places = answer.places.filter { $0.thing.kind == kind }
        guard !places.isEmpty else { return Markup() }
        return tbody {
            tr(.class("group")) { th(.scope("rowgroup"), .colspan(2)) { wording.kindPlural(kind) } }
            for place in places {
                tr {
                    th(.scope("row")) { a(.href(links.thing(place.thing.id))) { wording.marked(place.thing.name) } }
                    td(.class("number")) { distance(place) }
                }
            }
        }
    }

    private func distance(_ place: NearPlace) -> Markup {
        let kilometres = (place.kilometres * 10).rounded() / 10
        guard kilometres > 0 else {
            return Markup(text: wording.say(place.isAtLeast ? "level.was-in-water" : "level.in-water"))
        }
        let number = Number(kilometres, fractionDigits: 1)?.text ?? ""
        return Markup(
            text: wording.units.quantity((place.isAtLeast ? ">=" : "") + number, "km", in: wording.language))
    }
}
