/// Names that are also words of every day or names of persons, and words beside a name that make it another's.
enum NameDoubts {
    /// A word of every day with a capital is a name, but not where every word has one.
    static func isWord(_ keys: [String], startsSentence: Bool, hasCapital: Bool) -> Bool {
        let key = keys.joined(separator: " ")
        if persons.contains(key) { return true }
        if words.contains(key), startsSentence || !hasCapital { return true }
        // A Russian adjective alone goes with a noun that is not there.
        return keys.count == 1 && adjectives.contains { keys[0].hasSuffix($0) }
    }

    private static let adjectives = ["скии", "ская", "ское", "нои", "ныи", "ная"]

    /// A street, a hotel, a club, a newspaper bears the name.
    static func isVenue(_ key: String) -> Bool { venues.contains(key) }

    /// Of a land of many states, not of a province: the Nordic countries.
    static func isManyLands(_ key: String) -> Bool { lands.contains(key) }

    private static let lands = set(
        "countries|states|nations|peninsula|wars|страны|стран|странах|полуостров|ölkələri|елдері|ýurtlary")

    /// The eastern or western part of a name's land may be another land.
    static func isSide(_ key: String) -> Bool { sides.contains(key) }

    /// A word that is a surname by its end.
    static func isSurname(_ key: String) -> Bool {
        key.count > 4 && surnames.contains { key.hasSuffix($0) }
    }

    /// Words of every day.
    private static let words = set(
        """
        نور|برکت|سالیان|آوازه|اولا|سرای|جبل|سمندر|بینه|آستانه|گنبد|گلوگاه|شاه|پیشین|خاش|کنگ|ترکمن|خیزی|دربند|پارسیان|آلات|قلعه|شاهی|\
        Сарай|Хаш|Красная змея|Старый город|Узень|Персия|Болашак|Сары|Нұр|Болашақ|\
        Nur|Bina|Saray|Jebel|Old City|Inner City|Red Snake|Binə|Qala|Bərəkət|Cəbəl|Səməndər|Kiş|Bölgə|Sarı|Gyzyl ýylan
        """)

    /// Names that persons bear too.
    private static let persons = set(
        """
        سردار|اشرف|شاهی|اولیا|اکرم|شوچنکو|کیش|\
        Нур|Берекет|Сердар|Шевченко|Гурьев|Бакиханов|Курмангазы|Магтымгулы|Махтумкули|Шахи|Ашраф|Оля|Самур|Петровское|Құрманғазы|\
        Nur|Noor|Shahi|Ashraf|Serdar|Bereket|Shevchenko|Kurmangazy|Magtymguly|Olya|Stepan Razin|Pahlavi|Bakıxanov|Petrovsk
        """)

    /// What stands before a word that is then no name: جاری و ساری.
    static func isIdiom(_ key: String, after before: ArraySlice<StoryWord>) -> Bool {
        key == "ساری" && before.suffix(2).map(\.key) == ["جاری", "و"]
    }

    private static let venues = set(
        """
        خیابان|میدان|کاخ|هتل|سینما|باشگاه|روزنامه|مسجد|بیمارستان|پاساژ|رستوران|تیم|شرکت|بانک|خبرگزاری|پارک|کوچه|بلوار|دانشگاه|کافه|مهمانسرا|همایش|جشنواره|نشریه|شبکه|ورزشگاه|درمانگاه|\
        улица|улице|улицы|ул|проспект|проспекте|площадь|площади|гостиница|гостинице|отель|отеле|ресторан|кинотеатр|стадион|клуб|\
        газета|газете|театр|кафе|санаторий|ансамбль|ансамбля|ансамблю|команда|команды|команду|матч|матче|университет|университета|университете|компания|компании|компанию|банк|банка|банке|телеканал|агентство|фестиваль|журнал|теплоход|танкер|судно|\
        street|avenue|square|hotel|restaurant|cinema|stadium|club|newspaper|theatre|theater|cafe|road|ledger|times|post|tribune|herald|gazette|news|bank|university|fc|airlines|holding|group|media|agency|magazine|festival|orchestra|boulevard|vessel|tanker|\
        küçəsi|küçəsində|prospekti|prospektində|meydanı|meydanında|oteli|otelində|restoranı|stadionu|klubu|qəzeti|qəzetinə|teatrı|restoranında|kafesi|kafesində|mehmanxanası|mehmanxanasında|komandası|universiteti|bankı|şirkəti|jurnalı|ansamblı|agentliyi|\
        көшесі|көшесінде|даңғылы|даңғылында|алаңы|алаңында|қонақүйі|қонақүйінде|мейрамханасы|стадионы|клубы|газеті|театры|кафесі|кафесінде|университеті|банкі|компаниясы|командасы|журналы|ансамблі|агенттігі|\
        köçesi|köçesinde|şaýoly|şaýolunda|meýdançasy|myhmanhanasy|myhmanhanasynda|restorany|stadiony|kluby|gazeti|teatry|kafesi|kafesinde|uniwersiteti|banky|kompaniýasy|topary|žurnaly|ansambly
        """)

    private static let sides = set(
        """
        شرقی|غربی|East|West|Eastern|Western|Восточный|Восточного|Восточном|Западный|Западного|Западном|Восточная|Западная|Şərqi|\
        Qərbi|Шығыс|Батыс|Gündogar|Günbatar
        """)

    private static let surnames = [
        "ov", "ova", "ev", "eva", "ow", "owa", "ew", "ewa", "zade", "oglu", "ogly", "qizi", "gyzy", "uly", "uli",
        "kyzy", "ов",
        "ова", "ев", "ева", "улы", "кызы", "оглы", "заде", "шин", "ский", "скии",
    ].map { StoryWords.key($0) }

    private static func set(_ list: String) -> Set<String> {
        Set(list.split(separator: "|").map { StoryWords.keys(String($0)).joined(separator: " ") })
    }
}
