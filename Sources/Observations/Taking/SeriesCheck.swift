package import Importing
import Languages
import Measures
package import Register

/// Holds one series of a file against what it is to become part of, some thousand lines at a time, so that others have
/// their turn in between and nothing of it is held for long.
package struct SeriesCheck: Sendable {
    package let target: SeriesTarget
    package private(set) var findings = SeriesFindings()
    private let raw: RawSeries
    private var points: PointReading?
    private var place = 0
    private var last: Observation?
    private var numbers: [Double?] = []
    private var starts: [Int64] = []

    /// So many lines are held against one state of what stands.
    package static let piece = 10_000

    package init(_ raw: RawSeries, _ target: SeriesTarget, _ asked: SeriesAsked, _ reading: Reading) throws {
        (self.raw, self.target) = (raw, target)
        findings.name = raw.name ?? ""
        guard let series = target.series else {
            findings.take(target, lines: raw.points.count)
            place = raw.points.count
            return
        }
        let sides = reading.vocabulary.region?.bounds.compactMap { Double($0) } ?? []
        let region = sides.count == 4 ? Box(west: sides[0], south: sides[1], east: sides[2], north: sides[3]) : nil
        let whole = PlaceChecking.faults(raw, of: series, at: try reading.thing(series.thing)?.position, region: region)
        findings.take(target, lines: 0)
        guard whole.isEmpty else {
            findings.refuse(whole, lines: raw.points.count)
            place = raw.points.count
            return
        }
        let known = try reading.extremes(of: series.id)
        points = PointReading(
            of: series, in: asked.language, scheme: asked.scheme, now: reading.now,
            possible: PossibleValues(of: series, standing: known), for: raw)
    }

    package var isDone: Bool { place >= raw.points.count }
    /// How many of its lines have been read.
    package var done: Int { min(place, raw.points.count) }

    /// Takes the next lines; gives what of them is new and changed, by the number of the piece.
    @discardableResult
    package mutating func take(in reading: Reading) throws -> SeriesDifference {
        guard let series = target.series, !isDone else { return SeriesDifference([], standing: []) }
        let part = raw.points[place..<min(place + Self.piece, raw.points.count)]
        place = part.endIndex
        let read = points?.take(part) ?? []
        let difference = try reading.difference(read, from: series.id)
        findings.take(difference)
        for gap in SeriesGaps.find((last.map { [$0] } ?? []) + read, of: series) { findings.take(gap) }
        last = read.last ?? last
        numbers += read.map(\.number)
        starts += read.map(\.time.start)
        if isDone {
            findings.take(points)
            for outlier in SeriesOutliers.find(numbers) {
                findings.take(outlier, at: starts[outlier.place], of: series)
            }
        }
        return difference
    }
}
