package import Drafts
import GRDB
package import Journal
import Languages
import Measures
package import Members
package import Register

/// Reports of strangers, released as a new problem or joined to one that is known.
///
/// Fields: `report`, `problem` (the one it is joined to; empty for a new one), `title-fa` for each language (of a new
/// one), `words-fa` for the languages into which the words were translated, `sectors`, `keepsPicture` (`no` leaves the
/// picture out).
package struct ReportMaker: DraftMaker {
    package let kind = "problem-report"

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["report"].flatMap { Identifier.isValid($0) ? "problem-report/\($0)" : nil }
    }

    /// The id of the problem that a report becomes.
    package static func problem(ofReport id: String) -> String { "p-" + id }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        guard let waiting = try waiting(&reader) else {
            try reader.finish()
            return []
        }
        var words = reader.problemText("words", atMost: ProblemLimits.words)
        // The words themselves are the reporter's: nobody mends them.
        words = Text(
            Dictionary(uniqueKeysWithValues: words.languages.compactMap { tag in words[tag].map { (tag, $0) } })
                .merging([waiting.language: waiting.words]) { $1 })
        var bodies: [EntryBody] = []
        let known = reader["problem"] == nil ? nil : try reader.standingProblem()
        let problem = known?.problem.id ?? Self.problem(ofReport: waiting.id)
        if reader["problem"] == nil, let entry = try opening(problem, waiting, words, &reader, member) {
            bodies.append(entry)
        }
        var report = ProblemReport(
            id: waiting.id, problem: problem, original: waiting.language, words: words, received: waiting.received)
        (report.place, report.date) = (waiting.place, waiting.date)
        report.picture = reader["keepsPicture"] == "no" ? nil : waiting.picture
        if let known { reader.check(.report(report), after: known, beside: "problem") }
        try reader.finish()
        return bodies + [report.entry(party: party, member: member)]
    }

    /// A report is judged by those whom its place concerns, and by the secretariat.
    package func check(_ fields: DraftFields, by signed: Signed, in reading: Reading) throws {
        let reader = FieldReader(fields, by: signed.party, in: reading)
        guard let id = reader["report"], try reading.waitingReport(id, for: signed) == nil else { return }
        throw DraftFaults([.init("report", "problem-report-unknown", ["text": String(id.prefix(120))])])
    }

    private func waiting(_ reader: inout FieldReader) throws -> WaitingReport? {
        guard let id = reader.required("report") else { return nil }
        let db = reader.reading.db
        guard Identifier.isValid(id), try db.tableExists("report"),
            let row = try Row.fetchOne(db, sql: "SELECT * FROM report WHERE id = ?", arguments: [id]),
            let report = WaitingReport(row: row)
        else {
            reader.fault("report", "problem-report-unknown", ["text": id])
            return nil
        }
        let isReleased = try reader.reading.problem(ofReport: id) != nil
        if report.state != .waiting || isReleased { reader.fault("report", "problem-report-judged") }
        return report
    }

    private func opening(
        _ id: String, _ waiting: WaitingReport, _ words: Text, _ reader: inout FieldReader, _ member: String
    ) throws -> EntryBody? {
        let title = reader.problemText("title", atMost: ProblemLimits.title, isLine: true)
        if title.isEmpty { reader.fault("title-\(reader.language().tag)", "missing") }
        var problem = Problem(id: id, title: title, original: waiting.language, words: words)
        (problem.place, problem.date) = (waiting.place, waiting.date)
        problem.sectors = reader.problemSectors()
        problem.concerns = waiting.concerns
        if let place = waiting.place.coordinate {
            let routing = try reader.reading.problemRouting()
            // What was taken in lies in the region; with the sector its neighbours may be concerned as well.
            let concerned = (try? routing.concerned(place, sectors: Set(problem.sectors))) ?? waiting.concerns
            problem.concerns = Array(concerned.prefix(ProblemLimits.concerns))
        }
        if try reader.reading.problem(id) != nil { reader.fault("", "stands-already") }
        return title.isEmpty ? nil : problem.entry(party: reader.party, member: member)
    }
}
