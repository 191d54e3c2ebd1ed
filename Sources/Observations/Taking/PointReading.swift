package import Importing
package import Languages
import Drafts
package import Measures

/// Reads the lines of a file as observations of a series, one after the other.
package struct PointReading {
    private let series: SeriesRecord
    private let language: Language
    private let scheme: QualityScheme
    private let now: Instant
    /// Whether all values are plain decimals, which are read the same in every language.
    private let isPlain: Bool
    private var last: ObservedTime?
    private let possible: PossibleValues

    package private(set) var observations: [Observation] = []
    package private(set) var faults: [TakingFault] = []

    /// So many faults are told of; the others are counted.
    package static let faultsMax = 200
    package private(set) var refused = 0

    /// Begins to read the lines of `raw`; they are then taken piece by piece, in their order.
    package init(
        of series: SeriesRecord, in language: Language, scheme: QualityScheme, now: Instant, possible: PossibleValues,
        for raw: RawSeries
    ) {
        self.series = series
        self.language = language
        self.scheme = scheme
        self.now = now
        self.possible = possible
        isPlain = raw.points.allSatisfy { Self.plain($0.value) != nil || Self.isMissing($0.value) }
    }

    /// Reads all lines at once.
    package init(
        _ raw: RawSeries, of series: SeriesRecord, in language: Language, scheme: QualityScheme, now: Instant,
        possible: PossibleValues
    ) {
        self.init(of: series, in: language, scheme: scheme, now: now, possible: possible, for: raw)
        observations = take(raw.points[...])
    }

    /// The observations of some lines, behind those that were taken before; those at fault are noted.
    package mutating func take(_ points: ArraySlice<RawPoint>) -> [Observation] {
        var taken: [Observation] = []
        taken.reserveCapacity(points.count)
        for point in points {
            do {
                taken.append(try read(point))
            } catch {
                refused += 1
                if faults.count < Self.faultsMax { faults.append(error) }
            }
        }
        return taken
    }

    private mutating func read(_ point: RawPoint) throws(TakingFault) -> Observation {
        let time = try time(point)
        if let last {
            guard time.start != last.start else {
                throw TakingFault(.timeTwice, place: point.place, ["text": point.time])
            }
            guard time.start > last.start else {
                throw TakingFault(.timeBack, place: point.place, ["text": point.time])
            }
        }
        last = time
        guard time.start <= now.milliseconds else {
            throw TakingFault(.timeFuture, place: point.place, ["text": point.time])
        }
        if let unit = point.unit { try PlaceChecking.check(unit: unit, of: series, place: point.place) }
        var quality = Quality.unchecked
        if let word = point.quality {
            guard let known = scheme.quality(word) ?? QualityScheme.own.quality(word) else {
                throw TakingFault(.qualityUnknown, place: point.place, ["text": word])
            }
            quality = known
        }
        let (value, isBelow) = try value(point)
        if isBelow { quality = .belowDetection }
        // What its publisher calls bad may be anything.
        if let value, quality.counts, let why = possible.refusal(of: value) {
            throw TakingFault(.valueImpossible, place: point.place, ["text": point.value, "why": why])
        }
        var error: Number?
        if let text = point.error, !Self.isMissing(text) {
            guard let number = Self.plain(text) ?? amount(text)?.0, number.mantissa >= 0 else {
                throw TakingFault(.errorUnreadable, place: point.place, ["text": text])
            }
            error = number
        }
        return Observation(time: time, value: value, error: error, quality: quality)
    }

    private func time(_ point: RawPoint) throws(TakingFault) -> ObservedTime {
        if let instant = Self.instant(point.time) {
            if series.resolution == .instant { return .moment(instant) }
            // A day that is written as its midnight.
            guard instant.milliseconds % 86_400_000 == 0, case let period = Period(instant.day()),
                series.resolution.holds(period)
            else { throw resolution(point) }
            return .period(period)
        }
        guard let period = Self.period(point.time) else {
            throw TakingFault(.timeUnreadable, place: point.place, ["text": point.time])
        }
        guard !period.isAbout, series.resolution.holds(period) else { throw resolution(point) }
        return .period(period)
    }

    /// A time as a moment; `nil` where it is none.
    static func instant(_ text: String) -> Instant? { Instant(parsing: zoned(text)) }

    /// A time as a day, month, year or stretch of days, in either calendar.
    static func period(_ text: String) -> Period? {
        if let noted = try? Period(parsing: NumberFormat.asciiDigits(text)),
            noted.calendar == .solarHijri || noted.end.gregorian.year > 1_700
        {
            return noted
        }
        return try? TypedPeriod.read(text)
    }

    /// Times without an offset are those of UTC; a blank may stand for the T.
    private static func zoned(_ text: String) -> String {
        var text = text
        if text.utf8.count >= 16, text.utf8.dropFirst(10).first == 0x20 {
            text = text.prefix(10) + "T" + text.dropFirst(11)
        }
        guard text.utf8.count >= 16, text.contains("T") else { return text }
        let clock = text.drop { $0 != "T" }
        if clock.utf8.count == 6 { text += ":00" }
        return text.hasSuffix("Z") || clock.contains("+") || clock.contains("-") ? text : text + "Z"
    }

    private func resolution(_ point: RawPoint) -> TakingFault {
        TakingFault(
            .timeResolution, place: point.place, ["text": point.time, "resolution": series.resolution.rawValue])
    }

    private func value(_ point: RawPoint) throws(TakingFault) -> (Number?, Bool) {
        if Self.isMissing(point.value) { return (nil, false) }
        if isPlain, let number = Self.plain(point.value) { return (number, false) }
        guard let (number, isBelow) = amount(point.value) else {
            throw TakingFault(.valueUnreadable, place: point.place, ["text": point.value])
        }
        return (number, isBelow)
    }

    private func amount(_ text: String) -> (Number, Bool)? {
        guard let typed = try? TypedAmount(text, in: language), typed.unit == nil else { return nil }
        return switch typed.amount {
        case .exact(let number): (number, false)
        case .bound(.below, let number): (number, true)
        default: nil
        }
    }

    static func plain(_ text: String) -> Number? {
        if let number = Number(parsing: text) { return number }
        let text = NumberFormat.asciiDigits(text).replacing("\u{2212}", with: "-")
        return Number(parsing: text.hasPrefix("+") ? text.dropFirst() : text[...])
    }

    private static func isMissing(_ text: String) -> Bool {
        ["", "-", "NA", "N/A", "NaN", "null", "–", "—"].contains(text)
    }
}
