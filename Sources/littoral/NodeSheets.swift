import Drafts
import Journal
import Languages
import Measures
import Observations
import OpenData
import Register
import Runs
import Sheets
import Web

/// Puts together what takes spreadsheets and files of observations: the runs in the journal's store, their files in the
/// node's folder, drafts of what is accepted.
enum NodeSheets {
    static func desk(
        _ journal: Journal, _ node: NodeFolder, _ drafts: DraftBook, _ book: Phrasebook, _ units: UnitNames,
        now: @escaping @Sendable () -> Instant
    ) throws -> SheetDesk {
        let register = Register(reader: journal.reader)
        let sheets = try SheetBook(
            journal: journal, register: register, folder: node.sheetsFolder, phrases: book,
            units: units)
        let listing: SheetListing = { headings, reading in
            try DownloadedList.find(headings, in: reading) { language in
                OpenWords(
                    language: language, book: book, units: units, vocabulary: reading.vocabulary, today: reading.today)
            }.map { ListedSheet(name: $0.name, links: $0.links, rows: $0.rows) }
        }
        return SheetDesk(
            book: sheets,
            runner: SheetRunner(sheets, accepting: drafts, listing: listing, today: { now().day() }))
    }

    static func series(
        _ journal: Journal, _ node: NodeFolder, _ drafts: DraftBook, _ units: UnitNames,
        now: @escaping @Sendable () -> Instant
    ) throws -> SeriesDesk {
        let book = try SeriesImportBook(
            journal: journal, register: Register(reader: journal.reader), folder: node.seriesFolder,
            maker: SeriesMaker(units: units), clock: { now().milliseconds })
        return SeriesDesk(book: book, worker: SeriesImporter(book, drafts: drafts))
    }
}
