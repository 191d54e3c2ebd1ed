import Languages
import Markup
import Measures
import Register

/// What this node is: its region, its journal, its licences.
struct AboutPage: Page {
    let figures: Figures
    let totals: Reading.Totals
    let version: String
    let origin: String
    let position: Int64
    let headHash: String
    /// The key whose signatures stand under the journal's heads, in hexadecimal digits.
    let publicKey: String
    let languages: [SpokenLanguage]
    let hasMovingMap: Bool
    /// When the last entry of its own was written, in milliseconds since 1970.
    let lastEntry: Int64?

    /// How much of what the site says in a language a speaker of it has read through.
    struct SpokenLanguage: Sendable, Hashable {
        let language: Language
        let phrases: Int
        let reviewed: Int
    }

    private var wording: Wording { figures.wording }

    var title: String { wording.say("about.title") }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("site.tagline") }
            }
            dl(.class("facts")) {
                if let region = wording.vocabulary.region {
                    row("about.region") { wording.marked(region.name) }
                    row("about.pack") { bdi(.dir(.leftToRight)) { "\(region.id) \(region.version)" } }
                }
                if let digest = wording.vocabulary.region?.digest, !digest.isEmpty {
                    row("about.digest") { long(digest) }
                }
                row("about.version") { bdi(.dir(.leftToRight)) { version } }
                row("about.origin") { long(origin) }
                row("table.count") { wording.say("about.entries", ["count": .count(Int(position))]) }
                if let lastEntry { row("about.last-entry") { wording.moment(lastEntry) } }
                row("about.head") { long(headHash) }
                row("about.key") {
                    long(publicKey)
                    p(.class("small")) { wording.say("about.key.explained") }
                }
            }
            p {
                [
                    wording.say("home.things", ["count": .count(totals.things)]),
                    wording.say("home.claims", ["count": .count(totals.claims)]),
                    wording.say("home.sources", ["count": .count(totals.sources)]),
                ].joined(separator: " · ")
            }
            section {
                h2 { wording.say("about.data-licence") }
                p { wording.say("about.data-licence.explained") }
                p { wording.say("map.disclaimer") }
            }
            section {
                h2 { wording.say("about.served") }
                p { wording.say("about.served.fonts") }
                if hasMovingMap { p { wording.say("about.served.map") } }
            }
            section {
                h2 { wording.say("about.leaves") }
                p { wording.say("about.leaves.explained") }
                p { wording.say("about.no-foreign-host") }
            }
            section {
                h2 { wording.say("about.times") }
                p { wording.say("about.times.explained") }
                if let clock = wording.clockText(Clock(zone: wording.zone.id)) { p { clock } }
            }
            spoken
        }
    }

    private var spoken: Markup {
        section {
            h2 { wording.say("about.languages") }
            dl(.class("facts")) {
                for spoken in languages {
                    div {
                        dt { wording.marked(spoken.language.ownName, in: spoken.language) }
                        dd {
                            wording.say(
                                "about.languages.reviewed",
                                ["reviewed": .count(spoken.reviewed), "count": .count(spoken.phrases)])
                        }
                    }
                }
            }
            if !wording.vocabulary.terms.isEmpty {
                p { a(.href(figures.links.terms)) { wording.say("terms.title") } }
            }
        }
    }

    /// Hexadecimal digits, which run from left to right and break anywhere.
    private func long(_ digits: String) -> Markup { bdi(.dir(.leftToRight)) { code(.class("digits")) { digits } } }

    private func row(_ key: PhraseKey, @MarkupBuilder content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd(content: content)
        }
    }
}
