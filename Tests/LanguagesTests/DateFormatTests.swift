import Testing

@testable import Languages

@Suite struct DateFormatTests {
    private typealias Parts = DateFormat.Parts

    private func golden(_ lines: [Language: String], _ print: (DateFormat) -> String) {
        for language in Language.allCases { #expect(print(DateFormat(language)) == lines[language]) }
    }

    @Test func days() {
        golden([
            .en: "18 November 2025", .fa: "۱۸ نوامبر ۲۰۲۵", .ru: "18 ноября 2025\u{202F}г.", .az: "18 noyabr 2025",
            .kk: "2025\u{202F}ж. 18 қараша",
            .tk: "2025-nji ýylyň 18-nji noýabry",
        ]) { $0.format(Parts(.gregorian, year: 2025, .day(month: 11, day: 18))) }
        golden([
            .en: "27 Aban 1404 (Solar Hijri)", .fa: "۲۷ آبان ۱۴۰۴", .ru: "27 абана 1404\u{202F}г. (солн. хиджра)",
            .az: "27 aban 1404 (hicri-şəmsi)", .kk: "1404\u{202F}ж. 27 абан (күн хижрасы)",
            .tk: "1404-nji ýylyň 27-nji abany (hijri-şemsi)",
        ]) { $0.format(Parts(.solarHijri, year: 1404, .day(month: 8, day: 27))) }
    }

    @Test func months() {
        golden([
            .en: "November 2025", .fa: "نوامبر ۲۰۲۵", .ru: "ноябрь 2025\u{202F}г.", .az: "noyabr 2025",
            .kk: "2025\u{202F}ж. қараша",
            .tk: "2025-nji ýylyň noýabry",
        ]) { $0.format(Parts(.gregorian, year: 2025, .month(11))) }
        #expect(DateFormat(.fa).format(Parts(.gregorian, year: 2025, .month(1))) == "ژانویه\u{0654} ۲۰۲۵")
        #expect(
            DateFormat(.ru).format(Parts(.gregorian, year: 2026, .day(month: 3, day: 1))) == "1 марта 2026\u{202F}г.")
        #expect(
            DateFormat(.ru).format(Parts(.solarHijri, year: 1404, .month(10))) == "дей 1404\u{202F}г. (солн. хиджра)")
    }

    @Test func partsOfYears() {
        golden([
            .en: "third quarter of 2025", .fa: "سه‌ماههٔ سوم ۲۰۲۵", .ru: "III квартал 2025\u{202F}г.",
            .az: "2025-ci ilin III rübü",
            .kk: "2025\u{202F}ж. III тоқсан", .tk: "2025-nji ýylyň III çärýegi",
        ]) { $0.format(Parts(.gregorian, year: 2025, .quarter(3))) }
        golden([
            .en: "first half of 2025", .fa: "نیمهٔ نخست ۲۰۲۵", .ru: "I полугодие 2025\u{202F}г.",
            .az: "2025-ci ilin I yarısı",
            .kk: "2025\u{202F}ж. I жартыжылдығы", .tk: "2025-nji ýylyň I ýarymy",
        ]) { $0.format(Parts(.gregorian, year: 2025, .half(1))) }
        golden([
            .en: "2026", .fa: "۲۰۲۶", .ru: "2026\u{202F}г.", .az: "2026-cı il", .kk: "2026\u{202F}ж.",
            .tk: "2026-njy ýyl",
        ]) { $0.format(Parts(.gregorian, year: 2026)) }
        golden([
            .en: "1980s", .fa: "دههٔ ۱۹۸۰", .ru: "1980-е\u{202F}гг.", .az: "1980-ci illər", .kk: "1980-жылдар",
            .tk: "1980-nji ýyllar",
        ]) { $0.format(Parts(.gregorian, year: 1987, .decade)) }
        golden([
            .en: "about 1920", .fa: "حدود ۱۹۲۰", .ru: "примерно 1920\u{202F}г.", .az: "təxminən 1920-ci il",
            .kk: "шамамен 1920\u{202F}ж.",
            .tk: "takmynan 1920-nji ýyl",
        ]) { $0.about(Parts(.gregorian, year: 1920)) }
    }

    @Test func rangesSayTheCommonPartOnce() {
        let (spring, autumn) = (
            Parts(.gregorian, year: 2021, .day(month: 3, day: 21)),
            Parts(.gregorian, year: 2021, .day(month: 11, day: 21))
        )
        golden([
            .en: "21 March – 21 November 2021", .fa: "۲۱ مارس تا ۲۱ نوامبر ۲۰۲۱",
            .ru: "21 марта – 21 ноября 2021\u{202F}г.",
            .az: "21 mart – 21 noyabr 2021", .kk: "2021\u{202F}ж. 21 наурыз – 21 қараша",
            .tk: "2021-nji ýylyň 21-nji marty – 21-nji noýabry",
        ]) { $0.range(spring, autumn) }
        let (first, last) = (
            Parts(.gregorian, year: 2025, .day(month: 11, day: 18)),
            Parts(.gregorian, year: 2025, .day(month: 11, day: 19))
        )
        golden([
            .en: "18–19 November 2025", .fa: "۱۸ تا ۱۹ نوامبر ۲۰۲۵", .ru: "18–19 ноября 2025\u{202F}г.",
            .az: "18–19 noyabr 2025",
            .kk: "2025\u{202F}ж. 18–19 қараша", .tk: "2025-nji ýylyň 18–19-njy noýabry",
        ]) { $0.range(first, last) }
        golden([
            .en: "2021–2026", .fa: "۲۰۲۱ تا ۲۰۲۶", .ru: "2021–2026\u{202F}гг.", .az: "2021–2026-cı illər",
            .kk: "2021–2026\u{202F}жж.",
            .tk: "2021–2026-njy ýyllar",
        ]) { $0.range(Parts(.gregorian, year: 2021), Parts(.gregorian, year: 2026)) }
        let (esfand, farvardin) = (
            Parts(.solarHijri, year: 1403, .month(12)), Parts(.solarHijri, year: 1404, .month(1))
        )
        #expect(DateFormat(.en).range(esfand, farvardin) == "Esfand 1403 – Farvardin 1404 (Solar Hijri)")
        #expect(DateFormat(.fa).range(esfand, farvardin) == "اسفند ۱۴۰۳ تا فروردین ۱۴۰۴")
        #expect(DateFormat(.en).range(esfand, first) == "Esfand 1403 (Solar Hijri) – 18 November 2025")
        #expect(DateFormat(.en).range(first, first) == "18 November 2025")
        #expect(
            DateFormat(.fa).range(Parts(.gregorian, year: 2021, .month(1)), Parts(.gregorian, year: 2021, .month(2)))
                == "ژانویه تا فوریه\u{0654} ۲۰۲۱")
    }

    @Test func timesOfDay() {
        #expect(DateFormat(.en).time(hour: 9, minute: 5, zone: "UTC+4") == "09:05\u{A0}UTC+4")
        #expect(DateFormat(.fa).time(hour: 19, minute: 36) == "۱۹:۳۶")
        let day = Parts(.solarHijri, year: 1404, .day(month: 8, day: 27))
        #expect(
            DateFormat(.fa).format(day, hour: 19, minute: 36, zone: "UTC")
                == "۲۷ آبان ۱۴۰۴، ساعت ۱۹:۳۶\u{A0}\u{2068}UTC\u{2069}")
    }

    @Test func datesThatAreNotInTheCalendarArePrintedAsNumbers() {
        for number in [Int.min, -1, 0, 5, 13, 99, Int.max] {
            for span in [
                DateFormat.Span.month(number), .quarter(number), .half(number), .day(month: number, day: number), .year,
                .decade,
            ] {
                for language in Language.allCases {
                    for calendar in [DateFormat.Calendar.gregorian, .solarHijri] {
                        let date = Parts(calendar, year: number, span)
                        #expect(!DateFormat(language).format(date).isEmpty)
                        #expect(!DateFormat(language).range(date, Parts(calendar, year: number, .month(1))).isEmpty)
                        #expect(!DateFormat(language).time(hour: number, minute: number).isEmpty)
                    }
                }
            }
        }
        #expect(DateFormat(.en).format(Parts(.gregorian, year: 2025, .month(13))) == "2025-13")
    }

    @Test func everyMonthHasItsOwnNameInEveryForm() {
        for language in Language.allCases {
            for calendar in [DateFormat.Calendar.gregorian, .solarHijri] {
                for form in [MonthNames.Form.alone, .beforeYear, .afterDay, .betweenDayAndYear] {
                    let names = (1...12).compactMap { MonthNames.name($0, of: calendar, in: language, form) }
                    #expect(Set(names).count == 12)
                }
            }
        }
        let genitives = (1...12).compactMap { MonthNames.name($0, of: .gregorian, in: .ru, .afterDay) }
        #expect(
            genitives.joined(separator: " ")
                == "января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
        let hijri = (1...12).compactMap { MonthNames.name($0, of: .solarHijri, in: .ru, .afterDay) }
        #expect(
            hijri.joined(separator: " ")
                == "фарвардина ордибехешта хордада тира мордада шахривера мехра абана азера дея бахмана эсфанда")
    }

    /// The ending follows the vowels of the last word spoken; the words are spelt out here.
    @Test func ordinalEndingsFollowTheLastWord() {
        let turkmen = [
            ["nol", "bir", "iki", "üç", "dört", "bäş", "alty", "ýedi", "sekiz", "dokuz"],
            ["", "on", "ýigrimi", "otuz", "kyrk", "elli", "altmyş", "ýetmiş", "segsen", "togsan"],
            ["ýüz", "müň", "million"],
        ]
        let azerbaijani = [
            ["sıfır", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz"],
            ["", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan"],
            ["yüz", "min", "milyon"],
        ]
        func lastWord(_ number: Int, _ words: [[String]]) -> String {
            if number == 0 { return words[0][0] }
            if number % 10 > 0 { return words[0][number % 10] }
            if number % 100 > 0 { return words[1][number % 100 / 10] }
            if number % 1_000 > 0 { return words[2][0] }
            return words[2][number % 1_000_000 > 0 ? 1 : 2]
        }
        for number in Array(0...3_000) + [10_000, 100_000, 1_000_000, 2_000_000, 1_001_000] {
            let turkmenVowel = lastWord(number, turkmen).last { "aoyueäöüi".contains($0) }
            #expect(
                OrdinalEndings.turkmen(number) == (turkmenVowel.map { "aoyu".contains($0) } == true ? "-njy" : "-nji"))
            let vowel = lastWord(number, azerbaijani).last { "aıoueəöüi".contains($0) } ?? "e"
            let ending =
                "aı".contains(vowel) ? "-cı" : "ou".contains(vowel) ? "-cu" : "öü".contains(vowel) ? "-cü" : "-ci"
            #expect(OrdinalEndings.azerbaijani(number) == ending, "\(number)")
        }
    }
}
