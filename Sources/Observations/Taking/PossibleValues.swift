package import Measures

/// Between which values an observation of a series can lie.
package struct PossibleValues: Sendable {
    private let lower: Double?
    private let standing: ClosedRange<Double>?

    /// Fewer observations say nothing about what is possible.
    private static let fewest = 12
    /// So many times their own spread beyond those that stand is a slip of the unit or of the point.
    private static let reach = 20.0

    package init(of series: SeriesRecord, standing values: [Double]) {
        let kelvin = try? Unit(parsing: "K")
        if series.unit.code == "Cel" {
            lower = -273.15
        } else if series.datum == nil, kelvin.map({ !series.unit.converts(to: $0) }) ?? true {
            // Lengths, masses, shares and counts without a zero of their own cannot be negative.
            lower = 0
        } else {
            lower = nil
        }
        if values.count >= Self.fewest, let low = values.min(), let high = values.max() {
            let room = max(high - low, max(abs(low), abs(high)) * 0.05) * Self.reach
            standing = (low - room)...(high + room)
        } else {
            standing = nil
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
