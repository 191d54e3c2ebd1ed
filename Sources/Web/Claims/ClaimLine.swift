import Languages
import Markup
import Measures
import Register

/// A claim in a list: the figure, who says so, as of when, its states, and where it was read.
struct ClaimLine: Sendable {
    let figures: Figures
    let property: Property
    let standing: StandingClaim

    private var claim: Claim { standing.claim }
    private var wording: Wording { figures.wording }

    /// `isNamed` gives the line its claim's id; not where one claim stands twice on a page.
    func markup(isChosen: Bool, isNamed: Bool = true) -> Markup {
        li(.when(isChosen, .class("chosen")), .when(isNamed, .id(claim.id))) {
            div(.class("line")) {
                figures.figure(claim, of: property)
                " "
                span(.class("who")) {
                    a(.href(figures.links.party(claim.saidBy))) {
                        wording.vocabulary.parties[claim.saidBy].map { wording.marked($0.name) }
                            ?? Markup(text: claim.saidBy)
                    }
                    if !claim.speaker.isEmpty {
                        wording.say("claim.quoting")
                        wording.marked(claim.speaker)
                    }
                }
                " "
                figures.asOf(claim)
                " "
                figures.datum(claim)
                marks
            }
            if let stated = claim.stated {
                p(.class("small")) {
                    wording.say("claim.stated") + ": "
                    wording.quoted(
                        stated, from: claim.source.flatMap { wording.vocabulary.sources[$0] }?.titleLanguage)
                }
            }
            if !claim.note.isEmpty { p(.class("small")) { wording.told(claim.note) } }
            if !claim.doubt.isEmpty {
                p(.class("small")) {
                    strong { wording.say("claim.doubt") + ": " }
                    wording.told(claim.doubt)
                }
            }
            for remark in standing.remarks { remarkLine(remark) }
            sourceLine
        }
    }

    private var marks: Markup {
        fragment {
            if !claim.doubt.isEmpty {
                " "
                figures.state(.suspect)
            }
            if claim.basis == .generalKnowledge {
                " "
                figures.state(.assumed)
            }
            if claim.basis == .derived {
                " "
                figures.state(.derived)
            }
            if let until = claim.until, until.end < wording.today {
                " "
                figures.state(.notKnownSince, until: until)
            }
            if !standing.isCandidate {
                " "
                span(.class("state withdrawn")) { wording.say("state.withdrawn") }
            }
        }
    }

    private func remarkLine(_ remark: Remark) -> Markup {
        p(.class("small")) {
            strong {
                wording.say(
                    PhraseKey("remark.\(remark.stance.rawValue)"),
                    marking: ["party": wording.partyText(remark.party)])
            }
            " "
            wording.told(remark.reason)
        }
    }

    private var sourceLine: Markup {
        guard let id = claim.source, let source = wording.vocabulary.sources[id] else { return Markup() }
        return span(.class("source")) {
            wording.say("claim.source") + ": "
            a(.href(figures.links.source(id))) { wording.marked(source.title, in: source.titleLanguage) }
        }
    }
}

/// The sources of a page, each once, as notes at its end; on paper they carry their addresses.
struct AccountSources: Sendable {
    let figures: Figures
    let accounts: [Account]

    /// On paper only.
    var markup: Markup { listing(isShown: false) }

    /// On the screen as well.
    var shown: Markup { listing(isShown: true) }

    private func listing(isShown: Bool) -> Markup {
        let wording = figures.wording
        var seen: Set<String> = []
        let ids = accounts.flatMap { $0.claims.compactMap(\.claim.source) }.filter { seen.insert($0).inserted }
        let sources = ids.compactMap { wording.vocabulary.sources[$0] }
        guard !sources.isEmpty else { return Markup() }
        return section(.class(isShown ? "page-sources" : "only-print")) {
            h2 { wording.say("footer.sources") }
            ol(.class("endnotes")) {
                for source in sources {
                    li {
                        if isShown {
                            a(.href(figures.links.source(source.id))) {
                                wording.marked(source.title, in: source.titleLanguage)
                            }
                        } else {
                            wording.marked(source.title, in: source.titleLanguage)
                        }
                        wording.say("site.list-separator")
                        wording.party(source.publisher)
                        if let url = source.url {
                            " "
                            bdi(.class("only-print"), .dir(.leftToRight)) { ReadableAddress(url).text }
                        }
                    }
                }
            }
        }
    }
}
