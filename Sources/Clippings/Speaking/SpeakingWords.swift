import Languages

/// The words by which six languages say who said what.
struct SpeakingWords: Sendable {
    enum Verb: Sendable {
        /// Said, added; the speaker stands before or behind.
        case says
        /// According to; the speaker follows.
        case accordingToNext
        /// In the words of; the speaker stands before.
        case accordingToLast
        /// In his words: the speaker of before.
        case accordingToHim
    }

    let verbs: Phrases<Verb>
    let titles: Set<String>
    let pronouns: Set<String>
    let honorifics: Set<String>
    /// Words that are no part of a name or office where a clause begins, or that end one.
    let stops: Set<String>
    /// Words that open what was said: that, что, ki.
    let openers: Set<String>
    /// Words that close it: деп, diýip.
    let closers: Set<String>
    /// Words that point to the sentence before: об этом.
    let backward: Phrases<Bool>

    private let language: Language

    /// Whether a word is an office; the Turkic languages put endings to it.
    func isTitle(_ key: String) -> Bool {
        if titles.contains(key) { return true }
        guard !closers.isEmpty, key.count > 4 else { return false }
        for length in 1...4 where key.count > length + 3 && NameEndings.contains(key.suffix(length), in: language) {
            if titles.contains(String(key.dropLast(length))) { return true }
        }
        return false
    }

    static func of(_ language: Language) -> SpeakingWords {
        switch language {
        case .en: english
        case .fa: persian
        case .ru: russian
        case .az: azerbaijani
        case .kk: kazakh
        case .tk: turkmen
        }
    }

    fileprivate init(
        _ language: Language, _ verbs: [(String, Verb)], titles: String, pronouns: String, honorifics: String,
        stops: String,
        openers: String, closers: String = "", backward: String = "", haveCases: Bool = false
    ) {
        func set(_ list: String) -> Set<String> { Set(list.split(separator: " ").map { StoryWords.key(String($0)) }) }
        self.language = language
        self.verbs = Phrases(verbs)
        let offices = set(titles)
        self.titles = haveCases ? offices.union(offices.flatMap(RussianCases.forms)) : offices
        self.pronouns = set(pronouns)
        self.honorifics = set(honorifics)
        self.stops = set(stops)
        self.openers = set(openers)
        self.closers = set(closers)
        self.backward = Phrases([(backward, true)])
    }

    private static let english = SpeakingWords(
        .en,
        [
            (
                """
                said|says|added|stated|noted|stressed|emphasised|emphasized|told|told reporters|told journalists|announced|\
                explained|declared|remarked|pointed out|underlined|underscored|highlighted|recalled|warned|commented|replied|\
                continued|went on to say|concluded|confirmed|promised|argued|predicted|admitted|vowed|\
                acknowledged|estimated|assured|believes
                """, .says
            ), ("according to|in the words of", .accordingToNext),
            ("according to him|according to her|in his words|in her words", .accordingToHim),
        ],
        titles: """
            minister president premier governor head ambassador director deputy spokesman spokesperson spokeswoman mayor akim \
            hakim chairman chair chairwoman secretary chief adviser advisor representative consul professor expert manager \
            commissioner envoy speaker captain scientist researcher coordinator vice ostandar rector
            """,
        pronouns: "he she", honorifics: "mr mrs ms dr sir",
        stops: """
            the a an in on at as to of for with by from after before during while today yesterday also however and but he she it \
            they this that these who when speaking meanwhile asked monday tuesday wednesday thursday friday saturday sunday
            """,
        openers: "that")

    private static let persian = SpeakingWords(
        .fa,
        [
            (
                """
                گفت|افزود|اظهار داشت|اظهار کرد|تصریح کرد|تاکید کرد|خاطرنشان کرد|خاطر نشان کرد|بیان کرد|بیان داشت|اعلام کرد|\
                یادآور شد|یادآوری کرد|ادامه داد|خبر داد|ابراز کرد|عنوان کرد|مطرح کرد|توضیح داد|اضافه کرد|اذعان کرد|\
                ابراز امیدواری کرد|پاسخ داد|می‌گوید|می گوید|گفته است|هشدار داد|می‌افزاید|می افزاید|متذکر شد|تاکید داشت|\
                ابراز داشت|معتقد است|بر این باور است|پیش‌بینی کرد|پیش بینی کرد|وعده داد|قول داد|نوید داد|پاسخ گفت|\
                خواستار شد
                """, .says
            ), ("به گفته|به گفتهٔ|به گفته‌ی|به اعتقاد|به باور", .accordingToNext),
            ("به گفته وی|به گفته او|به گفتهٔ وی|به گفتهٔ او|به گفته ایشان", .accordingToHim),
        ],
        titles: """
            وزیر رئیس‌جمهور رئیس رییس‌جمهور استاندار فرماندار معاون مدیرکل مدیر سفیر سخنگو سخنگوی شهردار نماینده نمایندهٔ دبیر دبیرکل \
            قائم‌مقام سرپرست مشاور دستیار کارشناس پژوهشگر استاد فرمانده بخشدار سرکنسول رایزن مدیرعامل نخست‌وزیر آکیم حاکم رئیس‌جمهوری \
            فرستاده رئیسجمهور هماهنگ‌کننده
            """,
        pronouns: "وی او ایشان", honorifics: "آقای خانم دکتر مهندس سید جناب حجت‌الاسلام سردار",
        stops: """
            در به با از برای ضمن طی پیش پس روز امروز دیروز فردا شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه که را نیز هم این آن \
            همچنین بنابراین اما ولی تا چون اگر یک هر همه را سپس عصر صبح شامگاه ظهر هنگام درباره دربارهٔ پیرامون خطاب حین اینکه
            """,
        openers: "که")

    private static let russian = SpeakingWords(
        .ru,
        [
            (
                """
                сказал|сказала|заявил|заявила|отметил|отметила|подчеркнул|подчеркнула|добавил|добавила|сообщил|сообщила|\
                рассказал|рассказала|пояснил|пояснила|уточнил|уточнила|напомнил|напомнила|считает|указал|указала|выразил|\
                выразила|объявил|объявила|призвал|призвала|ответил|ответила|прокомментировал|прокомментировала|говорит|\
                обратил внимание|обратила внимание|пообещал|пообещала|полагает|говорит|отмечает|подчёркивает|заверил|заверила|посетовал|\
                посетовала|спрогнозировал|спрогнозировала|признал|признала|констатировал|заключил|предупредил|предупредила|продолжил|продолжила
                """, .says
            ), ("по словам|по мнению|как считает", .accordingToNext),
            ("по его словам|по её словам|по его мнению|по её мнению", .accordingToHim),
        ],
        titles: """
            министр президент премьер губернатор глава посол директор заместитель замминистр замминистра представитель мэр аким \
            хяким начальник председатель секретарь руководитель советник депутат спикер консул эксперт профессор учёный врио вице \
            координатор ректор остандар капитан пресс-секретарь специалист сотрудник
            """,
        pronouns: "он она", honorifics: "г-н господин госпожа господина госпожи",
        stops: """
            в на по с со о об при к ко из за для от до во также как что это но а и вчера сегодня завтра после однако ранее кроме \
            он она они этот эта эти во-первых при этом тем в среду понедельник вторник четверг пятницу субботу воскресенье
            """,
        openers: "что", backward: "об этом", haveCases: true)

    private static let azerbaijani = SpeakingWords(
        .az,
        [
            (
                """
                dedi|deyib|deyir|demişdir|bildirdi|bildirib|bildirir|bildirmişdir|vurğuladı|vurğulayıb|vurğulamışdır|vurğulayır|\
                qeyd etdi|qeyd edib|qeyd etmişdir|qeyd edir|əlavə etdi|əlavə edib|əlavə etmişdir|söylədi|söyləyib|söyləmişdir|\
                açıqladı|açıqlayıb|xatırlatdı|xatırladıb|diqqətə çatdırdı|diqqətə çatdırıb|diqqətə çatdırmışdır|bəyan etdi|\
                bəyan edib|məlumat verib|hesab edir|hesab edib|xəbər verib|vəd edib|təklif edib|\
                proqnozlaşdırıb|etiraf edib|izah edib|ifadə edib|cavab verib
                """, .says
            ), ("sözlərinə görə|fikrincə|dediyinə görə|bildirdiyinə görə", .accordingToLast),
            ("onun sözlərinə görə|onun fikrincə|onun dediyinə görə", .accordingToHim),
        ],
        titles: """
            nazir naziri prezident prezidenti qubernator qubernatoru başçısı rəhbəri səfir səfiri direktor direktoru müavini \
            sözçüsü sədri sədr katibi katib mütəxəssis mütəxəssisi rəisi müşaviri nümayəndəsi professor deputat konsul konsulu \
            ekspert eksperti rektoru kapitanı kapitan əməkdaşı nazirin nazirinin sədrinin direktorunun qubernatorunun başçısının
            """,
        pronouns: "o", honorifics: "cənab xanım bəy",
        stops: """
            bu o isə həmçinin daha sonra eyni zamanda bundan əlavə lakin amma və ilə üçün görə dünən bugün tədbirdə görüşdə onun \
            onlar həmin bütün ötən jurnalistlərə
            """,
        openers: "ki", closers: "deyə", backward: "bu barədə|bunu|bu sözləri")

    private static let kazakh = SpeakingWords(
        .kk,
        [
            (
                """
                деді|дейді|айтты|айтып берді|айтып өтті|деп айтты|атап өтті|атап айтты|мәлімдеді|хабарлады|қосты|толықтырды|түсіндірді|баса айтты|атап көрсетті|\
                жеткізді|жауап берді|деп санайды|деп есептейді|уәде етті|болжады|баяндады|мәлім етті|ескертті|сендірді
                """, .says
            ), ("айтуынша|сөзінше|пікірінше|мәліметінше|сөзіне қарағанда", .accordingToLast),
            ("оның айтуынша|оның сөзінше|оның пікірінше", .accordingToHim),
        ],
        titles: """
            министр министрі президент президенті әкім әкімі губернатор губернаторы басшысы елші елшісі директор директоры орынбасары \
            төраға төрағасы хатшысы хатшы өкілі өкіл сарапшы сарапшысы маманы маман жетекшісі кеңесшісі депутат депутаты профессор \
            капитан капитаны консул консулы ректоры басқарма министрінің әкімінің губернаторының директорының төрағасының
            """,
        pronouns: "ол", honorifics: "мырза ханым",
        stops:
            "бұл ол сонымен қатар сондай-ақ бірақ және мен бен үшін туралы кеше бүгін жиында кездесуде оның олар осы сол ал журналистерге",
        openers: "", closers: "деп", backward: "бұл туралы|бұл жөнінде|бұл жайында")

    private static let turkmen = SpeakingWords(
        .tk,
        [
            (
                """
                diýdi|diýýär|diýipdir|aýtdy|aýdypdyr|belledi|belläp geçdi|belläpdir|nygtady|nygtapdyr|habar berdi|sözüne goşdy|\
                goşdy|gürrüň berdi|sözüniň üstüne goşdy|teklip etdi|wada berdi|hasap edýär|\
                düşündirdi|mälim etdi|beýan etdi|ýatlatdy|jogap berdi|duýdurdy
                """, .says
            ), ("sözlerine görä|aýtmagyna görä|pikirine görä|aýtmagyna laýyklykda", .accordingToLast),
            ("onuň sözlerine görä|onuň aýtmagyna görä|onuň pikirine görä", .accordingToHim),
        ],
        titles: """
            ministr ministri prezident prezidenti häkim häkimi gubernator gubernatory ilçi ilçisi direktor direktory orunbasary \
            başlyk başlygy ýolbaşçysy wekili wekil sekretary baştutany hünärmen hünärmeni professor geňeşçisi kapitan kapitany konsul \
            konsuly rektory ministriniň häkiminiň gubernatorynyň direktorynyň başlygynyň
            """,
        pronouns: "ol", honorifics: "jenap hanym",
        stops:
            "bu ol şeýle hem şeýle-de emma we bilen üçin barada düýn şu gün duşuşykda onuň olar şol şunuň žurnalistlere",
        openers: "", closers: "diýip", backward: "bu barada|bu hakda")
}
