import Drafts
import Journal
import Languages
import Measures
package import Observations
package import Register

extension DeskWords {
    /// All lines of a desk in the order of its sections.
    package func items(of sheet: DeskSheet) -> [DeskItem] {
        var items = sheet.alerts.lines.map { alert($0, sheet) }
        items += drafts(sheet.returned, .returned, sheet) + drafts(sheet.toRelease, .release, sheet)
        items += drafts(sheet.toClear, .clear, sheet) + drafts(sheet.mine, .mine, sheet)
        items += sheet.problems
        items += sheet.reported.lines.map { said($0.standing, .reported, sheet) }
        items += sheet.said.lines.map { said($0.standing, .said, sheet) }
        items += sheet.disputes.lines.map { dispute($0, sheet) }
        items += sheet.contests.lines.map { contest($0, sheet) }
        items += sheet.ending.lines.map { ending($0, sheet) }
        items += sheet.aged.lines.map { aged($0, sheet) }
        items += sheet.missing.lines.map { missing($0, sheet) }
        return items + sheet.news.groups.flatMap { $0.changes.map { news($0, sheet) } }
    }

    private func alert(_ alert: StandingAlert, _ sheet: DeskSheet) -> DeskItem {
        let series = alert.series.series
        return DeskItem(
            section: .alerts, id: "alert/\(alert.id)", title: place(series.thing, series.property, sheet.things),
            text: told(alert), reference: .alert(alert.id), milliseconds: alert.told.milliseconds)
    }

    private func drafts(_ pile: DraftPile, _ section: DeskSection, _ sheet: DeskSheet) -> [DeskItem] {
        pile.lines.map { line in
            DeskItem(
                section: section,
                id: line.batch.map { "batch/\($0.id)/\(section.rawValue)" }
                    ?? "draft/\(line.draft.id)/\(line.draft.version)",
                title: title(line, in: sheet),
                text: joined([line.batch == nil ? typed(line.draft) : "", detail(line)]),
                reference: line.batch.map { .batch($0.id) } ?? .draft(line.draft.id),
                milliseconds: line.draft.changedMilliseconds)
        }
    }

    private func said(_ standing: StandingClaim, _ section: DeskSection, _ sheet: DeskSheet) -> DeskItem {
        let claim = standing.claim
        return DeskItem(
            section: section, id: "said/\(claim.id)/\(standing.position)",
            title: place(claim.thing, claim.property, sheet.things), text: summary(claim, sheet.things),
            reference: .claim(claim.id), milliseconds: standing.recordedMilliseconds)
    }

    private func dispute(_ dispute: Dispute, _ sheet: DeskSheet) -> DeskItem {
        let claim = dispute.standing.claim
        return DeskItem(
            section: .disputes, id: "dispute/\(claim.id)/\(dispute.milliseconds)",
            title: place(claim.thing, claim.property, sheet.things),
            text: say(
                "desk.reason",
                ["party": .text(party(dispute.remark.party)), "reason": .text(plain(dispute.remark.reason))]),
            reference: .claim(claim.id), milliseconds: dispute.milliseconds)
    }

    private func contest(_ account: Account, _ sheet: DeskSheet) -> DeskItem {
        DeskItem(
            section: .contests, id: "contest/\(account.thing)/\(account.property)",
            title: place(account.thing, account.property, sheet.things),
            text: joined(
                account.claims.filter(\.isCandidate).prefix(DeskLimits.contestClaims).map {
                    summary($0.claim, sheet.things)
                }),
            reference: .account(thing: account.thing, property: account.property),
            milliseconds: account.claims.map(\.recordedMilliseconds).max())
    }

    private func ending(_ standing: StandingClaim, _ sheet: DeskSheet) -> DeskItem {
        let claim = standing.claim
        return DeskItem(
            section: .ending, id: "ending/\(claim.id)/\(standing.position)",
            title: place(claim.thing, claim.property, sheet.things),
            text: joined([summary(claim, sheet.things), ends(claim)]), reference: .claim(claim.id),
            milliseconds: standing.recordedMilliseconds)
    }

    /// When the term of a claim ends.
    package func ends(_ claim: Claim) -> String {
        claim.until.map { say("desk.ends", ["date": .text(DateFormat(language).period($0))]) } ?? ""
    }

    private func aged(_ line: AgedLine, _ sheet: DeskSheet) -> DeskItem {
        let place = line.figure.place
        return DeskItem(
            section: .aged, id: "aged/\(place.thing)/\(place.property)/\(line.figure.asOf.number)",
            title: self.place(place.thing, place.property, sheet.things),
            text: line.standing.map { summary($0.claim, sheet.things) } ?? "",
            reference: .account(thing: place.thing, property: place.property),
            milliseconds: due(line).map { Instant(startOf: $0).milliseconds })
    }

    /// The day on which a figure should have been looked at again.
    private func due(_ line: AgedLine) -> Day? {
        vocabulary.properties[line.figure.place.property]?.reviewDays.flatMap { line.figure.asOf.adding(days: $0) }
    }

    private func missing(_ place: Quarrel.Place, _ sheet: DeskSheet) -> DeskItem {
        DeskItem(
            section: .missing, id: "missing/\(place.thing)/\(place.property)",
            title: self.place(place.thing, place.property, sheet.things), text: "",
            reference: .account(thing: place.thing, property: place.property), milliseconds: nil)
    }

    private func news(_ change: Change, _ sheet: DeskSheet) -> DeskItem {
        let step = change.step
        return DeskItem(
            section: .news, id: "entry/\(change.entry)", title: "\(happened(step)): \(subject(step, change.thing))",
            text: told(step, sheet.things), reference: .step(thing: change.thing.id, position: step.position),
            milliseconds: step.milliseconds)
    }
}

extension DeskWords {
    /// An alert as a sentence.
    package func told(_ alert: StandingAlert) -> String {
        let series = alert.series.series
        func quantity(_ number: Number?) -> PhraseValue {
            .text(number.map { units.quantity($0.text, series.unit.code, in: language) } ?? "")
        }
        return say(
            PhraseKey("alerts.told.\(alert.rule.watch.rawValue)"),
            [
                "value": quantity(alert.observation?.observation.value), "threshold": quantity(alert.rule.threshold),
                "since": .text(DateFormat(language).period(Period(alert.since.day()))),
            ])
    }

    /// What happened, in two or three words.
    package func happened(_ step: TrailStep) -> String {
        switch step.what {
        case .thing: say("entry.thing-recorded")
        case .claim(_, let isReplaced): say(isReplaced ? "entry.claim-replaced" : "entry.claim-recorded")
        case .remark(let remark): say(PhraseKey("entry.claim-\(remark.stance.rawValue)"))
        case .mark(let mark): say(mark.claim == nil ? "entry.mark-removed" : "entry.claim-marked")
        case .translation: say("entry.translated")
        case .join(let join): say(join.into == nil ? "entry.thing-parted" : "entry.thing-joined")
        }
    }

    /// What an entry is about.
    package func subject(_ step: TrailStep, _ thing: Thing) -> String {
        switch step.what {
        case .claim(let claim, _): property(claim.property) + " – " + plain(thing.name)
        case .mark(let mark): property(mark.property) + " – " + plain(thing.name)
        case .thing, .remark, .translation, .join: plain(thing.name)
        }
    }

    /// What an entry says.
    package func told(_ step: TrailStep, _ things: [String: Thing]) -> String {
        switch step.what {
        case .thing: party(step.party)
        case .claim(let claim, _): summary(claim, things)
        case .remark(let remark): joined([party(remark.party), plain(remark.reason)])
        case .mark(let mark): joined([party(mark.party), plain(mark.reason)])
        case .join(let join): joined([party(step.party), plain(join.reason)])
        case .translation(let translation): joined([translation.language.ownName, translation.text])
        }
    }
}
