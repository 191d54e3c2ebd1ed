import Environment
import Languages
import Markup
import Measures
import Register

/// The indicators as an Atom feed (RFC 4287): whenever a figure of one is entered, it comes up anew with what it says now.
struct IndicatorsFeed: Sendable {
    /// An indicator with the newest entry behind it.
    struct Item: Sendable {
        let assessment: Assessment
        let position: Int64
        let time: Instant
    }

    let words: IndicatorWords
    /// The newest first.
    let items: [Item]
    /// Scheme and host under which the reader asked, without a slash at the end.
    let base: String
    let origin: String
    let version: String

    private var wording: Wording { words.wording }
    private var links: Links { words.links }

    var atom: Markup {
        let language = wording.language
        return Atom.document(language: language.tag) {
            Atom.text(.id, name("indicators/\(language.tag)"))
            Atom.text(.title, "\(wording.say("indicators.title")) – \(wording.say("site.name"))")
            Atom.text(.subtitle, wording.say("indicators.lead"))
            Atom.text(.updated, (items.first?.time ?? Instant(clamping: 0)).text)
            Atom.generator("Littoral", version: version)
            Atom.link("self", url(links.indicatorsFeed), type: "application/atom+xml", hreflang: language.tag)
            Atom.link("alternate", url(links.indicators()), type: "text/html", hreflang: language.tag)
            for item in items { entry(item) }
        }
    }

    private func entry(_ item: Item) -> Markup {
        let indicator = item.assessment.indicator
        let speaker = item.assessment.inputs.first { $0.position == item.position }?.saidBy ?? ""
        return Atom.entry {
            Atom.text(.id, name("indicator/\(indicator.id)/\(item.position)"))
            Atom.text(.title, wording.plain(indicator.name))
            Atom.text(.updated, item.time.text)
            Atom.author { Atom.text(.name, wording.partyName(speaker)) }
            Atom.link(
                "alternate", url(links.indicator(indicator.id)), type: "text/html", hreflang: wording.language.tag)
            Atom.text(.summary, summary(item.assessment))
        }
    }

    /// The value, how sure it is, and the status or what is missing for one.
    private func summary(_ found: Assessment) -> String {
        let value =
            words.amount(found).map { words.quantity($0, found.unit) } ?? wording.say("site.unknown")
        let level = words.level(found.confidence.score)
        return [value, wording.say("indicator.confidence.of", ["level": .text(level)]), words.reason(found)]
            .joined(separator: " · ")
    }

    private func url(_ address: Address) -> String { base + address.text }

    /// A name that stays when the node moves to another host (RFC 4151); `.invalid` belongs to nobody (RFC 2606).
    private func name(_ specific: String) -> String { "tag:\(origin).littoral.invalid,2026:\(specific)" }
}
