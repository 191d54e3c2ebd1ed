/// The names of the months of both calendars, in lower case where the language writes them so.
enum MonthNames {
    /// The forms a month takes in a date.
    enum Form: Sendable {
        /// Standing alone: `ноябрь`, `ژانویه`.
        case alone
        /// Directly before the year: `ноябрь`, `ژانویهٔ`, `noýabry`.
        case beforeYear
        /// After a day, without a year: `ноября`, `ژانویه`, `noýabry`.
        case afterDay
        /// After a day and directly before the year: `ноября`, `ژانویهٔ`, `noýabry`.
        case betweenDayAndYear
    }

    /// The name of month 1…12, or nil for another number.
    static func name(
        _ month: Int, of calendar: DateFormat.Calendar, in language: Language, _ form: Form
    ) -> String? {
        guard (1...12).contains(month) else { return nil }
        let plain = names(of: calendar, in: language)[month - 1]
        switch language {
        case .en, .az, .kk: return plain
        case .tk: return possessives(of: calendar)[month - 1]
        case .fa: return form == .beforeYear || form == .betweenDayAndYear ? linked(plain) : plain
        case .ru: return form == .afterDay || form == .betweenDayAndYear ? genitive(plain) : plain
        }
    }

    private static func names(of calendar: DateFormat.Calendar, in language: Language) -> [String] {
        switch calendar {
        case .gregorian: gregorian(in: language)
        case .solarHijri: solarHijri(in: language)
        }
    }

    private static func gregorian(in language: Language) -> [String] {
        switch language {
        case .en:
            [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        case .fa:
            [
                "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر",
                "دسامبر",
            ]
        case .ru:
            [
                "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
                "ноябрь", "декабрь",
            ]
        case .az:
            [
                "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr",
                "noyabr", "dekabr",
            ]
        case .kk:
            [
                "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан",
                "қараша", "желтоқсан",
            ]
        case .tk:
            [
                "ýanwar", "fewral", "mart", "aprel", "maý", "iýun", "iýul", "awgust", "sentýabr", "oktýabr",
                "noýabr", "dekabr",
            ]
        }
    }

    private static func solarHijri(in language: Language) -> [String] {
        switch language {
        case .en:
            [
                "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey",
                "Bahman", "Esfand",
            ]
        case .fa:
            [
                "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن",
                "اسفند",
            ]
        case .ru:
            [
                "фарвардин", "ордибехешт", "хордад", "тир", "мордад", "шахривер", "мехр", "абан", "азер", "дей",
                "бахман", "эсфанд",
            ]
        case .az:
            [
                "fərvərdin", "ordibeheşt", "xordad", "tir", "mordad", "şəhrivər", "mehr", "aban", "azər", "dey",
                "bəhmən", "isfənd",
            ]
        case .kk:
            [
                "фарвардин", "ордибехешт", "хордад", "тир", "мордад", "шахривар", "мехр", "абан", "азар", "дей",
                "бахман", "эсфанд",
            ]
        case .tk:
            [
                "farwardin", "ordibeheşt", "hordad", "tir", "mordad", "şahriwar", "mehr", "aban", "azar", "deý",
                "bahman", "esfand",
            ]
        }
    }

    /// Turkmen sets the month of a year or of a day in the possessive.
    private static func possessives(of calendar: DateFormat.Calendar) -> [String] {
        switch calendar {
        case .gregorian:
            [
                "ýanwary", "fewraly", "marty", "apreli", "maýy", "iýuny", "iýuly", "awgusty", "sentýabry",
                "oktýabry", "noýabry", "dekabry",
            ]
        case .solarHijri:
            [
                "farwardini", "ordibeheşti", "hordady", "tiri", "mordady", "şahriwary", "mehri", "abany", "azary",
                "deýi", "bahmany", "esfandy",
            ]
        }
    }

    /// Persian links a month that ends in a silent ه to the year with a small ی above it.
    private static func linked(_ name: String) -> String {
        name.unicodeScalars.last == "ه" ? name + "\u{0654}" : name
    }

    private static func genitive(_ name: String) -> String {
        switch name.last {
        case "ь", "й": String(name.dropLast()) + "я"
        default: name + "а"
        }
    }
}
