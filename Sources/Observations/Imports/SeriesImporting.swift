package import Drafts
import GRDB
import Importing
import Journal
import Languages
import Measures
import Members
import Register
package import Runs

/// Works at imports in the background.
package typealias SeriesImporter = RunWorker<SeriesImporting>

extension RunWorker where Work == SeriesImporting {
    package init(_ book: SeriesImportBook, drafts: DraftBook) { self.init(SeriesImporting(book, drafts: drafts)) }
}

/// What imports ask for: the check of each series, then the drafts.
package struct SeriesImporting: RunWork {
    let book: SeriesImportBook
    let drafts: DraftBook

    package init(_ book: SeriesImportBook, drafts: DraftBook) { (self.book, self.drafts) = (book, drafts) }

    package func next() async throws -> SeriesImport? {
        try await book.journal.reader.read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT * FROM series_import WHERE state IN ('checking', 'accepting') ORDER BY moved, no LIMIT 1"
            ).flatMap(SeriesImport.init(row:))
        }
    }

    package func advance(_ run: SeriesImport, _ going: RunGoing) async throws {
        guard let bytes = book.files.bytes(run.digest) else { throw RawSeriesFault("sheet", place: nil) }
        let raw = try RawSeriesFile(bytes)
        try going.check()
        let asked = try await book.asked(run)
        switch run.state {
        case .checking: try await check(raw, run, asked, going)
        case .accepting: try await accept(raw, run, asked, going)
        default: return
        }
    }

    package func note(_ error: any Error, of run: SeriesImport) async -> Bool {
        let now = book.clock()
        let fault = error as? RawSeriesFault
        let noted: ()? = try? await book.write { db in
            if let fault {
                try db.execute(
                    sql: "UPDATE series_import SET state = 'failed', fault = ?, moved = ? WHERE no = ?",
                    arguments: [KeptFault.text(fault), now, run.number])
            } else if error is DraftError {
                // Back to where it can be accepted again; trying by itself would turn in circles.
                try db.execute(
                    sql: """
                        UPDATE series_import SET state = 'checked', fault = ?, moved = ?
                        WHERE no = ? AND state = 'accepting'
                        """,
                    arguments: [KeptFault.text(RawSeriesFault("not-accepted", place: nil)), now, run.number])
            } else {
                // Others come first the next time.
                try db.execute(sql: "UPDATE series_import SET moved = ? WHERE no = ?", arguments: [now, run.number])
            }
        }
        if fault != nil { try? await book.forgetFile(run.digest) }
        return noted != nil && (fault != nil || error is DraftError)
    }

    func read<Answer: Sendable>(
        _ run: SeriesImport, _ ask: @Sendable @escaping (Reading) throws -> Answer
    ) async throws -> Answer {
        let now = Instant(clamping: book.clock())
        return try await book.register.read(
            for: Reader(language: run.language, party: run.party), today: now.day(), now: now, ask)
    }

    // MARK: The check

    private func check(
        _ raw: RawSeriesFile, _ run: SeriesImport, _ asked: SeriesAsked, _ going: RunGoing
    ) async throws {
        let (lines, series) = (raw.series.reduce(0) { $0 + $1.points.count }, raw.series.count)
        try await book.write { db in
            try db.execute(
                sql: "UPDATE series_import SET total = ?, series_total = ? WHERE no = ?",
                arguments: [lines, series, run.number])
        }
        // A series that was gone through before the node ended is not gone through again.
        var before = raw.series.prefix(run.seriesDone).reduce(0) { $0 + $1.points.count }
        for number in run.seriesDone..<series {
            let one = raw.series[number]
            let maker = book.maker
            var check = try await read(run) { reading in
                try SeriesCheck(one, SeriesTarget(one, asked: asked, maker, reading), asked, reading)
            }
            while !check.isDone {
                try going.check()
                let begun = check
                check = try await read(run) { reading in
                    var next = begun
                    try next.take(in: reading)
                    return next
                }
                if !check.isDone { try await keep(run, reached: before + check.done) }
            }
            before += one.points.count
            try await keep(run, check.findings, number, reached: before, isLast: number == series - 1)
        }
    }

    /// Throws where somebody has cancelled it meanwhile.
    private func keep(_ run: SeriesImport, reached: Int) async throws {
        try await book.write { db in
            guard try SeriesImportBook.find(run.id, db)?.state == .checking else { throw RunStopped() }
            try db.execute(
                sql: "UPDATE series_import SET done = ? WHERE no = ?", arguments: [reached, run.number])
        }
    }

    private func keep(
        _ run: SeriesImport, _ findings: SeriesFindings, _ number: Int, reached: Int, isLast: Bool
    ) async throws {
        let now = book.clock()
        try await book.write { db in
            guard try SeriesImportBook.find(run.id, db)?.state == .checking else { throw RunStopped() }
            try db.execute(
                sql: "INSERT OR REPLACE INTO series_import_line (import_no, no, findings) VALUES (?, ?, ?)",
                arguments: [run.number, number, KeptText.text(findings)])
            try db.execute(
                sql: """
                    UPDATE series_import SET done = ?, series_done = ?, fresh = fresh + ?, same = same + ?,
                        changed = changed + ?, refused = refused + ?, waiting = waiting + ?, moved = ?, state = ?
                    WHERE no = ?
                    """,
                arguments: [
                    reached, number + 1, findings.fresh, findings.same, findings.changed, findings.refused,
                    findings.waiting, now, isLast ? "checked" : "checking", run.number,
                ])
        }
    }
}
