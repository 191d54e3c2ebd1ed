import Foundation
import Measures

/// The observations of a block column by column, in whole numbers: the form in which entries and tables hold them.
struct BlockColumns: Sendable, Hashable {
    /// nil where they are moments.
    var calendar: Period.Calendar?
    /// Milliseconds since 1970 of moments; days since 1970 of periods.
    var starts: [Int64] = []
    /// The days of periods; empty of moments.
    var lengths: [Int64] = []
    /// Digits after the point; −1 where there is no value.
    var digits: [Int64] = []
    var values: [Int64] = []
    /// The same of stated errors; both empty where nothing was stated.
    var errorDigits: [Int64] = []
    var errors: [Int64] = []
    var qualities: [Int64] = []

    var count: Int { starts.count }

    init() {}

    init(_ observations: [Observation]) {
        if case .period(let period) = observations.first?.time { calendar = period.calendar }
        let hasErrors = observations.contains { $0.error != nil }
        for observation in observations {
            switch observation.time {
            case .moment(let instant): starts.append(instant.milliseconds)
            case .period(let period):
                starts.append(Int64(period.start.number))
                lengths.append(Int64(period.start.days(to: period.end) + 1))
            }
            digits.append(observation.value.map { Int64($0.fractionDigits) } ?? -1)
            values.append(observation.value?.mantissa ?? 0)
            if hasErrors {
                errorDigits.append(observation.error.map { Int64($0.fractionDigits) } ?? -1)
                errors.append(observation.error?.mantissa ?? 0)
            }
            qualities.append(observation.quality.code)
        }
    }

    /// The observation at a place; `nil` where the columns hold none that can be.
    func observation(_ place: Int) -> Observation? {
        guard let time = time(place), let quality = Quality(code: qualities[place]) else { return nil }
        let error = errors.isEmpty ? nil : Self.number(errors[place], errorDigits[place])
        return Observation(
            time: time, value: Self.number(values[place], digits[place]), error: error, quality: quality)
    }

    private func time(_ place: Int) -> ObservedTime? {
        guard let calendar else { return Instant(milliseconds: starts[place]).map(ObservedTime.moment) }
        guard let start = Day(number: Int(clamping: starts[place])),
            let end = start.adding(days: Int(clamping: lengths[place]) - 1), lengths[place] > 0
        else { return nil }
        return Period.covering(start, end, in: calendar).map(ObservedTime.period)
    }

    private static func number(_ mantissa: Int64, _ digits: Int64) -> Number? {
        digits < 0 ? nil : Number(mantissa: mantissa, fractionDigits: Int(clamping: digits))
    }

    /// When an observation begins, in milliseconds since 1970.
    func start(_ place: Int) -> Int64 { calendar == nil ? starts[place] : starts[place] * 86_400_000 }

    /// The middle of an observation, in milliseconds since 1970.
    func middle(_ place: Int) -> Int64 {
        calendar == nil ? starts[place] : starts[place] * 86_400_000 + lengths[place] * 43_200_000
    }

    /// The value to reckon with; `nil` where there is none.
    func number(_ place: Int) -> Double? {
        guard digits[place] >= 0, qualities[place] <= Quality.doubtful.code else { return nil }
        return Number(mantissa: values[place], fractionDigits: Int(clamping: digits[place]))?.double
    }

    func isFlagged(_ place: Int) -> Bool { qualities[place] > Quality.good.code }
}

extension BlockColumns {
    /// The columns as the tables hold them.
    var data: Data {
        var writer = ByteListWriter()
        writer.append(Int64(count))
        writer.append(calendar.map { $0 == .gregorian ? 1 : 2 } ?? 0)
        writer.append(errors.isEmpty ? 0 : 1)
        writer.append(steps: starts)
        if calendar != nil { writer.append(runs: lengths) }
        writer.append(runs: digits)
        writer.append(steps: values)
        writer.append(runs: qualities)
        if !errors.isEmpty {
            writer.append(runs: errorDigits)
            writer.append(steps: errors)
        }
        return Data(writer.bytes)
    }

    init?(_ data: Data) {
        let columns = data.withUnsafeBytes { bytes -> BlockColumns? in
            var reader = ByteListReader(bytes)
            guard let count = reader.next().map({ Int(clamping: $0) }), (0...ObservationLimits.block).contains(count),
                let form = reader.next(), let hasErrors = reader.next(), let starts = reader.steps(count)
            else { return nil }
            var columns = BlockColumns()
            columns.starts = starts
            if form != 0 {
                columns.calendar = form == 1 ? .gregorian : .solarHijri
                guard let lengths = reader.runs(count) else { return nil }
                columns.lengths = lengths
            }
            guard let digits = reader.runs(count), let values = reader.steps(count), let flags = reader.runs(count)
            else { return nil }
            (columns.digits, columns.values, columns.qualities) = (digits, values, flags)
            if hasErrors == 1 {
                guard let digits = reader.runs(count), let errors = reader.steps(count) else { return nil }
                (columns.errorDigits, columns.errors) = (digits, errors)
            }
            return columns
        }
        guard let columns else { return nil }
        self = columns
    }
}

extension Period {
    /// The plainest way to state a stretch of days in a calendar: its year, its month, its day, or from–to.
    static func covering(_ start: Day, _ end: Day, in calendar: Calendar) -> Period? {
        func date(_ day: Day) -> (year: Int, month: Int, day: Int)? {
            switch calendar {
            case .gregorian: day.gregorian
            case .solarHijri: JalaliDate(day).map { ($0.year, $0.month, $0.dayOfMonth) }
            }
        }
        guard let first = date(start), let last = date(end) else { return nil }
        let plain: [Part] =
            first.day != 1
            ? []
            : first.month == 1
                ? [.year(first.year), .month(year: first.year, month: 1)]
                : [.month(year: first.year, month: first.month)]
        for part in start == end ? [] : plain {
            if let period = try? Period(part, calendar: calendar), period.end == end { return period }
        }
        let from = Part.day(year: first.year, month: first.month, day: first.day)
        let to = Part.day(year: last.year, month: last.month, day: last.day)
        return try? Period(from, to: start == end ? nil : to, calendar: calendar)
    }
}
