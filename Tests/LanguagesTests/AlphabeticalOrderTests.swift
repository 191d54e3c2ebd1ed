import Chances
import Testing

@testable import Languages

/// The order of ICU 72 (`Collator`, primary strength), written down: the letters, and names of the region.
@Suite struct AlphabeticalOrderTests {
    static let letters: [(Language, String)] = [
        (
            .en,
            "a=ä=á=à=â=ā b c=ç=č d e=é=è=ē ə f g=ğ h i=í j k l m n=ň=ñ o=ö=ó p q r s=ş=š t u=ü=ú=ū v w x y=ý z=ž"
        ),
        (.az, "a=ä=á=à=â=ā b c=č ç d e=é=è ə f g ğ h x ı i=í j k q l m n=ň=ñ o=ó ö p r s=š ş t u=ú=ū ü v y=ý z=ž w"),
        (.tk, "a=á=à=â=ā b c=č ç d e=é=è ä ə f g=ğ h i=í j ž k l m n=ñ ň o=ó ö p q r s=š ş t u=ú=ū ü v w x y ý z"),
        (.ru, "а ә б в г ғ д е=ё ж з и і й к қ л м н ң о ө п р с т у ү ұ ф х һ ц ч ш щ ъ ы ь э ю я z"),
        (.kk, "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я z"),
        (
            .fa,
            "آ ا ء=أ=إ=ؤ=ئ ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک=ك گ ل م ن و ه=ۀ=ة ی=ي=ى z"
        ),
    ]

    @Test(arguments: letters.indices)
    func lettersStandAsInTheAlphabet(_ index: Int) {
        let (language, text) = Self.letters[index]
        let order = AlphabeticalOrder(language)
        let groups = text.split(separator: " ").map {
            $0.split(separator: "=").map { order.key(String($0)) }
        }
        for group in groups { #expect(Set(group).count == 1) }
        for (left, right) in zip(groups, groups.dropFirst()) {
            #expect(left[0].lexicographicallyPrecedes(right[0]), "\(language) \(left) \(right)")
        }
    }

    @Test(arguments: Language.allCases)
    func marksStandBeforeDigitsAndDigitsBeforeLetters(_ language: Language) {
        let words = ["a b", "a-b", "a'b", "a1", "ab"]
        #expect(AlphabeticalOrder(language).sorted(words.reversed(), by: \.self) == words)
        let order = AlphabeticalOrder(language)
        #expect(order.key("۱۲") == order.key("12") && order.key("a\u{200C}b") == order.key("ab"))
        #expect(order.key("АҚТАУ") == order.key("ақтау") && order.key("ŞAGADAM") == order.key("şagadam"))
    }

    @Test(arguments: names.indices)
    func namesStandAsInABook(_ index: Int) {
        let (language, names) = Self.names[index]
        var chance = Chance(seed: 31)
        for _ in 0..<20 {
            let mixed = names.shuffled(using: &chance)
            #expect(AlphabeticalOrder(language).sorted(mixed, by: \.self) == names)
        }
    }

    /// One order for all: whatever stands before what stands before a third stands before the third.
    @Test(arguments: Language.allCases)
    func theOrderIsTransitive(_ language: Language) {
        let order = AlphabeticalOrder(language)
        let words = Self.letters.flatMap { $0.1.split { " =".contains($0) } }.map(String.init)
        let keys = Set(words).map(order.key)
        let isBefore = { (left: [UInt32], right: [UInt32]) in left.lexicographicallyPrecedes(right) }
        for a in keys {
            for b in keys where isBefore(a, b) {
                #expect(!isBefore(b, a))
                for c in keys where isBefore(b, c) && !isBefore(a, c) { Issue.record("\(a) \(b) \(c)") }
            }
        }
    }

    static let names: [(Language, [String])] = [
        (
            .en,
            [
                "Aktau sea station",
                "Amlash",
                "Astara rail cargo terminal (Iran)",
                "Atyrau Region",
                "Balykshi",
                "Bandar Kong",
                "Bozzhyra, Sherkala and Beket-Ata",
                "Caspian coast of Turkmenistan",
                "Caspian ports of Iran",
                "City of Sumqayit",
                "Fort-Shevchenko",
                "Golestan Province",
                "Gomishan",
                "Gorgan",
                "Hokmali",
                "Kizlyar",
                "Kuryk",
                "Lankaran",
                "Magtymguly",
                "Mangystau Region",
                "Passenger ship Anzali–Astrakhan",
                "Peshnoy sea station",
                "Rasht declaration, item 1: economy",
                "Rasht declaration, item 8: environment",
                "Russian Railways",
                "Siahkal",
                "Sistan and Baluchestan Province",
                "Temir Baba – Garabogaz",
                "Third Caspian Economic Forum, Tehran 2025",
                "Zhanaozen",
            ]
        ),
        (
            .fa,
            [
                "«کاسپین تجاری» (گروه اتاق‌های بازرگانی)",
                "آبراه ولگا–خزر: ۴٫۵ متر",
                "آق‌قلا",
                "ایستگاه دریایی آکتائو",
                "بندر بین‌المللی تجاری دریایی آکتائو",
                "بندر خمیر",
                "بندر نوشهر",
                "بوژیرا، شرقلعه و بکت‌آتا",
                "بویناکسک",
                "بیانیهٔ رشت، بند ۸: محیط زیست",
                "پارک ملی و خلیج قزل‌آغاج",
                "پایانهٔ نفتی نکا",
                "تاس‌ماهی روسی",
                "تالاب انزلی",
                "تجارت گاز ایران–جمهوری آذربایجان",
                "ترکمن‌باشی",
                "جاسک",
                "خط فری آلات–ترکمن‌باشی",
                "دربند",
                "دیوار بزرگ گرگان",
                "رامسر",
                "راه‌آهن رشت–بندر کاسپین",
                "زابرات",
                "سواحل ایران در دریای خزر",
                "شبه‌جزیره و تالاب میانکاله",
                "صومعه‌سرا",
                "فرودگاه بین‌المللی گرگان",
                "کیش",
                "نکا",
                "نیروگاه شهید سلیمی نکا (WRI 1008169)",
            ]
        ),
        (
            .ru,
            [
                "Авиарейс Тегеран – Астрахань",
                "Азадшехр",
                "Алиабад-э-Катуль",
                "Амиркола",
                "Астраханская область",
                "Ахтубинск",
                "Аэропорт Махачкала (Уйташ)",
                "Горганский залив",
                "Город Ленкорань",
                "Гоцатлинская ГЭС",
                "Дагестанские Огни",
                "Камызяк",
                "Курорт Рамсар",
                "Курык",
                "Ленгеруд",
                "Масаль",
                "Международный аэропорт Атырау",
                "Международный аэропорт Ленкорань",
                "Менджиль",
                "Морская станция Актау",
                "Нефтечалинский район",
                "Паром Алят – Курык",
                "Порт Каспиан, свободная зона Энзели",
                "Порты Каспийского моря",
                "Провинция Систан и Белуджистан",
                "Северный Каспий",
                "Темир-Баба – Гарабогаз",
                "Третий Каспийский саммит, Баку, 2010",
                "Форт-Шевченко",
                "Хызынский район",
            ]
        ),
        (
            .az,
            [
                "«Şimal» Elektrik Stansiyası",
                "Atırau",
                "Beyneu",
                "Bəndər-Türkmən",
                "Birinci Xəzər İqtisadi Forumu, Avaza, 2019",
                "Bolaşak–Serhetyaka",
                "Cuybar",
                "Çalus",
                "Fəridunkənar",
                "Fəridunkənar limanı",
                "Gorqan körfəzinin dibinin dərinləşdirilməsi",
                "Hökməli",
                "Xaçmaz",
                "Xəzər dənizinin Qazaxıstan sahili",
                "İran–Azərbaycan qaz ticarəti",
                "Kaspiysk",
                "Qaimşəhr",
                "Qaraboğaz",
                "Qazaxıstan Respublikası",
                "Lənkəran rayonu",
                "Mahaçqala dəniz limanı",
                "Maştağa",
                "Nouşəhr limanı",
                "Orta Xəzər",
                "Ramsər hava limanı",
                "Rəşt bəyannaməsi, 1-ci bənd: iqtisadiyyat",
                "Rəşt bəyannaməsi, 4-cü bənd: elm",
                "Rizvanşəhr",
                "Rusiya dəmir yolları",
                "Türkmənbaşı",
            ]
        ),
        (
            .kk,
            [
                "Ақтау – Горган және Ақтау – Сари рейстері",
                "Астара (Иран)",
                "Астара ауданы (Әзербайжан)",
                "Астара теміржол жүк терминалы (Иран)",
                "Астрахан теңіз порты",
                "Ахтубинск",
                "Баку – Ақтау паромы",
                "Баутин порты",
                "Бірінші Каспий саммиті, Ашғабат, 2002",
                "Горган",
                "Губернаторлардың алты айда бір кездесуі",
                "Иранның Каспийдегі порттары",
                "Камызяк",
                "Кизилюрт",
                "Киянлы порты",
                "Құрық",
                "Лаган порты",
                "Ленкоран қаласы",
                "Махачкала теңіз порты",
                "Ноушехр порты",
                "Ресей Федерациясы",
                "Решт – Челаванд газ құбыры",
                "Решт декларациясы, 5-тармақ: көлік",
                "Рудхан қамалы",
                "Солтүстік Каспий",
                "Сумқайыт қаласы",
                "Түрікменбашы",
                "Чабахар",
                "Экерем порты",
                "Энзели",
            ]
        ),
        (
            .tk,
            [
                "«Awaza» milli syýahatçylyk zolagy",
                "Astara (Eýran)–Mahaçkala ýük gatnawy",
                "Astrahan kremli",
                "Atyrau welaýaty",
                "Balkanabat",
                "Balkanabat halkara howa menzili",
                "Bautino porty",
                "Bereket",
                "Beýneu",
                "Bilesuwar (Eýran)–Bilesuwar (Azerbaýjan)",
                "Eýranyň Hazar portlary",
                "Fereýdunkenar porty",
                "Fetisowo deňiz stansiýasy",
                "Gazagystan demir ýollary",
                "Gumdag",
                "Gürgen howa menzili",
                "Hanoba–Tagirkent-Kazmalýar",
                "Hazar düwleni",
                "Hazaryň Russiýa kenarýakasy",
                "Ikinji Hazar sammiti, Tähran, 2007",
                "Jebel",
                "Kazwin–Reşt demir ýoly",
                "Kelale howa menzili",
                "Kuryk",
                "Lenkeran",
                "Lenkeran şäheri",
                "Reşt",
                "Reşt jarnamasy, 1-nji bent: ykdysadyýet",
                "Russiýanyň Hazar portlary",
                "Süýrük bekre",
            ]
        ),
    ]
}
