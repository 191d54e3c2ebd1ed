import Importing
import Languages
import Markup
import Members
import Register
import Sheets

/// One spreadsheet on its way: how far it is, what it says row by row, and what can be done with it.
struct SheetRunPage: Page {
    let kit: FormKit
    let signed: Signed
    let run: SheetRun
    let lines: [SheetLine]
    let outcome: SheetLine.Outcome?
    /// The number behind which more lines follow.
    let next: Int?
    /// Names that a person must decide on, with the things they could mean.
    let names: [(name: String, things: [String])]
    let telling: SheetTelling

    var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { run.name }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("sheet.title"), links.sheets)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { wording.marked(byScript: title) }
                p(.class("lead")) { wording.say(run.standing) }
            }
            kit.summary
            if let fault = run.fault { p(.class("said")) { telling.say(fault) } }
            if run.state.isGoingOn { goingOn }
            if run.state == .finished { p { wording.say("sheet.finished", ["count": .count(run.drafted)]) } }
            if run.state == .finished, run.drafted > 0 {
                p { a(.href(links.batch(run.id))) { wording.say("sheet.to-drafts") } }
            }
            looks
            if run.state == .checked { acts }
            if run.state == .columns || run.state == .checked, run.look?.list == nil {
                p { a(.href(links.sheetColumns(run.id))) { wording.say("sheet.columns.change") } }
            }
            if run.lineCount > 0 { dryRun }
            if run.state == .checked, !names.isEmpty { choosing }
        }
    }

    private var goingOn: Markup {
        let isDrafting = run.state == .accepting
        let (done, total) = isDrafting ? (run.drafted, run.acceptableCount) : (run.done, run.total)
        return div(.class("said")) {
            if total > 0 {
                p {
                    wording.say(
                        isDrafting ? "sheet.drafting" : "sheet.progress",
                        ["done": .number(String(done)), "total": .number(String(total))])
                }
                progress(.value(Double(done)), .max(Double(total)), .aria("label", wording.say("sheet.outcome")))
            }
            p(.class("small")) { wording.say("sheet.refreshes") }
            kit.act(wording.say("sheet.stop"), to: links.sheet(run.id, "cancel"), signed: signed)
        }
    }

    @MarkupBuilder private var looks: Markup {
        if let look = run.look {
            ul(.class("small")) {
                if look.list != nil { li { wording.say("sheet.look.list") } }
                if let page = look.letters { li { wording.say("sheet.look.letters", ["page": .text(page)]) } }
                if look.hiddenRows > 0 {
                    li { wording.say("sheet.look.hidden-rows", ["count": .count(look.hiddenRows)]) }
                }
                if look.hiddenColumns > 0 {
                    li { wording.say("sheet.look.hidden-columns", ["count": .count(look.hiddenColumns)]) }
                }
                if look.formulas > 0 { li { wording.say("sheet.look.formulas", ["count": .count(look.formulas)]) } }
                if !look.hiddenSheets.isEmpty {
                    li {
                        wording.say(
                            "sheet.look.hidden-sheets", ["names": .text(look.hiddenSheets.joined(separator: ", "))])
                    }
                }
            }
        }
    }

    private var acts: Markup {
        div(.class("acts")) {
            if run.acceptableCount > 0 {
                kit.act(
                    wording.say("sheet.accept", ["count": .count(run.acceptableCount)]),
                    to: links.sheet(run.id, "accept"), signed: signed, isQuiet: false)
                span(.class("small")) { wording.say("sheet.accept-hint") }
            } else {
                span { wording.say("sheet.nothing") }
            }
            kit.act(wording.say("sheet.stop"), to: links.sheet(run.id, "cancel"), signed: signed)
        }
    }

    // MARK: The dry run

    private var dryRun: Markup {
        section {
            p(.class("small")) {
                filter(nil, wording.say("sheet.all"), run.lineCount)
                for item in SheetLine.Outcome.allCases where (run.counts[item] ?? 0) > 0 {
                    " · "
                    filter(item, telling.say(item), run.counts[item] ?? 0)
                }
            }
            div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", wording.say("sheet.outcome"))) {
                table {
                    thead {
                        tr {
                            for key in ["row", "outcome", "figure", "said", "stands", "why"] {
                                th(.scope("col")) { wording.say(PhraseKey("sheet.\(key)")) }
                            }
                        }
                    }
                    tbody { for line in lines { row(line) } }
                }
            }
            if let next {
                p {
                    a(.href(links.sheet(run.id, outcome: outcome?.rawValue, after: next))) { wording.say("sheet.more") }
                }
            }
        }
    }

    @MarkupBuilder private func filter(_ item: SheetLine.Outcome?, _ label: String, _ count: Int) -> Markup {
        let text = "\(label) (\(NumberFormat(wording.language).format(count)))"
        if item == outcome {
            span(.aria("current", "true")) { text }
        } else {
            a(.href(links.sheet(run.id, outcome: item?.rawValue))) { text }
        }
    }

    private func row(_ line: SheetLine) -> Markup {
        tr {
            th(.scope("row")) { bdi { CellPlace(column: line.column, row: line.row - 1).text } }
            td { span(.class("state-word")) { telling.say(line.outcome) } }
            td {
                if let thing = line.thing {
                    a(.href(links.thing(thing))) { wording.marked(byScript: telling.name(ofThing: thing)) }
                }
                if let property = line.property {
                    fragment {
                        br(); telling.name(ofProperty: property)
                    }
                }
            }
            td { bdi { line.said } }
            td { bdi { line.stands ?? "" } }
            td {
                for reason in line.reasons {
                    p(.class("small")) {
                        bdi { reason.cell }
                        ": "
                        telling.say(reason)
                    }
                }
            }
        }
    }

    // MARK: Names

    private var choosing: Markup {
        section(.id("names")) {
            h2 { wording.say("sheet.names.title") }
            p { wording.say("sheet.names.lead") }
            kit.form(to: links.sheet(run.id, "names"), signed: signed) {
                for (index, item) in names.enumerated() {
                    fragment {
                        kit.hidden("name-\(index)", item.name)
                        kit.choice(
                            "thing-\(index)", item.name,
                            item.things.map { ($0, telling.name(ofThing: $0) + " (\($0))") },
                            empty: wording.say("sheet.names.none"))
                    }
                }
                button(.type("submit")) { wording.say("sheet.names.save") }
            }
        }
    }
}

extension SheetRun {
    /// Where it stands; what was checked and holds nothing to accept does not wait for anybody to accept it.
    var standing: PhraseKey {
        state == .checked && acceptableCount == 0 ? "sheet.state.nothing" : PhraseKey("sheet.state.\(state.rawValue)")
    }
}
