/// A moment of the years 1 to 9999, in milliseconds since 1970-01-01T00:00:00Z without leap seconds.
package struct Instant: Sendable, Hashable, Comparable {
    private static let millisecondsOfDay: Int64 = 86_400_000
    private static let earliest = Int64(Day.first.number) * millisecondsOfDay
    private static let latest = (Int64(Day.last.number) + 1) * millisecondsOfDay - 1

    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    /// A moment; nil outside the years 1 to 9999.
    package init?(milliseconds: Int64) {
        guard (Self.earliest...Self.latest).contains(milliseconds) else { return nil }
        self.milliseconds = milliseconds
    }

    /// The nearest moment within the years 1 to 9999, for the reading of a clock.
    package init(clamping milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.earliest), Self.latest)
    }

    /// Midnight at the beginning of a day, where clocks are `offsetMinutes` ahead of UTC.
    package init(startOf day: Day, offsetMinutes: Int = 0) {
        self.init(clamping: Int64(day.number) * Self.millisecondsOfDay - Self.milliseconds(offsetMinutes))
    }

    /// The day by clocks that are `offsetMinutes` ahead of UTC.
    package func day(offsetMinutes: Int = 0) -> Day {
        Day(clamping: floorDivision(Int(milliseconds + Self.milliseconds(offsetMinutes)), by: 86_400_000))
    }

    /// Minutes since midnight by clocks that are `offsetMinutes` ahead of UTC, 0…1439.
    package func minuteOfDay(offsetMinutes: Int = 0) -> Int {
        floorRemainder(Int(milliseconds + Self.milliseconds(offsetMinutes)), by: 86_400_000) / 60_000
    }

    /// The moment that many milliseconds later (or earlier), held within the years 1 to 9999.
    package func adding(milliseconds amount: Int64) -> Instant {
        let (sum, overflows) = milliseconds.addingReportingOverflow(amount)
        return Instant(clamping: overflows ? (amount < 0 ? .min : .max) : sum)
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// No clock on Earth is more than a day away from UTC.
    private static func milliseconds(_ offsetMinutes: Int) -> Int64 {
        Int64(min(max(offsetMinutes, -1440), 1440)) * 60_000
    }
}

extension Instant: CustomStringConvertible {
    /// Reads ISO 8601: `2026-11-22T19:36:14.123Z`, the fraction left out or of 1 to 9 digits (cut to milliseconds), and
    /// an offset such as `+03:30` in place of `Z`; nil for anything else.
    package init?(parsing text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(40))
        guard (20...35).contains(bytes.count), let day = Day(parsing: text.prefix(10)),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = decimal(bytes[11..<13]), hour < 24,
            let minute = decimal(bytes[14..<16]), minute < 60,
            let second = decimal(bytes[17..<19]), second < 60
        else { return nil }
        var rest = bytes[19...]
        guard let fraction = Self.takeFraction(from: &rest), let offset = Self.offset(rest) else { return nil }
        let inDay = Int64((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction
        self.init(milliseconds: Int64(day.number) * Self.millisecondsOfDay + inDay)
    }

    /// The moment as `2026-11-22T19:36:14.123Z`.
    package var text: String {
        let inDay = floorRemainder(Int(milliseconds), by: 86_400_000)
        let clock = [inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1000 % 60].map { padded($0, to: 2) }
        return "\(day().text)T\(clock.joined(separator: ":")).\(padded(inDay % 1000, to: 3))Z"
    }

    package var description: String { text }

    /// Milliseconds of a fraction at the beginning of `rest`; 0 when there is none, nil when it is malformed.
    private static func takeFraction(from rest: inout ArraySlice<UInt8>) -> Int64? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest.dropFirst(1 + digits.count)
        let three = Array(digits.prefix(3)) + Array(repeating: UInt8(ascii: "0"), count: max(0, 3 - digits.count))
        return decimal(three).map(Int64.init)
    }

    /// Minutes ahead of UTC of `Z`, `+03:30` or `-05:00`.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        let zone = Array(bytes)
        if zone == [UInt8(ascii: "Z")] { return 0 }
        guard zone.count == 6, zone[0] == UInt8(ascii: "+") || zone[0] == UInt8(ascii: "-"),
            zone[3] == UInt8(ascii: ":"), let hours = decimal(zone[1..<3]), hours < 24,
            let minutes = decimal(zone[4..<6]), minutes < 60
        else { return nil }
        return (zone[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }
}
