package import Languages

/// A series as it stands, with how much there is of it.
package struct StandingSeries: Sendable, Hashable {
    package let series: SeriesRecord
    /// The party under whose name it was entered.
    package let recorder: String
    /// The entry of its newest description.
    package let position: Int64
    /// The newest entry of all that says something of it.
    package let lastPosition: Int64
    /// Observations that stand.
    package let count: Int
    /// The beginnings of its first and last observation, in milliseconds since 1970; `nil` where there are none.
    package let extent: ClosedRange<Int64>?

    package var id: String { series.id }

    /// The same with another description of it.
    func described(_ series: SeriesRecord) -> StandingSeries {
        StandingSeries(
            series: series, recorder: recorder, position: position, lastPosition: lastPosition, count: count,
            extent: extent)
    }
}

/// Which series are asked for; everything named narrows.
package struct SeriesQuery: Sendable, Hashable {
    package var thing: String?
    package var property: String?
    package var publisher: String?

    package init(thing: String? = nil, property: String? = nil, publisher: String? = nil) {
        (self.thing, self.property, self.publisher) = (thing, property, publisher)
    }
}

/// What was done with observations at one time, the oldest first: stated, set right, taken back.
package struct ObservationStep: Sendable, Hashable {
    package let act: ObservationBlock.Act
    package let observation: Observation
    package let reference: ObservationReference
    package let position: Int64
    /// When it was said, in milliseconds since 1970.
    package let milliseconds: Int64
    /// Why it was set right or taken back.
    package let reason: Text
    package let source: String?
}
