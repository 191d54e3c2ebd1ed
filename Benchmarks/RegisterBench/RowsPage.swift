import Foundation
import Markup

/// How long a page with a table of 100 rows takes to be written out: eight cells a row, each a link with text that has
/// to be escaped, as the widest lists have.
enum RowsPage {
    static let rows = 100
    static let cells = 8

    /// Milliseconds of processor time for one page, the mean of `count` after as many to warm up.
    static func milliseconds(count: Int = 300) -> Double {
        var size = 0
        for _ in 0..<count { size += page().bytes.count }
        let before = clock()
        for _ in 0..<count { size += page().bytes.count }
        let spent = Double(clock() - before) / Double(CLOCKS_PER_SEC)
        // What is never used might never be written.
        return size > 0 ? spent * 1_000 / Double(count) : .infinity
    }

    private static func page() -> Markup {
        document(language: "fa", direction: .rightToLeft, title: "Rows & columns") {
            main {
                table(.class("across")) {
                    tbody {
                        for row in 0..<rows {
                            tr {
                                for cell in 0..<cells {
                                    td {
                                        a(.class("figure"), .href(Address("/fa/claims/row-\(row)-cell-\(cell)"))) {
                                            span(.class("value")) { "۱۲٬\(row) <\(cell)> میلیون تن" }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
