package import Measures

/// When something was observed: at a moment, or over a period as it was stated.
package enum ObservedTime: Sendable, Hashable {
    case moment(Instant)
    case period(Period)

    /// Its beginning, in milliseconds since 1970; the order of observations.
    package var start: Int64 {
        switch self {
        case .moment(let instant): instant.milliseconds
        case .period(let period): Instant(startOf: period.start).milliseconds
        }
    }

    /// The first moment after it; for a moment the moment itself.
    package var end: Int64 {
        switch self {
        case .moment(let instant): instant.milliseconds
        case .period(let period): Instant(startOf: period.end).milliseconds + 86_400_000
        }
    }

    /// Its middle, where a chart draws it.
    package var middle: Int64 { start + (end - start) / 2 }

    /// In the notation of periods, or the moment in ISO 8601.
    package var text: String {
        switch self {
        case .moment(let instant): instant.text
        case .period(let period): period.text
        }
    }
}

extension ObservedTime: Comparable {
    package static func < (left: ObservedTime, right: ObservedTime) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}

/// One value of a series at one time, as it was stated.
package struct Observation: Sendable, Hashable {
    package let time: ObservedTime
    /// With its digits as stated; below the detection limit that limit; `nil` where it is missing.
    package let value: Number?
    /// The error that was stated with it, in the unit of the series.
    package let error: Number?
    package let quality: Quality

    package init(time: ObservedTime, value: Number?, error: Number? = nil, quality: Quality = .unchecked) {
        self.time = time
        self.value = quality == .missing ? nil : value
        self.error = error
        self.quality = value == nil ? .missing : quality
    }

    /// The value as an amount: a bound where it lies below detection.
    package var amount: Amount? { value.map { quality == .belowDetection ? .bound(.below, $0) : .exact($0) } }

    /// The value to reckon with; `nil` where there is none or none may be reckoned with.
    package var number: Double? { quality.counts ? value?.double : nil }
}

/// Where an observation stands: the block whose entry says so, and its place in it, from 0.
package struct ObservationReference: Sendable, Hashable {
    package let block: String
    package let place: Int

    package init(block: String, place: Int) { (self.block, self.place) = (block, place) }
}

/// An observation as it stands for a reader.
package struct StandingObservation: Sendable, Hashable {
    package let observation: Observation
    package let reference: ObservationReference
    /// The entry that says so.
    package let position: Int64
    /// Where it was read, when it is not where the rest of its series was.
    package let source: String?

    package init(
        observation: Observation, reference: ObservationReference, position: Int64, source: String? = nil
    ) {
        (self.observation, self.reference, self.position) = (observation, reference, position)
        self.source = source
    }
}
