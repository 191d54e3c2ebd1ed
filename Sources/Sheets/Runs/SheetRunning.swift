import Drafts
import Foundation
import GRDB
import Importing
import Journal
import Languages
package import Measures
import Members
import Register
package import Runs

/// Works at runs over sheets in the background.
package typealias SheetRunner = RunWorker<SheetRunning>

extension RunWorker where Work == SheetRunning {
    package init(
        _ book: SheetBook, accepting: any SheetAccepting, listing: @escaping SheetListing,
        today: @escaping @Sendable () -> Day
    ) {
        self.init(SheetRunning(book, accepting: accepting, listing: listing, today: today))
    }
}

/// What runs over sheets ask for: the first look, the check, the drafts.
package struct SheetRunning: RunWork {
    private let book: SheetBook
    private let accepting: any SheetAccepting
    private let listing: SheetListing
    private let today: @Sendable () -> Day

    package init(
        _ book: SheetBook, accepting: any SheetAccepting, listing: @escaping SheetListing,
        today: @escaping @Sendable () -> Day
    ) {
        self.book = book
        self.accepting = accepting
        self.listing = listing
        self.today = today
    }

    package func note(_ error: any Error, of run: SheetRun) async -> Bool {
        if let fault = error as? SpreadsheetFault { return (try? await fail(run, fault)) != nil }
        // Others come first the next time.
        let now = book.clock()
        try? await book.write { db in
            try db.execute(sql: "UPDATE sheet_run SET moved = ? WHERE no = ?", arguments: [now, run.number])
        }
        return false
    }

    package func next() async throws -> SheetRun? {
        try await book.journal.reader.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT * FROM sheet_run WHERE state IN ('reading', 'checking', 'accepting') ORDER BY moved, no LIMIT 1
                    """
            ).flatMap(SheetRun.init(row:))
        }
    }

    package func advance(_ run: SheetRun, _ going: RunGoing) async throws {
        switch run.state {
        case .reading: try await look(run)
        case .checking: try await check(run, going)
        case .accepting: try await accept(run, going)
        default: return
        }
    }

    private func fail(_ run: SheetRun, _ fault: SpreadsheetFault) async throws {
        try await book.write { db in
            try db.execute(
                sql: "UPDATE sheet_run SET state = 'failed', fault = ? WHERE no = ?",
                arguments: [Kept.text(KeptFault(fault)), run.number])
        }
        try await book.forgetFile(run.digest)
    }

    private func spreadsheet(_ run: SheetRun) throws -> Spreadsheet {
        guard let bytes = book.files.bytes(run.digest) else { throw SpreadsheetFault(.damaged) }
        return try Spreadsheet(bytes)
    }

    private func read<Answer: Sendable>(
        _ run: SheetRun, _ ask: @Sendable @escaping (Reading) throws -> Answer
    ) async throws -> Answer {
        try await book.register.read(for: Reader(language: run.language, party: run.party), today: today(), ask)
    }

    // MARK: The first look

    private func look(_ run: SheetRun) async throws {
        let file = try spreadsheet(run)
        let (phrases, units) = (book.phrases, book.units)
        let words = try await read(run) { HeadingWords(book: phrases, units: units, vocabulary: $0.vocabulary) }
        let first = try SheetSurvey.run(file, wanted: run.plan.map(\.sheet), language: run.language, words: words)
        guard var plan = first.plan else { throw SpreadsheetFault(.empty) }
        let listing = listing
        let headings = plan.columns.map(\.heading)
        var look = first.look
        look.list = try await read(run) { try listing(headings, $0)?.name }
        let known = try await mapping(run, plan.headerDigest)
        if let known { plan = known.moved(to: plan) }
        let isReady = look.list != nil || plan.isComplete
        let (kept, seen) = (plan, look)
        let now = book.clock()
        try await book.write { db in
            guard try SheetBook.find(run.id, db)?.state == .reading else { throw RunStopped() }
            try SheetBook.begin(run, kept, db, now)
            try db.execute(
                sql: "UPDATE sheet_run SET survey = ?, total = ?, state = ? WHERE no = ?",
                arguments: [Kept.text(seen), first.total, isReady ? "checking" : "columns", run.number])
        }
    }

    private func mapping(_ run: SheetRun, _ header: String) async throws -> SheetPlan? {
        try await book.journal.reader.read { db in
            Kept.value(
                SheetPlan.self,
                try String.fetchOne(
                    db, sql: "SELECT plan FROM sheet_mapping WHERE party = ? AND header = ?",
                    arguments: [run.party, header]))
        }
    }

    // MARK: The check

    private func check(_ run: SheetRun, _ going: RunGoing) async throws {
        guard let plan = run.plan else { throw SpreadsheetFault(.damaged) }
        let file = try spreadsheet(run)
        let (phrases, units, listing) = (book.phrases, book.units, listing)
        let words = try await read(run) { CheckWords(book: phrases, units: units, vocabulary: $0.vocabulary) }
        let headings = plan.columns.map(\.heading)
        let listed = try await read(run) { try listing(headings, $0) }
        var seen = try await takenFigures(run)
        var rows = try file.rows(plan.sheet)
        var chunk: [SpreadsheetRow] = []
        var place = SheetPlace(row: run.doneRow, rows: run.done, line: run.lineCount)
        while true {
            let row = try rows.next()
            if let row, row.number >= plan.firstRow, row.number > place.row { chunk.append(row) }
            guard chunk.count == SheetLimits.chunk || row == nil else { continue }
            try going.check()
            let (taken, known) = (chunk, seen)
            let lines = try await read(run) { reading in
                if let listed { return taken.map(listed.line) }
                var check = try SheetCheck(plan, words: words, reading: reading, party: run.party).lines(of: taken)
                SheetTwice.mark(&check, after: known)
                return check
            }
            SheetTwice.note(lines, in: &seen)
            place = try await keep(lines, of: run, from: place, rows: taken, isLast: row == nil)
            chunk.removeAll(keepingCapacity: true)
            if row == nil { return }
        }
    }

    /// Writes down what is said of some rows; throws `RunStopped` where the run was cancelled meanwhile.
    private func keep(
        _ lines: [SheetLine], of run: SheetRun, from place: SheetPlace, rows: [SpreadsheetRow], isLast: Bool
    ) async throws -> SheetPlace {
        let next = SheetPlace(
            row: rows.last?.number ?? place.row, rows: place.rows + rows.count, line: place.line + lines.count)
        guard next.line <= SheetLimits.linesMax else {
            throw SpreadsheetFault(.tooManyRows, ["limit": String(SheetLimits.rowsMax)])
        }
        let (counts, now) = (Dictionary(grouping: lines, by: \.outcome).mapValues(\.count), book.clock())
        try await book.write { db in
            guard try SheetBook.find(run.id, db)?.state == .checking else { throw RunStopped() }
            for (index, line) in lines.enumerated() {
                try line.insert(db, run: run.number, number: place.line + index + 1)
            }
            try db.execute(
                sql: """
                    UPDATE sheet_run SET done = ?, done_row = ?, new = new + ?, changed = changed + ?, same = same + ?,
                        refused = refused + ?, moved = ?, state = ? WHERE no = ?
                    """,
                arguments: [
                    next.rows, next.row, counts[.new] ?? 0, counts[.changed] ?? 0, counts[.same] ?? 0,
                    counts[.refused] ?? 0, now, isLast ? "checked" : "checking", run.number,
                ])
        }
        return next
    }

    private func takenFigures(_ run: SheetRun) async throws -> [String: Int] {
        try await book.journal.reader.read { db in
            var seen: [String: Int] = [:]
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM sheet_line WHERE run_no = ? AND outcome IN ('new', 'changed')",
                arguments: [run.number])
            while let row = try rows.next() {
                if let line = SheetLine(row: row) { SheetTwice.note([line], in: &seen) }
            }
            return seen
        }
    }

    // MARK: Accepting

    private func accept(_ run: SheetRun, _ going: RunGoing) async throws {
        let signed = Signed(
            member: run.member, party: run.party, country: run.country, roles: [.editor],
            way: .token(id: run.id, scopes: [.write]))
        var last = run.draftedLine
        while !going.isEnding {
            let from = last
            let rows = try await book.journal.reader.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT * FROM sheet_line WHERE run_no = ? AND no > ? AND outcome IN ('new', 'changed')
                        ORDER BY no LIMIT \(SheetLimits.chunk)
                        """, arguments: [run.number, from]
                ).map { (number: $0["no"] as Int, line: SheetLine(row: $0)) }
            }
            let drafts = rows.compactMap(\.line).map { line in
                SheetDraft(id: Self.draft(of: line, in: run), fields: line.fields)
            }
            if !drafts.isEmpty {
                do {
                    try await accepting.accept(drafts, batch: run.id, name: run.name, by: signed)
                } catch is DraftError {
                    return try await putBack(run)
                }
            }
            last = rows.last?.number ?? last
            let (reached, now, isLast) = (last, book.clock(), rows.count < SheetLimits.chunk)
            try await book.write { db in
                guard try SheetBook.find(run.id, db)?.state == .accepting else { throw RunStopped() }
                try db.execute(
                    sql: """
                        UPDATE sheet_run SET drafted = drafted + ?, drafted_line = ?, moved = ?, state = ? WHERE no = ?
                        """,
                    arguments: [drafts.count, reached, now, isLast ? "finished" : "accepting", run.number])
            }
            if isLast { return try await book.forgetFile(run.digest) }
        }
        throw RunStopped()
    }

    /// Back to where it can be accepted again, from the line it has come to; trying by itself would turn in circles.
    private func putBack(_ run: SheetRun) async throws {
        try await book.write { db in
            try db.execute(
                sql: "UPDATE sheet_run SET state = 'checked', fault = ? WHERE no = ? AND state = 'accepting'",
                arguments: [Kept.text(KeptFault(SpreadsheetFault(.notAccepted))), run.number])
        }
    }

    /// The same line of the same run has the same id whenever it is made.
    static func draft(of line: SheetLine, in run: SheetRun) -> String {
        let text = "\(run.id)\u{1F}\(line.row)\u{1F}\(line.column)"
        return "sheet-" + Digest(hashing: Array(text.utf8)).hex.prefix(32)
    }
}

/// How far a run has come: the last row, how many rows, how many lines.
struct SheetPlace: Sendable, Hashable {
    var row: Int
    var rows: Int
    var line: Int
}
