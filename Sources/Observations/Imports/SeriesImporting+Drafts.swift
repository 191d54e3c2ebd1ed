import Drafts
import GRDB
import Importing
import Journal
import Languages
import Members
import Register
import Runs

extension SeriesImporting {
    /// The drafts of some hundred observations at a time, of a new series first its own.
    ///
    /// The same lines of the same import have the same id whenever they are drafted, so that what was interrupted is
    /// done again from the beginning and doubles nothing.
    func accept(
        _ raw: RawSeriesFile, _ run: SeriesImport, _ asked: SeriesAsked, _ going: RunGoing
    ) async throws {
        let signed = Signed(
            member: run.member, party: run.party, country: run.country, roles: [.editor],
            way: .token(id: run.id, scopes: [.write]))
        _ = try await drafts.open(batch: run.id, name: run.name, by: signed)
        var (drafted, reached) = (0, 0)
        for (number, one) in raw.series.enumerated() {
            let maker = book.maker
            let target = try await read(run) { try SeriesTarget(one, asked: asked, maker, $0) }
            if case .new(let series, let fields) = target {
                let draft = NewDraft(
                    id: Self.id(run, number, "series", 0), kind: maker.kind,
                    fields: fields.merging(["code": series.id]) { $1 })
                _ = try await drafts.write([draft], batch: run.id, by: signed)
                drafted += 1
            }
            var check = try await read(run) { try SeriesCheck(one, target, asked, $0) }
            while !check.isDone {
                try going.check()
                let begun = check
                let (next, difference) = try await read(run) { reading in
                    var next = begun
                    let difference = try next.take(in: reading)
                    return (next, difference)
                }
                check = next
                let made = Self.drafts(of: difference, check, run, number)
                if !made.isEmpty { _ = try await drafts.write(made, batch: run.id, by: signed) }
                drafted += made.count
                try await keep(run, reached: reached + check.done, drafted: drafted)
            }
            reached += one.points.count
        }
        try await finish(run, drafted: drafted, reached: reached)
    }

    private static func drafts(
        of difference: SeriesDifference, _ check: SeriesCheck, _ run: SeriesImport, _ number: Int
    ) -> [NewDraft] {
        guard let series = check.target.series else { return [] }
        var drafts: [NewDraft] = []
        for (act, observations) in [
            (ObservationBlock.Act.stated, difference.fresh), (.corrected, difference.changed.map(\.offered)),
        ] {
            for start in stride(from: 0, to: observations.count, by: ObservationLines.max) {
                let part = observations[start..<min(start + ObservationLines.max, observations.count)]
                var fields: DraftFields = [
                    "series": series.id, "act": act.rawValue, "language": run.language.tag,
                    "observations": ObservationLines.text(Array(part)),
                ]
                if act != .stated { fields["reason"] = run.reason }
                // By the time of its first line: what is released meanwhile moves none of the others.
                let first = Int(part.first?.time.start ?? 0)
                drafts.append(
                    NewDraft(id: id(run, number, act.rawValue, first), kind: "observations", fields: fields))
            }
        }
        return drafts
    }

    private static func id(_ run: SeriesImport, _ number: Int, _ act: String, _ place: Int) -> String {
        "o-" + Digest(hashing: Array("\(run.id)\u{1F}\(number)\u{1F}\(act)\u{1F}\(place)".utf8)).hex.prefix(30)
    }

    private func keep(_ run: SeriesImport, reached: Int, drafted: Int) async throws {
        let now = book.clock()
        try await book.write { db in
            guard try SeriesImportBook.find(run.id, db)?.state == .accepting else { throw RunStopped() }
            try db.execute(
                sql: "UPDATE series_import SET done = ?, drafted = ?, moved = ? WHERE no = ?",
                arguments: [reached, drafted, now, run.number])
        }
    }

    private func finish(_ run: SeriesImport, drafted: Int, reached: Int) async throws {
        try await keep(run, reached: reached, drafted: drafted)
        try await book.write { db in
            guard try SeriesImportBook.find(run.id, db)?.state == .accepting else { throw RunStopped() }
            try db.execute(sql: "UPDATE series_import SET state = 'finished' WHERE no = ?", arguments: [run.number])
        }
        try await book.forgetFile(run.digest)
    }
}
