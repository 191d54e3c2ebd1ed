import Languages
import Markup
import Measures
import Register

/// A thing as it stood after one entry beside how it stood after a later one.
struct ComparisonPage: Page {
    let figures: Figures
    let thing: Thing
    let difference: VersionDifference
    /// The clock of the thing.
    var clock = Clock()

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }
    private var versions: [ThingVersion] { [difference.before, difference.after] }

    var title: String { wording.say("history.comparison.of", ["name": .text(wording.name(thing))]) }
    var trail: [(name: String, address: Address)] {
        [
            (thing.shortName(wording.language), links.thing(thing.id)),
            (wording.say("history.title"), links.history(thing.id)),
        ]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { wording.say("history.comparison.of", marking: ["name": thing.name]) }
                p(.class("lead")) { wording.say("history.comparison.lead") }
            }
            div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", title)) {
                table(.class("versions")) {
                    thead {
                        tr {
                            th(.scope("col")) { wording.say("claim.property") }
                            for version in versions { th(.scope("col")) { head(of: version) } }
                        }
                    }
                    tbody {
                        row(wording.say("table.name")) { version in
                            version.thing.map { wording.marked($0.name) }
                                ?? Markup(text: wording.say("history.comparison.not-there"))
                        }
                        row(wording.say("thing.kind")) { version in
                            Markup(text: version.thing.map { wording.kindLabel($0.kind) } ?? "–")
                        }
                        row(wording.say("thing.within")) { wholes($0) }
                        for account in difference.accounts { chosenRow(account) }
                    }
                }
            }
            names
            for account in difference.accounts where !account.changes.isEmpty { changes(account) }
            if !difference.unchanged.isEmpty { unchanged }
        }
    }

    private func head(of version: ThingVersion) -> Markup {
        fragment {
            a(.href(links.step(thing.id, version.position))) {
                wording.say("history.entry", ["number": .number(String(version.position))])
            }
            " "
            span(.class("as-of")) { wording.moment(version.milliseconds, at: clock) }
        }
    }

    private func row(_ name: String, _ cell: (ThingVersion) -> Markup) -> Markup {
        tr {
            th(.scope("row")) { name }
            for version in versions { td { cell(version) } }
        }
    }

    private func wholes(_ version: ThingVersion) -> Markup {
        let names = (version.thing?.within ?? []).map { id in
            figures.names[id].map { wording.marked($0.name) } ?? Markup(text: id)
        }
        return names.isEmpty ? Markup(text: "–") : names.joined(by: wording.say("site.list-separator"))
    }

    private func chosenRow(_ account: AccountChange) -> Markup {
        tr {
            th(.scope("row")) {
                a(.href(links.account(thing.id, account.property))) { wording.propertyLabel(account.property) }
            }
            for version in [account.before, account.after] { td { chosen(version) } }
        }
    }

    private func chosen(_ account: Account?) -> Markup {
        guard let account, let claim = account.chosen?.claim,
            let property = wording.vocabulary.properties[account.property]
        else { return Markup(text: "–") }
        return fragment {
            figures.figure(claim, of: property)
            " "
            figures.asOf(claim)
            for state in account.states.sorted() where state != .single {
                " "
                figures.state(state, until: claim.until)
            }
        }
    }

    private var names: Markup {
        guard let old = difference.before.thing, let new = difference.after.thing, old.name != new.name else {
            return Markup()
        }
        return section {
            h2 { wording.say("table.name") }
            figures.difference(old.name, new.name)
        }
    }

    private func changes(_ account: AccountChange) -> Markup {
        section(.class("change")) {
            h2 { wording.propertyLabel(account.property) }
            if let property = wording.vocabulary.properties[account.property] {
                ol(.class("claims")) {
                    for change in account.changes { li { line(change, property) } }
                }
            }
        }
    }

    private func line(_ change: AccountChange.ClaimChange, _ property: Property) -> Markup {
        switch change {
        case .added(let claim): stated("entry.claim-recorded", claim.claim, property)
        case .withdrawn(let claim): struck("entry.claim-withdrawn", claim.claim, property)
        case .gone(let claim): struck("history.comparison.gone", claim.claim, property)
        case .replaced(let old, let new):
            fragment {
                stated("history.comparison.replaced", new.claim, property)
                figures.difference(old.claim, new.claim, of: property)
            }
        case .marked(let mark):
            fragment {
                strong { wording.say(mark == nil ? "entry.mark-removed" : "entry.claim-marked") }
                if let mark {
                    " "
                    wording.party(mark.party)
                    ": "
                    wording.marked(mark.reason)
                }
            }
        case .remarked(let claim, let remarks):
            fragment {
                for remark in remarks {
                    stated(PhraseKey("entry.claim-\(remark.stance.rawValue)"), claim.claim, property)
                    p(.class("small")) {
                        wording.party(remark.party)
                        ": "
                        wording.marked(remark.reason)
                    }
                }
            }
        }
    }

    private func stated(_ what: PhraseKey, _ claim: Claim, _ property: Property) -> Markup {
        div(.class("line")) {
            strong { wording.say(what) }
            " "
            figures.figure(claim, of: property)
            " "
            figures.asOf(claim)
            " "
            span(.class("who")) { a(.href(links.party(claim.saidBy))) { wording.party(claim.saidBy) } }
        }
    }

    private func struck(_ what: PhraseKey, _ claim: Claim, _ property: Property) -> Markup {
        div(.class("line")) {
            strong { wording.say(what) }
            " "
            del { figures.value(claim.value, of: property) }
            " "
            figures.asOf(claim)
            " "
            span(.class("who")) { wording.party(claim.saidBy) }
        }
    }

    private var unchanged: Markup {
        p(.class("small")) {
            wording.say("history.comparison.unchanged", ["count": .count(difference.unchanged.count)])
            " "
            difference.unchanged.map(wording.propertyLabel).joined(separator: wording.say("site.list-separator"))
        }
    }
}
