import Languages
import Markup
import Measures
import Observations

/// The alerts that everyone may know of as an Atom feed, each with its CAP message.
struct AlertsFeed: Sendable {
    let words: SeriesWords
    let alerts: [StandingAlert]
    let base: String
    let origin: String
    let version: String

    static let messageType = "application/cap+xml"

    private var wording: Wording { words.wording }
    private var links: Links { words.links }

    var atom: Markup {
        let language = wording.language
        return Atom.document(language: language.tag) {
            Atom.text(.id, name("alerts/\(language.tag)"))
            Atom.text(.title, "\(wording.say("alerts.title")) – \(wording.say("site.name"))")
            Atom.text(.subtitle, wording.say("alerts.lead"))
            Atom.text(.updated, (alerts.map(\.told).max() ?? Instant(clamping: 0)).text)
            Atom.generator("Littoral", version: version)
            Atom.link("self", url(links.alertsFeed), type: "application/atom+xml", hreflang: language.tag)
            Atom.link("alternate", url(links.alerts), type: "text/html", hreflang: language.tag)
            for alert in alerts { entry(alert) }
        }
    }

    private func entry(_ alert: StandingAlert) -> Markup {
        Atom.entry {
            Atom.text(.id, name("alert/\(alert.id)"))
            Atom.text(.title, words.title(alert.series.series))
            Atom.text(.updated, alert.told.text)
            Atom.author { Atom.text(.name, wording.partyName(alert.recorder)) }
            Atom.link("alternate", url(links.alert(alert.id)), type: "text/html", hreflang: wording.language.tag)
            Atom.link(
                "related", url(links.alertMessage(alert.id)), type: Self.messageType, hreflang: wording.language.tag)
            Atom.text(.summary, words.told(alert))
        }
    }

    private func url(_ address: Address) -> String { base + address.text }
    private func name(_ specific: String) -> String { "tag:\(origin).littoral.invalid,2026:\(specific)" }
}
