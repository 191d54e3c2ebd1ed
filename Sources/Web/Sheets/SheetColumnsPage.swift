import Languages
import Markup
import Members
import Register
import Sheets

/// What each column of a spreadsheet holds, told by hand once.
struct SheetColumnsPage: Page {
    let kit: FormKit
    let signed: Signed
    let run: SheetRun
    let plan: SheetPlan
    let telling: SheetTelling
    let vocabulary: Vocabulary

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("sheet.columns.title") }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] {
        [(wording.say("sheet.title"), links.sheets), (run.name, links.sheet(run.id))]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("sheet.columns.lead") }
            }
            kit.summary
            if let names = run.look?.sheets, names.count > 1 { turning(names) }
            kit.form(to: links.sheetColumns(run.id), signed: signed) {
                for column in plan.columns { choice(column) }
                button(.type("submit")) { wording.say("sheet.columns.save") }
            }
        }
    }

    private func turning(_ names: [String]) -> Markup {
        let options = names.enumerated().map { (value: String($0.offset), label: $0.element) }
        let chosen = FormKit(wording, values: ["sheet": String(plan.sheet)])
        return chosen.form(to: links.sheet(run.id, "turn"), signed: signed) {
            chosen.choice("sheet", wording.say("sheet.columns.sheet"), options)
            button(.type("submit"), .class("quiet")) { wording.say("sheet.columns.turn") }
        }
    }

    private func choice(_ column: SheetColumn) -> Markup {
        let heading = column.heading.isEmpty ? "#\(column.index + 1)" : column.heading
        let samples = (run.look?.samples[column.index] ?? []).filter { !$0.isEmpty }.joined(separator: " · ")
        return fieldset(.class("choices")) {
            legend { wording.marked(byScript: heading) }
            if !samples.isEmpty { p(.class("hint")) { bdi { samples } } }
            kit.choice(
                "role-\(column.index)", title, ColumnRole.allCases.map { ($0.rawValue, telling.say($0)) })
            kit.choice(
                "property-\(column.index)", wording.say("sheet.columns.property"), properties,
                empty: wording.say("sheet.columns.each-row"))
        }
    }

    private var properties: [(value: String, label: String)] {
        AlphabeticalOrder(wording.language).sorted(
            vocabulary.properties.values.map { (value: $0.id, label: telling.name(ofProperty: $0.id)) }
        ) { $0.label }
    }
}

extension SheetPlan {
    /// What the form shows at first.
    var formValues: [String: String] {
        var values: [String: String] = [:]
        for column in columns {
            values["role-\(column.index)"] = column.role.rawValue
            values["property-\(column.index)"] = column.property
        }
        return values
    }

    /// The plan as the form says it.
    func told(by values: [String: String], _ vocabulary: Vocabulary) -> SheetPlan {
        var plan = self
        for index in plan.columns.indices {
            let number = plan.columns[index].index
            if let role = values["role-\(number)"].flatMap(ColumnRole.init(rawValue:)) {
                plan.columns[index].role = role
            }
            let property = values["property-\(number)"].flatMap { vocabulary.properties[$0]?.id }
            plan.columns[index].property = plan.columns[index].role.isOfFigure ? property : nil
        }
        return plan
    }
}
