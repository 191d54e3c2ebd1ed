package import Measures
package import Register

/// Of when indicators are asked.
package enum IndicatorTime: Sendable, Hashable {
    case now
    /// Right after an entry.
    case after(Int64)
    /// At the end of a day.
    case day(Day)

    /// How an address says it; `nil` for now.
    package var text: String? {
        switch self {
        case .now: nil
        case .after(let position): String(position)
        case .day(let day): day.text
        }
    }
}

extension Reading {
    /// The moment that somebody has typed: nothing for now, the number of an entry, or a day up to today.
    ///
    /// Digits may be Persian or Arabic, and a day of the Solar Hijri calendar needs no mark: its years are five hundred
    /// below others. `nil` where there is no such moment.
    package func indicatorTime(typed text: String) throws -> (time: IndicatorTime, moment: IndicatorMoment)? {
        guard text.utf8.count <= 40 else { return nil }
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.map(Self.latin)))
        guard !plain.isEmpty else { return (.now, try indicatorMoment()) }
        if let position = Int64(plain) {
            return try indicatorMoment(after: position).map { (.after(position), $0) }
        }
        let isSolar = plain.prefix(2) == "13" || plain.prefix(2) == "14"
        guard let period = try? Period(parsing: isSolar ? "sh:\(plain)" : plain), period.precision == .day,
            period.to == nil, !period.isAbout, period.end <= today
        else { return nil }
        return (.day(period.end), try indicatorMoment(atEndOf: period.end))
    }

    private static func latin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x06F0...0x06F9: Unicode.Scalar(scalar.value - 0x06F0 + 0x30) ?? scalar
        case 0x0660...0x0669: Unicode.Scalar(scalar.value - 0x0660 + 0x30) ?? scalar
        default: scalar
        }
    }
}
