import Languages
import Markup
import Register

/// All parties by country and by what they are, in the alphabetical order of the reader's language.
struct PartyListPage: Page {
    let figures: Figures
    let countries: [Thing]
    let counts: [String: Int]
    /// Whether the reader may propose one.
    var mayPropose = false

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }
    private var order: AlphabeticalOrder { AlphabeticalOrder(wording.language) }

    var title: String { wording.say("parties.title") }
    var part: PagePart? { .parties }

    private struct Group {
        let id: String
        let name: String
        let parties: [Party]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("parties.lead") }
            }
            if mayPropose {
                p(.class("actions no-print")) { a(.href(links.partyForm)) { wording.say("party.form.new") } }
            }
            nav(.class("contents no-print"), .aria("label", wording.say("table.country"))) {
                ul {
                    for group in groups { li { a(.href(Address("#\(group.id)"))) { group.name } } }
                }
            }
            for group in groups {
                section(.id(group.id)) {
                    h2 { group.name }
                    for type in Party.PartyType.allCases { list(group, type) }
                }
            }
        }
    }

    /// The countries first, then those that belong to none.
    private var groups: [Group] {
        let byCountry = Dictionary(grouping: wording.vocabulary.parties.values) { $0.country ?? "" }
        let known = Set(countries.map(\.id))
        let named = order.sorted(countries) { $0.shortName(wording.language) }.compactMap { country in
            byCountry[country.id].map {
                Group(id: "of-\(country.id)", name: country.shortName(wording.language), parties: $0)
            }
        }
        let others = byCountry.filter { !known.contains($0.key) }.values.flatMap(\.self)
        return named
            + (others.isEmpty ? [] : [Group(id: "of-none", name: wording.say("parties.none"), parties: others)])
    }

    private func list(_ group: Group, _ type: Party.PartyType) -> Markup {
        let parties = order.sorted(group.parties.filter { $0.type == type }.sorted { $0.id < $1.id }) {
            wording.plain($0.name)
        }
        guard !parties.isEmpty else { return Markup() }
        return fragment {
            h3 { wording.say(PhraseKey("parties.of.\(type.rawValue)")) }
            ul(.class("entries parties")) {
                for party in parties {
                    li {
                        a(.href(links.party(party.id))) { wording.marked(party.name) }
                        span(.class("about")) { about(party) }
                    }
                }
            }
        }
    }

    private func about(_ party: Party) -> String {
        let count = counts[party.id] ?? 0
        return count == 0 ? wording.say("parties.silent") : wording.say("home.claims", ["count": .count(count)])
    }
}
