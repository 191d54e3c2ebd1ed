import Languages
import Markup
import Register
import Search
import Serving

/// What a figure is entered of: a thing that is looked for by name, then one of the properties of its kind.
struct DraftStartPage: Page {
    let wording: Wording
    private let thing: Thing?
    private let query: String
    private let things: [Thing]
    private let wholes: [String: Thing]
    private let properties: [Property]
    private let said: Set<String>
    private let property: String?
    /// The story that is to be the source.
    private let story: String?

    init(
        _ id: String?, _ property: String?, query: String, story: String? = nil, _ reading: Reading, _ wording: Wording
    ) throws {
        self.wording = wording
        self.query = String(query.prefix(200))
        self.property = property
        self.story = story
        thing = try id.map { id in
            guard let thing = try reading.thing(id) else { throw RequestFault.noThing(id) }
            return thing
        }
        let found = query.isEmpty ? [] : try reading.names(self.query, limit: 30)
        things = found.compactMap { if case .thing(let thing) = $0.what { thing } else { nil } }
        wholes = try reading.things(things.compactMap(\.within.first))
        let kind = thing?.kind
        properties = wording.vocabulary.properties.values.filter { property in
            kind.map { property.kinds.isEmpty || property.kinds.contains($0) } ?? false
        }.sorted {
            (wording.vocabulary.propertyOrder[$0.id] ?? 0) < (wording.vocabulary.propertyOrder[$1.id] ?? 0)
        }
        said = Set(try thing.map { try reading.accounts(of: $0).map(\.property) } ?? [])
    }

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("draft.new") }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("draft.list"), links.drafts())] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                if let thing { p(.class("lead")) { wording.marked(thing.name) } }
            }
            if let thing { choices(of: thing) } else { search }
        }
    }

    private var search: Markup {
        fragment {
            form(.class("sheet"), .action(links.newDraft), .role("search")) {
                div(.class("field")) {
                    label(.for("q")) { wording.say("draft.thing") }
                    p(.class("hint"), .id("q-hint")) { wording.say("draft.thing.hint") }
                    input(.id("q"), .name("q"), .type("search"), .value(query), .aria("describedby", "q-hint"))
                }
                if let property { input(.type("hidden"), .name("property"), .value(property)) }
                if let story { input(.type("hidden"), .name("story"), .value(story)) }
                p { button(.type("submit")) { wording.say("search.button") } }
            }
            if !query.isEmpty, things.isEmpty { p { wording.say("draft.thing.none") } }
            ul(.class("entries")) {
                for thing in things {
                    li {
                        a(.href(links.newDraft(thing: thing.id, property: property, story: story))) {
                            wording.marked(thing.name)
                        }
                        span(.class("about")) {
                            wording.kindLabel(thing.kind)
                            if let whole = thing.within.first.flatMap({ wholes[$0] }) {
                                " · " + whole.shortName(wording.language)
                            }
                        }
                    }
                }
            }
        }
    }

    private func choices(of thing: Thing) -> Markup {
        fragment {
            p { wording.say("draft.property.lead") }
            for sector in Sector.inOrder {
                let own = properties.filter { $0.sector == sector }
                if !own.isEmpty {
                    section {
                        h2 { wording.sector(sector) }
                        ul(.class("entries")) {
                            for property in own {
                                li {
                                    a(.href(links.newDraft(thing: thing.id, property: property.id, story: story))) {
                                        wording.plain(property.label)
                                    }
                                    if !said.contains(property.id) {
                                        span(.class("about")) { wording.say("site.unknown") }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
