import PersianSpelling
import Testing

@Suite struct SpellingCorrectionTests {
    @Test func arabicLettersBecomePersian() {
        #expect(PersianSpelling.corrected("كتاب و ماهي") == "کتاب و ماهی")
    }

    @Test func eachCorrectionCanBeRefused() {
        let text = "كتاب و ماهي"
        let found = PersianSpelling.corrections(of: text)
        #expect(found.count == 2)
        #expect(text.applying(found, except: [0]) == "كتاب و ماهی")
        #expect(text.applying(found, except: [0, 1]) == text)
    }
}
