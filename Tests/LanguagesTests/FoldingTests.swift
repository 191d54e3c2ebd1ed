import Chances
import Languages
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Aktau", "aktau"), ("Ақтау", "актау"), ("آق‌تائو", "اقتایو"), ("انزلي", "انزلی"), ("Ənzəli", "enzeli"),
        ("İRAN ırmak Iğdır", "iran irmak igdir"), ("ЁЛКА", "елка"), ("Йод й и\u{306}", "иод и и"),
        ("کتاب\u{640}ـها", "کتابها"),
        ("كِتَابٌ", "کتاب"), ("مسئول مؤسسه أمل إيران آب", "مسیول موسسه امل ایران اب"),
        ("خانۀ خانهٔ مدرسة", "خانه خانه مدرسه"),
        ("۱۲۳ ٤٥٦ 789", "123 456 789"), ("Астара (Иран) – Астара!", "астара иран астара"), ("  --  ", ""),
        ("Malat’ia-Sebastia", "malatia sebastia"), ("Türkmenbaşy Daşoguz ýaňy žest", "turkmenbasy dasoguz yany zest"),
        ("Әзербайжан Қызылорда Ұлытау Өскемен Үржар Іле һ", "азербаижан кызылорда улытау оскемен уржар иле х"),
        ("s\u{327}eher", "seher"), ("Straße Ærø ﻻ ﻼ", "strasse aero لا لا"), ("ﺗﻬﺮﺍﻥ", "تهران"), ("ＡＢＣ１", "abc1"),
        ("Kǝngǝrli", "kengerli"), ("Ποταμός", "ποταμος"), ("თბილისი", "თბილისი"), ("\u{202B}رشت\u{202C}", "رشت"),
        ("\u{212A}elvin", "kelvin"),
    ])
    func theSearchForm(text: String, folded: String) {
        #expect(Folding.folded(text) == folded)
    }

    @Test(arguments: [
        ("Ənzəli Şəhər Çay", "ənzəli şəhər çay"), ("Қазақстан Ёлка", "қазақстан елка"), ("ЙОД и\u{306}од", "йод йод"),
        ("s\u{327}eher", "şeher"), ("آب‌ها كتاب", "آب\u{200C}ها کتاب"), ("سِنَّ", "سن"), ("۱۴۰۴", "1404"),
        ("Kǝngǝrli", "kəngərli"),
    ])
    func lettersOfTheirOwnStay(text: String, folded: String) {
        #expect(Folding.folded(text, .letters) == folded)
    }

    @Test func azerbaijaniCapitals() {
        #expect(Folding.folded("QIZIL İLK", .letters, language: .az) == "qızıl ilk")
        #expect(Folding.folded("QIZIL İLK", .letters) == "qizil ilk")
        #expect(Folding.folded("QIZIL İLK", language: .az) == "qizil ilk")
    }

    private static func anyScalar(_ chance: inout Chance) -> Unicode.Scalar {
        let blocks: [ClosedRange<UInt32>] = [
            0...0x7FF, 0x1E00...0x1EFF, 0x2000...0x2FFF, 0xFB50...0xFFFF, 0...0x10FFFF,
        ]
        return Unicode.Scalar(UInt32.random(in: blocks[Int.random(in: 0..<5, using: &chance)], using: &chance)) ?? "x"
    }

    /// A fold is its own fold, has no doubled separators, and bytes tell the same texts apart as the text does.
    @Test func foldingTwiceChangesNothing() {
        var chance = Chance(seed: 11)
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            expectStable("a" + String(Character(scalar)) + "b")
        }
        for _ in 0..<5000 {
            expectStable(
                String(
                    String.UnicodeScalarView(
                        (0..<Int.random(in: 0..<9, using: &chance)).map { _ in Self.anyScalar(&chance) })))
        }
    }

    private func expectStable(_ text: String) {
        let once = Folding.folded(text)
        let bytes = SearchLetters.bytes(text)
        let letters = Folding.folded(text, .letters)
        if Folding.folded(once) != once || once.contains("  ") || bytes.contains(SearchLetters.end)
            || SearchLetters.bytes(once) != bytes || Folding.folded(letters, .letters) != letters
            || Folding.folded(letters) != once
        {
            Issue.record("\(text.unicodeScalars.map { String($0.value, radix: 16) }) becomes \(once) and \(letters)")
        }
    }

    /// Spellings of one name that sound alike, and names that do not.
    @Test(arguments: [
        ["Aktau", "Актау", "Ақтау", "Aqtau", "آکتائو", "Aqtaū"],
        ["Anzali", "انزلی", "انزلي", "Энзели", "Ənzəli", "Enzeli"],
        ["Ashgabat", "Ашхабад", "Aşgabat", "Aşqabad", "عشق‌آباد", "Ашғабат"], ["Rasht", "Решт", "Rəşt", "رشت", "Reşt"],
        ["Tehran", "تهران", "Тегеран", "Tähran"], ["Qazvin", "قزوین", "Казвин", "Qəzvin"], ["Saveh", "ساوه", "Сава"],
        ["Ganja", "Gəncə", "گنجه", "Гянджа"], ["Nakhchivan", "Naxçıvan", "نخجوان", "Нахичевань"],
        ["Gorgan", "گرگان", "Горган", "Gorqan"],
        ["Bilasuvar", "Biləsuvar", "بیله‌سوار", "Биласувар"], ["Yazd", "یزد", "Язд"], ["Baku", "باکو", "Баку"],
    ])
    func oneSkeletonInThreeScripts(spellings: [String]) {
        let hashes = Set(spellings.map { Skeleton.hash(Sound($0).bytes) })
        #expect(hashes.count == 1, "\(spellings.map { Sound($0).bytes.map { ($0 >> 3, $0 & 7) } })")
    }

    @Test func otherNamesSoundOtherwise() {
        let names = [
            "Aktau", "Atyrau", "Anzali", "Astara", "Astrakhan", "Amol", "Sari", "Rasht", "Baku", "Qom", "Derbent",
        ]
        #expect(Set(names.map { Skeleton.hash(Sound($0).bytes) }).count == names.count)
    }
}
