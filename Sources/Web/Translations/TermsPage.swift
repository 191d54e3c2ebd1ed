import Languages
import Markup
import Register

/// The words of the trade in the languages of the region, beside each other.
struct TermsPage: Page {
    let wording: Wording
    /// The language beside the reader's own.
    let other: Language

    private var links: Links { Links(language: wording.language) }

    static let parameters: Set<String> = ["beside"]

    var title: String { wording.say("terms.title") }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("terms.lead") }
                if wording.vocabulary.terms.values.contains(where: { !$0.unchecked.isEmpty }) {
                    p(.class("small")) { "? – " + wording.say("site.name-unchecked") }
                }
            }
            form(.class("choice no-print"), .method("get"), .action(links.terms)) {
                div {
                    label(.for("beside")) { wording.say("terms.beside") }
                    select(.id("beside"), .name("beside")) {
                        for language in Language.allCases where language != wording.language {
                            option(.value(language.tag), .lang(language.tag), .selected(language == other)) {
                                language.ownName
                            }
                        }
                    }
                }
                button(.type("submit")) { wording.say("site.show") }
            }
            SectorContents(wording: wording, sectors: groups.map(\.sector)).markup
            for group in groups {
                section(.id(group.sector.rawValue)) {
                    h2 { wording.sector(group.sector) }
                    div(.class("table-scroll")) {
                        table(.class("side-by-side")) {
                            thead { tr { for language in [wording.language, other] { head(language) } } }
                            tbody { for term in group.terms { row(term) } }
                        }
                    }
                }
            }
        }
    }

    private var groups: [(sector: Sector, terms: [Term])] {
        let order = AlphabeticalOrder(wording.language)
        return Sector.inOrder.compactMap { sector in
            let terms = wording.vocabulary.terms.values.filter { $0.sector == sector }.sorted { $0.id < $1.id }
            return terms.isEmpty ? nil : (sector, order.sorted(terms) { wording.plain($0.name) })
        }
    }

    private func head(_ language: Language) -> Markup {
        th(.scope("col"), .lang(language.tag), .dir(Wording.direction(of: language))) { language.ownName }
    }

    private func row(_ term: Term) -> Markup {
        tr(.id("term-\(term.id)")) {
            th(.scope("row")) { cell(term, wording.language) }
            td { cell(term, other) }
        }
    }

    private func cell(_ term: Term, _ language: Language) -> Markup {
        fragment {
            if let name = term.name[language] {
                bdi(.lang(language.tag), .dir(Wording.direction(of: language))) {
                    ([name] + (term.synonyms[language] ?? [])).joined(separator: "; ")
                }
                if term.unchecked.contains(language) {
                    sup { "?" }
                }
            } else {
                wording.marked(term.name)
            }
        }
    }
}
