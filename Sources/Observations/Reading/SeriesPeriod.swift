package import Measures

/// The periods of the calendar into which the observations of a long series are brought together.
package enum PeriodStep: String, Sendable, Hashable, CaseIterable { case month, year }

/// What the observations of one month or year of a series have in common.
///
/// An observation belongs to the period in which its middle lies.
package struct SeriesPeriod: Sendable, Hashable {
    package let period: Period
    /// Observations with a value to reckon with.
    package fileprivate(set) var count = 0
    package fileprivate(set) var mean = 0.0
    /// The squares of the distances of the values from their mean, added up.
    package fileprivate(set) var squares = 0.0
    /// Values of which only the limit is known below which they lie; they are reckoned at it.
    package fileprivate(set) var limits = 0
    package fileprivate(set) var doubtful = 0
    /// The days that the observations cover, where they are of periods.
    package fileprivate(set) var days = 0
    /// The most digits after the point that a value was stated with.
    package fileprivate(set) var digits = 0
    /// The newest entry of which something went in.
    package fileprivate(set) var position: Int64 = 0

    package var sum: Double { mean * Double(count) }
    /// Whether every one of its days is covered, so that totals of its parts make its own.
    package var isWhole: Bool { days >= period.start.days(to: period.end) + 1 }

    fileprivate init(_ period: Period) { self.period = period }
}

/// Brings observations together period by period, in whatever order they come.
struct SeriesPeriods {
    let step: PeriodStep
    private var found: [Int: SeriesPeriod] = [:]
    /// The period of the observation before, which is mostly that of the next one: its days since 1970 and its key.
    private var last: (days: Range<Int64>, key: Int)?

    init(by step: PeriodStep) { self.step = step }

    /// In the order of time, those without a value left out.
    var periods: [SeriesPeriod] { found.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 0 } }

    mutating func add(_ columns: BlockColumns, _ place: Int, position: Int64) {
        let isLimit = columns.qualities[place] == Quality.belowDetection.code
        guard let value = isLimit ? columns.limit(place) : columns.number(place),
            let key = key(of: columns.middle(place))
        else { return }
        found[key]?.add(
            value, isLimit: isLimit, isDoubtful: columns.qualities[place] == Quality.doubtful.code,
            days: columns.calendar == nil ? 0 : Int(clamping: columns.lengths[place]),
            digits: Int(clamping: columns.digits[place]), position: position)
    }

    private mutating func key(of milliseconds: Int64) -> Int? {
        let number = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let days = number.remainder < 0 ? number.quotient - 1 : number.quotient
        if let last, last.days.contains(days) { return last.key }
        guard let day = Day(number: Int(clamping: days)) else { return nil }
        let (year, month, _) = day.gregorian
        let part = step == .year ? Period.Part.year(year) : .month(year: year, month: month)
        guard let period = try? Period(part) else { return nil }
        let key = step == .year ? year : year * 12 + month - 1
        if found[key] == nil { found[key] = SeriesPeriod(period) }
        last = (Int64(period.start.number)..<Int64(period.end.number) + 1, key)
        return key
    }
}

extension SeriesPeriod {
    fileprivate mutating func add(
        _ value: Double, isLimit: Bool, isDoubtful: Bool, days more: Int, digits own: Int, position entry: Int64
    ) {
        add(value)
        limits += isLimit ? 1 : 0
        doubtful += isDoubtful ? 1 : 0
        days += more
        digits = max(digits, own)
        position = max(position, entry)
    }

    /// Welford's step: exact enough for millions of values that lie close together.
    private mutating func add(_ value: Double) {
        count += 1
        let distance = value - mean
        mean += distance / Double(count)
        squares += distance * (value - mean)
    }
}

extension BlockColumns {
    /// The limit below which a value lies; `nil` where none was stated.
    fileprivate func limit(_ place: Int) -> Double? {
        guard digits[place] >= 0 else { return nil }
        return Number(mantissa: values[place], fractionDigits: Int(clamping: digits[place]))?.double
    }
}
