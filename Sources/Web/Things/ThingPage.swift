import Languages
import Markup
import Register

/// A thing with its accounts by sector, and what lies in it.
struct ThingPage: Page {
    let figures: Figures
    let thing: Thing
    let wholes: [Thing]
    let accounts: [Account]
    /// What lies in it, by kind, each with its chosen key figure where there is one.
    let parts: [PartGroup]
    let namesakes: [Thing]
    let completeness: Completeness?
    let locator: Markup
    let utilisation: [Utilisation]
    var clock = Clock()
    /// The things for which it stands.
    var joined: [JoinedThing] = []
    /// Whether the reader may enter figures of it.
    var isWritable = false
    /// What the reader may do about it.
    var acts = Markup()
    /// What of it waits on the desk of the reader's own party.
    var waiting = Markup()
    /// The indicators that look at it.
    var indicators = Markup()
    /// The problems at it or in it.
    var problems = Markup()
    /// The stories that mean it.
    var stories = Markup()
    /// The series of observations of it.
    var observed = Markup()
    /// The letters behind what it is called and where it lies, its joins and marks.
    var letters = LettersBehind()

    struct PartGroup: Sendable {
        let kind: Kind
        let things: [Thing]
        let keyFigures: [String: Account]
    }

    var wording: Wording { figures.wording }
    var links: Links { figures.links }

    var title: String { wording.name(thing) }
    var sheets: [String] { stories.isEmpty ? [] : ["stories.css"] }
    var trail: [(name: String, address: Address)] {
        var steps: [(name: String, address: Address)] = []
        var next = thing.within.first
        while let id = next, steps.count < 6, let whole = wholes.first(where: { $0.id == id }) {
            steps.insert((whole.shortName(wording.language), links.thing(id)), at: 0)
            next = whole.within.first
        }
        return steps
    }

    var content: Markup {
        fragment {
            pageHead
            acts
            waiting
            div(.class("columns")) {
                div(.class("thread")) {
                    if accounts.isEmpty { p { wording.say("thing.no-figures") } }
                    for use in utilisation { use.markup(figures) }
                    for group in accountGroups { accountGroup(group) }
                    for group in parts { partGroup(group) }
                }
                aside(.class("context")) {
                    locator
                    facts
                    JoinedList(figures: figures, joined: joined).markup
                    if !namesakes.isEmpty { namesakeList }
                    indicators
                    observed
                    problems
                    stories
                    if let completeness, completeness.wanted > 0 { completenessSummary(completeness) }
                    letters.markup(wording)
                    p { a(.href(links.history(thing.id))) { wording.say("history.title") } }
                }
            }
            AccountSources(figures: figures, accounts: accounts).markup
        }
    }

    var pageHead: Markup {
        header(.class("page-head")) {
            p(.class("kind")) {
                wording.kindLabel(thing.kind)
                if let whole = wholes.first { " · " + whole.shortName(wording.language) }
            }
            h1 { wording.marked(thing.name) }
            if isDoubtful { p(.class("small")) { wording.told(thing.name) } }
            ul(.class("other-names")) {
                for language in Language.allCases where language != wording.language {
                    if let name = thing.name[language] {
                        li {
                            bdi(.lang(language.tag), .dir(Wording.direction(of: language))) { name }
                            if thing.unchecked.contains(language) {
                                " "
                                abbr(.title(wording.say("site.name-unchecked"))) { "?" }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Whether the name shown is a machine's, or older than its original.
    private var isDoubtful: Bool {
        guard let shown = thing.name.reading(in: wording.language),
            let state = thing.name.state(in: shown.language)
        else { return false }
        return state == .machine || state == .stale
    }

    private struct AccountGroup {
        let sector: Sector
        let accounts: [(Property, Account)]
    }

    private var accountGroups: [AccountGroup] {
        Sector.inOrder.compactMap { sector in
            let group = accounts.compactMap { account in
                wording.vocabulary.properties[account.property].map { ($0, account) }
            }.filter { $0.0.sector == sector }
            return group.isEmpty ? nil : AccountGroup(sector: sector, accounts: group)
        }
    }

    private func accountGroup(_ group: AccountGroup) -> Markup {
        let isOnly = accountGroups.count == 1
        return section {
            h2(.when(isOnly, .class("hidden-visually"))) { wording.sector(group.sector) }
            accountList(group.accounts)
        }
    }

    /// Simple figures as a list first, then every account with more than one claim at length.
    func accountList(_ accounts: [(Property, Account)]) -> Markup {
        let simple = accounts.filter { $0.1.claims.count == 1 }
        let full = accounts.filter { $0.1.claims.count > 1 }
        return fragment {
            if !simple.isEmpty {
                dl(.class("facts")) {
                    for (property, account) in simple {
                        div(.id(property.id)) {
                            dt { wording.plain(property.label) }
                            dd { figures.chosen(account, of: property) }
                        }
                    }
                }
            }
            for (property, account) in full {
                AccountView(figures: figures, property: property, account: account, isWritable: isWritable).markup
            }
        }
    }

    private func partGroup(_ group: PartGroup) -> Markup {
        section {
            h2 { wording.kindPlural(group.kind.id) }
            ul(.class("entries")) {
                for part in group.things {
                    li {
                        a(.href(links.thing(part.id))) { wording.marked(part.name) }
                        if let account = group.keyFigures[part.id],
                            let property = wording.vocabulary.properties[account.property]
                        {
                            span(.class("about")) {
                                wording.plain(property.label) + ": "
                                figures.chosen(account, of: property)
                            }
                        }
                    }
                }
            }
        }
    }
}
