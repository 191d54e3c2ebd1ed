package import Drafts
package import Journal
import Languages
import Measures
package import Register

/// Observations of a series: new ones, those set right, those taken back.
///
/// Fields: `series`, `observations` (in the lines of `ObservationLines`), `act` (`stated`, `corrected`, `withdrawn`),
/// `reason` with `language`, `source`.
package struct ObservationsMaker: DraftMaker {
    package let kind = "observations"

    package init() {}

    package func subject(of fields: DraftFields) -> String? { fields.seriesSubject }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let id = reader.required("series")
        let standing = try id.flatMap { try reading.series($0) }
        if let id, standing == nil { reader.fault("series", "series-unknown", ["text": id]) }
        if let standing, standing.recorder != party { reader.fault("series", "series-of-others") }
        let act = ObservationBlock.Act(rawValue: reader["act"] ?? "stated")
        if act == nil { reader.fault("act", "act-unknown") }
        let reason = reader.text("reason", in: "language", atMost: 400, keeping: nil)
        if let act, act != .stated, reason.isEmpty { reader.fault("reason", "missing") }
        let source = reader.known("source", "source-unknown") { reading.vocabulary.sources[$0] != nil }
        let (observations, failed) = ObservationLines.read(reader.required("observations") ?? "")
        if let failed { reader.fault("observations", "line-unreadable", ["number": String(failed)]) }
        if let standing, let act { try check(observations, act, standing, &reader) }
        try reader.finish()
        guard let standing, let act, !observations.isEmpty else { return [] }
        return ObservationBlock.blocks(
            of: standing.series, act: act, reason: reason, source: source, on: standing.lastPosition, observations
        ).map { $0.entry(party: party, member: member) }
    }

    private func check(
        _ observations: [Observation], _ act: ObservationBlock.Act, _ standing: StandingSeries,
        _ reader: inout FieldReader
    ) throws {
        let isRising = zip(observations, observations.dropFirst()).allSatisfy { $0.time.start < $1.time.start }
        if !isRising { reader.fault("observations", "times-run-back") }
        let fits = observations.allSatisfy { observation in
            switch observation.time {
            case .moment: standing.series.resolution == .instant
            case .period(let period): standing.series.resolution.holds(period) && !period.isAbout
            }
        }
        if !fits { reader.fault("observations", "times-of-other-resolution") }
        let now = reader.reading.now.milliseconds
        if let early = observations.first(where: { $0.time.start > now }) {
            reader.fault("observations", "time-future", ["text": early.time.text])
        }
        guard isRising, fits else { return }
        let difference = try reader.reading.difference(observations, from: standing.id)
        let known = difference.same.count + difference.changed.count
        if act == .stated, known > 0 { reader.fault("observations", "observed-already") }
        if act != .stated, !difference.fresh.isEmpty { reader.fault("observations", "not-observed") }
    }
}

extension DraftFields {
    /// The series that a draft is about.
    var seriesSubject: String? { self["series"].flatMap { Identifier.isValid($0) ? "series/\($0)" : nil } }
}
