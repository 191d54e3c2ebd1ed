import Languages
import Markup

/// The words of a chart in the language of its page.
struct ChartWords: Sendable {
    /// Over the chart: what is shown, in which unit and datum.
    let title: String
    /// What the drawing shows, read aloud.
    let about: String
    /// Opens the table, such as "As a table".
    let asTable: String
    /// Head of the first column: who says it, or when it was.
    let first: String
    /// Head of the second column: the unit.
    let second: String

    init(title: String, about: String, asTable: String, first: String, second: String) {
        self.title = title
        self.about = about
        self.asTable = asTable
        self.first = first
        self.second = second
    }
}

/// One row of the table under a chart.
struct ChartRow: Sendable {
    let head: String
    let language: Language
    let value: String
    let isChosen: Bool
}

extension ChartWords {
    /// A drawing with its title above and its numbers as a table below.
    func figure(_ kind: String, drawing: Markup, rows: [ChartRow], page: Language) -> Markup {
        element(.figure, [.class(kind)]) {
            figcaption(.class("chart-title")) { title }
            drawing
            details {
                summary { asTable }
                table {
                    thead {
                        tr {
                            th(.scope("col")) { first }
                            th(.scope("col"), .class("number")) { second }
                        }
                    }
                    tbody { for row in rows { line(row, page) } }
                }
            }
        }
    }

    private func line(_ row: ChartRow, _ page: Language) -> Markup {
        tr(.when(row.isChosen, .class("chosen"))) {
            th(.scope("row"), .when(row.language != page, .lang(row.language.tag))) {
                Isolation.isolated(row.head, in: page.direction)
            }
            td(.class("number")) { row.value }
        }
    }
}
