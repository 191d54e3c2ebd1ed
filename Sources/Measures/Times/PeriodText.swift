extension Period: CustomStringConvertible {
    /// Reads `2025`, `2025-11`, `2025-11-18`, `2025-Q3`, `2025-H1`, `198x`, from–to with `/`, about with `~` in front,
    /// and the Solar Hijri calendar with `sh:` before the first time.
    ///
    /// Written for `String` apart, so that other modules need no generic code at each claim.
    package init(parsing text: String) throws(PeriodError) { try self.init(parsing: text[...]) }

    /// Reads the same notation from any text.
    package init(parsing text: some StringProtocol) throws(PeriodError) {
        guard !text.isEmpty else { throw PeriodError(code: .empty, text: text, calendar: .gregorian) }
        var rest = Array(text.utf8.prefix(64))[...]
        let isAbout = rest.first == UInt8(ascii: "~")
        if isAbout { rest = rest.dropFirst() }
        let isSolarHijri = rest.starts(with: "sh:".utf8)
        if isSolarHijri { rest = rest.dropFirst(3) }
        let calendar: Calendar = isSolarHijri ? .solarHijri : .gregorian

        let ends = rest.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
        var parts: [Part] = []
        for end in ends {
            guard let part = Part(bytes: end) else {
                throw PeriodError(code: .unreadable, text: text, calendar: calendar)
            }
            parts.append(part)
        }
        guard let from = parts.first else { throw PeriodError(code: .unreadable, text: text, calendar: calendar) }
        try self.init(from, to: parts.count > 1 ? parts[1] : nil, calendar: calendar, isAbout: isAbout)
    }

    /// The period in the notation `init(parsing:)` reads.
    package var text: String {
        (isAbout ? "~" : "") + (calendar == .solarHijri ? "sh:" : "") + from.text + (to.map { "/" + $0.text } ?? "")
    }

    package var description: String { text }
}

extension Period.Part {
    fileprivate init?(bytes: ArraySlice<UInt8>) {
        if bytes.count == 4, bytes.last == UInt8(ascii: "x"), let decade = decimal(bytes.dropLast()) {
            self = .decade(first: decade * 10)
            return
        }
        let fields = bytes.split(separator: UInt8(ascii: "-"), maxSplits: 3, omittingEmptySubsequences: false)
        guard let first = fields.first, first.count == 4, let year = decimal(first) else { return nil }
        switch fields.count {
        case 1: self = .year(year)
        case 2 where fields[1].count == 2:
            switch fields[1].first {
            case UInt8(ascii: "Q"):
                guard let quarter = decimal(fields[1].dropFirst()) else { return nil }
                self = .quarter(year: year, quarter: quarter)
            case UInt8(ascii: "H"):
                guard let half = decimal(fields[1].dropFirst()) else { return nil }
                self = .half(year: year, half: half)
            default:
                guard let month = decimal(fields[1]) else { return nil }
                self = .month(year: year, month: month)
            }
        case 3 where fields[1].count == 2 && fields[2].count == 2:
            guard let month = decimal(fields[1]), let day = decimal(fields[2]) else { return nil }
            self = .day(year: year, month: month, day: day)
        default: return nil
        }
    }

    /// The time in the notation of periods, without its calendar.
    package var text: String {
        switch self {
        case .decade(let first): "\(padded(first / 10, to: 3))x"
        case .year(let year): padded(year, to: 4)
        case .half(let year, let half): "\(padded(year, to: 4))-H\(half)"
        case .quarter(let year, let quarter): "\(padded(year, to: 4))-Q\(quarter)"
        case .month(let year, let month): "\(padded(year, to: 4))-\(padded(month, to: 2))"
        case .day(let year, let month, let day):
            "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
        }
    }
}

/// Why a text is no period.
package struct PeriodError: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case empty = "period-empty"
        case unreadable = "period-unreadable"
        case notADate = "period-not-a-date"
        case reversed = "period-reversed"
    }

    package let code: Code
    /// What was read, shortened to 64 characters.
    package let text: String
    package let calendar: Period.Calendar

    init(code: Code, text: some StringProtocol, calendar: Period.Calendar) {
        self.code = code
        self.text = String(text.prefix(64))
        self.calendar = calendar
    }

    /// What is wrong and what to write instead.
    package var message: String {
        switch code {
        case .empty: "The date is empty. Write a year, month or day such as 2025, 2025-11, 2025-11-18 or sh:1404-08."
        case .unreadable:
            "“\(text)” is not a date. Write 2025, 2025-11, 2025-11-18, 2025-Q3, 2025-H1, 198x, 2021-03-21/2021-11-21 or "
                + "~1920, with sh: in front for an Iranian year such as sh:1404."
        case .notADate:
            "The calendar has no “\(text)”. Check day and month; "
                + "years go from \(calendar.years.lowerBound) to \(calendar.years.upperBound)."
        case .reversed: "“\(text)” ends before it begins. Write the earlier date first."
        }
    }
}
