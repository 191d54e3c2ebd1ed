/// Words of sectors in English, Persian and Russian.
extension SectorWords {
    static let english = [
        (
            "transport",
            """
            transit transport railway =rail =port =ports ferry ferries shipping cargo freight corridor airport
            flight container vessel harbour logistic highway =road =roads =bus =buses =train =trains bridge =quay
            =quays berth dredg =ship =ships wagon truck tanker locomotive aircraft airline =sail sailing
            checkpoint =crossing =crossings waterway canal motorway =lorry =lorries
            """
        ),
        (
            "energy",
            """
            energy electric =gas =oil petroleum =power pipeline refiner =wind solar megawatt grid petrochem
            turbine generator kilowatt nuclear hydropower =lng =fuel =fuels heating renewable =coal hydrocarbon
            drilling offshore
            """
        ),
        (
            "tourism",
            """
            touris hotel resort visitor holiday ecotouris guesthouse =tour =tours travell traveler hiking =beach
            =beaches sightsee excursion sanatori campsite =trail =trails
            """
        ),
        (
            "environment",
            """
            environment ecolog pollut climate biodivers conservation wetland emission waste seal forest carbon
            spill habitat species =bird =birds shallow drought sewage effluent wildlife ecosystem desert =reeds
            =reed flamingo pelican =reserve =reserves erosion litter =plastic =plastics
            """
        ),
        (
            "fisheries",
            """
            fishing fisher fishery sturgeon caviar aquacultur fingerling hatchery hatcheries kutum =sprat kilka
            beluga trawl =fish =catches =roe
            """
        ),
        (
            "agriculture",
            """
            agricultur farm crop rice harvest livestock irrigat wheat =tea orchard vegetable greenhouse =seeds
            cattle =sheep poultry =silk cotton citrus pomegranate =grain =grains =flour melon dairy =milk walnut
            saffron beekeep =honey vineyard silkworm grower
            """
        ),
        (
            "trade-industry",
            """
            trade export import customs industr invest factory factories manufactur business =market =markets
            bazaar entrepreneur merchant =goods textile cement =steel chemical polymer =tariff =tariffs
             wholesale retail =turnover
            """
        ),
        (
            "science-education",
            """
            universit scien research educat student school academ =scholar =scholars laborator professor lecture
            =courses training trainee internship teacher kindergarten expedition scholarship =classroom seminar
            =pupil =pupils
            """
        ),
        (
            "health",
            """
            hospital health medic doctor patient vaccin clinic nurse surger surgeon ambulance =disease =diseases
            =treatment epidemic pharmac infection paramedic maternity dental =blood
            """
        ),
        (
            "culture",
            """
            cultur museum festival theatre heritage concert exhibition =music musician =song =songs =poet =poets
            poetry novel cinema orchestra =dance dancer folklore archaeolog monument handicraft =crafts =carpet
            =carpets librar painter =choir =artist =artists
            """
        ),
    ]

    static let persian = [
        (
            "transport",
            """
            ترانزیت حمل‌ونقل =حمل بندر =بنادر کشتی کشتیرانی دریانورد راه‌آهن =راهآهن ریلی قطار کریدور فرودگاه
            پرواز کانتینر جاده ترابری اسکله لجستیک پل =پایانه ناوگان خودرو کامیون اتوبوس هواپیما لوکوموتیو واگن
            =بارگیری تخلیه باربری شناور گذرگاه پایانه‌های آزادراه بزرگراه =قایق لایروبی
            """
        ),
        (
            "energy",
            """
            انرژی برق =گاز نفت نیروگاه پالایشگاه پتروشیمی خورشیدی سوخت =لوله مگاوات توربین کیلووات هسته‌ای
            تجدیدپذیر حفاری =زغال میعانات =بنزین گازرسانی
            """
        ),
        (
            "tourism",
            """
            گردشگر توریس هتل اقامتگاه بوم‌گردی مسافر زائر ویلا اردوگاه کوهنورد =مهمانسرا بوم‌گرد
            """
        ),
        (
            "environment",
            """
            محیط‌زیست زیست‌محیط زیست =زیستمحیطی اکوسیستم آلودگی آلاینده اقلیم تالاب تنوع‌زیستی پسماند جنگل
            =پسروی =کربن زیستگاه =پرنده پرندگان =گونه گونه‌ها خشکسالی فاضلاب حیات‌وحش =طبیعت نیزار فلامینگو
            پلیکان =پساب فرسایش بیابان ریزگرد =پلاستیک گرم‌شدن فوک درنا
            """
        ),
        (
            "fisheries",
            """
            شیلات ماهیگیر صیاد =صید خاویار آبزی تاس‌ماهی ماهیان بچه‌ماهی =کیلکا =فیل‌ماهی رهاسازی =ماهی
            پرورش‌ماهی ازون‌برون
            """
        ),
        (
            "agriculture",
            """
            کشاورز برنج محصولات دامدار دامپرور باغ زراع آبیاری گندم =چای سبزی میوه گلخانه =بذر طیور ابریشم پنبه
            مرکبات انار =آرد لبنیات شیر‌خام گردو زعفران زنبوردار عسل تاکستان نوغان شالی کیوی
            """
        ),
        (
            "trade-industry",
            """
            تجار بازرگان صادرات واردات گمرک صنعت صنایع سرمایه‌گذار =سرمایه کارخانه بازار کارآفرین =کالا کالاها
            نساج سیمان فولاد پتروشیمی =تعرفه انبار تاجر اصناف مناقصه شهرک‌صنعتی
            """
        ),
        (
            "science-education",
            """
            دانشگاه پژوهش علمی دانشجو آموزش =علوم مدرسه تحقیقات دانشمند آزمایشگاه کارآموز معلم آموزگار هنرستان
            بورسیه پایان‌نامه سمینار دانش‌آموز
            """
        ),
        (
            "health",
            """
            بهداشت درمان بیمارستان پزشک سلامت واکسن بیمار پرستار جراح آمبولانس اورژانس دارو عفونت زایشگاه دندان
            =خون اهدای‌خون
            """
        ),
        (
            "culture",
            """
            فرهنگ موزه جشنواره تئاتر هنر میراث کنسرت نمایشگاه موسیق ترانه شاعر رمان سینما ارکستر باستان
            صنایع‌دستی فرش کتابخانه نقاش =کتاب
            """
        ),
    ]

    static let russian = [
        (
            "transport",
            """
            транзит транспорт железнодорож =порт =порта =порту =порты =портов паром судоход грузов =груз =грузы
            коридор аэропорт авиарейс =рейс контейнер логисти автодорог морпорт перевоз =дорог =дороги =дорогу
            =дороге автобус поезд вагон причал =мост =моста =мосту =мосты дноуглубл =судно =суда =судов танкер
            самолет авиакомпан =переправ переправ трасс пристан локомотив
            """
        ),
        (
            "energy",
            """
            энерг электр =газ =газа нефт трубопровод газопровод нефтепровод мегаватт солнечн ветров гэс тэс
            топлив турбин генератор киловатт атомн гидроэлектро отопл возобновляем =угл уголь бурен углеводород
            """
        ),
        (
            "tourism",
            """
            турис турпоток гостини отел курорт санатор экскурс путешеств путевод гостев пляж маршрут абонемент
            турбаз достопримечат
            """
        ),
        (
            "environment",
            """
            эколог загрязн климат биоразнообраз окружающ природоохран заповедник отход тюлен обмелен лес углерод
            болот птиц популяц нерест засух сточн стоков =стоки дельт фламинго пелик эрози мусор пластик
            экосистем заказник краснокниж обводнен
            """
        ),
        (
            "fisheries",
            """
            рыб осетр промысл аквакультур икр браконьер вылов малек мальк кильк белуг севрюг вобл нерестил кутум
            улов трал
            """
        ),
        (
            "agriculture",
            """
            сельск агро урожа рис зерн фермер животновод орошен пшениц посев овощ теплиц семен скот овц птицевод
            хлопок шелк цитрус гранат молок молочн виноград пасек почв плодов чая чайн яблок
            """
        ),
        (
            "trade-industry",
            """
            торг экспорт импорт таможен промышлен инвест завод предпри бизнес товарооборот рынок рынк базар
            =товар товар химик химич полимер цемент =сталь сталел текстил тариф склад тендер цех фабрик
            производств нефтехим продаж
            """
        ),
        (
            "science-education",
            """
            университет науч наук образован студент школ исследован академ учены ученых лаборатор профессор
            лекци =курс =курсы курсов обучен стажер стажир педагог учител детсад экспедиц стипенд инженер
            слушател диплом
            """
        ),
        (
            "health",
            """
            больниц здравоохран медицин врач пациент вакцин клиник здоров медсестр хирург скорой болезн лечен
            эпидем аптек инфекц роддом стоматолог =кровь лекарств фельдшер
            """
        ),
        (
            "culture",
            """
            культур музе фестивал театр наслед концерт выставк музык песн поэт кино оркестр танц фольклор
            археолог памятник ремесл ремёсл ковер ковр библиотек художник крепост цитадел
            """
        ),
    ]
}
