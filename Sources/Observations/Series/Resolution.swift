package import Measures

/// How far apart the observations of a series are meant to be; series of two resolutions are never made one.
package enum Resolution: String, Sendable, Hashable, CaseIterable {
    case year, month
    case tenDay = "ten-day"
    case week, day, instant

    /// The usual days from one observation to the next; `nil` for moments, whose series say it themselves.
    package var days: Int? {
        switch self {
        case .year: 366
        case .month: 31
        case .tenDay: 11
        case .week: 7
        case .day: 1
        case .instant: nil
        }
    }

    /// Whether a stated period can be one of its observations.
    package func holds(_ period: Period) -> Bool {
        let length = period.start.days(to: period.end) + 1
        return switch self {
        case .year: (354...366).contains(length)
        case .month: (28...32).contains(length)
        // A day named for the ten days or the week around it is the usual way of both.
        case .tenDay: length <= 11
        case .week: length <= 8
        case .day: length == 1
        case .instant: false
        }
    }
}
