import Languages
import Markup
import Register

/// The field in which one looks for something; whole with what narrows a search, or the field alone.
struct SearchForm: Sendable {
    let wording: Wording
    var question = SearchQuestion()
    var kinds: [Kind] = []
    var provinces: [Thing] = []
    var countries: [Thing] = []

    private var links: Links { Links(language: wording.language) }

    /// The field with its button, for the head of every page.
    var small: Markup {
        form(.class("search no-print"), .role("search"), .method("get"), .action(links.search)) {
            label(.class("hidden-visually"), .for("search-in-head")) { wording.say("search.label") }
            field("search-in-head")
            button(.type("submit")) { wording.say("search.button") }
        }
    }

    var whole: Markup {
        form(.class("search-whole"), .role("search"), .method("get"), .action(links.search)) {
            label(.for("q")) { wording.say("search.label") }
            div(.class("search-line")) {
                field("q")
                button(.type("submit")) { wording.say("search.button") }
            }
            details(.when(question.isNarrowed, .open())) {
                summary { wording.say("search.narrow") }
                div(.class("search-filters")) {
                    choice("kind", "search.filter.kind", chosen: question.kind, options: kindOptions)
                    choice(
                        "sector", "search.filter.sector", chosen: question.sector?.rawValue,
                        options: Sector.allCases.map { ($0.rawValue, wording.sector($0)) })
                    choice("province", "search.filter.province", chosen: question.province, options: named(provinces))
                    choice("country", "search.filter.country", chosen: question.country, options: named(countries))
                }
            }
        }
    }

    private func field(_ id: String) -> Markup {
        input(
            .type("search"), .id(id), .name("q"), .value(question.text), .maxlength(SearchQuestion.lettersMax),
            .autocomplete("off"), .dir(.automatic), .data("suggestions", links.suggestions.text))
    }

    private var kindOptions: [(String, String)] {
        kinds.map { ($0.id, wording.kindPlural($0.id)) }
            + [("party", wording.say("search.party")), ("property", wording.say("search.property"))]
    }

    private func named(_ things: [Thing]) -> [(String, String)] {
        things.map { ($0.id, $0.shortName(wording.language)) }
    }

    private func choice(
        _ name: String, _ phrase: PhraseKey, chosen: String?, options: [(String, String)]
    ) -> Markup {
        div {
            label(.for("search-\(name)")) { wording.say(phrase) }
            select(.id("search-\(name)"), .name(name)) {
                option(.value("")) { wording.say("search.filter.any") }
                for (id, text) in AlphabeticalOrder(wording.language).sorted(options, by: { $0.1 }) {
                    option(.value(id), .when(id == chosen, .selected())) { text }
                }
            }
        }
    }
}
