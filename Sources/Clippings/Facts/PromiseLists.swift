/// The lists of one language: phrases parted by bars, beginnings and endings by spaces.
struct PromiseLists {
    var promised = ""
    var will = ""
    var first = ""
    var told = ""
    /// What stands for a word of what is to come behind an apostrophe: we'll.
    var contraction = ""
    var endings: [(sign: PromiseSign, endings: String, isLast: Bool)] = []
    /// What a word begins with whose ending counts.
    var prefix = ""
    /// Endings of denials: -mayacaq.
    var notEndings = ""
    var denials = ""
    var still = ""
    var deeds = ""
    var times = ""
    var soon = ""
    var habits = ""
    var conditions = ""
    var ifEndings = ""
    var wishes = ""
    var wishEndings = ""
    var said = ""
    var sayings = ""
}

extension PromiseLists {
    static let english = PromiseLists(
        promised: """
            promised to|promised that|promised|promises to|promises that|i promise|we promise|pledged|pledges to|vowed|\
            vows to|committed itself to|committed himself to|committed herself to|committed themselves to|undertook to|\
            undertakes to|guaranteed that|gave his word|gave her word|give my word
            """,
        will: """
            will|shall|is to be|are to be|is going to|are going to|am going to|plans to|plan to|is planned|are planned|\
            intends to|intend to|aims to|is expected to|are expected to|is scheduled to|are scheduled to|is set to|\
            are set to|is due to be|are due to be|is due to begin|is due to start|is due to open|is due to finish|\
            are due to begin|are due to start|are due to open|due for completion|has undertaken to|have undertaken to
            """,
        first: "we will|i will|we shall|i shall|we are going to|i am going to",
        told: "would",
        contraction: "ll",
        denials: "not never no hardly",
        deeds: """
            build built open launch complet increas suppl sign start begin resum construct deliver double establish \
            expand dredg connect host invest allocat finish hold held repair restor buy purchas plant publish provid \
            creat upgrad moderni renovat clean deepen reduc lower lay install train hire fund financ deploy introduc \
            extend widen electrif link protect releas operat run protect replac equip prepar ready set halv cut rais \
            improv develop organi bring send stock rehabilitat reopen commission
            """,
        conditions: "if|unless|whether|provided that|in case|on condition",
        wishes: """
            should|must|ought|might|may|could|want|wants|wanted|hope|hopes|hoped|wish|wishes|wished|demand|demands|\
            demanded|called for|calls for|urged|urges|would like|need to|needs to|perhaps|maybe|dream|dreams|would have
            """,
        said: """
            said|says|announced|added|told|declared|stated|confirmed|assured|reported|explained|according to
            """
    )

    static let persian = PromiseLists(
        promised: """
            وعده داد|وعده داده است|وعده دادند|وعده می‌دهد|وعده می‌دهیم|قول داد|قول دادند|قول داده است|قول می‌دهم|\
            قول می‌دهیم|قول می‌دهد|متعهد شد|متعهد شدند|متعهد شده است|متعهد می‌شویم|تعهد داد|تعهد کرد|تعهد کردند|\
            تعهد می‌دهیم|تضمین کرد|تضمین می‌کنیم
            """,
        will: """
            خواهد|خواهند|خواهیم|خواهم|قرار است|قرار شد|در نظر دارد|در نظر داریم|در نظر دارند|برنامه‌ریزی شده|قصد دارد|\
            قصد داریم|قصد دارند|بنا دارد|بنا داریم|تصمیم دارد|تصمیم داریم|در دست برنامه‌ریزی است
            """,
        endings: [
            (.ours, "یم", false), (.present, "شود شوند کند کنند رسد رسند دهد دهند گردد گردند یابد یابند", false),
        ],
        prefix: "می",
        deeds: """
            ساخت ساخته می‌ساز احداث افتتاح راه‌انداز راهاندازی راه تکمیل افزایش تأمین امضا آغاز شروع بهره‌برداری \
            بهرهبرداری برقرار لایروبی اجرا اختصاص تحویل گشایش توسعه میزبان برگزار متصل وصل ازسرگرفته تعمیر بازساز \
            نوساز مرمت احیا خرید می‌خر بخر کاشت بکار می‌کار درختکاری منتشر انتشار نصب تجهیز آماده کاهش =کم پرداخت \
            استخدام ایجاد تأسیس تاسیس پایان تعریض برق‌دار مجهز پاکساز بازگشا عملیاتی ارتقا =رفع =حل رهاساز
            """,
        times: """
            فروردین اردیبهشت خرداد تیرماه مرداد شهریور مهرماه آبان آذرماه دی‌ماه بهمن اسفند ژانویه فوریه مارس آوریل ژوئن \
            ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر به‌زودی بزودی
            """,
        soon: """
            آینده|سال بعد|ماه بعد|هفته بعد|تا پایان|تا سال|تا ماه|تا بهار|تا تابستان|تا پاییز|تا زمستان|پیش از|به زودی|\
            فردا|تا چند|ظرف|طی سال|طی ماه|از بهار|از تابستان|از پاییز|از زمستان
            """,
        habits: "هر سال|هر ماه|هر روز|هر هفته|همیشه|همواره|معمولا|اکنون|هم اکنون|هم‌اکنون|در حال|سالانه|روزانه",
        conditions: "اگر|چنانچه|به شرط|به شرطی|مشروط به|در صورت|در صورتی|درصورتی|درصورت|آیا",
        wishes: """
            باید|می‌باید|بایستی|خواستار|خواستند|می‌خواهند|می‌خواهیم|امیدوار|امیدواریم|امیدوارند|کاش|ای کاش|شاید|ممکن است|\
            می‌تواند|می‌توانند|می‌توانیم|لازم است|ضروری است|درخواست کردند|درخواست کرد|آرزو|مطالبه
            """
    )

    static let russian = PromiseLists(
        promised: """
            обещал|обещала|обещало|обещали|пообещало|пообещал|пообещала|пообещали|обещает|обещают|обещаю|обещаем|обязался|обязалась|обязалось|\
            обязались|обязуется|обязуются|обязуемся|поклялся|поклялась|поклялось|поклялись|клянусь|клянемся|даю слово|даем слово|\
            дал слово|дала слово|дали слово|гарантировал|гарантировала|гарантировало|гарантировали|гарантируем|гарантирую|\
            взял на себя обязательство|взяла на себя обязательство|взяли на себя обязательство|\
            взяли на себя обязательства|взяла на себя обязательства|взял на себя обязательства
            """,
        will: RussianFutures.forms
            + """
            |будет|будут|планируем|планируется|планируют|планирует|намерен|намерена|намерены|намерено|предстоит|\
            собирается|собираются|собираемся|рассчитывает открыть|должен заработать
            """,
        first: "будем|буду",
        denials: "не ни",
        still: "",
        deeds: """
            постро строи откр запус запущ заверш увелич постав подпис нач возобнов соору введ ввод удво созда созда \
            расшир углуб соедин провед выдел инвест примет сда прове органи ремонт отремонт восстан закуп купи купл \
            посад посаж высад высаж публик опублик обеспеч подготов очист очищ расчи проло устан реконстр модерниз \
            сокра сниз повыс повыш улучш реш выпол заработ старт обнов благоустр достро законч готов отправ перево \
            доставл постав дополн добав обуч наним нанят выпуст выпуще зарыб перейд поднима подним заключ появ
            """,
        conditions: "если|при условии|в случае|лишь бы|ли",
        wishes: """
            нужно|надо|необходимо|следует|должен|должна|должно|должны|просят|просит|попросили|требуют|требует|потребовали|\
            хотят|хочет|хотели|хочется|надеются|надеется|надеемся|надеюсь|возможно|может быть|может|могут|наверное|\
            вероятно|мечтают|мечтает|бы|пусть|хотелось|желательно
            """
    )

    static let azerbaijani = PromiseLists(
        promised: """
            söz verdi|söz verib|söz verirəm|söz veririk|söz verir|söz veriblər|vəd edib|vəd etdi|vəd ediblər|vəd edirik|\
            vəd edirəm|vəd edir|vəd verib|öhdəsinə götürüb|öhdəsinə götürdü|öhdəlik götürüb|öhdəlik götürdü|\
            öhdəlik götürürük|zəmanət verib|zəmanət veririk
            """,
        will: """
            planlaşdırılır|planlaşdırır|planlaşdırırıq|planlaşdırırlar|nəzərdə tutulur|nəzərdə tutulub|\
            niyyətindədir|niyyətindəyik|fikrindədir|fikrindəyik|hazırlaşır
            """,
        endings: [
            (.first, "acağıq əcəyik acağam əcəyəm", false),
            (.will, "acaq əcək acaqdır əcəkdir acaqlar əcəklər acağını əcəyini acağına əcəyinə", false),
        ],
        notEndings: """
            mayacaq məyəcək mayacağıq məyəcəyik mayacağam məyəcəyəm mayacaqdır məyəcəkdir mayacağını məyəcəyini \
            mayacaqlar məyəcəklər
            """,
        still: "olaca bilece görece düşünece",
        deeds: """
            tik inşa açıl aç başla başa tamamla artır çatdır imzala bərpa işə quru genişlən birləş keçir ayır istifadəyə \
            yarad təmin təmir təşkil əkəc əkil əkmə alac alın almağ dərc hazır yenilə təchiz azald endir öyrəd gətir göndər dəyiş bitir \
            dərinləş təmizlə buraxıl verilə qoyul çək təhvil
            """,
        conditions: "əgər|şərtilə|şərti ilə|təqdirdə|halda|yoxsa",
        ifEndings: "ılsa ilsə ulsa ülsə insə ınsa arsa ərsə mışsa mişsə",
        wishes: """
            lazımdır|gərək|gərəkdir|istəyir|istəyirlər|istəyirik|ümid edir|ümid edirik|ümid edirlər|arzu|bəlkə|kaş|\
            ola bilsin|tələb edir|tələb edirlər|xahiş edir|xahiş edirlər|soruşub|soruşublar|soruşdu|mümkündür|bilər
            """,
        wishEndings: "malıdır məlidir malıdırlar məlidirlər malıyıq məliyik"
    )

    static let kazakh = PromiseLists(
        promised: """
            уәде берді|уәде етті|уәде береді|уәде береміз|уәде беремін|уәде берген|сөз берді|сөз береді|сөз беремін|\
            сөз береміз|міндеттенді|міндеттенеді|міндеттенеміз|міндеттеме алды|кепілдік берді|кепілдік береміз
            """,
        will: """
            жоспарлануда|жоспарланып отыр|жоспарлап отыр|жоспарланған|жоспарлайды|жоспарлаймыз|көзделген|көзделуде|\
            көзделіп отыр|ниетті|болады
            """,
        endings: [
            (.first, "амыз еміз ймыз йміз амын емін ймын ймін", false), (.will, "мақшы мекші", false),
            (.will, "мақ мек ылады іледі ынады інеді", true), (.present, "ады еді йды йді", true),
            (.present, "атынын етінін йтынын йтінін", false),
        ],
        notEndings:
            "майды мейді баймыз бейміз маймыз мейміз паймыз пейміз байды бейді пайды пейді рлады рледі ялады бастады",
        still: """
            біле айта ойлай тұра көре сене үміттене келе бола қуана тілей күте сұрай білдіре құттықтай деймі дейміз жүре \
            санай сүйе ұсына шақыра қалай таны мақтана деді дейді
            """,
        deeds: """
            сал құр аш іске аяқта арттыр көбей жеткіз бастал бастай баста кеңей қосыл өткіз өтеді бөлін бөледі бөлеміз пайдалан жаса \
            тереңдет жөнде отырғыз қалпына сатып жариялан жариялай дайын шығар азай арттыр орнат жаңарт жабдықта тазала біріктір тарт жібер \
            оқыт тапсыр беріл
            """,
        times: """
            қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда \
            қаңтардың ақпанның наурыздың сәуірдің мамырдың маусымның шілденің тамыздың қыркүйектің қарашаның
            """,
        soon: """
            келесі|келер|алдағы|дейін|жақында|биыл|жақын арада|жылы|ертең|көктемде|жазда|күзде|қыста
            """,
        habits: "сайын|әдетте|әрдайым|қазір",
        conditions: "егер|жағдайда|шартымен|ма|ме|ба|бе|па|пе",
        ifEndings: "ылса ілсе нса нсе арса ерсе",
        wishes: """
            керек|қажет|тиіс|сұрайды|сұрады|сұрап отыр|қалайды|үміттенеді|үміттенеміз|талап етеді|талап етті|бәлкім|\
            мүмкін|екен|болар еді|арман
            """,
        sayings: "деп деді дейді деген дейді"
    )

    static let turkmen = PromiseLists(
        promised: """
            söz berdi|söz berdiler|söz berýärin|söz berýäris|söz berýär|wada berdi|wada berdiler|wada berýär|\
            wada berýäris|wada berýärin|wada etdi|borçlandy|borçlandylar|borçlanýar|borçlanýarys|borçnama aldy|\
            kepil geçdi|kepillik berdi
            """,
        will: """
            meýilleşdirilýär|meýilleşdirýär|meýilleşdirýäris|göz öňünde tutulýar|göz öňünde tutulan|niýetlenýär|\
            niýet edinýär
            """,
        endings: [
            (.first, "arys eris jakdyrys jekdiris jakdyryn jekdirin", false),
            (.will, "jakdyr jekdir jaklar jekler jak jek makçy mekçi jakdygyny jekdigini jakdygyna jekdigine", false),
            (.will, "ar er", true),
        ],
        notEndings: """
            ýar ýär ýarys ýäris ýaryn ýärin majak mejek majakdyr mejekdir majakdygyny mejekdigini dylar diler
            """,
        still: "bileris bilerin boljak göreris göz umyt diýeris diýerin aýdarys aýdaryn garaşarys",
        deeds: """
            gur aç başla tamamla artdyr ýetir gol dikelt işe giňelt birikdir geçir bölün bölýä böler ulanmaga ulanyl döret üpjün sal \
            abatla oturt çuňal taýýar satyn alar alma alyn aljak getir çap azalt peselt täzele arassala iber oklat gutar guta goýul goýar gönükdir kabul ýerleşdir gözden
            """,
        conditions: "eger|şertinde|ýagdaýynda",
        ifEndings: "ylsa ilse nsa nse arsa erse",
        wishes: """
            gerek|zerur|soraýar|soraýarlar|sorady|soradylar|isleýär|isleýärler|islediler|umyt|belki|haýyş|talap edýär|\
            talap etdi|mümkin|biler
            """,
        wishEndings: "maly meli malydyr melidir aýsady eýsedi",
        sayings: "diýip diýdi diýen diýýär diýdiler"
    )
}
