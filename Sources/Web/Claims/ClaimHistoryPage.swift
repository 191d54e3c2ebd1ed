import Languages
import Markup
import Measures
import Register

/// Every wording of one claim with what each changed, and what was said of it, newest first.
struct ClaimHistoryPage: Page {
    let figures: Figures
    let thing: Thing
    let property: Property
    let claim: Claim
    let steps: [TrailStep]
    /// The clock of the thing.
    var clock = Clock()
    /// Who let each entry pass, by its position.
    var releases: [Int64: EntryRelease] = [:]
    var members: [String: String] = [:]
    var letters = LettersBehind()

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }
    private var words: StepWords { StepWords(figures: figures) }

    private var name: String { "\(wording.plain(property.label)) – \(wording.name(thing))" }

    var title: String { wording.say("history.of", ["name": .text(name)]) }
    var trail: [(name: String, address: Address)] {
        [
            (thing.shortName(wording.language), links.thing(thing.id)),
            (wording.plain(property.label), links.account(thing.id, property.id)),
            (wording.say("claim.title"), links.claim(claim.id)),
        ]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("history.lead") }
            }
            ol(.class("timeline")) {
                for (index, step) in steps.enumerated() {
                    li(.class("done"), .id("entry-\(step.position)")) {
                        wording.moment(step.milliseconds, at: clock)
                        " "
                        strong { words.title(of: step) }
                        " "
                        words.detail(of: step)
                        change(step, after: wordingBefore(index))
                        p(.class("small")) {
                            a(.href(links.step(thing.id, step.position))) {
                                wording.say("history.entry", ["number": .number(String(step.position))])
                            }
                            wording.say("site.list-separator")
                            wording.say("history.by", marking: ["party": wording.partyText(step.party)])
                        }
                        letters.line(step.position, wording)
                        if let release = releases[step.position] {
                            p(.class("small")) { ClaimActs(wording: wording).release(release, names: members) }
                        }
                    }
                }
            }
        }
    }

    private func wordingBefore(_ index: Int) -> Claim? {
        for step in steps[(index + 1)...] {
            if case .claim(let claim, _) = step.what { return claim }
        }
        return nil
    }

    private func change(_ step: TrailStep, after old: Claim?) -> Markup {
        guard let old, case .claim(let new, _) = step.what else { return Markup() }
        return figures.difference(old, new, of: property)
    }
}
