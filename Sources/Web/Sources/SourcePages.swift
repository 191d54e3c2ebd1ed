import Languages
import Markup
import Measures
import Register

/// Every source with its publisher, and how many claims rest on it.
struct SourceListPage: Page {
    let figures: Figures
    let counts: [String: Int]

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("sources.title") }
    var part: PagePart? { .sources }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("sources.lead") }
            }
            for publisher in publishers {
                section(.class("publisher")) {
                    h2 { a(.href(links.party(publisher.id))) { wording.marked(publisher.name) } }
                    ul(.class("plain")) {
                        for source in sources(of: publisher.id) {
                            li {
                                a(.href(links.source(source.id))) {
                                    wording.marked(source.title, in: source.titleLanguage)
                                }
                                " "
                                span(.class("about")) {
                                    wording.say("home.claims", ["count": .count(counts[source.id] ?? 0)])
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private var publishers: [Party] {
        let ids = Set(wording.vocabulary.sources.values.map(\.publisher))
        return AlphabeticalOrder(wording.language).sorted(ids.compactMap { wording.vocabulary.parties[$0] }) {
            wording.plain($0.name)
        }
    }

    private func sources(of publisher: String) -> [Source] {
        wording.vocabulary.sources.values.filter { $0.publisher == publisher }.sorted { $0.id < $1.id }
    }
}

/// A list of claims under a heading, each with its thing and property.
struct ClaimsByThing: Sendable {
    let figures: Figures
    let claims: [StandingClaim]

    var markup: Markup {
        let wording = figures.wording
        return ol(.class("claims")) {
            for standing in claims {
                if let property = wording.vocabulary.properties[standing.claim.property] {
                    li {
                        div(.class("line")) {
                            figures.figure(standing.claim, of: property)
                            " "
                            a(.href(figures.links.account(standing.claim.thing, property.id))) {
                                wording.plain(property.label) + " – "
                                    + (figures.names[standing.claim.thing].map(wording.name) ?? standing.claim.thing)
                            }
                            " "
                            figures.asOf(standing.claim)
                            " "
                            figures.datum(standing.claim)
                        }
                    }
                }
            }
        }
    }
}

/// One source: what it is, where it is, and every claim that rests on it.
struct SourcePage: Page {
    let figures: Figures
    let source: Source
    let claims: [StandingClaim]

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { source.title }
    var part: PagePart? { .sources }
    var trail: [(name: String, address: Address)] { [(wording.say("sources.title"), links.sources)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.say("source.title") }
                h1 { wording.marked(source.title, in: source.titleLanguage) }
            }
            dl(.class("facts")) {
                if wording.language != source.titleLanguage, source.titleText[wording.language] != nil {
                    row("source.title-translated") { wording.told(source.titleText) }
                }
                row("source.publisher") {
                    a(.href(links.party(source.publisher))) { wording.party(source.publisher) }
                }
                if let published = source.published.flatMap({ try? Period(parsing: $0) }) {
                    row("source.published") { wording.period(published) }
                }
                if let url = source.url {
                    row("source.address") {
                        bdi(.dir(.leftToRight)) { a(.href(Address(url)), .rel("external noreferrer")) { url } }
                    }
                }
                if let licence = source.licence { row("source.licence") { wording.marked(licence, in: .en) } }
                if !source.note.isEmpty { row("claim.note") { wording.told(source.note) } }
            }
            h2 { wording.say("source.claims") }
            ClaimsByThing(figures: figures, claims: claims).markup
        }
    }

    private func row(_ key: PhraseKey, @MarkupBuilder content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd(content: content)
        }
    }
}

/// One party: what it is, for what it speaks, and what it has said.
struct PartyPage: Page {
    let figures: Figures
    let party: Party
    let claims: [StandingClaim]
    let office: OfficeSection
    /// The problems that it has adopted, or of which its office is told.
    var problems = Markup()
    /// The stories that it has published, or that mean it.
    var stories = Markup()
    /// Whether the reader may set right who it is.
    var mayChange = false
    /// The letters behind what it says of itself.
    var letters = LettersBehind()

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.plain(party.name) }
    var part: PagePart? { .parties }
    var sheets: [String] { stories.isEmpty ? [] : ["stories.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("parties.title"), links.parties)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.say(PhraseKey("party.\(party.type.rawValue)")) }
                h1 { wording.marked(party.name) }
            }
            section {
                dl(.class("facts")) {
                    if let thing = party.speaksFor.flatMap({ figures.names[$0] }) {
                        div {
                            dt { wording.say("party.speaks-for") }
                            dd { a(.href(links.thing(thing.id))) { wording.marked(thing.name) } }
                        }
                    }
                    if let web = party.web {
                        div {
                            dt { wording.say("party.web") }
                            dd {
                                bdi(.dir(.leftToRight)) { a(.href(Address(web)), .rel("external noreferrer")) { web } }
                            }
                        }
                    }
                }
            }
            if mayChange {
                p {
                    a(.class("button quiet"), .href(links.partyForm(of: party.id))) { wording.say("party.form.change") }
                }
            }
            if OfficeSection.isFor(party) { office.markup }
            letters.markup(wording)
            problems
            stories
            h2 { wording.say("party.claims") }
            if claims.isEmpty {
                p {
                    wording.say(
                        party.type == .office || party.type == .ministry ? "party.no-claims-yet" : "site.nothing-here")
                }
            }
            ClaimsByThing(figures: figures, claims: claims).markup
        }
    }
}
