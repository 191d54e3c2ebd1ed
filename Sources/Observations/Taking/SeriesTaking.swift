package import Drafts
package import Importing
import Languages
import Measures
package import Register

/// What would become of a file: of each of its series what is new, the same, changed or refused.
///
/// Nothing is written.
package struct SeriesTaking: Sendable {
    package struct Line: Sendable {
        /// What the file calls it.
        package let name: String
        package let target: SeriesTarget
        package let difference: SeriesDifference
        package let faults: [TakingFault]
        /// Lines of the file that were refused; where the whole series was, all of them.
        package let refused: Int

        package var series: SeriesRecord? { target.series }
        /// What has to be said of a new series before it can be taken.
        package var missing: [DraftFaults.Fault] {
            if case .asking(_, let faults) = target { faults.faults } else { [] }
        }
    }

    package let form: RawSeriesFile.Form
    package let lines: [Line]

    /// Holds a file against what stands; `maker` proposes new series, without it there are none.
    package init(
        _ file: RawSeriesFile, _ asked: SeriesAsked, maker: SeriesMaker? = nil, _ reading: Reading
    ) throws {
        form = file.form
        let sides = reading.vocabulary.region?.bounds.compactMap { Double($0) } ?? []
        let region = sides.count == 4 ? Box(west: sides[0], south: sides[1], east: sides[2], north: sides[3]) : nil
        lines = try file.series.map { raw in
            let target = try SeriesTarget(raw, asked: asked, maker, reading)
            if case .refused(let fault) = target { return Self.refused(raw, target, [fault]) }
            guard let series = target.series else { return Self.refused(raw, target, []) }
            let thing = try reading.thing(series.thing)
            let whole = PlaceChecking.faults(raw, of: series, at: thing?.position, region: region)
            guard whole.isEmpty else { return Self.refused(raw, target, whole) }
            let known = try reading.extremes(of: series.id)
            let read = PointReading(
                raw, of: series, in: asked.language, scheme: asked.scheme, now: reading.now,
                possible: PossibleValues(of: series, standing: known))
            return Line(
                name: raw.name ?? series.id, target: target,
                difference: try reading.difference(read.observations, from: series.id), faults: read.faults,
                refused: read.refused)
        }
    }

    private static func refused(_ raw: RawSeries, _ target: SeriesTarget, _ faults: [TakingFault]) -> Line {
        Line(
            name: raw.name ?? target.series?.id ?? "", target: target,
            difference: SeriesDifference([], standing: []), faults: faults, refused: raw.points.count)
    }

    package var isClean: Bool { lines.allSatisfy { $0.refused == 0 } }
}
