import Drafts
import Foundation
import Importing
import Journal
import Languages
import Measures
import Members
import OpenData
import Register
import Storage
import Synchronization
import Testing

@testable import Sheets

/// The shipped region in a node of its own, asked on a fixed day.
final class SheetNode: Sendable {
    let journal: Journal
    let folder: URL
    let phrases: Phrasebook
    let units: UnitNames

    static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let morning: Int64 = 1_795_338_000_000

    private static let loading = Task { () throws -> SheetNode in try await SheetNode() }

    /// Shared and only read.
    static func shipped() async throws -> SheetNode { try await loading.value }

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "littoral-sheets-\(UUID().uuidString)")
        journal = try NodeFolder(folder).open(projections: Register.projections, clock: { SheetNode.morning })
        let phraseFolder = Self.repository.appending(path: "Phrases")
        var sheets: [Language: String] = [:]
        for language in Language.allCases {
            sheets[language] = try String(
                contentsOf: phraseFolder.appending(path: "\(language.tag).csv"), encoding: .utf8)
        }
        phrases = Phrasebook.read(sheets).book
        units =
            UnitNames.read(
                try String(contentsOf: phraseFolder.appending(path: "units.csv"), encoding: .utf8)
            ).names
        let pack = RegionPack(PackFiles(directory: Self.repository.appending(path: "Regions/caspian")))
        _ = try await PackLoading(journal: journal, member: "loader").load(pack)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var register: Register { Register(reader: journal.reader) }

    /// The party under whose name the region was entered.
    func recorder() async throws -> String {
        try await read { try #require(try $0.claims(limit: 1)?.first?.recorder) }
    }

    func read<Answer: Sendable>(
        _ language: Language = .en, as party: String? = nil, _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        try await register.read(
            for: Reader(language: language, party: party), today: Instant(clamping: Self.morning).day(), ask)
    }

    /// Made once: the vocabulary of the shipped region does not change.
    private let kept = Mutex<SheetWords?>(nil)

    private func sheetWords(_ reading: Reading) -> SheetWords {
        if let words = kept.withLock({ $0 }) { return words }
        let words = SheetWords(book: phrases, units: units, vocabulary: reading.vocabulary)
        kept.withLock { $0 = words }
        return words
    }

    func words(_ language: Language, _ reading: Reading) -> OpenWords {
        OpenWords(
            language: language, book: phrases, units: units, vocabulary: reading.vocabulary,
            today: Instant(clamping: Self.morning).day())
    }

    var listing: SheetListing {
        { headings, reading in
            try DownloadedList.find(headings, in: reading) { self.words($0, reading) }.map {
                ListedSheet(name: $0.name, links: $0.links, rows: $0.rows)
            }
        }
    }

    func run(_ bytes: [UInt8], _ language: Language = .en, as party: String, plan: SheetPlan? = nil) async throws
        -> DryRun
    {
        let file = try Spreadsheet(bytes)
        return try await read(language, as: party) { reading in
            try DryRun(
                file, in: reading, party: party, words: self.sheetWords(reading), plan: plan, listing: self.listing)
        }
    }

    /// A CSV of rows.
    func run(_ text: String, _ language: Language = .en, as party: String = "office-ir-01") async throws -> DryRun {
        try await run(Array(text.utf8), language, as: party)
    }

    static func editor(_ party: String) -> Signed {
        Signed(member: "m-one", party: party, country: nil, roles: [.editor], way: .session(id: "s", formSecret: "x"))
    }
}
