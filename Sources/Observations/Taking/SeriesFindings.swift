import Drafts
import Measures

/// What became clear of one series of a file, as much of it as somebody reads; the rest is counted.
package struct SeriesFindings: Sendable, Hashable, Codable {
    package enum Outcome: String, Sendable, Hashable, Codable {
        case standing, coming, new, asking, refused
    }

    package struct Change: Sendable, Hashable, Codable {
        package let time: String
        package let standing: String?
        package let offered: String?
    }

    package struct Gap: Sendable, Hashable, Codable {
        package let before: String
        package let after: String
        package let missing: Int
    }

    package struct Outlier: Sendable, Hashable, Codable {
        package let time: String
        package let score: Double
    }

    /// A fault with its row, or with the field of a new series that it stands beside.
    package struct Fault: Sendable, Hashable, Codable {
        package let code: String
        package let place: Int?
        package let field: String?
        package let values: [String: String]
    }

    /// What the file calls it.
    package internal(set) var name = ""
    package private(set) var outcome: Outcome = .refused
    /// The id of the series; that of a new one as well.
    package private(set) var series: String?
    /// What is known of a new one.
    package private(set) var fields: [String: String] = [:]
    package private(set) var fresh = 0
    package private(set) var same = 0
    package private(set) var changed = 0
    package private(set) var refused = 0
    /// Lines that wait for what is not known of their series.
    package private(set) var waiting = 0
    package private(set) var changes: [Change] = []
    package private(set) var faults: [Fault] = []
    package private(set) var gapCount = 0
    package private(set) var gaps: [Gap] = []
    package private(set) var outlierCount = 0
    package private(set) var outliers: [Outlier] = []

    package static let shownMax = 50

    mutating func take(_ target: SeriesTarget, lines: Int) {
        series = target.series?.id
        switch target {
        case .standing: outcome = .standing
        case .coming: outcome = .coming
        case .new(let record, let own):
            // As it was understood, whatever was typed.
            (outcome, fields) = (.new, own.merging(["thing": record.thing, "unit": record.unit.code]) { $1 })
        case .asking(let own, let missing):
            (outcome, fields, waiting) = (.asking, own, lines)
            faults = missing.faults.prefix(Self.shownMax).map { fault in
                Fault(code: fault.code, place: nil, field: fault.field, values: fault.values)
            }
        case .refused(let fault):
            (outcome, refused) = (.refused, lines)
            faults = [Self.fault(fault)]
        }
    }

    /// The whole of it is refused.
    mutating func refuse(_ whole: [TakingFault], lines: Int) {
        (outcome, series, refused) = (.refused, nil, lines)
        faults = whole.map(Self.fault)
    }

    mutating func take(_ difference: SeriesDifference) {
        fresh += difference.fresh.count
        same += difference.same.count
        changed += difference.changed.count
        for change in difference.changed.prefix(Self.shownMax - changes.count) {
            changes.append(
                Change(
                    time: change.offered.time.text, standing: change.standing.observation.value?.text,
                    offered: change.offered.value?.text))
        }
    }

    mutating func take(_ points: PointReading?) {
        refused += points?.refused ?? 0
        faults += (points?.faults ?? []).prefix(Self.shownMax * 2).map(Self.fault)
    }

    mutating func take(_ gap: SeriesGap) {
        gapCount += 1
        guard gaps.count < Self.shownMax else { return }
        gaps.append(Gap(before: gap.before.text, after: gap.after.text, missing: gap.missing))
    }

    mutating func take(_ outlier: SeriesOutlier, at start: Int64, of series: SeriesRecord) {
        outlierCount += 1
        guard outliers.count < Self.shownMax else { return }
        let instant = Instant(clamping: start)
        let time = series.resolution == .instant ? instant.text : instant.day().text
        outliers.append(Outlier(time: time, score: outlier.score))
    }

    private static func fault(_ fault: TakingFault) -> Fault {
        Fault(code: fault.code.rawValue, place: fault.place, field: nil, values: fault.values)
    }
}
