package import Observations

/// What the pages of imports need of a node: the book of imports, and who works at them.
package struct SeriesDesk: Sendable {
    let book: SeriesImportBook
    package let worker: SeriesImporter

    package init(book: SeriesImportBook, worker: SeriesImporter) { (self.book, self.worker) = (book, worker) }
}
