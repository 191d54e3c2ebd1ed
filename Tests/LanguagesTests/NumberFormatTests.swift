import Chances
import Testing

@testable import Languages

@Suite struct NumberFormatTests {
    @Test(arguments: [
        (Language.en, "-28230.50", "\u{2212}28\u{202F}230.50"), (.ru, "-28230.50", "\u{2212}28\u{202F}230,50"),
        (.fa, "-28230.50", "\u{200E}\u{2212}۲۸\u{202F}۲۳۰\u{066B}۵۰"), (.en, "1234", "1234"), (.kk, "0.5", "0,5"),
        (.az, "12345", "12\u{202F}345"), (.tk, "1234567.1234567", "1\u{202F}234\u{202F}567,1234567"),
        (.fa, "4.50", "۴\u{066B}۵۰"),
        (.en, "100000", "100\u{202F}000"), (.en, "0", "0"),
    ])
    func prints(language: Language, text: String, printed: String) {
        #expect(NumberFormat(language).format(text) == printed)
    }

    @Test(arguments: ["", "-", "1,5", "1.2.3", "NaN", "+5", "1e9", "۵", "12 m", String(repeating: "1", count: 65)])
    func leavesOtherTextAlone(text: String) {
        for language in Language.allCases { #expect(NumberFormat(language).format(text) == text) }
    }

    @Test func printsTheNotation() {
        let golden: [(String, String, String)] = [
            ("17..18", "17–18", "۱۷–۱۸"), ("<1000", "<\u{A0}1000", "کمتر از\u{A0}۱۰۰۰"),
            ("<=5", "≤\u{A0}5", "حداکثر\u{A0}۵"),
            (">30", ">\u{A0}30", "بیش از\u{A0}۳۰"), (">=30", "≥\u{A0}30", "دست‌کم\u{A0}۳۰"),
            ("~8.5", "≈\u{A0}8.5", "حدود\u{A0}۸\u{066B}۵"),
            ("68000..70000", "68\u{202F}000–70\u{202F}000", "۶۸\u{202F}۰۰۰–۷۰\u{202F}۰۰۰"),
            ("-28.5..-28.2", "−28.5\u{A0}…\u{A0}−28.2", "\u{200E}−۲۸\u{066B}۵ تا \u{200E}−۲۸\u{066B}۲"),
            ("~", "~", "~"), ("<x", "<x", "<x"), ("1..", "1..", "1.."), ("..", "..", ".."),
        ]
        for (text, english, persian) in golden {
            #expect(NumberFormat(.en).notation(text) == english)
            #expect(NumberFormat(.fa).notation(text) == persian)
        }
    }

    @Test func digitsOfThreeKindsBecomeAscii() {
        #expect(
            NumberFormat.asciiDigits("۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ 0123456789 آب") == "0123456789 0123456789 0123456789 آب")
        #expect(NumberFormat(.fa).digits("2025-Q3") == "۲۰۲۵-Q۳")
        #expect(NumberFormat(.ru).digits("2025") == "2025")
    }

    @Test func readsWhatPeopleWrite() {
        #expect(NumberFormat(.ru).read("28 230,5") == "28230.5")
        #expect(NumberFormat(.fa).read("۲۸٬۲۳۰٫۵") == "28230.5")
        #expect(NumberFormat(.en).read("1,234,567.8") == "1234567.8")
        #expect(NumberFormat(.en).read("4,5") == nil)
        #expect(NumberFormat(.en).read("1234,567") == nil)
        #expect(NumberFormat(.en).read("1,234,56") == nil)
        #expect(NumberFormat(.ru).read("1,2,3") == nil)
        #expect(NumberFormat(.ru).read("1,2.3") == nil)
        #expect(NumberFormat(.kk).read("−3.5") == "-3.5")
        #expect(NumberFormat(.az).read("") == nil)
    }

    @Test func whatIsPrintedCanBeRead() {
        var chance = Chance(seed: 2)
        for _ in 0..<5_000 {
            let sign = Bool.random(using: &chance) ? "-" : ""
            let whole = String(
                UInt64.random(in: 0...UInt64.max, using: &chance) >> UInt64.random(in: 0...63, using: &chance))
            let fraction = chance.text(of: ["0", "1", "9"], length: 6)
            let text = sign + whole + (fraction.isEmpty ? "" : "." + fraction)
            for language in Language.allCases {
                let format = NumberFormat(language)
                #expect(format.read(format.format(text)) == text)
            }
        }
    }

    @Test func hostileTextNeverTraps() {
        var chance = Chance(seed: 3)
        let pieces = ["1", "0", ".", ",", "-", "−", "<", ">", "=", "~", "..", " ", "۵", "٫", "\u{200E}", "a", "🜨"]
        for _ in 0..<20_000 {
            let text = chance.text(of: pieces, length: 20)
            for language in [Language.en, .fa, .ru] {
                _ = NumberFormat(language).notation(text)
                if let read = NumberFormat(language).read(text) { #expect(PlainDecimal(read) != nil) }
            }
        }
    }
}
