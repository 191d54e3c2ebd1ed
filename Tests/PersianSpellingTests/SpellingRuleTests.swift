import PersianSpelling
import Testing

/// One row for each thing that is put right, and one for each that is left alone.
@Suite struct SpellingRuleTests {
    @Test(arguments: [
        ("كتاب و ماهي و موسى", "کتاب و ماهی و موسی"),
        ("استانهای ساحلی", "استان‌های ساحلی"), ("ظرفیت های بندر", "ظرفیت‌های بندر"), ("کار های ما", "کارهای ما"),
        ("کتابهایشان", "کتاب‌هایشان"), ("سالهاست", "سال‌هاست"), ("آن ها", "آن‌ها"),
        ("میشود و نمیخواهند", "می‌شود و نمی‌خواهند"), ("می کنند", "می‌کنند"), ("برنمیگردد", "برنمی‌گردد"),
        ("گفتهاند", "گفته‌اند"), ("نرفته ایم", "نرفته‌ایم"), ("میرفتهاند", "می‌رفته‌اند"),
        ("اجلاس بینالمللی", "اجلاس بین‌المللی"), ("زیست محیطی", "زیست‌محیطی"), ("سرمایهگذاریهای", "سرمایه‌گذاری‌های"),
        ("پیش بینی", "پیش‌بینی"), ("بیسابقه", "بی‌سابقه"), ("خرمآباد", "خرم‌آباد"), ("بهویژه", "به‌ویژه"),
        ("منطقهای", "منطقه‌ای"), ("خانه ام", "خانه‌ام"), ("نامه ی او", "نامه‌ی او"), ("زندگیاش", "زندگی‌اش"),
        ("مهمترین", "مهم‌ترین"), ("قوی تر", "قوی‌تر"), ("سریعتر", "سریع‌تر"),
        ("قراردارند", "قرار دارند"), ("آشناشوند", "آشنا شوند"), ("دراین نشست", "در این نشست"),
        ("تکمیل خواهدشد", "تکمیل خواهد شد"), ("ازاینرو", "ازاین‌رو"), ("شاخهی درخت", "شاخه‌ی درخت"),
        ("ثبتنشده", "ثبت‌نشده"),
        ("همینطور", "همین‌طور"), ("هم چنین", "همچنین"), ("را50 نفر", "را ۵۰ نفر"), ("کد خبر:79446", "کد خبر: ۷۹۴۴۶"),
        ("علي و ۲۰ كشتي", "علی و ۲۰ کشتی"), ("نعمتالله", "نعمت‌الله"), ("فرامنطقهای", "فرامنطقه‌ای"),
        ("بیش تری", "بیشتری"), ("سهمرحلهای", "سه‌مرحله‌ای"), ("شدهاست", "شده‌است"),
        ("وزیر گفت : « ما »", "وزیر گفت: «ما»"), ("آب ، خاک و هوا .", "آب، خاک و هوا."), ("آب،خاک", "آب، خاک"),
        ("آب, خاک; هوا?", "آب، خاک؛ هوا؟"), ("دو  شهر", "دو شهر"), ("سـلام", "سلام"), ("می¬شود", "می‌شود"),
        ("٤٥٦ تن و 12 کشتی", "۴۵۶ تن و ۱۲ کشتی"), ("ساعت 10:30", "ساعت ۱۰:۳۰"), ("خانه\u{200C} ما", "خانه ما"),
    ])
    func whatIsCertainIsCorrected(wrong: String, right: String) {
        #expect(PersianSpelling.corrected(wrong) == right)
        #expect(PersianSpelling.corrected(right) == right)
    }

    @Test(arguments: [
        "استانداران", "تنها", "آنها و اینها", "بهای نان", "انتهای راه", "میدان و میهن و میان", "میدانی", "دختر و دفتر",
        "بهتر و بیشتر",
        "گفتگو", "پیشرفت", "رئیس جمهوری اسلامی", "خانه داری", "پی گیریم", "آدرس هاست", "شانگهای", "همکاری", "قرارداد",
        "کارکرد", "نامهربان", "قرآن", "شده است", "آب و هوا", "به ویژه",
        "ماه می رفت",
        "خانهٔ ما و خانه‌ی شما", "یکی از این کتاب‌ها", "ق.م", "۵٫۵ متر", "و … پایان ...",
        "https://example.org/كتاب_هاي?a=1,2", "info@example.org", "نشانی www.example.ir/ماهي است", "#دریای_خزر",
        "USB 3.0, ISO 9001", "10 km", "2025-11-18", "01312345678", "IR120170000000012345678901",
        "«إنا لله وإنا إليه راجعون»", "ئەم کتێبە هی منە", "Лиман ва дарё , 12", "<a href=\"كتاب , ها\">",
    ])
    func whatIsRightOrNotOursIsLeft(text: String) {
        #expect(PersianSpelling.corrected(text) == text)
    }

    @Test func aLostLetterIsOnlyMarked() throws {
        let text = "ظرفیت‌های خو را"
        let marked = PersianSpelling.corrections(of: text)
        #expect(marked.map(\.rule) == [.unknownWord])
        #expect(marked.map(\.isCertain) == [false])
        #expect(marked.map(\.replacement) == ["خو"])
    }

    @Test func aReadingDependsOnWhatFollows() {
        #expect(PersianSpelling.corrected("چشمهای دریا") == "چشم‌های دریا")
        #expect(PersianSpelling.corrected("چشمهای است") == "چشمه‌ای است")
        #expect(PersianSpelling.corrected("هیچ نامهای نرسید") == "هیچ نامه‌ای نرسید")
    }

    @Test func rawValuesAreKept() {
        #expect(
            SpellingRule.allCases.map(\.rawValue) == [
                "arabicLetter", "foreignLetter", "strayMark", "halfSpacePlural", "halfSpaceVerb", "halfSpaceCompound",
                "halfSpaceEnclitic", "comparative", "missingSpace", "punctuationSpace", "punctuationMark",
                "doubledSpace", "digits", "numberMark", "unknownWord",
            ])
    }
}
