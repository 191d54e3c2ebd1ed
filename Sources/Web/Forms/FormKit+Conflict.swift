import Languages
import Markup

/// Two people on one draft, and a draft that keeps itself.
extension FormKit {
    /// Both texts, field by field, where they differ: what stands now is struck out, what was typed stands behind it.
    var conflict: Markup {
        guard let theirs else { return Markup() }
        let names = Set(theirs.keys).union(values.keys).sorted().filter { (theirs[$0] ?? "") != value($0) }
        return section(.class("said"), .role("alert"), .id("conflict")) {
            h2 { wording.say("draft.conflict.title") }
            p { wording.say("draft.conflict.lead") }
            dl(.class("facts")) {
                for name in names {
                    div {
                        dt { wording.field(name) }
                        dd {
                            del(.dir(.automatic)) { theirs[name] ?? "" }
                            " "
                            ins(.dir(.automatic)) { value(name) }
                        }
                    }
                }
            }
        }
    }

    /// Where the script tells when it has saved by itself; `address` where a form is not saved where it is sent.
    func saved(to address: Address? = nil, act: String = DraftFormField.act, seen: String = DraftFormField.seen)
        -> Markup
    {
        span(
            .class("about"), .id("draft-saved"), .role("status"),
            address.map { .data("address", $0.text) } ?? Attribute.none, .data("act", act), .data("seen", seen),
            .data("said", wording.say("draft.saved-at", ["time": .text("{time}")])),
            .data("conflict", wording.say("draft.error.conflict"))
        ) {}
    }
}
