import Languages

/// Words of units and of powers of ten in six languages; the codes are UCUM's, empty for things counted.
enum FigureWords {
    static let signs: [Unicode.Scalar: String] = [
        "%": "%", "٪": "%", "$": "[USD]", "€": "[EUR]", "₽": "[RUB]", "₼": "[AZN]", "₸": "[KZT]",
    ]

    static let multipliers: [String: Int] = {
        var found: [String: Int] = [:]
        for (zeros, words) in [
            (3, "thousand هزار тысяча тысячи тысяч тыс min мың müň"),
            (6, "million millions mln میلیون миллион миллиона миллионов млн milyon миллион million"),
            (9, "billion billions bn میلیارد миллиард миллиарда миллиардов млрд milyard mlrd миллиард milliard"),
            (12, "trillion تریلیون триллион триллиона триллионов трлн trilyon триллион trillion"),
        ] {
            for word in words.split(separator: " ") { found[StoryWords.key(String(word))] = zeros }
        }
        return found
    }()

    static func units(_ language: Language) -> Phrases<String> { all[language] ?? Phrases([]) }

    private static let all: [Language: Phrases<String>] = [
        .en: Phrases(english + common), .fa: Phrases(persian), .ru: Phrases(russian),
        .az: Phrases(azerbaijani + common),
        .kk: Phrases(kazakh), .tk: Phrases(turkmen + common),
    ]

    private static let common: [(String, String)] = [
        ("t", "t"), ("km", "km"), ("m", "m"), ("ha", "har"), ("kg", "kg"), ("MW", "MW"), ("GW", "GW"), ("kWh", "kW.h"),
        ("TEU", "{TEU}"),
        ("MVt", "MW"), ("kV", "kV"),
    ]
    private static let english: [(String, String)] = [
        ("tonnes|tonne|tons|ton|metric tons|metric tonnes", "t"), ("kilometres|kilometers|kilometre|kilometer", "km"),
        ("metres|meters|metre|meter", "m"), ("cubic metres|cubic meters|cubic metre|cubic meter", "m3"),
        ("square kilometres|square kilometers", "km2"), ("square metres|square meters", "m2"),
        ("hectares|hectare", "har"),
        ("megawatts|megawatt", "MW"), ("gigawatts|gigawatt", "GW"), ("kilowatt hours", "kW.h"),
        ("barrels|barrel", "[bbl_us]"),
        ("percent|per cent", "%"), ("dollars|dollar|US dollars", "[USD]"), ("euros|euro", "[EUR]"),
        ("rubles|roubles", "[RUB]"),
        ("manats|manat", "[AZN]"), ("tenge", "[KZT]"), ("rials|rial", "[IRR]"), ("containers|container", "{TEU}"),
        (
            "passengers|people|persons|tourists|visitors|residents|vessels|ships|wagons|flights|jobs|families|hours|days|litres|degrees",
            ""
        ),
    ]
    private static let persian: [(String, String)] = [
        ("تن", "t"), ("کیلومتر|کیلومتری", "km"), ("متر|متری", "m"), ("سانتی‌متر|سانتیمتر|سانتی متر", "cm"),
        ("مترمکعب|متر مکعب", "m3"), ("کیلومتر مربع|کیلومترمربع", "km2"), ("متر مربع|مترمربع", "m2"),
        ("هکتار|هکتاری", "har"),
        ("مگاوات|مگاواتی", "MW"), ("گیگاوات", "GW"), ("کیلووات ساعت", "kW.h"), ("بشکه", "[bbl_us]"), ("درصد", "%"),
        ("دلار", "[USD]"), ("یورو", "[EUR]"), ("روبل", "[RUB]"), ("ریال", "[IRR]"), ("تومان", "[IRT]"),
        ("منات", "[AZN]"),
        ("کانتینر", "{TEU}"), ("کیلوگرم", "kg"),
        ("نفر|مهمان|کامیون|مسافر|گردشگر|خانوار|فروند|دستگاه|واگن|پرواز|رأس|شغل|ساعت|روز|لیتر|درجه|قطعه|اصله", ""),
    ]
    private static let russian: [(String, String)] = [
        ("тонн|тонны|тонна|т", "t"), ("километров|километра|километр|км", "km"), ("метров|метра|метр|м", "m"),
        ("сантиметров|сантиметра|см", "cm"), ("кубометров|кубических метров|кубометра|куб м", "m3"),
        ("квадратных километров|кв км", "km2"), ("квадратных метров|кв м", "m2"), ("гектаров|гектара|га", "har"),
        ("мегаватт|МВт", "MW"), ("гигаватт|ГВт", "GW"), ("киловатт часов|кВт ч", "kW.h"),
        ("баррелей|барреля", "[bbl_us]"),
        ("процентов|процента|процент", "%"), ("долларов|доллара|доллара США|долларов США", "[USD]"), ("евро", "[EUR]"),
        ("рублей|рубля|руб", "[RUB]"), ("манатов|маната", "[AZN]"), ("тенге", "[KZT]"),
        ("контейнеров|контейнера|ДФЭ", "{TEU}"),
        ("килограммов|кг", "kg"),
        (
            "человек|пассажиров|туристов|судов|вагонов|рейсов|семей|жителей|часов|часа|дней|литров|градусов|экземпляров|особей",
            ""
        ),
    ]
    private static let azerbaijani: [(String, String)] = [
        ("ton", "t"), ("kilometr|kilometrlik", "km"), ("metr|metrlik", "m"), ("kubmetr|kub metr", "m3"),
        ("kvadrat kilometr", "km2"),
        ("kvadrat metr", "m2"), ("hektar", "har"), ("meqavat|meqavatlıq|MVt", "MW"), ("qiqavat", "GW"),
        ("barel", "[bbl_us]"),
        ("faiz", "%"), ("dollar|ABŞ dolları", "[USD]"), ("avro", "[EUR]"), ("rubl", "[RUB]"), ("manat", "[AZN]"),
        ("konteyner", "{TEU}"),
        ("nəfər|sərnişin|turist|gəmi|vaqon|reys|ailə|saat|gün|litr|dərəcə", ""),
    ]
    private static let kazakh: [(String, String)] = [
        ("тонна|т", "t"), ("километр|шақырым|км", "km"), ("метр|м", "m"), ("текше метр", "m3"),
        ("шаршы километр|шаршы шақырым", "km2"),
        ("шаршы метр", "m2"), ("гектар|га", "har"), ("мегаватт|МВт", "MW"), ("гигаватт|ГВт", "GW"),
        ("баррель", "[bbl_us]"),
        ("пайыз|пайызға|процент", "%"), ("доллар|АҚШ доллары", "[USD]"), ("еуро", "[EUR]"), ("рубль", "[RUB]"),
        ("теңге", "[KZT]"),
        ("контейнер", "{TEU}"), ("адам|жолаушы|турист|кеме|вагон|рейс|отбасы|сағат|күн|литр|градус", ""),
    ]
    private static let turkmen: [(String, String)] = [
        ("tonna", "t"), ("kilometr", "km"), ("metr", "m"), ("kub metr|kubmetr", "m3"), ("inedördül kilometr", "km2"),
        ("inedördül metr", "m2"), ("gektar", "har"), ("megawatt|MWt", "MW"), ("gigawatt", "GW"), ("barrel", "[bbl_us]"),
        ("göterim", "%"), ("dollar|ABŞ-nyň dollary", "[USD]"), ("ýewro", "[EUR]"), ("rubl", "[RUB]"),
        ("manat", "[TMT]"),
        ("konteýner", "{TEU}"), ("adam|ýolagçy|syýahatçy|gämi|wagon|gatnaw|maşgala|sagat|gün|litr|gradus", ""),
    ]
}
