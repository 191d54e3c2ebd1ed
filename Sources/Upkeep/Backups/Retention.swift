package import Measures

/// How long backups are kept: the last one of each of so many days, weeks and months that have any.
package struct Retention: Sendable, Hashable {
    package let daily: Int
    package let weekly: Int
    package let monthly: Int

    package init(daily: Int = 7, weekly: Int = 4, monthly: Int = 12) {
        (self.daily, self.weekly, self.monthly) = (daily, weekly, monthly)
    }

    /// The moments whose backups are kept.
    ///
    /// The newest always is; weeks begin on Monday, days and months are of UTC.
    package func kept(of moments: [Instant]) -> Set<Instant> {
        let moments = moments.sorted(by: >)
        var kept = Set(moments.prefix(1))
        kept.formUnion(Self.newest(of: moments, daily) { $0.day().number })
        kept.formUnion(Self.newest(of: moments, weekly) { Self.monday(of: $0.day()) })
        kept.formUnion(
            Self.newest(of: moments, monthly) { moment in
                let date = moment.day().gregorian
                return Int32(clamping: date.year * 12 + date.month)
            })
        return kept
    }

    private static func monday(of day: Day) -> Int32 { day.number - Int32(day.weekday.rawValue) + 1 }

    /// The newest moment of each of the newest `count` spans; `moments` begin with the newest.
    private static func newest(of moments: [Instant], _ count: Int, _ span: (Instant) -> Int32) -> [Instant] {
        var spans: Set<Int32> = []
        return moments.filter { moment in
            let span = span(moment)
            guard !spans.contains(span), spans.count < count else { return false }
            spans.insert(span)
            return true
        }
    }
}
