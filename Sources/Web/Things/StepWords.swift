import Languages
import Markup
import Register

/// How an entry about a thing is told: on its history, among the changes, and in feeds.
struct StepWords: Sendable {
    let figures: Figures

    private var wording: Wording { figures.wording }

    /// What happened, in two or three words.
    func title(of step: TrailStep) -> String {
        switch step.what {
        case .thing: wording.say("entry.thing-recorded")
        case .claim(_, let isReplaced): wording.say(isReplaced ? "entry.claim-replaced" : "entry.claim-recorded")
        case .remark(let remark): wording.say(PhraseKey("entry.claim-\(remark.stance.rawValue)"))
        case .mark(let mark): wording.say(mark.claim == nil ? "entry.mark-removed" : "entry.claim-marked")
        case .join(let join): wording.say(join.into == nil ? "entry.thing-parted" : "entry.thing-joined")
        case .translation: wording.say("entry.translated")
        }
    }

    /// What the entry says, with links to the claims it speaks of.
    func detail(of step: TrailStep) -> Markup {
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
                    wording.say("site.list-separator")
                    wording.party(claim.saidBy)
                }
            } else {
                Markup()
            }
        case .remark(let remark):
            fragment {
                a(.href(figures.links.claim(remark.claim))) { wording.say("claim.title") }
                " "
                wording.marked(remark.reason)
            }
        case .mark(let mark):
            fragment {
                wording.propertyLabel(mark.property) + " "
                wording.marked(mark.reason)
            }
        case .join(let join):
            fragment {
                for (place, id) in [join.thing, join.into].compactMap(\.self).enumerated() {
                    if place > 0 { " → " }
                    if let thing = figures.names[id] { wording.marked(thing.name) } else { code { id } }
                }
                wording.say("site.list-separator")
                wording.marked(join.reason)
            }
        case .translation(let translation):
            fragment {
                translation.language.ownName + ": "
                wording.marked(translation.text, in: translation.language)
                if translation.maker == .machine { " (" + wording.say("translation.state.machine") + ")" }
            }
        }
    }

    /// What the entry says, as plain text.
    func summary(of step: TrailStep) -> String {
        let parts: [String] =
            switch step.what {
            case .thing(let thing): [wording.kindLabel(thing.kind), wording.name(thing)]
            case .claim(let claim, _): claimParts(claim)
            case .remark(let remark): [wording.plain(remark.reason)]
            case .mark(let mark): [wording.propertyLabel(mark.property), wording.plain(mark.reason)]
            case .join(let join):
                [join.thing, join.into].compactMap { id in id.flatMap { figures.names[$0].map(wording.name) ?? $0 } }
                    + [wording.plain(join.reason)]
            case .translation(let translation): [translation.language.ownName, translation.text]
            }
        return parts.filter { !$0.isEmpty }.joined(separator: wording.say("site.list-separator"))
    }

    private func claimParts(_ claim: Claim) -> [String] {
        guard let property = wording.vocabulary.properties[claim.property] else { return [] }
        return [
            figures.plain(claim.value, of: property),
            claim.asOf.map(wording.period) ?? "", wording.partyName(claim.saidBy),
        ]
    }

    /// What the entry is about: the property where there is one, and the thing.
    func subject(of step: TrailStep, _ thing: Thing) -> String {
        let property: String? =
            switch step.what {
            case .claim(let claim, _): claim.property
            case .mark(let mark): mark.property
            case .thing, .remark, .translation, .join: nil
            }
        guard let property else { return wording.name(thing) }
        return wording.propertyLabel(property) + " – " + wording.name(thing)
    }

    /// The page that shows what the entry says: the claim or the thing as it stands, else the place in the history.
    func address(of step: TrailStep, _ thing: Thing) -> Address {
        switch step.what {
        case .claim(let claim, isReplaced: false): figures.links.claim(claim.id)
        case .claim, .remark, .mark, .translation, .join: figures.links.step(thing.id, step.position)
        case .thing: figures.links.thing(thing.id)
        }
    }
}
