import Languages
import Markup
import Register

extension ProvincePage {
    /// So many gaps are named; the page of completeness has them all.
    private static let gapsMax = 10

    @MarkupBuilder var context: Markup {
        page.locator
        page.facts
        page.letters.markup(page.wording)
        page.problems
        page.stories
        if !page.namesakes.isEmpty { page.namesakeList }
        neighbourList
        if let completeness = page.completeness, completeness.wanted > 0 {
            page.completenessSummary(completeness)
            gaps(completeness)
        }
    }

    private var neighbourList: Markup {
        guard !neighbours.isEmpty else { return Markup() }
        return section {
            h2 { wording.say("province.neighbours") }
            group("province.neighbours.within", neighbours.filter { $0.abroad == nil })
            group("province.neighbours.abroad", neighbours.filter { $0.abroad != nil })
        }
    }

    private func group(_ key: PhraseKey, _ neighbours: [Neighbour]) -> Markup {
        guard !neighbours.isEmpty else { return Markup() }
        let sorted = AlphabeticalOrder(wording.language).sorted(neighbours) { $0.thing.shortName(wording.language) }
        return fragment {
            h3 { wording.say(key) }
            ul(.class("plain")) {
                for neighbour in sorted {
                    li {
                        a(.href(links.thing(neighbour.thing.id))) { neighbour.thing.shortName(wording.language) }
                        if let country = neighbour.abroad {
                            wording.say("site.list-separator")
                            country.shortName(wording.language)
                        }
                        " "
                        a(.class("small no-print"), .href(links.compare(page.thing.id, neighbour.thing.id))) {
                            wording.say("province.side-by-side")
                        }
                    }
                }
            }
        }
    }

    private func gaps(_ completeness: Completeness) -> Markup {
        let fields = completeness.fields.filter { $0.filled < $0.things }
        guard !fields.isEmpty else { return Markup() }
        return section {
            h2 { wording.say("completeness.missing") }
            ul(.class("plain small")) {
                for field in fields.prefix(Self.gapsMax) {
                    li {
                        wording.propertyLabel(field.property)
                        wording.say("site.list-separator")
                        wording.kindLabel(field.kind)
                        ": "
                        wording.say(
                            "completeness.of", ["known": .count(field.filled), "expected": .count(field.things)])
                    }
                }
            }
            p { a(.href(links.completeness(of: page.thing.id))) { wording.say("province.all-gaps") } }
        }
    }
}
