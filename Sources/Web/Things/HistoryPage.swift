import Languages
import Markup
import Measures
import Register

/// What was ever written about a thing, newest first.
struct HistoryPage: Page {
    let figures: Figures
    let thing: Thing
    let steps: [TrailStep]
    /// The position from which the next, older page goes on.
    let next: Int64?

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("history.of", ["name": .text(wording.name(thing))]) }
    var trail: [(name: String, address: Address)] {
        [(thing.shortName(wording.language), links.thing(thing.id))]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("history.lead") }
            }
            ol(.class("timeline")) {
                for step in steps {
                    li(.class("done")) {
                        time(.datetime(Instant(clamping: step.milliseconds).text)) {
                            wording.day(Instant(clamping: step.milliseconds).day())
                        }
                        " "
                        strong { title(of: step) }
                        " "
                        detail(of: step)
                        p(.class("small")) {
                            wording.say("history.entry", ["number": .number(String(step.position))])
                            ", "
                            wording.say("history.by", marking: ["party": wording.partyText(step.party)])
                        }
                    }
                }
            }
            if let next {
                nav(.class("pages")) {
                    a(.href(links.history(thing.id, before: next)), .rel("next")) { wording.say("history.older") }
                }
            }
        }
    }

    private func title(of step: TrailStep) -> String {
        switch step.what {
        case .thing: wording.say("entry.thing-recorded")
        case .claim(_, let isReplaced): wording.say(isReplaced ? "entry.claim-replaced" : "entry.claim-recorded")
        case .remark(let remark): wording.say(PhraseKey("entry.claim-\(remark.stance.rawValue)"))
        case .mark(let mark): wording.say(mark.claim == nil ? "entry.mark-removed" : "entry.claim-marked")
        }
    }

    private func detail(of step: TrailStep) -> Markup {
        switch step.what {
        case .thing(let thing): wording.marked(thing.name)
        case .claim(let claim, let isReplaced):
            if let property = wording.vocabulary.properties[claim.property] {
                fragment {
                    wording.plain(property.label) + ": "
                    if isReplaced {
                        del { figures.value(claim.value, of: property) }
                    } else {
                        figures.figure(claim, of: property)
                    }
                    " "
                    figures.asOf(claim)
                    ", "
                    wording.party(claim.saidBy)
                }
            } else {
                Markup()
            }
        case .remark(let remark):
            fragment {
                a(.href(links.claim(remark.claim))) { wording.say("claim.title") }
                " "
                wording.marked(remark.reason)
            }
        case .mark(let mark):
            fragment {
                wording.propertyLabel(mark.property) + " "
                wording.marked(mark.reason)
            }
        }
    }
}
