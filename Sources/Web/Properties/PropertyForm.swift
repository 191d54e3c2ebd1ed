import Languages
import Markup
import Register

/// The choices of a property's page: of which kind, within what, in which order.
///
/// It works without scripts.
struct PropertyForm: Sendable {
    let page: PropertyPage

    private var wording: Wording { page.wording }
    private var question: PropertyQuestion { page.question }

    var markup: Markup {
        form(.class("ask no-print"), .method("get"), .action(page.links.property(page.property.id))) {
            if page.property.kinds.count > 1 { field("kind", wording.say("thing.kind")) { kinds } }
            field("within", wording.say("thing.within")) { places }
            field("order", wording.say("properties.order")) {
                for order in PropertyQuestion.Order.allCases {
                    option(.value(order.rawValue), .selected(order == page.order)) {
                        wording.say(PhraseKey("properties.order.\(order.rawValue)"))
                    }
                }
            }
            button(.type("submit")) { wording.say("site.show") }
        }
    }

    private func field(_ name: String, _ title: String, @MarkupBuilder options: () -> Markup) -> Markup {
        div(.class("ask-field")) {
            label(.for("ask-\(name)")) { title }
            select(.id("ask-\(name)"), .name(name), content: options)
        }
    }

    private var kinds: Markup {
        let kinds = page.property.kinds.compactMap { wording.vocabulary.kinds[$0] }.sorted {
            ($0.order, $0.id) < ($1.order, $1.id)
        }
        return fragment {
            option(.value("")) { wording.say("properties.all-kinds") }
            for kind in kinds {
                option(.value(kind.id), .selected(kind.id == question.kind)) { wording.kindPlural(kind.id) }
            }
        }
    }

    private var places: Markup {
        fragment {
            option(.value("")) { wording.say("properties.everywhere") }
            for group in page.provinces.groups {
                optgroup(.label(group.country.shortName(wording.language))) {
                    place(group.country)
                    for province in group.provinces { place(province) }
                }
            }
            if let within = question.within, !page.provinces.holds(within), let thing = page.figures.names[within] {
                place(thing)
            }
        }
    }

    private func place(_ thing: Thing) -> Markup {
        option(.value(thing.id), .selected(thing.id == question.within)) { thing.shortName(wording.language) }
    }
}

extension ProvinceIndex {
    func holds(_ id: String) -> Bool {
        groups.contains { $0.country.id == id || $0.provinces.contains { $0.id == id } }
    }
}
