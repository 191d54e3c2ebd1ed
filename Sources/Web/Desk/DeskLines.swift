import Desk
import Drafts
import Languages
import Markup
import Observations
import Measures
import Register

/// The lines of a desk: what each is about, what is said of it, and what can be done.
struct DeskLines {
    let page: DeskPage

    private var wording: Wording { page.wording }
    private var words: DeskWords { page.words }
    private var links: Links { page.links }
    private var sheet: DeskSheet { page.sheet }
    private var figures: Figures { page.figures }

    func drafts(_ pile: DraftPile, _ section: DeskSection) -> Markup {
        let isOwn = section == .mine || section == .returned
        return list(pile.lines) { line in
            let address = links.of(line.batch.map { .batch($0.id) } ?? .draft(line.draft.id))
            return self.line(
                about: a(.href(address)) { wording.marked(byScript: words.title(line, in: sheet)) },
                said: fragment {
                    if line.batch == nil, case let typed = words.typed(line.draft), !typed.isEmpty {
                        bdi { typed }
                        wording.say("site.list-separator")
                    }
                    words.waiting(since: line.draft.changedMilliseconds)
                    if let reason = line.returned?.reason { p(.class("said")) { bdi { reason } } }
                }, acts: [(Self.act(section), isOwn && line.batch == nil ? links.deskEdit(line.draft.id) : address)],
                button: button(line, section))
        }
    }

    /// What needs no more input is done from here; all else is decided on the page of the draft.
    private func button(_ line: DraftPile.Line, _ section: DeskSection) -> Markup {
        guard line.batch == nil, section == .release || section == .clear else { return Markup() }
        let act: DraftAct = section == .release ? .approved : .cleared
        guard line.draft.acts(for: page.signed).contains(act) else { return Markup() }
        return FormKit(wording).act(
            wording.say(PhraseKey("draft.act.\(act.rawValue)")),
            to: links.draft(line.draft.id, act: DraftActs.step(act)), signed: page.signed,
            hidden: [DraftFormField.seen: String(line.draft.version), DraftFormField.from: "desk"])
    }

    private static func act(_ section: DeskSection) -> PhraseKey {
        switch section {
        case .returned: "desk.act.correct-again"
        case .release, .clear: "desk.act.look"
        default: "desk.act.continue"
        }
    }

    /// Problems and reports of strangers, each a step from being looked at.
    var problems: Markup {
        list(sheet.problems) { item in
            let address = links.of(item.reference)
            return line(
                about: a(.href(address)) { wording.marked(byScript: item.title) },
                said: Markup(text: item.text), acts: [("desk.act.look", address)])
        }
    }

    /// What others said, under the things it is said of; of which only one thing is said stands by itself.
    func said(_ pile: DeskPile<SaidLine>, _ section: DeskSection) -> Markup {
        let groups = Self.grouped(pile.lines)
        return fragment {
            for group in groups where group.lines.count > 1 {
                h3 { thing(group.thing) }
                list(group.lines) { line in
                    saidLine(line, about: Markup(text: wording.propertyLabel(line.standing.claim.property)))
                }
            }
            list(groups.filter { $0.lines.count == 1 }.flatMap(\.lines)) { line in
                saidLine(line, about: place(line.standing.claim.thing, line.standing.claim.property))
            }
            older(pile, section)
        }
    }

    private func saidLine(_ line: SaidLine, about: Markup) -> Markup {
        let claim = line.standing.claim
        return self.line(
            about: about,
            said: fragment {
                figure(claim)
                wording.say("site.list-separator")
                wording.party(claim.saidBy)
            },
            acts: answers(
                claim,
                SaidLine.stances.map { (PhraseKey("desk.act.\($0.rawValue)"), links.remark($0, on: claim.id)) }))
    }

    private static func grouped(_ lines: [SaidLine]) -> [(thing: String, lines: [SaidLine])] {
        var groups: [(thing: String, lines: [SaidLine])] = []
        for line in lines {
            let thing = line.standing.claim.thing
            if let place = groups.firstIndex(where: { $0.thing == thing }) {
                groups[place].lines.append(line)
            } else {
                groups.append((thing, [line]))
            }
        }
        return groups
    }

    private func older(_ pile: DeskPile<SaidLine>, _ section: DeskSection) -> Markup {
        let isLater = (section == .said ? page.limits.saidBefore : page.limits.reportedBefore) != .max
        return fragment {
            if pile.next != nil || isLater {
                nav(.class("pages"), .aria("label", words.heading(section))) {
                    if isLater { a(.href(links.deskSection(section))) { wording.say("desk.newest") } }
                    if let next = pile.next {
                        a(.href(links.desk(section, before: next)), .rel("next")) { wording.say("desk.older") }
                    }
                }
            }
        }
    }

    var disputes: Markup {
        list(sheet.disputes.lines) { dispute in
            let claim = dispute.standing.claim
            return line(
                about: place(claim.thing, claim.property),
                said: fragment {
                    figure(claim)
                    p(.class("said")) {
                        wording.say(
                            "desk.reason",
                            marking: [
                                "party": wording.partyText(dispute.remark.party), "reason": dispute.remark.reason,
                            ])
                    }
                }, acts: answers(claim, [("desk.act.answer", links.claim(claim.id))]))
        }
    }

    var contests: Markup {
        list(sheet.contests.lines) { account in
            line(
                about: place(account.thing, account.property),
                said: ul(.class("plain")) {
                    for standing in account.claims.filter(\.isCandidate).prefix(DeskLimits.contestClaims) {
                        li {
                            figure(standing.claim)
                            wording.say("site.list-separator")
                            wording.party(standing.claim.saidBy)
                        }
                    }
                }, acts: own([("desk.act.mark", links.account(account.thing, account.property))]))
        }
    }

    var ending: Markup {
        list(sheet.ending.lines) { standing in
            let claim = standing.claim
            return line(
                about: place(claim.thing, claim.property),
                said: fragment {
                    figure(claim)
                    wording.say("site.list-separator")
                    words.ends(claim)
                }, acts: own([("desk.act.prolong", links.enter(claim.thing, claim.property))]))
        }
    }

    var aged: Markup {
        list(sheet.aged.lines) { item in
            let place = item.figure.place
            return line(
                about: self.place(place.thing, place.property),
                said: fragment {
                    if let claim = item.standing?.claim {
                        figure(claim)
                        wording.say("site.list-separator")
                        wording.party(claim.saidBy)
                    }
                }, acts: own([("desk.act.renew", links.enter(place.thing, place.property))]))
        }
    }

    var alerts: Markup {
        list(sheet.alerts.lines) { alert in
            line(
                about: self.place(alert.series.series.thing, alert.series.series.property),
                said: fragment {
                    a(.href(links.observations(of: alert.series.id))) { words.told(alert) }
                }, acts: [])
        }
    }

    var missing: Markup {
        list(sheet.missing.lines) { place in
            line(
                about: self.place(place.thing, place.property), said: Markup(),
                acts: own([("desk.act.enter", links.enter(place.thing, place.property))]))
        }
    }

    var news: Markup {
        fragment {
            for group in sheet.news.groups {
                h3 {
                    if let place = group.place {
                        a(.href(links.thing(place.id))) { wording.marked(byScript: wording.listName(place)) }
                    } else {
                        wording.say("desk.news.elsewhere")
                    }
                    " "
                    span(.class("count")) { wording.number(group.count) }
                }
                ol(.class("desk-lines")) { for change in group.changes { newsLine(change) } }
                if group.count > group.changes.count, let place = group.place {
                    p(.class("small")) {
                        a(.href(links.changes(ChangesQuery(scope: ChangeScope(whole: place.id))))) {
                            wording.say("desk.news.all")
                        }
                    }
                }
            }
        }
    }

    private func newsLine(_ change: Change) -> Markup {
        li {
            div(.class("about")) {
                words.happened(change.step)
                ": "
                a(.href(links.step(change.thing.id, change.step.position))) {
                    wording.marked(byScript: words.subject(change.step, change.thing))
                }
            }
            div(.class("told")) { wording.marked(byScript: words.told(change.step, sheet.things)) }
        }
    }
}

extension DeskLines {
    private func list<Line>(_ lines: [Line], _ markup: (Line) -> Markup) -> Markup {
        guard !lines.isEmpty else { return Markup() }
        return ol(.class("desk-lines")) { for line in lines { markup(line) } }
    }

    private func line(
        about: Markup, said: Markup, acts: [(key: PhraseKey, address: Address)], button: Markup = Markup()
    ) -> Markup {
        li {
            div(.class("about")) { about }
            div(.class("told")) { said }
            if !acts.isEmpty {
                div(.class("desk-acts no-print")) {
                    for act in acts { a(.href(act.address)) { wording.say(act.key) } }
                    button
                }
            }
        }
    }

    /// Acts that only who writes for the party is offered.
    private func own(_ acts: [(key: PhraseKey, address: Address)]) -> [(key: PhraseKey, address: Address)] {
        sheet.mayWrite ? acts : []
    }

    /// Answers to a claim; where one is on its way already, the way to it instead.
    private func answers(
        _ claim: Claim, _ acts: [(key: PhraseKey, address: Address)]
    ) -> [(key: PhraseKey, address: Address)] {
        guard sheet.mayWrite, let draft = sheet.underway["claim/\(claim.id)"] else { return own(acts) }
        return [(PhraseKey("desk.underway.\(draft.state.rawValue)"), links.of(.draft(draft.id)))]
    }

    private func place(_ thing: String, _ property: String) -> Markup {
        a(.href(links.account(thing, property))) {
            wording.propertyLabel(property)
            " – "
            sheet.things[thing].map { wording.marked(byScript: wording.name($0)) } ?? Markup(text: thing)
        }
    }

    private func thing(_ id: String) -> Markup {
        a(.href(links.thing(id))) {
            sheet.things[id].map { wording.marked(byScript: wording.name($0)) } ?? Markup(text: id)
        }
    }

    private func figure(_ claim: Claim) -> Markup {
        guard let property = wording.vocabulary.properties[claim.property] else { return Markup() }
        return fragment {
            figures.figure(claim, of: property)
            " "
            figures.asOf(claim)
        }
    }
}
