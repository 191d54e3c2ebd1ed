import Measures

/// How a workbook shows a number: what makes it a date or a percentage.
enum NumberForm: Sendable, Hashable {
    case plain
    case percent
    case date(Period.Precision, Period.Calendar)
    /// A time of day alone.
    case time

    /// The forms that every workbook knows by number (ECMA-376 part 1, 18.8.30).
    init(builtIn id: Int) {
        switch id {
        case 9, 10: self = .percent
        case 17: self = .date(.month, .gregorian)
        case 14...16, 22, 27...31, 34...36, 50...54, 57, 58: self = .date(.day, .gregorian)
        case 18...21, 32, 33, 45...47, 55, 56: self = .time
        default: self = .plain
        }
    }

    /// A form that the workbook defines, such as `[$-fa-IR,16]yyyy/mm/dd`.
    init(code: String) {
        let (letters, calendar) = Self.letters(code)
        guard !letters.isEmpty, letters != "general" else {
            self = .plain
            return
        }
        if letters.contains("%") {
            self = .percent
            return
        }
        let hasYear = letters.contains("y")
        let hasDay = letters.contains("d")
        let hasTime = letters.contains("h") || letters.contains("s")
        let hasMonth = letters.contains("m") && (!hasTime || hasYear || hasDay)
        if hasDay || (hasMonth && !hasYear) {
            self = .date(.day, calendar)
        } else if hasYear {
            self = .date(hasMonth ? .month : .year, calendar)
        } else {
            self = hasTime ? .time : .plain
        }
    }

    /// The letters of the first section that stand for something, without what is only shown; and the calendar named.
    private static func letters(_ code: String) -> (String, Period.Calendar) {
        var letters = ""
        var calendar = Period.Calendar.gregorian
        var rest = Array(code.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case ";": return (letters, calendar)
            case "\"": while let next = rest.popFirst(), next != "\"" {}
            case "\\", "_", "*": _ = rest.popFirst()
            case "[":
                var inner = ""
                while let next = rest.popFirst(), next != "]" { inner.unicodeScalars.append(next) }
                if isSolarHijri(inner) { calendar = .solarHijri }
                // Hours that count on past a day are a length of time.
                if ["h", "hh", "m", "mm", "s", "ss"].contains(inner.lowercased()) { return ("", calendar) }
            default: letters.unicodeScalars.append(scalar)
            }
        }
        return (letters.lowercased(), calendar)
    }

    /// `$-fa-IR,16` and the older `$-3160429` name the calendar of Iran by its number, 16 in hexadecimal.
    private static func isSolarHijri(_ inner: String) -> Bool {
        guard inner.hasPrefix("$"), let dash = inner.firstIndex(of: "-") else { return false }
        let name = inner[inner.index(after: dash)...]
        if let number = UInt64(name, radix: 16) { return number >> 16 & 0xFF == 0x16 }
        return name.hasSuffix(",16")
    }
}

extension SpreadsheetCell {
    /// A stored number as it is shown; `nil` where it is none.
    init?(stored text: String, form: NumberForm, is1904: Bool) {
        guard let number = Self.decimal(text) else { return nil }
        switch form {
        case .plain: self = .number(number.text)
        case .percent:
            guard let shifted = Self.hundredfold(number) else { return nil }
            self = .percent(shifted.text)
        case .date(let precision, let calendar):
            guard let period = Self.period(number, precision, calendar, is1904) else {
                self = .number(number.text)
                return
            }
            self = .date(period)
        case .time: self = .text(Self.clock(number))
        }
    }

    /// The digits as they were stored where a person could have typed them, else the fifteen that a spreadsheet shows.
    static func decimal(_ text: String) -> Number? {
        if let number = Number(parsing: text), number.mantissa.magnitude < 1_000_000_000_000_000 { return number }
        guard let value = Double(text), value.isFinite else { return nil }
        var magnitude = value.magnitude
        var digits = 14
        while magnitude >= 10, digits > 0 { (magnitude, digits) = (magnitude / 10, digits - 1) }
        while magnitude < 1, magnitude > 0, digits < Number.maximumFractionDigits {
            (magnitude, digits) = (magnitude * 10, digits + 1)
        }
        return Number(value, fractionDigits: digits)?.withoutTrailingZeros
    }

    private static func hundredfold(_ number: Number) -> Number? {
        if number.fractionDigits >= 2 {
            return Number(mantissa: number.mantissa, fractionDigits: number.fractionDigits - 2)
        }
        let factor: Int64 = number.fractionDigits == 1 ? 10 : 100
        let (product, overflows) = number.mantissa.multipliedReportingOverflow(by: factor)
        return overflows ? nil : Number(mantissa: product, fractionDigits: 0)
    }

    /// The day of a serial number; the system of 1900 counts a 29 February that there was not.
    private static func period(
        _ number: Number, _ precision: Period.Precision, _ calendar: Period.Calendar, _ is1904: Bool
    ) -> Period? {
        let serial = number.double.rounded(.down)
        guard (1...2_958_465).contains(serial) || (is1904 && serial == 0), serial != 60 || is1904 else { return nil }
        let days = Int(serial)
        let first = is1904 ? Day(year: 1904, month: 1, day: 1) : Day(year: 1899, month: 12, day: days < 60 ? 31 : 30)
        guard let day = first?.adding(days: days) else { return nil }
        var (year, month, dayOfMonth) = day.gregorian
        if calendar == .solarHijri {
            guard let date = JalaliDate(day) else { return nil }
            (year, month, dayOfMonth) = (date.year, date.month, date.dayOfMonth)
        }
        let part: Period.Part =
            switch precision {
            case .year, .decade: .year(year)
            case .month, .quarter, .half: .month(year: year, month: month)
            case .day: .day(year: year, month: month, day: dayOfMonth)
            }
        return try? Period(part, calendar: calendar)
    }

    private static func clock(_ number: Number) -> String {
        let fraction = number.double - number.double.rounded(.down)
        let minutes = Int((fraction * 1_440).rounded()) % 1_440
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}

extension Number {
    /// The same value without zeros at its end.
    var withoutTrailingZeros: Number {
        var (mantissa, digits) = (mantissa, fractionDigits)
        while digits > 0, mantissa % 10 == 0 { (mantissa, digits) = (mantissa / 10, digits - 1) }
        return Number(mantissa: mantissa, fractionDigits: digits) ?? self
    }
}
