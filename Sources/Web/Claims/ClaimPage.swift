import Languages
import Markup
import Measures
import Register

/// One claim: everything that was recorded about it, and its account one step away.
struct ClaimPage: Page {
    let figures: Figures
    let thing: Thing
    let property: Property
    let standing: StandingClaim
    let isChosen: Bool
    /// Whether it was ever worded otherwise, or remarked on.
    let hasHistory: Bool
    /// The clock of the thing.
    var clock = Clock()
    /// Who let it pass, where it came from a draft.
    var passed: Markup?
    /// The letters behind what was said of it.
    var letters = LettersBehind()
    /// What the reader may do about it.
    var acts = Markup()

    private var claim: Claim { standing.claim }
    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { "\(wording.plain(property.label)) – \(wording.name(thing))" }
    var trail: [(name: String, address: Address)] {
        [
            (thing.shortName(wording.language), links.thing(thing.id)),
            (wording.plain(property.label), links.account(thing.id, property.id)),
        ]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.say("claim.title") }
                h1 {
                    wording.plain(property.label)
                    " – "
                    wording.marked(thing.name)
                }
                p(.class("figure-line")) {
                    span(.class("figure figure-big")) { figures.value(claim.value, of: property) }
                    " "
                    figures.asOf(claim)
                    if isChosen {
                        " "
                        span(.class("state agreed")) { wording.say("account.chosen") }
                    }
                }
            }
            dl(.class("facts")) {
                row("claim.said-by") { a(.href(links.party(claim.saidBy))) { wording.party(claim.saidBy) } }
                if !claim.speaker.isEmpty { row("claim.speaker") { wording.marked(claim.speaker) } }
                row("claim.as-of") { claim.asOf.map(wording.period) ?? wording.say("claim.as-of-unstated") }
                if case .quantity(let quantity) = claim.value { quantityRows(quantity) }
                if let until = claim.until { row("claim.until") { wording.period(until) } }
                if let stated = claim.stated { row("claim.stated") { quoted(stated) } }
                sourceRow
                letterRow
                row("basis.label") { wording.say(basisKey) }
                if !claim.note.isEmpty { row("claim.note") { wording.told(claim.note) } }
                if !claim.doubt.isEmpty { row("claim.doubt") { wording.told(claim.doubt) } }
                row("claim.recorded-by") {
                    a(.href(links.party(standing.recorder))) { wording.party(standing.recorder) }
                }
                row("claim.recorded-on") { wording.moment(standing.recordedMilliseconds, at: clock) }
                row("history.entry-label") { wording.number(String(standing.position)) }
                if let passed { row("release.label") { passed } }
            }
            remarks
            letters.markup(wording)
            acts
            p {
                a(.class("button quiet"), .href(links.account(thing.id, property.id))) {
                    wording.say("claim.see-account")
                }
            }
            if hasHistory {
                p { a(.href(links.claimHistory(claim.id))) { wording.say("claim.history") } }
            }
        }
    }

    /// What was said of it, each by whom and why.
    private var remarks: Markup {
        fragment {
            for remark in standing.remarks {
                p(.class("said")) {
                    strong {
                        wording.say(
                            PhraseKey("remark.\(remark.stance.rawValue)"),
                            marking: ["party": wording.partyText(remark.party)])
                    }
                    " "
                    wording.marked(remark.reason)
                    if let source = remark.source.flatMap({ wording.vocabulary.sources[$0] }) {
                        " "
                        a(.href(links.source(source.id))) { wording.marked(source.title, in: source.titleLanguage) }
                    }
                }
            }
        }
    }

    private func quoted(_ stated: String) -> Markup {
        let source = standing.claim.source.flatMap { figures.wording.vocabulary.sources[$0] }
        return figures.wording.quoted(stated, from: source?.titleLanguage)
    }

    private func row(_ key: PhraseKey, @MarkupBuilder content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd(content: content)
        }
    }

    private func quantityRows(_ quantity: Quantity) -> Markup {
        fragment {
            row("claim.unit") {
                wording.units.name(quantity.unit.code, in: wording.language)
                " "
                span(.class("about")) { bdi(.dir(.leftToRight)) { quantity.unit.code } }
            }
            if quantity.datum != nil || property.needsDatum {
                row("claim.datum") {
                    quantity.datum == nil ? Markup(text: wording.say("claim.datum-unstated")) : figures.datum(claim)
                }
            }
        }
    }

    private var sourceRow: Markup {
        guard let source = claim.source.flatMap({ wording.vocabulary.sources[$0] }) else { return Markup() }
        return row("claim.source") {
            a(.href(links.source(source.id))) { wording.marked(source.title, in: source.titleLanguage) }
            if let url = source.url {
                " "
                bdi(.dir(.leftToRight)) { a(.href(Address(url)), .rel("external noreferrer")) { Self.host(of: url) } }
            }
        }
    }

    /// The papers behind it: a letter, and a file that shows it.
    @MarkupBuilder private var letterRow: Markup {
        if let letter = claim.letter.flatMap({ wording.vocabulary.letters[$0] }) {
            row("letter.title") { wording.letter(letter) }
        }
        if let file = claim.evidence {
            row("claim.evidence") { a(.href(Links.file(file))) { wording.say("letter.scan.open") } }
        }
    }

    private var basisKey: PhraseKey {
        switch claim.basis {
        case .found: "basis.found"
        case .generalKnowledge: "basis.general-knowledge"
        case .derived: "basis.derived"
        }
    }

    static func host(of url: String) -> String {
        let rest = url.drop { $0 != ":" }.dropFirst(3)
        return String(rest.prefix { $0 != "/" })
    }
}
