package import Sheets

/// What the pages of spreadsheets need of a node: the runs, and who works at them.
package struct SheetDesk: Sendable {
    let book: SheetBook
    package let runner: SheetRunner

    package init(book: SheetBook, runner: SheetRunner) { (self.book, self.runner) = (book, runner) }
}
