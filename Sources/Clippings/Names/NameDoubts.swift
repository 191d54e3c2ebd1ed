/// Names that are also words of every day or names of persons, and words beside a name that make it another's.
enum NameDoubts {
    static func isWord(_ keys: [String]) -> Bool {
        if words.contains(keys.joined(separator: " ")) { return true }
        // A Russian adjective alone goes with a noun that is not there.
        return keys.count == 1 && adjectives.contains { keys[0].hasSuffix($0) }
    }

    private static let adjectives = ["скии", "ская", "ское", "нои", "ныи", "ная"]

    /// A street, a hotel, a club, a newspaper bears the name.
    static func isVenue(_ key: String) -> Bool { venues.contains(key) }

    /// The eastern or western part of a name's land may be another land.
    static func isSide(_ key: String) -> Bool { sides.contains(key) }

    /// A word that is a surname by its end.
    static func isSurname(_ key: String) -> Bool {
        key.count > 4 && surnames.contains { key.hasSuffix($0) }
    }

    private static let words = set(
        """
        نور|برکت|سرای|جبل|سمندر|سردار|بینه|آستانه|گنبد|گلوگاه|اشرف|شاهی|شاه|پیشین|خاش|کیش|کنگ|ساری|ترکمن|بابل|خیزی|اولیا|اکرم|\
        دربند|پارسیان|آلات|شوچنکو|قلعه|\
        Сарай|Нур|Сари|Бина|Хаш|Киш|Берекет|Сердар|Красная змея|Старый город|Шевченко|Гурьев|Бакиханов|Курмангазы|Магтымгулы|\
        Махтумкули|Шахи|Ашраф|Оля|Узень|Персия|Болашак|Самур|Петровское|\
        Nur|Noor|Sari|Kish|Gonbad|Shahi|Ashraf|Bina|Bine|Saray|Serdar|Bereket|Shevchenko|Old City|Inner City|Jebel|\
        Kurmangazy|Magtymguly|Uzen|Olya|Red Snake|Persia|Bolashak|Stepan Razin|Samur|Pahlavi|Ramsar|\
        Binə|Qala|Bərəkət|Cəbəl|Səməndər|Kiş|Petrovsk|Bölgə|\
        Сары|Нұр|Болашақ|Құрманғазы|Gyzyl ýylan
        """)

    private static let venues = set(
        """
        خیابان|میدان|کاخ|هتل|سینما|باشگاه|روزنامه|مسجد|بیمارستان|پاساژ|رستوران|تیم|شرکت|بانک|خبرگزاری|پارک|کوچه|بلوار|\
        улица|улице|улицы|ул|проспект|проспекте|площадь|площади|гостиница|гостинице|отель|отеле|ресторан|кинотеатр|стадион|клуб|\
        газета|газете|театр|кафе|санаторий|теплоход|танкер|судно|\
        street|avenue|square|hotel|restaurant|cinema|stadium|club|newspaper|theatre|theater|cafe|road|boulevard|vessel|tanker|\
        küçəsi|küçəsində|prospekti|prospektində|meydanı|meydanında|oteli|otelində|restoranı|stadionu|klubu|qəzeti|qəzetinə|teatrı|\
        көшесі|көшесінде|даңғылы|даңғылында|алаңы|алаңында|қонақүйі|қонақүйінде|мейрамханасы|стадионы|клубы|газеті|театры|\
        köçesi|köçesinde|şaýoly|şaýolunda|meýdançasy|myhmanhanasy|myhmanhanasynda|restorany|stadiony|kluby|gazeti|teatry
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
