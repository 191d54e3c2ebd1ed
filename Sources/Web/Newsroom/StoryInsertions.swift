import Journal
import Languages
import Markup
import Measures
import Newsroom
import Register

/// What the register holds, drawn for a story: maps, charts and figures, as they stand or as they stood.
struct StoryInsertions {
    let reading: Reading
    let wording: Wording
    /// The maps of the site; `nil` where none are drawn.
    let maps: SiteMaps?

    /// The drawings of a version, by the places of their blocks; what cannot be read any more is left out.
    func markup(of version: StoryVersion) throws -> [Int: Markup] {
        var drawn: [Int: Markup] = [:]
        for (place, block) in version.blocks.enumerated() {
            guard case .register(let register) = block else { continue }
            drawn[place] = try markup(register, place)
        }
        return drawn
    }

    private struct Shown {
        let thing: Thing
        let accounts: [Account]
    }

    private func markup(_ block: RegisterBlock, _ place: Int) throws -> Markup? {
        let position = try position(of: block.state)
        let shown = try block.things.compactMap { try taken($0, block.property, at: position) }
        guard !shown.isEmpty else { return nil }
        let drawing: Markup? =
            switch block.form {
            case .map: shown.first.map { maps?.locator(wording, $0.thing) ?? Markup() }
            case .figure: try figure(shown, block.property)
            case .chart: try chart(shown, block.property, place)
            }
        guard let drawing else { return nil }
        let state = try stateLine(block.state, position)
        return fragment {
            if block.form == .map { p(.class("map-name")) { names(shown) } }
            drawing
            p(.class("small story-state")) { state }
        }
    }

    private func names(_ shown: [Shown]) -> Markup {
        let links = Links(language: wording.language)
        return fragment {
            for item in shown { a(.href(links.thing(item.thing.id))) { wording.marked(item.thing.name) } }
        }
    }

    /// The entry after which it is shown; `nil` for what is shown as it stands.
    private func position(of state: RegisterBlock.State) throws -> Int64? {
        switch state {
        case .live, .release: nil
        case .position(let position): position
        case .day(let day): try reading.lastPosition(atEndOf: day, wording.zone)
        }
    }

    private func stateLine(_ state: RegisterBlock.State, _ position: Int64?) throws -> Markup {
        guard let position else { return Markup(text: wording.say("story.insertion.live")) }
        var day: Day?
        if case .day(let stated) = state { day = stated }
        let shown = try day ?? reading.time(at: position).map { Instant(clamping: $0).day(in: wording.zone) }
        return Markup(
            text: wording.say("story.insertion.frozen", ["date": .text(shown.map(wording.day) ?? "\(position)")]))
    }

    private func taken(_ id: String, _ property: String?, at position: Int64?) throws -> Shown? {
        guard let thing = try reading.thing(id) ?? reading.standing(for: id) else { return nil }
        guard let position else {
            let account = try property.flatMap { try reading.account(of: thing, property: $0) }
            return Shown(thing: thing, accounts: account.map { [$0] } ?? [])
        }
        guard let step = try reading.history(of: thing, before: position + 1, limit: 1).first else { return nil }
        let version = try reading.version(of: thing, after: step)
        return version.thing.map { earlier in
            Shown(thing: earlier, accounts: version.accounts.filter { $0.property == property })
        }
    }

    private func figures(_ shown: [Shown]) throws -> Figures {
        Figures(
            wording: wording,
            names: try reading.names(in: shown.flatMap(\.accounts), things: shown.map(\.thing)))
    }

    private func figure(_ shown: [Shown], _ property: String?) throws -> Markup? {
        guard let item = shown.first, let account = item.accounts.first,
            let property = property.flatMap({ wording.vocabulary.properties[$0] })
        else { return nil }
        let figures = try figures(shown)
        return p(.class("story-figure")) {
            span(.class("about")) {
                wording.plain(property.label) + " – "
                a(.href(figures.links.account(item.thing.id, property.id))) {
                    wording.marked(byScript: wording.listName(item.thing))
                }
            }
            span(.class("figure-line")) { figures.chosen(account, of: property) }
        }
    }

    private func chart(_ shown: [Shown], _ property: String?, _ place: Int) throws -> Markup? {
        guard let property = property.flatMap({ wording.vocabulary.properties[$0] }) else { return nil }
        let across = AccountsAcross(
            things: shown.map(\.thing),
            accounts: Dictionary(
                shown.compactMap { item in item.accounts.first.map { (item.thing.id, $0) } }
            ) { first, _ in first })
        let rows = PropertyRows(across, of: property, order: .value, wording)
        let figures = try figures(shown)
        return fragment {
            for (number, run) in rows.drawable(kind: nil).enumerated() {
                ThingsChart(
                    figures: figures, property: property, rows: run, name: "story-\(place)-\(number)", kind: nil
                )
                .markup
            }
            table(.class("of-numbers")) {
                thead {
                    tr {
                        th(.scope("col")) { wording.say("table.name") }
                        th(.scope("col")) { wording.plain(property.label) }
                    }
                }
                tbody {
                    for row in rows.rows {
                        tr {
                            th(.scope("row")) {
                                a(.href(figures.links.thing(row.thing.id))) { wording.marked(row.thing.name) }
                            }
                            td { figures.chosen(row.account, of: property) }
                        }
                    }
                }
            }
        }
    }
}
