import Testing

@testable import Languages

@Suite struct ListFormatTests {
    @Test func nothingAndOneStandAlone() {
        for language in Language.allCases {
            #expect(ListFormat(language).format([]) == "")
            #expect(ListFormat(language).format(["x"], .or) == "x")
        }
    }

    @Test(arguments: [
        (Language.en, "a and b", "a, b, or c"), (.fa, "a و b", "a، b یا c"), (.ru, "a и b", "a, b или c"),
        (.az, "a və b", "a, b yaxud c"), (.kk, "a және b", "a, b немесе c"), (.tk, "a we b", "a, b ýa-da c"),
    ])
    func listsOfTwoAndThree(language: Language, two: String, three: String) {
        #expect(ListFormat(language).format(["a", "b"]) == two)
        #expect(ListFormat(language).format(["a", "b", "c"], .or) == three)
    }

    @Test func daysOfTheWeek() {
        for language in Language.allCases {
            let dates = DateFormat(language)
            #expect(Set((1...7).compactMap(dates.weekday)).count == 7)
            #expect(dates.weekday(0) == nil && dates.weekday(8) == nil)
        }
        #expect(DateFormat(.tk).weekday(5) == "anna")
    }

    @Test(arguments: [
        (0, "UTC", "گرینویچ"), (210, "UTC+3:30", "\u{200E}+۳:۳۰ گرینویچ"), (300, "UTC+5", "\u{200E}+۵ گرینویچ"),
        (-570, "UTC−9:30", "\u{200E}−۹:۳۰ گرینویچ"),
    ])
    func offsets(minutes: Int, english: String, persian: String) {
        #expect(DateFormat(.en).offset(minutes: minutes) == english)
        #expect(DateFormat(.kk).offset(minutes: minutes) == english)
        #expect(DateFormat(.fa).offset(minutes: minutes) == persian)
    }
}
