import Languages

/// Beginnings of words that speak of a sector; `=` before a word that must stand whole.
enum SectorWords {
    static func stems(_ language: Language) -> StemList { all[language] ?? StemList() }

    /// Persian words of several parts, whole.
    static let together: StemList = {
        var stems = StemList()
        let words = [
            ("transport", "راه‌آهن حمل‌ونقل"), ("environment", "محیط‌زیست زیست‌محیطی تنوع‌زیستی"), ("tourism", "بوم‌گردی"),
            ("trade-industry", "سرمایه‌گذاری"),
        ]
        for (sector, list) in words {
            for word in list.split(separator: " ") { stems.add(StoryWords.key(String(word)), isWhole: true, sector) }
        }
        return stems
    }()

    private static let all: [Language: StemList] = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            var stems = StemList()
            for (sector, words) in list(language) {
                for word in words.split(separator: " ") {
                    let isWhole = word.hasPrefix("=")
                    stems.add(StoryWords.key(String(isWhole ? word.dropFirst() : word)), isWhole: isWhole, sector)
                }
            }
            return (language, stems)
        })

    private static func list(_ language: Language) -> [(String, String)] {
        switch language {
        case .en: english
        case .fa: persian
        case .ru: russian
        case .az: azerbaijani
        case .kk: kazakh
        case .tk: turkmen
        }
    }

    private static let english = [
        (
            "transport",
            "transit transport railway =rail =port =ports ferry ferries shipping cargo freight corridor airport flight container vessel harbour logistic highway"
        ),
        ("energy", "energy electric =gas =oil petroleum =power pipeline refiner =wind solar megawatt grid"),
        ("tourism", "touris hotel resort visitor holiday ecotouris"),
        (
            "environment",
            "environment ecolog pollut climate biodivers conservation wetland emission waste seal forest carbon spill habitat species =bird =birds"
        ),
        ("fisheries", "fishing fisher fishery sturgeon caviar aquacultur"),
        ("agriculture", "agricultur farm crop rice harvest livestock irrigat wheat =tea"),
        ("trade-industry", "trade export import customs industr invest factory factories manufactur business"),
        ("science-education", "universit scien research educat student school academ =scholar =scholars"),
        ("health", "hospital health medic doctor patient vaccin clinic"),
        ("culture", "cultur museum festival theatre heritage concert exhibition"),
    ]
    private static let persian = [
        (
            "transport",
            "ترانزیت حمل‌ونقل =حمل بندر =بنادر کشتی کشتیرانی دریانورد راه‌آهن =راهآهن ریلی قطار کریدور فرودگاه پرواز کانتینر جاده ترابری اسکله لجستیک"
        ),
        ("energy", "انرژی برق =گاز نفت نیروگاه پالایشگاه پتروشیمی خورشیدی سوخت =لوله مگاوات"),
        ("tourism", "گردشگر توریس هتل اقامتگاه بوم‌گردی مسافر"),
        (
            "environment",
            "محیط‌زیست زیست‌محیط زیست =زیستمحیطی اکوسیستم آلودگی آلاینده اقلیم تالاب تنوع‌زیستی پسماند جنگل =پسروی =کربن زیستگاه =پرنده پرندگان =گونه گونه‌ها"
        ),
        ("fisheries", "شیلات ماهیگیر صیاد =صید خاویار آبزی تاس‌ماهی ماهیان"),
        ("agriculture", "کشاورز برنج محصولات دامدار دامپرور باغ زراع آبیاری گندم =چای"),
        ("trade-industry", "تجار بازرگان صادرات واردات گمرک صنعت صنایع سرمایه‌گذار =سرمایه کارخانه بازار"),
        ("science-education", "دانشگاه پژوهش علمی دانشجو آموزش =علوم مدرسه تحقیقات دانشمند"),
        ("health", "بهداشت درمان بیمارستان پزشک سلامت واکسن بیمار"),
        ("culture", "فرهنگ موزه جشنواره تئاتر هنر میراث کنسرت نمایشگاه"),
    ]
    private static let russian = [
        (
            "transport",
            "транзит транспорт железнодорож =порт =порта =порту =порты =портов паром судоход грузов =груз =грузы коридор аэропорт авиарейс =рейс контейнер логисти автодорог морпорт перевоз"
        ),
        (
            "energy",
            "энерг электр =газ =газа нефт трубопровод газопровод нефтепровод мегаватт солнечн ветров гэс тэс топлив"
        ),
        ("tourism", "турис турпоток гостини отел курорт санатор"),
        (
            "environment",
            "эколог загрязн климат биоразнообраз окружающ природоохран заповедник отход тюлен обмелен лес углерод болот птиц популяц нерест"
        ),
        ("fisheries", "рыб осетр промысл аквакультур икр браконьер вылов"),
        ("agriculture", "сельск агро урожа рис зерн фермер животновод орошен пшениц посев"),
        ("trade-industry", "торг экспорт импорт таможен промышлен инвест завод предпри бизнес товарооборот"),
        ("science-education", "университет науч наук образован студент школ исследован академ учены ученых"),
        ("health", "больниц здравоохран медицин врач пациент вакцин клиник здоров"),
        ("culture", "культур музе фестивал театр наслед концерт выставк"),
    ]
    private static let azerbaijani = [
        (
            "transport",
            "tranzit nəqliyyat dəmiryol dəmir liman bərə gəmi yük dəhliz aeroport reys konteyner logistik daşıma daşın avtomobil magistral"
        ),
        ("energy", "enerji elektrik =qaz =qazın neft boru kəmər günəş külək meqavat yanacaq"),
        ("tourism", "turizm turist otel mehmanxana kurort istirahət"),
        (
            "environment",
            "ekolog ətraf çirklən iqlim biomüxtəlif qoruq tullantı suiti meşə dayazlaş karbon bataqlıq =quş quşlar populyasiya"
        ),
        ("fisheries", "balıq nərə kürü akvakultur"),
        ("agriculture", "kənd aqrar məhsul düyü fermer heyvandar suvarma taxıl buğda"),
        ("trade-industry", "ticarət ixrac idxal gömrük sənaye investisi sərmayə zavod biznes müəssisə"),
        ("science-education", "universitet elm elmi təhsil tələbə məktəb tədqiqat akademi =alim alimlər"),
        ("health", "xəstəxana səhiyyə tibb həkim pasiyent vaksin sağlamlıq"),
        ("culture", "mədəni muzey festival teatr irs konsert sərgi"),
    ]
    private static let kazakh = [
        (
            "transport",
            "транзит көлік теміржол =темір порт паром кеме жүк дәліз әуежай рейс контейнер логисти тасымал автожол"
        ),
        ("energy", "энерг электр =газ =газды мұнай құбыр күн-жел мегаватт отын жылу"),
        ("tourism", "туризм турист қонақүй демалыс курорт"),
        (
            "environment",
            "эколог қоршаған ластан климат биоалуан қорық қалдық итбалық орман таязда табиғат табиғи көміртек батпақ =құс құстар популяция"
        ),
        ("fisheries", "балық бекіре уылдырық аквадақыл"),
        ("agriculture", "ауыл агро өнім күріш фермер =мал малшы малды суар астық бидай егін"),
        ("trade-industry", "сауда экспорт импорт кеден өнеркәсіп инвест зауыт кәсіпорын бизнес"),
        ("science-education", "университет ғылым ғылыми білім студент мектеп зерттеу академ ғалым"),
        ("health", "аурухана денсаулық медицин дәрігер емхана вакцин"),
        ("culture", "мәдени музей фестиваль театр мұра концерт көрме"),
    ]
    private static let turkmen = [
        (
            "transport",
            "tranzit ulag demirýol demir port parom gämi ýük geçelge howa-menzil uçuş konteýner logistik gatnaw awtoulag"
        ),
        ("energy", "energiýa energetik elektrik =gaz =gazy nebit turba megawatt ýangyç gün-şöhle"),
        ("tourism", "syýahat turist myhmanhana şypahana kurort dynç"),
        (
            "environment",
            "ekolog daşky hapalan howa-klimat klimat goraghana galyndy düwlen tokaý tebigat uglerod batgalyk =guş guşlar populýasiýa"
        ),
        ("fisheries", "balyk bekre işbil"),
        ("agriculture", "oba-hojalyk oba ekeran hasyl şaly fermer maldar suwaryş bugdaý ekin"),
        ("trade-industry", "söwda eksport import gümrük senagat maýa zawod kärhana telekeçi"),
        ("science-education", "uniwersitet ylym ylmy bilim talyp mekdep barlag akademi =alym alymlar"),
        ("health", "keselhana saglyk lukman waksin hassahana"),
        ("culture", "medeni muzeý festiwal teatr miras konsert sergi"),
    ]
}
