import Languages
import Markup
import Measures
import Observations
import Register

/// What has to be known of the series now: thresholds crossed, stations silent, values that cannot be.
struct AlertsPage: Page {
    let words: SeriesWords
    let alerts: [StandingAlert]

    private var wording: Wording { words.wording }
    private var links: Links { words.links }

    var title: String { wording.say("alerts.title") }
    var sheets: [String] { ["observations.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("observations.title"), links.observations)] }
    var feeds: [Feed] { [Feed(name: title, address: links.alertsFeed)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("alerts.lead") }
            }
            if alerts.isEmpty { p { wording.say("alerts.none") } }
            ol(.class("steps")) {
                for alert in alerts { li(.id(alert.id)) { line(alert) } }
            }
            nav(.class("pages"), .aria("label", title)) {
                a(.href(links.alertsFeed), .type("application/atom+xml")) { wording.say("alerts.feed") }
            }
        }
    }

    private func line(_ alert: StandingAlert) -> Markup {
        fragment {
            h2 { a(.href(links.observations(of: alert.series.id))) { words.title(alert.series.series) } }
            p {
                span(.class("state disputed")) {
                    wording.say(PhraseKey("alerts.severity.\(alert.rule.severity.rawValue)"))
                }
                " "
                words.told(alert)
            }
            if !alert.rule.text.isEmpty { p { wording.marked(alert.rule.text) } }
            p(.class("small")) {
                a(.href(links.party(alert.recorder))) { wording.party(alert.recorder) }
                if let observation = alert.observation {
                    wording.say("site.list-separator")
                    a(.href(links.observation(observation.reference))) { wording.say("observations.observation") }
                }
                if alert.isOpen {
                    wording.say("site.list-separator")
                    a(.href(links.alertMessage(alert.id)), .type(AlertsFeed.messageType)) {
                        wording.marked(byScript: "CAP 1.2")
                    }
                }
            }
        }
    }
}

extension StandingAlert {
    /// Whether others than members may be told.
    var isOpen: Bool { rule.visibility == .everyone && series.series.visibility == .everyone }
}

extension SeriesWords {
    /// An alert as a sentence.
    func told(_ alert: StandingAlert) -> String {
        let series = alert.series.series
        func quantity(_ number: Number?) -> PhraseValue {
            .text(number.map { wording.units.quantity($0.text, series.unit.code, in: wording.language) } ?? "")
        }
        let day = PhraseValue.text(wording.gregorian(alert.since.day()))
        return wording.say(
            PhraseKey("alerts.told.\(alert.rule.watch.rawValue)"),
            [
                "value": quantity(alert.observation?.observation.value), "threshold": quantity(alert.rule.threshold),
                "since": day,
            ])
    }
}

extension Links {
    var alerts: Address { address("alerts") }
    var alertsFeed: Address { address("alerts.atom") }
    func alert(_ id: String) -> Address { address("alerts#\(id)") }
    /// The same in every language: it says all it says in each.
    func alertMessage(_ id: String) -> Address { address("alerts/\(id)/cap") }
}
