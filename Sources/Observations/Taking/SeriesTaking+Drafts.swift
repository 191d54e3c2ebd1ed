package import Drafts
package import Languages

extension SeriesTaking {
    /// The drafts that what is new and changed becomes, some hundred observations in each; of a new series first its own.
    package func drafts(named name: String, reason: String, in language: Language) -> [NewDraft] {
        var drafts: [NewDraft] = []
        for line in lines {
            guard let series = line.series else { continue }
            if case .new(_, let fields) = line.target {
                drafts.append(
                    NewDraft(
                        id: "o-\(name)-\(drafts.count + 1)", kind: "series",
                        fields: fields.merging(["code": series.id]) { $1 }))
            }
            for (act, observations) in [
                (ObservationBlock.Act.stated, line.difference.fresh),
                (.corrected, line.difference.changed.map(\.offered)),
            ] {
                for start in stride(from: 0, to: observations.count, by: ObservationLines.max) {
                    let part = observations[start..<min(start + ObservationLines.max, observations.count)]
                    var fields: DraftFields = [
                        "series": series.id, "act": act.rawValue, "language": language.tag,
                        "observations": ObservationLines.text(Array(part)),
                    ]
                    if act != .stated { fields["reason"] = reason }
                    drafts.append(
                        NewDraft(id: "o-\(name)-\(drafts.count + 1)", kind: "observations", fields: fields))
                }
            }
        }
        return drafts
    }
}
