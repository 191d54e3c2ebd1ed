package import Importing
package import Languages
import Measures
package import Register

/// What would become of a file: of each of its series what is new, the same, changed or refused.
///
/// Nothing is written.
package struct SeriesTaking: Sendable {
    package struct Line: Sendable {
        /// What the file calls it.
        package let name: String
        package let series: StandingSeries?
        package let difference: SeriesDifference
        package let faults: [TakingFault]
        /// Lines of the file that were refused; where the whole series was, all of them.
        package let refused: Int
    }

    package let form: RawSeriesFile.Form
    package let lines: [Line]

    /// Holds a file against what stands; `series` names the one that all of it is to become.
    package init(
        _ file: RawSeriesFile, series id: String?, in language: Language, scheme: QualityScheme, party: String?,
        _ reading: Reading
    ) throws {
        form = file.form
        let sides = reading.vocabulary.region?.bounds.compactMap { Double($0) } ?? []
        let region = sides.count == 4 ? Box(west: sides[0], south: sides[1], east: sides[2], north: sides[3]) : nil
        lines = try file.series.map { raw in
            let wanted = id ?? raw.name ?? ""
            guard let standing = try reading.series(wanted) else {
                return Self.refused(raw, nil, [TakingFault(.seriesUnknown, ["text": wanted])])
            }
            if let party, standing.recorder != party {
                return Self.refused(raw, standing, [TakingFault(.seriesOfOthers, ["text": wanted])])
            }
            let thing = try reading.thing(standing.series.thing)
            let whole = PlaceChecking.faults(
                raw, of: standing.series, at: thing?.position, region: region)
            guard whole.isEmpty else { return Self.refused(raw, standing, whole) }
            let known = try reading.extremes(of: standing.id)
            let read = PointReading(
                raw, of: standing.series, in: language, scheme: scheme, now: reading.now,
                possible: PossibleValues(of: standing.series, standing: known))
            return Line(
                name: raw.name ?? standing.id, series: standing,
                difference: try reading.difference(read.observations, from: standing.id), faults: read.faults,
                refused: read.refused)
        }
    }

    private static func refused(_ raw: RawSeries, _ series: StandingSeries?, _ faults: [TakingFault]) -> Line {
        Line(
            name: raw.name ?? series?.id ?? "", series: series, difference: SeriesDifference([], standing: []),
            faults: faults, refused: raw.points.count)
    }

    package var isClean: Bool { lines.allSatisfy { $0.refused == 0 } }
}
