extension DateFormat {
    /// Holds a year and the word for it together on a line, as CLDR has it.
    private static let closeSpace = "\u{202F}"

    /// A date in the three parts a range of dates is put together from.
    struct Pieces {
        /// The year, where the language puts it first.
        var before = ""
        /// Day, month, quarter or half; or the year itself.
        var core = ""
        /// The year, where the language puts it last.
        var after = ""

        var whole: String { before + core + after }
    }

    /// The pieces of a date; `closesPeriod` is false for the first of two dates that share the year of the second.
    func pieces(_ date: Parts, closesPeriod: Bool) -> Pieces {
        switch date.span {
        case .day(let month, let day):
            let form: MonthNames.Form = closesPeriod ? .betweenDayAndYear : .afterDay
            guard let name = MonthNames.name(month, of: date.calendar, in: language, form) else { break }
            let ordinal = language == .tk ? OrdinalEndings.turkmen(day) : ""
            return withYear(date.year, core: number(day) + ordinal + " " + name)
        case .month(let month):
            let form: MonthNames.Form = closesPeriod ? .beforeYear : .alone
            guard let name = MonthNames.name(month, of: date.calendar, in: language, form) else { break }
            return withYear(date.year, core: name)
        case .quarter(let quarter):
            guard (1...4).contains(quarter) else { break }
            return withYear(date.year, core: self.quarter(quarter), isPart: true)
        case .half(let half):
            guard (1...2).contains(half) else { break }
            return withYear(date.year, core: self.half(half), isPart: true)
        case .year:
            return Pieces(core: year(date.year))
        case .decade:
            return Pieces(core: decade(date.year - date.year % 10))
        }
        return Pieces(core: plain(date))
    }

    /// Two years and what is between them: `2021–2025`.
    func years(_ first: Int, _ last: Int) -> String {
        let (first, last) = (number(first), number(last) + yearEnding(last))
        return switch language {
        case .en: first + "–" + last
        case .fa: first + " تا " + last
        case .ru: first + "–" + last + Self.closeSpace + "гг."
        case .az: first + "–" + last + " illər"
        case .kk: first + "–" + last + Self.closeSpace + "жж."
        case .tk: first + "–" + last + " ýyllar"
        }
    }

    private func withYear(_ year: Int, core: String, isPart: Bool = false) -> Pieces {
        let digits = number(year)
        switch language {
        case .en: return Pieces(core: core, after: (isPart ? " of " : " ") + digits)
        case .fa: return Pieces(core: core, after: " " + digits)
        case .ru: return Pieces(core: core, after: " " + digits + Self.closeSpace + "г.")
        case .az where isPart: return Pieces(before: digits + yearEnding(year) + " ilin ", core: core)
        case .az: return Pieces(core: core, after: " " + digits)
        case .kk: return Pieces(before: digits + Self.closeSpace + "ж. ", core: core)
        case .tk: return Pieces(before: digits + yearEnding(year) + " ýylyň ", core: core)
        }
    }

    private func year(_ year: Int) -> String {
        let digits = number(year) + yearEnding(year)
        return switch language {
        case .en, .fa: digits
        case .ru: digits + Self.closeSpace + "г."
        case .az: digits + " il"
        case .kk: digits + Self.closeSpace + "ж."
        case .tk: digits + " ýyl"
        }
    }

    private func yearEnding(_ year: Int) -> String {
        switch language {
        case .az: OrdinalEndings.azerbaijani(year)
        case .tk: OrdinalEndings.turkmen(year)
        case .en, .fa, .ru, .kk: ""
        }
    }

    private func decade(_ year: Int) -> String {
        let digits = number(year) + yearEnding(year)
        return switch language {
        case .en: digits + "s"
        case .fa: "دههٔ " + digits
        case .ru: digits + "-е" + Self.closeSpace + "гг."
        case .az: digits + " illər"
        case .kk: digits + "-жылдар"
        case .tk: digits + " ýyllar"
        }
    }

    private func quarter(_ quarter: Int) -> String {
        let roman = ["I", "II", "III", "IV"][quarter - 1]
        return switch language {
        case .en: ["first", "second", "third", "fourth"][quarter - 1] + " quarter"
        case .fa: "سه‌ماههٔ " + ["نخست", "دوم", "سوم", "چهارم"][quarter - 1]
        case .ru: roman + " квартал"
        case .az: roman + " rübü"
        case .kk: roman + " тоқсан"
        case .tk: roman + " çärýegi"
        }
    }

    private func half(_ half: Int) -> String {
        let roman = half == 1 ? "I" : "II"
        return switch language {
        case .en: (half == 1 ? "first" : "second") + " half"
        case .fa: "نیمهٔ " + (half == 1 ? "نخست" : "دوم")
        case .ru: roman + " полугодие"
        case .az: roman + " yarısı"
        case .kk: roman + " жартыжылдығы"
        case .tk: roman + " ýarymy"
        }
    }

    /// The bare numbers of a date the calendar does not have.
    private func plain(_ date: Parts) -> String {
        switch date.span {
        case .day(let month, let day): number(date.year) + "-" + number(month) + "-" + number(day)
        case .month(let part), .quarter(let part), .half(let part): number(date.year) + "-" + number(part)
        case .year, .decade: number(date.year)
        }
    }
}
