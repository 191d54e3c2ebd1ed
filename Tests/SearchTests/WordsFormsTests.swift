import Languages
import Testing

@testable import Search

/// Forms that must meet, written down from the grammars of the six languages.
@Suite struct WordsFormsTests {
    static func meet(_ first: String, _ second: String, _ language: Language) -> Bool {
        !Set(Stemming.stems(of: first, in: language)).isDisjoint(with: Stemming.stems(of: second, in: language))
    }

    /// A line holds forms of one word.
    private func check(_ lines: String, _ language: Language) {
        for line in lines.split(separator: "\n") {
            let forms = line.split(separator: " ").map(String.init)
            guard let first = forms.first else { continue }
            for form in forms.dropFirst() {
                #expect(Self.meet(first, form, language), "\(language): \(first) \(form)")
            }
        }
    }

    /// A line holds words that are no forms of each other.
    private func checkApart(_ lines: String, _ language: Language) {
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            for (place, word) in words.enumerated() {
                for other in words.dropFirst(place + 1) {
                    #expect(!Self.meet(word, other, language), "\(language): \(word) \(other)")
                }
            }
        }
    }

    @Test func russian() {
        check(
            """
            Гилян Гиляна Гиляну Гиляном Гиляне
            порт порта порту портом порте порты портов портам портами портах
            область области областью областей областям областях
            море моря морю морем морей морям морях
            граница границы границу границей границ границам границах
            отец отца отцу отцом отцы отцов
            рынок рынка рынку рынком рынки рынков
            письмо письма письму писем письмам
            станция станции станцию станций станциям станциях
            здание здания зданию зданием зданий зданиям
            каспийский каспийская каспийского каспийскому каспийские каспийских каспийскую
            строить строит строил строили строят строящий
            построить построил построят построенный построена построено построенного
            направить направил направлю направит направленный направлены
            писать пишу пишет пишут писал писали
            требовать требует требуют требовал требовали требуя
            найти нашел нашла найдут найдет найденный
            прийти пришел пришли придет придут
            лед льда льдом
            ёлка елки
            вернуть вернул вернет вернули
            """, .ru)
        checkApart(
            """
            порт порядок портной
            море мороз
            новость новый
            дело делать
            строить строиться
            граница гранит
            станция стан
            """, .ru)
    }

    @Test func persian() {
        check(
            """
            بندر بندرها بندرهای بندرهایی بندر‌ها بندر‌های بنادر
            استان استان‌ها استان‌های استانها
            دریا دریای دریاها دریاهای
            خانه خانه‌ها خانه‌ای خانه‌های
            کشاورز کشاورزان
            نماینده نمایندگان
            کرد می‌کند نمی‌کند کرده کرده‌اند نکرد بکند کنند
            گفت می‌گوید گفته گفتند بگوید
            رفت می‌روند رفته رفتند برود
            ساخت می‌سازد ساخته ساختند بسازد می‌ساختند
            بزرگ بزرگ‌تر بزرگتر بزرگ‌ترین بزرگترین
            كتاب کتاب کتاب‌ها کتاب‌هایش
            منطقه مناطق منطقه‌ای
            مرکز مراکز مرکزها
            """, .fa)
        checkApart(
            """
            ایران ایراد
            زمان زمین
            دختر دخل
            استان آستانه
            """, .fa)
    }

    @Test func kazakh() {
        check(
            """
            порт порты порттар порттары порттарды порттың портқа портта порттан портпен порттарында
            қала қалалар қаланың қалада қаладан қаласы қаласында қалалардың
            теңіз теңізі теңізде теңіздің теңізге теңіздер
            кітап кітабы кітаптар кітапты кітабында
            облыс облысы облыста облыстың облыстар облыстарында
            орын орны орында орнында
            бару барды барған барады барып барған
            жүк жүкті жүктер жүгі жүктің
            шекара шекарасы шекарада шекаралар шекарадан
            өңір өңірдегі өңірде өңірлер өңірлердің
            """, .kk)
        checkApart(
            """
            порт поэт
            қала қалпақ
            теңіз теңге
            """, .kk)
    }

    @Test func azerbaijani() {
        check(
            """
            Gilan Gilanda Gilandan Gilanın Gilana
            liman limanlar limanı limanın limanda limandan limanları limanlarında
            şəhər şəhərlər şəhərin şəhərdə şəhəri şəhərlərin
            dəniz dənizi dənizin dənizdə dənizə dənizlər
            torpaq torpağı torpaqlar torpağın torpaqda
            çörək çörəyi çörəklər çörəyin
            yazmaq yazdı yazır yazıb yazacaq yazmış yazmır
            Bakı Bakıda Bakının Bakıdan
            İran İranda İranın
            IRAQ ıraq
            sərhəd sərhədi sərhəddə sərhədlər
            """, .az)
        checkApart("liman limon\ndəniz dənə\nşəhər şəkər", .az)
    }

    @Test func turkmen() {
        check(
            """
            port portlar portuň portda portdan portlary portlarynda
            deňiz deňzi deňizde deňziň deňizler
            şäher şäherler şäheriň şäherde şäheri
            kitap kitaby kitaplar kitabyň
            çörek çöregi çörekler
            ýol ýollar ýoluň ýolda ýoly
            gelmek geldi gelýär gelip geler
            ýurt ýurdy ýurtlar ýurduň
            """, .tk)
        checkApart("port parta\nşäher şeker", .tk)
    }

    @Test func english() {
        check(
            """
            port ports port's
            city cities
            ship ships shipping shipped
            make makes making made
            carry carries carried carrying
            plan plans planned planning
            large larger largest
            box boxes
            bus buses
            """, .en)
        checkApart("new news\nport portal\nship sheep\nuniverse university", .en)
    }

    @Test func spellingsMeet() {
        #expect(Self.meet("ёмкость", "емкость", .ru))
        #expect(Self.meet("й", "и\u{306}", .ru))
        #expect(Self.meet("كيلومتر", "کیلومتر", .fa))
        #expect(Self.meet("şəhər", "seher", .az))
        #expect(Self.meet("қала", "кала", .kk))
        #expect(Self.meet("deňiz", "deniz", .tk))
        #expect(Stemming.stems(of: "۱۴۰۴", in: .fa) == Stemming.stems(of: "1404", in: .fa))
    }
}
