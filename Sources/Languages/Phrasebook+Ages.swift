extension Phrasebook {
    /// How old something is: in days up to 60, in months below two years, then in years.
    ///
    /// Needs the phrases `age.today`, `age.days`, `age.months` and `age.years`, and for a date still to
    /// come `age.future`.
    package func age(days: Int, in language: Language) -> String {
        switch days {
        case ..<0: say("age.future", in: language)
        case 0: say("age.today", in: language)
        case 1...60: say("age.days", in: language, ["count": .count(days)])
        // 30.4375 days to the mean month, in whole numbers of a sixteenth.
        case 61..<730: say("age.months", in: language, ["count": .count(days * 16 / 487)])
        default: say("age.years", in: language, ["count": .count(Int(Double(days) / 365.25 + 0.01))])
        }
    }
}
