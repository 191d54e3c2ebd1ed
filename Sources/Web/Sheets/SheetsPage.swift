import Importing
import Languages
import Markup
import Members
import Register
import Sheets

/// Where a spreadsheet is sent, those sent before, and the sheets to fill in.
struct SheetsPage: Page {
    let kit: FormKit
    let signed: Signed
    let runs: [SheetRun]
    /// The kinds of which something lies in the member's area.
    let kinds: [Kind]

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("sheet.title") }
    var sheets: [String] { ["forms.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("sheet.lead") }
            }
            kit.summary
            kit.form(to: links.sheets, signed: signed, hasFiles: true) {
                kit.file(
                    "file", wording.say("sheet.file"),
                    hint: wording.say(
                        "sheet.file-hint",
                        [
                            "limit": .number(String(Spreadsheet.bytesMax >> 20)),
                            "rows": .number(String(SheetLimits.rowsMax)),
                        ]),
                    kinds: ".xlsx,.xlsm,.csv,.txt,.tsv,text/csv,"
                        + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                button(.type("submit")) { wording.say("sheet.send") }
            }
            if !runs.isEmpty {
                section {
                    h2 { wording.say("sheet.runs") }
                    ul {
                        for run in runs {
                            li {
                                a(.href(links.sheet(run.id))) { wording.marked(byScript: run.name) }
                                ", "
                                wording.say(run.standing)
                            }
                        }
                    }
                }
            }
            if !kinds.isEmpty {
                section {
                    h2 { wording.say("sheet.template.title") }
                    p { wording.say("sheet.template.lead") }
                    ul {
                        for kind in kinds {
                            li {
                                a(.href(links.sheetTemplate(kind.id)), .download("\(kind.id).xlsx")) {
                                    kind.plural.reading(in: wording.language)?.text ?? kind.id
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
