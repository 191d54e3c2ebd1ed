import Languages
import Markup
import Measures
import Register

extension ThingPage {
    /// What is known of the thing itself: names, where it lies, its codes.
    var facts: Markup {
        section {
            h2 { wording.say("thing.about") }
            dl(.class("facts")) {
                let aliases = thing.allAliases(wording.language)
                if !aliases.isEmpty {
                    div {
                        dt { wording.say("thing.also-known-as") }
                        dd { aliases.joined(separator: wording.say("site.list-separator")) }
                    }
                }
                if !wholes.isEmpty {
                    div {
                        dt { wording.say("thing.within") }
                        dd {
                            for (index, whole) in wholes.enumerated() {
                                if index > 0 { wording.say("site.list-separator") }
                                a(.href(links.thing(whole.id))) { whole.shortName(wording.language) }
                            }
                        }
                    }
                }
                if let place = thing.position { position(place) }
                if thing.position != nil || thing.shape != nil { clockRows }
                for code in thing.codes { codeRow(code) }
            }
        }
    }

    private func position(_ place: Coordinate) -> Markup {
        div {
            dt { wording.say("thing.position") }
            dd {
                wording.say(
                    "thing.position.value",
                    [
                        "lat": .number(Number(place.lat, fractionDigits: 3)?.text ?? ""),
                        "lon": .number(Number(place.lon, fractionDigits: 3)?.text ?? ""),
                    ])
                if thing.positionBasis == .generalKnowledge {
                    " "
                    span(.class("state assumed")) { wording.say("state.assumed") }
                }
            }
        }
    }

    @MarkupBuilder private var clockRows: Markup {
        if let text = wording.clockText(clock) {
            div {
                dt { wording.say("thing.clock") }
                dd { text }
            }
        }
        if !clock.restDays.isEmpty {
            div {
                dt { wording.say("thing.rest-days") }
                dd { wording.weekdays(clock.restDays) }
            }
        }
    }

    private func codeRow(_ text: String) -> Markup {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        return div {
            dt { wording.marked(byScript: codeName(parts.first ?? "")) }
            dd { bdi(.dir(.leftToRight)) { parts.last ?? "" } }
        }
    }

    /// Systems of codes are called by their own names in every language; the rest has a phrase.
    private func codeName(_ system: String) -> String {
        switch system {
        case "iso": "ISO 3166-2"
        case "geonames": "GeoNames"
        case "unlocode": "UN/LOCODE"
        case "iso-old": wording.say("code.former-iso")
        case "taxon": wording.say("code.taxon")
        default: system.uppercased()
        }
    }

    var namesakeList: Markup {
        section {
            h2 { wording.say("thing.not-to-be-confused") }
            ul(.class("plain")) {
                for other in namesakes {
                    li {
                        a(.href(links.thing(other.id))) { wording.marked(other.name) }
                        " "
                        span(.class("about")) {
                            wording.kindLabel(other.kind)
                            if let whole = other.within.first.flatMap({ figures.names[$0] }) {
                                wording.say("site.list-separator") + whole.shortName(wording.language)
                            }
                        }
                    }
                }
            }
        }
    }

    func completenessSummary(_ completeness: Completeness) -> Markup {
        section {
            h2 { wording.say("completeness.title") }
            p {
                wording.say(
                    "completeness.share",
                    ["known": .count(completeness.filled), "expected": .count(completeness.wanted)])
            }
            meter(.min(0), .max(Double(completeness.wanted)), .value(Double(completeness.filled))) {
                "\(completeness.filled)/\(completeness.wanted)"
            }
            p { a(.href(links.completeness)) { wording.say("completeness.by-province") } }
        }
    }
}
