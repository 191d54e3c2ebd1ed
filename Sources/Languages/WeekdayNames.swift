/// The names of the days of the week, from Monday, in lower case where the language writes them so.
enum WeekdayNames {
    static func names(in language: Language) -> [String] {
        switch language {
        case .en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        case .fa: ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"]
        case .ru: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"]
        case .az: ["bazar ertəsi", "çərşənbə axşamı", "çərşənbə", "cümə axşamı", "cümə", "şənbə", "bazar"]
        case .kk: ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"]
        case .tk: ["duşenbe", "sişenbe", "çarşenbe", "penşenbe", "anna", "şenbe", "ýekşenbe"]
        }
    }
}

extension DateFormat {
    /// A day of the week 1…7, Monday being the first as in ISO 8601; nil for another number.
    package func weekday(_ number: Int) -> String? {
        let names = WeekdayNames.names(in: language)
        return (1...7).contains(number) ? names[number - 1] : nil
    }

    /// How far a clock is ahead of UTC: `UTC+3:30`, `UTC−5`, `UTC`; in Persian «+۳:۳۰ گرینویچ».
    package func offset(minutes: Int) -> String {
        let size = minutes.magnitude
        let rest = size % 60 == 0 ? "" : ":" + number(Int(size % 60), atLeastTwoDigits: true)
        let figure = minutes == 0 ? "" : (minutes < 0 ? "\u{2212}" : "+") + number(Int(size / 60)) + rest
        guard language == .fa else { return "UTC" + figure }
        // Without the mark the sign would move behind the figure.
        return minutes == 0 ? "گرینویچ" : "\u{200E}" + figure + " گرینویچ"
    }
}
