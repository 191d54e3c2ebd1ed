import Languages
import Markup
import Register

/// The form in which two things are chosen; it works without scripts.
struct CompareChoices: Sendable {
    /// So many things are offered at most; a longer list helps nobody.
    static let optionsMax = 250

    /// Things under the whole they lie in, both in the alphabetical order of the reader's language.
    struct Group: Sendable {
        let whole: Thing?
        let things: [Thing]
    }

    let groups: [Group]
    let first: Thing?
    let second: Thing?

    init(things: [Thing], wholes: [String: Thing], first: Thing?, second: Thing?, _ wording: Wording) {
        let order = AlphabeticalOrder(wording.language)
        let offered = Array(order.sorted(things, by: wording.listName).prefix(Self.optionsMax))
        let missing = [first, second].compactMap(\.self).filter { chosen in !offered.contains { $0.id == chosen.id } }
        let byCountry = Dictionary(grouping: offered + missing) { thing in
            thing.within.first { wholes[$0]?.kind == "country" } ?? ""
        }
        let named = byCountry.filter { !$0.key.isEmpty }.compactMap { id, things in
            wholes[id].map { Group(whole: $0, things: things) }
        }
        groups =
            order.sorted(named) { $0.whole.map(wording.listName) ?? "" }
            + (byCountry[""].map { [Group(whole: nil, things: $0)] } ?? [])
        self.first = first
        self.second = second
    }

    func markup(_ wording: Wording, _ links: Links) -> Markup {
        form(.class("ask no-print"), .method("get"), .action(links.compare())) {
            field("a", "compare.first", first, wording)
            field("b", "compare.second", second, wording)
            button(.type("submit")) { wording.say("compare.button") }
        }
    }

    private func field(_ name: String, _ key: PhraseKey, _ chosen: Thing?, _ wording: Wording) -> Markup {
        div(.class("ask-field")) {
            label(.for("compare-\(name)")) { wording.say(key) }
            select(.id("compare-\(name)"), .name(name)) {
                if chosen == nil { option(.value("")) { wording.say("compare.choose") } }
                for group in groups {
                    if let whole = group.whole {
                        optgroup(.label(whole.shortName(wording.language))) { options(group, chosen, wording) }
                    } else {
                        options(group, chosen, wording)
                    }
                }
            }
        }
    }

    private func options(_ group: Group, _ chosen: Thing?, _ wording: Wording) -> Markup {
        fragment {
            for thing in group.things {
                option(.value(thing.id), .selected(thing.id == chosen?.id)) { wording.listName(thing) }
            }
        }
    }
}
