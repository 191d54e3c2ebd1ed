import Languages
import Markup
import Measures
import Register

/// An account at length: the chosen figure, the rivals on one axis, why it was chosen, and every claim.
struct AccountView: Sendable {
    let figures: Figures
    let property: Property
    let account: Account
    /// Whether the reader may enter a figure beside these.
    var isWritable = false

    private var wording: Wording { figures.wording }

    var markup: Markup {
        section(.id(property.id)) {
            h3 { wording.plain(property.label) }
            if let chosen = account.chosen { chosenLine(chosen.claim) }
            chart
            rule
            if isWritable {
                p(.class("small no-print")) {
                    a(.href(figures.links.newDraft(thing: account.thing, property: property.id))) {
                        wording.say("act.enter")
                    }
                }
            }
            claimList(current, title: "claims.title")
            if !earlier.isEmpty {
                details {
                    summary { wording.say("account.earlier") }
                    claimList(earlier, title: nil)
                }
            }
            if !withdrawn.isEmpty {
                details {
                    summary { wording.say("account.withdrawn") }
                    claimList(withdrawn, title: nil)
                }
            }
        }
    }

    /// The chosen claim with everything of the same time: what a reader must see beside it.
    private var current: [StandingClaim] { account.sameTimeClaims }

    private var earlier: [StandingClaim] {
        let shown = Set(current.map(\.claim.id))
        return account.claims.filter { $0.isCandidate && !shown.contains($0.claim.id) }
    }

    private var withdrawn: [StandingClaim] { account.claims.filter { !$0.isCandidate } }

    private func chosenLine(_ claim: Claim) -> Markup {
        p(.class("figure-line")) {
            a(.class("figure figure-big"), .href(figures.links.claim(claim.id))) {
                figures.value(claim.value, of: property)
            }
            " "
            figures.asOf(claim)
            " "
            figures.datum(claim)
            for state in account.states.sorted() where state != .single {
                " "
                figures.state(state, until: claim.until)
            }
        }
    }

    /// Why this one: the rule in a sentence, with the spread it leaves.
    private var rule: Markup {
        guard let chosen = account.chosen, account.reason != .onlyClaim else { return Markup() }
        return p(.class("rule")) {
            strong { wording.say("reason.label") }
            " "
            reason(chosen.claim)
            if let spread = account.spread, let unit = property.unit {
                " "
                wording.say("account.spread")
                " "
                wording.say(
                    "account.spread.between",
                    [
                        "low": .number(Figures.rounded(spread.lowerBound)),
                        "high": .number(Figures.rounded(spread.upperBound)),
                    ])
                " "
                wording.units.name(unit.code, in: wording.language) + "."
            }
            if !account.incomparable.isEmpty { " " + wording.say("state.incomparable.explained") }
            " "
            a(.href(figures.links.method)) { wording.say("reason.rule") }
        }
    }

    private func reason(_ claim: Claim) -> Markup {
        let party = ["party": wording.partyText(claim.saidBy)]
        return switch account.reason {
        case .none: Markup()
        case .onlyClaim: Markup(text: wording.say("reason.only"))
        case .markedByOwner:
            wording.say(
                "reason.marked-because",
                marking: [
                    "party": wording.partyText(account.mark?.party ?? ""), "reason": account.mark?.reason ?? Text(),
                ])
        case .saidByOwner: wording.say("reason.owner", marking: party)
        case .undoubted: Markup(text: wording.say("reason.not-suspect"))
        case .saidByInternational: wording.say("reason.international", marking: party)
        case .moreAuthoritative: Markup(text: wording.say("reason.found"))
        case .newest: Markup(text: wording.say(othersAreUndated ? "reason.dated" : "reason.newest"))
        case .firmest: Markup(text: wording.say("reason.firmest"))
        case .latestRecorded: Markup(text: wording.say("reason.last-recorded"))
        }
    }

    private var othersAreUndated: Bool {
        account.claims.dropFirst().filter(\.isCandidate).allSatisfy { $0.claim.asOf == nil }
    }

    private func claimList(_ claims: [StandingClaim], title: PhraseKey?) -> Markup {
        fragment {
            if let title { h4 { wording.say(title) } }
            ol(.class("claims")) {
                for standing in claims {
                    ClaimLine(figures: figures, property: property, standing: standing).markup(
                        isChosen: standing == account.chosen)
                }
            }
        }
    }

    /// The rivals on one axis, or values over time; nothing where there is nothing to compare.
    private var chart: Markup {
        AccountChart(figures: figures, property: property, account: account).markup
    }
}

extension Account {
    /// The chosen claim, its rivals, and whatever else was said of the very same time.
    var sameTimeClaims: [StandingClaim] {
        guard let chosen else { return [] }
        let beside = Set((rivals + incomparable).map(\.claim.id))
        return claims.filter { standing in
            standing.isCandidate
                && (standing == chosen || beside.contains(standing.claim.id)
                    || standing.claim.asOf?.span == chosen.claim.asOf?.span)
        }
    }
}
