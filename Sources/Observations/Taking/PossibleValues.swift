package import Measures

/// Between which values an observation of a series can lie.
package struct PossibleValues: Sendable {
    private let lower: Double?
    private let standing: ClosedRange<Double>?

    /// Fewer observations say nothing about what is possible.
    private static let fewest = 12
    /// So many times their own spread beyond those that stand is a slip of the unit or of the point.
    private static let reach = 20.0

    /// Of what nothing can be less than none: masses, areas, what there is in a volume, things counted.
    private static let countless = ["kg", "m2", "kg/m3", "mol/m3"].compactMap { try? Unit(parsing: $0) }

    package init(of series: SeriesRecord, standing: Bucket) {
        if series.unit.code == "Cel" {
            lower = -273.15
        } else if series.datum == nil,
            series.unit.code.contains("{") || Self.countless.contains(where: { series.unit.converts(to: $0) })
        {
            lower = 0
        } else {
            // A length, a share or a speed may be one against something else: an anomaly, a current, a balance.
            lower = nil
        }
        if standing.count >= Self.fewest {
            let (low, high) = (standing.minimum, standing.maximum)
            let room = max(high - low, max(abs(low), abs(high)) * 0.05) * Self.reach
            self.standing = (low - room)...(high + room)
        } else {
            self.standing = nil
        }
    }

    /// Why a value cannot be; `nil` where it can.
    package func refusal(of value: Number) -> String? {
        let number = value.double
        if let lower, number < lower { return "nothing of this unit lies below \(lower == 0 ? "0" : "-273.15")" }
        if let standing, !standing.contains(number) {
            return "it lies more than twenty times their spread away from all that stand"
        }
        return nil
    }
}
