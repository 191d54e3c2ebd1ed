/// Words that say which kind of thing a name beside them is the name of, in six languages.
enum KindWords {
    /// Whether a word says a kind at all.
    static func areKinds(_ key: String) -> Bool { kinds[key] != nil }

    /// Whether a word says that the thing beside it is of a kind.
    static func says(_ key: String, _ kind: String) -> Bool { kinds[key]?.contains(kind) ?? false }

    /// Whether a word says that several things of a kind are named: the ports of A and B.
    static func saysSeveral(_ key: String, _ kind: String) -> Bool { kind == "port" && ports.contains(key) }

    private static let ports = Set(
        """
        ports порты портов портах портам портами limanları limanlarının limanlarında limanlarından limanlarına limanlarını \
        portlary portlarynyň portlarynda portlaryna portlaryndan portlaryny порттары порттарының порттарында порттарына \
        порттарынан порттарын порттарымен بنادر بندرهای
        """.split(separator: " ").map { StoryWords.key(String($0)) })

    /// Whether a word joins names of which something is said together.
    static func joins(_ key: String) -> Bool { joining.contains(key) }

    private static let joining = Set(
        "of and و и və ilə we bilen және мен пен бен the hem".split(separator: " ").map { StoryWords.key(String($0)) })

    private static let kinds: [String: Set<String>] = {
        var kinds: [String: Set<String>] = [:]
        for (kind, words) in list {
            for word in words.split(separator: " ") { kinds[StoryWords.key(String(word)), default: []].insert(kind) }
        }
        return kinds
    }()

    private static let list: [(String, String)] = [
        (
            "town",
            """
            شهر شهرستان شهرک город города городе городу городом г поселок посёлок поселке посёлке city town township şəhəri şəhər \
            şəhərində şəhərinin şəhərinə şəhərindən qəsəbəsi qəsəbə қаласы қала қаласында қаласының қаласына қаласынан кенті \
            şäheri şäher şäherinde şäheriniň şäherine şäherinden şäherçesi
            """
        ),
        (
            "province",
            """
            استان ولایت ایالت شهرستان جمهوری область области областью провинция провинции провинцией провинцию остан остана \
            район района районе республика республики республике край велаят province region oblast district republic \
            velayat vilayəti vilayətinin vilayətində ostanı rayonu rayonlarında rayonları rayonunda rayonunun rayonuna respublikası облысы \
            облысында облысының облысына ауданы ауданында республикасы остан уәлаяты welaýaty welaýatynda welaýatynyň \
            welaýatyna etraby etrabynda respublikasy
            """
        ),
        (
            "country",
            "کشور جمهوری республика республики страна republic country respublikası ölkəsi республикасы елі respublikasy ýurdy"
        ),
        (
            "sea",
            """
            دریای دریا دریاچه море моря морю морем sea lake dənizi dəniz dənizində dənizinin теңізі теңіз теңізінде теңізінің \
            deňzi deňiz deňziniň deňzinde
            """
        ),
        (
            "port",
            """
            بندر بندری بنادر اسکله порт порта порту портом порты портов морпорт port seaport harbour harbor ports limanı liman \
            limanında limanının limanına limanından limanını порты портында портының портына портынан портын портымен \
            porty portunda portynyň portyna portundan portynda portuna portuny portunyň menzili
            """
        ),
        ("terminal", "پایانه پایانهٔ ترمینال терминал терминала терминале terminal terminalı terminaly терминалы"),
        (
            "plant",
            """
            نیروگاه электростанция электростанции электростанцию тэс гэс грэс тэц plant stansiyası stansiyasında \
            станциясы станция станции elektrostansiýasy stansiýasy
            """
        ),
        (
            "airport",
            """
            فرودگاه аэропорт аэропорта аэропорту аэропорте airport hava limanı əуежайы әуежайы әуежайында howa menzili \
            aeroporty aeroportu
            """
        ),
        (
            "crossing",
            """
            مرز گمرک پایانه گذرگاه пункт пропуска граница crossing border checkpoint keçid məntəqəsi məntəqəsində өткізу бекеті \
            өткелі өткелінде өткелінен geçelgesi geçelgesinde gümrük
            """
        ),
        ("station", "ایستگاه станция станции station stansiyası станциясы bekedi"),
    ]
}
