import Journal
import Languages
import Markup
import Measures
import Register

/// The same changes as an Atom feed (RFC 4287) in pages (RFC 5005).
struct ChangesFeed: Sendable {
    let telling: TellingChanges
    /// Scheme and host under which the reader asked, without a slash at the end.
    let base: String
    let origin: Origin
    let version: String
    /// When there is no entry to tell it by.
    let updated: Instant

    private var wording: Wording { telling.figures.wording }
    private var links: Links { telling.figures.links }
    private var query: ChangesQuery { telling.query }

    var markup: Markup {
        let language = wording.language
        return Atom.document(language: language.tag) {
            Atom.text(.id, Self.name(origin.id, "changes/\(language.tag)\(query.newest.text)"))
            Atom.text(.title, "\(telling.title) – \(wording.say("site.name"))")
            Atom.text(.subtitle, wording.say("changes.lead"))
            Atom.text(.updated, newest.text)
            Atom.generator("Littoral", version: version)
            Atom.link("self", url(links.changesFeed(query)), type: "application/atom+xml", hreflang: language.tag)
            Atom.link("alternate", url(links.changes(query)), type: "text/html", hreflang: language.tag)
            Atom.link("first", url(links.changesFeed(query.newest)), type: "application/atom+xml")
            if let next = telling.next {
                Atom.link("next", url(links.changesFeed(query.older(than: next))), type: "application/atom+xml")
            }
            for change in telling.changes { entry(change) }
        }
    }

    private var newest: Instant {
        telling.changes.map { Instant(clamping: $0.step.milliseconds) }.max() ?? updated
    }

    private func entry(_ change: Change) -> Markup {
        let step = change.step
        return Atom.entry {
            Atom.text(.id, Self.name(change.origin, "entry/\(change.entry)"))
            Atom.text(.title, "\(telling.words.title(of: step)): \(telling.words.subject(of: step, change.thing))")
            Atom.text(.updated, Instant(clamping: step.milliseconds).text)
            Atom.author {
                Atom.text(.name, wording.partyName(step.party))
                if wording.vocabulary.parties[step.party] != nil {
                    Atom.text(.uri, url(links.party(step.party)))
                }
            }
            Atom.link(
                "alternate", url(telling.words.address(of: step, change.thing)), type: "text/html",
                hreflang: wording.language.tag)
            Atom.category(change.thing.kind, label: wording.kindLabel(change.thing.kind))
            Atom.text(.summary, telling.words.summary(of: step))
        }
    }

    private func url(_ address: Address) -> String { base + address.text }

    /// A name that stays when the node moves to another host (RFC 4151); `.invalid` belongs to nobody (RFC 2606).
    private static func name(_ origin: String, _ specific: String) -> String {
        "tag:\(origin).littoral.invalid,2026:\(specific)"
    }
}
