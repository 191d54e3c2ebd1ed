import Chances
import Drafts
import Languages
import Measures
import Testing

/// Amounts, dates and units as officials of six languages type them.
@Suite struct TypingTests {
    @Test(
        arguments: [
            ("5.5", Language.en, "5.5"), ("5,5", .en, "5.5"), ("5,5", .ru, "5.5"), ("۵٫۵", .fa, "5.5"),
            ("۵/۵", .fa, "5.5"),
            ("68,000", .en, "68000"), ("68 000", .ru, "68000"), ("68\u{202F}000", .kk, "68000"),
            ("۶۸٬۰۰۰", .fa, "68000"),
            ("1,234,567.8", .en, "1234567.8"), ("68'000", .en, "68000"), ("٤٫٥", .fa, "4.5"),
            ("-28.23", .en, "-28.23"), ("−28,23", .ru, "-28.23"), ("007", .en, "7"), ("4.50", .en, "4.50"),
            ("68 000–70 000", .ru, "68000..70000"), ("68,000-70,000", .en, "68000..70000"), ("17..18", .en, "17..18"),
            ("17 to 18", .en, "17..18"), ("от 17 до 18", .ru, "17..18"), ("۱۷ تا ۱۸", .fa, "17..18"),
            ("-28.5 – -28.1", .en, "-28.5..-28.1"), ("-28.5--28.1", .en, "-28.5..-28.1"),
            ("<1000", .en, "<1000"), ("≤ 5", .en, "<=5"), ("not", .en, nil), ("at most 5", .en, "<=5"),
            ("до 5", .ru, "<=5"),
            ("не более 5", .ru, "<=5"), ("کمتر از ۱۰۰۰", .fa, "<1000"), ("بیش از ۳۰", .fa, ">30"),
            (">= 30", .az, ">=30"),
            ("ən azı 30", .az, ">=30"), ("кемінде 30", .kk, ">=30"), ("azyndan 30", .tk, ">=30"),
            ("~8.5", .en, "~8.5"), ("около 8,5", .ru, "~8.5"), ("حدود ۸٫۵", .fa, "~8.5"), ("≈ 8,5", .tk, "~8.5"),
            ("five", .en, nil), ("", .en, nil), ("1.2.3", .en, nil), ("12,34,5", .en, nil), ("5..", .en, nil),
        ] as [(String, Language, String?)])
    func anAmountIsReadAsItIsTyped(typed: String, language: Language, expected: String?) {
        #expect((try? TypedAmount(typed, in: language))?.amount.text == expected)
    }

    @Test func whatCanBeReadInTwoWaysIsRefused() {
        for language in [Language.ru, .az, .kk, .tk] {
            #expect(throws: TypingFault.self) { try TypedAmount("68.000", in: language) }
        }
        #expect((try? TypedAmount("68.000", in: .en))?.amount.text == "68.000")
        do {
            _ = try TypedAmount("70–68", in: .en)
            Issue.record("a reversed range was taken")
        } catch { #expect(error.code == "amount-reversed") }
    }

    @Test func theUnitBehindTheNumberIsReadToo() throws {
        let units = TypedUnits(try DraftNode.units())
        let meter = try Unit(parsing: "m")
        let amount = try TypedAmount("5,5 м", in: .ru)
        #expect(amount.amount.text == "5.5")
        #expect(try units.read(amount.unit ?? "", for: meter) == meter)
        #expect(try units.read("км2", for: try Unit(parsing: "km2")).code == "km2")
        #expect(try units.read("тыс. т", for: try Unit(parsing: "t")).isEquivalent(to: try Unit(parsing: "kt")))
        #expect(try units.read("میلیون تن", for: try Unit(parsing: "t")).isEquivalent(to: try Unit(parsing: "Mt")))
        #expect(try units.read("", for: meter) == meter)
        #expect(throws: TypingFault.self) { try units.read("т", for: meter) }
        #expect(throws: TypingFault.self) { try units.read("furlong", for: meter) }
    }

    /// Every name of every unit, as a page shows it, is read back as a unit of the same size.
    @Test func whatAPageShowsIsReadBack() throws {
        let names = try DraftNode.units()
        let units = TypedUnits(names)
        for code in names.codes {
            guard let unit = try? Unit(parsing: code) else { continue }
            for language in Language.allCases where names.has(code, in: language) {
                for number in ["1", "2", "5", "0.5", "1000"] {
                    let name = names.name(code, in: language, after: number)
                    #expect(try units.read(name, for: unit) == unit, "\(name) of \(code) in \(language)")
                }
            }
        }
    }

    /// What a page prints is what an official copies: it is read back as the amount it stands for.
    @Test func whatIsPrintedIsReadBack() throws {
        var random = Chance(seed: 5)
        for _ in 0..<3_000 {
            let digits = 1 + random.below(9)
            var number = String(random.below(9) + 1) + (1..<digits).map { _ in String(random.below(10)) }.joined()
            if random.maybe() { number += "." + (0...random.below(2)).map { _ in String(random.below(10)) }.joined() }
            if random.maybe(20) { number = "-" + number }
            let text = random.pick([number, "~" + number, "<" + number, ">=" + number])
            for language in Language.allCases {
                let printed = NumberFormat(language).notation(text)
                #expect((try? TypedAmount(printed, in: language))?.amount.text == text, "\(printed) in \(language)")
            }
        }
    }

    @Test(
        arguments: [
            ("2025", nil, "2025"), ("1404", nil, "sh:1404"), ("۱۴۰۴", nil, "sh:1404"), ("2025-11", nil, "2025-11"),
            ("18.11.2025", nil, "2025-11-18"), ("18/11/2025", nil, "2025-11-18"), ("2025/11/18", nil, "2025-11-18"),
            ("1404/8/27", nil, "sh:1404-08-27"), ("۱۴۰۴/۰۸/۲۷", TypedCalendar.jalali, "sh:1404-08-27"),
            ("18 November 2025", nil, "2025-11-18"), ("18 ноября 2025 г.", nil, "2025-11-18"),
            ("November 2025", nil, "2025-11"), ("ноябрь 2025", nil, "2025-11"),
            ("18 noyabr 2025-ci il", nil, "2025-11-18"),
            ("2025 жылғы 18 қараша", nil, "2025-11-18"), ("2025-nji ýylyň 18-nji noýabry", nil, "2025-11-18"),
            ("27 آبان 1404", nil, "sh:1404-08-27"), ("آبان ۱۴۰۴", .gregorian, "sh:1404-08"),
            ("27 Aban 1404", nil, "sh:1404-08-27"),
            ("۱۸ نوامبر ۲۰۲۵", .jalali, "2025-11-18"), ("2025-Q3", nil, "2025-Q3"), ("Q3 2025", nil, "2025-Q3"),
            ("III квартал 2025 года", nil, "2025-Q3"), ("3 квартал 2025", nil, "2025-Q3"),
            ("1404-H1", nil, "sh:1404-H1"),
            ("first half of 2025", nil, "2025-H1"), ("1-е полугодие 2025", nil, "2025-H1"),
            ("نیمهٔ اول ۱۴۰۴", nil, "sh:1404-H1"),
            ("2019–2021", nil, "2019/2021"), ("2019-2021", nil, "2019/2021"), ("2019/2021", nil, "2019/2021"),
            ("January–July 2025", nil, "2025-01/2025-07"),
            ("21 March – 21 November 2021", nil, "2021-03-21/2021-11-21"),
            ("21–25 March 2021", nil, "2021-03-21/2021-03-25"), ("с января по июль 2025", nil, "2025-01/2025-07"),
            ("2021-03-21/2021-11-21", nil, "2021-03-21/2021-11-21"), ("~1920", nil, "~1920"),
            ("about 1920", nil, "~1920"),
            ("198x", nil, "198x"), ("1980s", nil, "198x"), ("sh:1403-12/1404-01", nil, "sh:1403-12/1404-01"),
            ("11.2025", nil, "2025-11"),
        ] as [(String, TypedCalendar?, String)])
    func aDateIsReadAsItIsTyped(typed: String, calendar: TypedCalendar?, expected: String) {
        #expect((try? TypedPeriod.read(typed, calendar: calendar))?.text == expected)
    }

    @Test(
        arguments: [
            ("1404", TypedCalendar.gregorian, "date-calendar"), ("2025", .jalali, "date-calendar"),
            ("31.02.2025", nil, "date-not-there"), ("2021–2019", nil, "date-reversed"),
            ("18.11.25", nil, "date-unreadable"),
            ("soon", nil, "date-unreadable"), ("", nil, "date-unreadable"), ("2025-13", nil, "date-not-there"),
            ("5 2025 2026", nil, "date-unreadable"), ("18", nil, "date-unreadable"),
        ] as [(String, TypedCalendar?, String)])
    func whatIsNoDateIsRefused(typed: String, calendar: TypedCalendar?, code: String) {
        do {
            let period = try TypedPeriod.read(typed, calendar: calendar)
            Issue.record("\(typed) was read as \(period)")
        } catch { #expect(error.code == code) }
    }

    /// Dates as the pages print them, of every precision and both calendars, in every language, are read back.
    @Test func datesThatArePrintedAreReadBack() throws {
        var random = Chance(seed: 11)
        for _ in 0..<400 {
            let isJalali = random.maybe()
            let year = isJalali ? 1300 + random.below(200) : 1800 + random.below(300)
            let (month, day) = (1 + random.below(12), 1 + random.below(28))
            let spans: [(DateFormat.Span, Period.Part)] = [
                (.year, .year(year)), (.month(month), .month(year: year, month: month)),
                (.day(month: month, day: day), .day(year: year, month: month, day: day)),
            ]
            let (span, part) = random.pick(spans)
            let period = try Period(part, calendar: isJalali ? .solarHijri : .gregorian)
            for language in Language.allCases {
                let printed = DateFormat(language).format(
                    .init(isJalali ? .solarHijri : .gregorian, year: year, span))
                guard !printed.contains("(") else { continue }
                let read = try? TypedPeriod.read(printed, calendar: isJalali ? .jalali : .gregorian)
                #expect(read == period, "\(printed) in \(language)")
            }
        }
    }

    @Test func noiseIsRefusedOrRead() {
        var random = Chance(seed: 3)
        let pieces = [
            "1", "۲", ".", ",", "-", "–", "~", "<", " ", "/", "sh:", "Q", "March", "آبان", "2025", "1404", "x",
            "\u{200F}",
        ]
        for _ in 0..<4_000 {
            let text = random.maybe() ? random.text(of: pieces, length: 9) : random.noise(length: 40)
            if let amount = try? TypedAmount(text, in: random.pick(Language.allCases)) {
                #expect((try? Amount(parsing: amount.amount.text)) == amount.amount)
            }
            if let period = try? TypedPeriod.read(text) {
                #expect((try? Period(parsing: period.text)) == period)
            }
        }
    }
}
