import Exporting
import Journal
import Languages
import Measures
import OpenData
import Problems
import Register
import Serving

extension Asking {
    /// One problem: what was said and reported of it, who has adopted it, its steps, and how it ends.
    func answerProblem() throws -> Answer {
        guard let course = try reading.toldProblem(asked.id) else { throw RequestFault.noThing(asked.id) }
        let problem = course.problem
        let places = [problem.place.thing] + course.reports.map(\.place.thing)
        let things = try reading.things(Set(places.compactMap(\.self) + problem.concerns))
        let record = writer(things)
        let letters = try reading.letters(about: "problem/\(problem.id)")
        return self.record { writer in
            writer.field("id", problem.id)
            writer.field("href", Interface.address(of: .problem(problem.id), in: asked.language))
            writer.key("title")
            record.text(problem.title, to: &writer)
            writer.field("original", problem.original.tag)
            writer.key("words")
            record.text(problem.words, to: &writer)
            writer.field("state", course.state.rawValue)
            writer.field("isCold", course.isCold(reading.now))
            place(problem.place, things, record, to: &writer)
            writer.optionalField("date", problem.date) { record.period($1, to: &$0) }
            writer.optionalField("saidBy", problem.saidBy) { record.party($1, to: &$0) }
            writer.key("releasedBy")
            record.party(course.recorder, to: &writer)
            writer.field("source", problem.source)
            writer.field("sectors", problem.sectors.map(\.rawValue))
            writer.listField("concerns") { list in
                for id in problem.concerns { if let thing = things[id] { record.thing(labelled: thing, to: &list) } }
            }
            parties("adoptedBy", course.adopters, record, to: &writer)
            work(course, things, record, to: &writer)
            writer.key("withdrawal")
            record.text(problem.withdrawal, to: &writer)
            trail(course, record, to: &writer)
            record.letters(letters, to: &writer)
        }
    }

    private func parties(_ name: String, _ ids: [String], _ record: RecordWriter, to writer: inout JSONWriter) {
        writer.listField(name) { list in for id in ids { record.party(id, to: &list) } }
    }

    private func place(
        _ place: ProblemPlace, _ things: [String: Thing], _ record: RecordWriter, to writer: inout JSONWriter
    ) {
        writer.optionalField("thing", place.thing.flatMap { things[$0] }) { record.thing(labelled: $1, to: &$0) }
        writer.optionalField("geometry", place.coordinate) { $0.shape(.point($1)) }
    }

    private func work(
        _ course: ProblemCourse, _ things: [String: Thing], _ record: RecordWriter, to writer: inout JSONWriter
    ) {
        writer.listField("reports") { list in
            for report in course.reports {
                list.object { object in
                    object.field("id", report.id)
                    object.field("original", report.original.tag)
                    object.key("words")
                    record.text(report.words, to: &object)
                    place(report.place, things, record, to: &object)
                    object.optionalField("date", report.date) { record.period($1, to: &$0) }
                    object.field("picture", report.picture)
                    object.field("received", report.received.text)
                }
            }
        }
        writer.listField("steps") { list in
            for owned in course.steps { list.object { step(owned, record, to: &$0) } }
        }
        writer.optionalField("ending", course.ending) { writer, proposed in
            writer.object { ending(proposed, course, record, to: &$0) }
        }
    }

    private func step(_ owned: OwnedStep, _ record: RecordWriter, to object: inout JSONWriter) {
        object.field("id", owned.step.id)
        object.key("party")
        record.party(owned.owner, to: &object)
        object.key("words")
        record.text(owned.step.words, to: &object)
        object.optionalField("due", owned.step.due) { record.period($1, to: &$0) }
        object.field("state", owned.step.state.rawValue)
        object.key("outcome")
        record.text(owned.step.outcome, to: &object)
        evidence(owned.step.evidence, to: &object)
    }

    private func ending(
        _ proposed: ProposedEnding, _ course: ProblemCourse, _ record: RecordWriter, to object: inout JSONWriter
    ) {
        object.field("id", proposed.ending.id)
        object.field("how", proposed.ending.how.rawValue)
        object.key("party")
        record.party(proposed.proposer, to: &object)
        object.key("reason")
        record.text(proposed.ending.reason, to: &object)
        evidence(proposed.ending.evidence, to: &object)
        parties("agreed", course.adopters.filter(proposed.agreed.contains), record, to: &object)
        object.field("isRefused", proposed.refusal != nil)
        object.field("isOver", course.endedMilliseconds != nil)
    }

    private func evidence(_ evidence: ProblemEvidence, to object: inout JSONWriter) {
        object.objectField("evidence") { object in
            object.field("files", evidence.files)
            object.field("claims", evidence.claims)
            object.field("letters", evidence.letters)
            object.field("indicators", evidence.indicators)
        }
    }

    /// Every act with its entry, the oldest first.
    private func trail(_ course: ProblemCourse, _ record: RecordWriter, to writer: inout JSONWriter) {
        writer.listField("trail") { list in
            for act in course.acts {
                list.object { object in
                    object.field("position", Int(act.position))
                    object.field("time", Instant(clamping: act.milliseconds).text)
                    object.field("act", act.what.word)
                    object.key("party")
                    record.party(act.party, to: &object)
                }
            }
        }
    }
}

extension ProblemAct.What {
    /// The kind of its entry.
    fileprivate var word: String {
        switch self {
        case .problem: Problems.Problem.entryKind
        case .report: ProblemReport.entryKind
        case .adoption: Adoption.entryKind
        case .step: ProblemStep.entryKind
        case .ending: ProblemEnding.entryKind
        case .answer: EndingAnswer.entryKind
        }
    }
}
