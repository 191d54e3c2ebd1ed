package import Languages
package import Measures

/// What can be claimed of things: a draught, an annual capacity, the seat of a province.
package struct Property: Sendable, Hashable {
    package enum ValueType: String, Sendable, Hashable {
        case quantity, text, choice, reference, period, geometry
    }

    /// One of the answers a choice offers.
    package struct Choice: Sendable, Hashable {
        package let id: String
        package internal(set) var label: Text

        package init(id: String, label: Text) {
            self.id = id
            self.label = label
        }
    }

    package let id: String
    package internal(set) var label: Text
    package let type: ValueType
    /// The unit in which values are shown and compared; of quantities only.
    package let unit: Unit?
    /// Whether a value means nothing without a datum.
    package let needsDatum: Bool
    /// Whether a value is a total over its as-of period, so that only values of the same period are rivals.
    package let isTotal: Bool
    /// The kinds of thing it may be claimed of.
    package let kinds: [String]
    /// The kinds whose completeness counts it.
    package let expectedKinds: [String]
    package let sector: Sector
    /// The capacity of which this property is the use; the quotient of both is utilisation.
    package let useOf: String?
    /// After how many days past its as-of a value is shown as aged; `nil` when it does not age.
    package let reviewDays: Int?
    package internal(set) var choices: [Choice]

    package init(
        id: String, label: Text, type: ValueType, unit: Unit?, needsDatum: Bool, isTotal: Bool,
        kinds: [String], expectedKinds: [String], sector: Sector, useOf: String?, reviewDays: Int?, choices: [Choice]
    ) {
        self.id = id
        self.label = label
        self.type = type
        self.unit = unit
        self.needsDatum = needsDatum
        self.isTotal = isTotal
        self.kinds = kinds
        self.expectedKinds = expectedKinds
        self.sector = sector
        self.useOf = useOf
        self.reviewDays = reviewDays
        self.choices = choices
    }
}
