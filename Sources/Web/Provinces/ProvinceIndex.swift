import Languages
import Markup
import Register

/// The provinces under their countries, both in the alphabetical order of the reader's language.
struct ProvinceIndex: Sendable {
    struct Group: Sendable {
        let country: Thing
        let provinces: [Thing]
    }

    let groups: [Group]

    init(countries: [Thing], provinces: [Thing], _ language: Language) {
        let order = AlphabeticalOrder(language)
        func name(_ thing: Thing) -> String { thing.shortName(language) }
        groups = order.sorted(countries, by: name).compactMap { country in
            let parts = order.sorted(provinces.filter { $0.within.contains(country.id) }, by: name)
            return parts.isEmpty ? nil : Group(country: country, provinces: parts)
        }
    }

    enum Level { case second, third }

    func markup(_ wording: Wording, _ links: Links, level: Level) -> Markup {
        ul(.class("index")) {
            for group in groups {
                li {
                    heading(level) {
                        a(.href(links.thing(group.country.id))) { group.country.shortName(wording.language) }
                    }
                    ul {
                        for province in group.provinces {
                            li { a(.href(links.thing(province.id))) { province.shortName(wording.language) } }
                        }
                    }
                }
            }
        }
    }

    private func heading(_ level: Level, @MarkupBuilder content: () -> Markup) -> Markup {
        level == .second ? h2(content: content) : h3(content: content)
    }
}
