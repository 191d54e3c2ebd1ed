/// Words with which pages begin the lines around a story, in six languages.
enum PageFurnitureWords {
    /// Whether other stories or the foot of the page follow such a line.
    static let phrases = Phrases<Bool>([
        (
            """
            Skip to|Skip to main content|Home|Menu|Search|Sign in|Sign up|Log in|Login|Register|Subscribe|Newsletter|Follow us|\
            Share|Share on|Print|Copy link|Copy the link|Embed|Embed code|Download|Play|Play video|Pause|Mute|Unmute|Fullscreen|\
            Full screen|Quality|Speed|Subtitles|Like|Likes|Dislike|Views|min read|Reading time|Found a mistake|Report an error|\
            Found an error|Back to top|Go back|Your name|Your comment|Leave a comment|Add a comment|Accept cookies|We use cookies|\
            This site uses cookies|Cookie settings|Advertisement|Sponsored|Join our channel|Watch us on|Text size|Listen to this
            """, false
        ),
        (
            """
            Comments|Related|Related stories|Related news|Most read|Most viewed|Most popular|Popular now|Trending|Tags|Topics|\
            You may also like|Read also|Read more|See also|More news|More stories|More from|Latest news|Other news|Recommended|\
            All rights reserved|Copyright|About us|Contact us|Privacy policy|Terms of use|Weather
            """, true
        ),
        (
            """
            صفحه نخست|صفحه اصلی|خانه|منو|فهرست|جستجو|جست و جو|ورود|ثبت نام|ورود ثبت نام|عضویت|مهمان گرامی|سلام مهمان|اشتراک گذاری|\
            اشتراک گذاری در|چاپ|نسخه چاپی|کپی لینک|کپی لینک کوتاه|لینک کوتاه|کد جاسازی|کد امبد|کد پخش|دریافت ویدیو|دریافت ویدئو|\
            دریافت فایل|دانلود|پخش|پخش ویدیو|بی صدا|تمام صفحه|کیفیت|سرعت پخش|زیرنویس|پسندیدم|پسندیدن|بازدید|زمان مطالعه|گزارش خطا|\
            بازگشت|بازگشت به بالا|نام|نام شما|ایمیل|نظر|نظر شما|ارسال نظر|دیدگاه شما|ما از کوکی ها|این سایت از کوکی|کوکی|کوکی ها|تبلیغات|\
            آگهی|ما را دنبال کنید|ما را در|به کانال ما|عضو کانال|اندازه متن|اندازه قلم
            """, false
        ),
        (
            """
            نظرات|دیدگاه ها|دیدگاهها|دیدگاه|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|پربیننده ترین ها|پربیننده ترین|پربیننده ها|پربیننده|\
            پربازدید|پربازدیدترین|پربازدیدها|پربحث|برچسب|برچسب ها|برچسبها|کلیدواژه|کلید واژه ها|بیشتر بخوانید|آخرین اخبار|آخرین خبرها|\
            تازه ترین خبرها|جدیدترین اخبار|اخبار دیگر|دیگر خبرها|تمامی حقوق|تمام حقوق|کلیه حقوق|همه حقوق|حق نشر|درباره ما|تماس با ما|\
            آب و هوا|پیشنهاد سردبیر
            """, true
        ),
        (
            """
            Главная|На главную|Меню|Поиск|Войти|Вход|Регистрация|Личный кабинет|Подписаться|Подпишитесь|Подписывайтесь|Рассылка|\
            Поделиться|Печать|Распечатать|Версия для печати|Версия для слабовидящих|Скопировать ссылку|Копировать ссылку|Скачать|\
            Код для вставки|Код вставки|Воспроизвести|Смотреть|Смотрите нас|Смотрите видео|Смотреть на весь экран|На весь экран|\
            Без звука|Качество|Скорость|Субтитры|Нравится|Понравилось|Не нравится|Просмотров|Просмотры|Время чтения|мин чтения|\
            Нашли ошибку|Заметили ошибку|Сообщить об ошибке|Вернуться назад|Вернуться|Назад|Наверх|Ваше имя|Ваш комментарий|\
            Добавить комментарий|Оставить комментарий|Мы используем|Сайт использует|Мы в|Читайте нас|Наш канал|Размер шрифта
            """, false
        ),
        (
            """
            Комментарии|Читайте также|Читать также|Читать далее|Читайте по теме|По теме|Материалы по теме|Похожие новости|\
            Похожие материалы|Другие новости|Ещё новости|Последние новости|Популярное|Самое читаемое|Самые читаемые|Лента новостей|\
            Новости партнёров|Рекомендуем|Теги|Тэги|Метки|Рубрики|Реклама|Погода|Курс валют|Все права защищены|О нас|Контакты|\
            Редакция|При использовании материалов|Использование материалов
            """, true
        ),
        (
            """
            Ana səhifə|Baş səhifə|Menyu|Axtar|Axtarış|Giriş|Qeydiyyat|Daxil ol|Abunə ol|Abunə olun|Bizi izləyin|Paylaş|Çap et|\
            Çap versiyası|Linki kopyala|Kodu kopyala|Keçidi kopyala|Yerləşdirmə kodu|Yüklə|Videonu yüklə|Oynat|Dayandır|Səssiz|\
            Tam ekran|Keyfiyyət|Sürət|Altyazı|Bəyən|Bəyənmə|Baxış|Baxış sayı|Oxunub|Oxuma müddəti|Səhv tapdınız|Səhv gördünüz|\
            Şikayət et|Geri|Geri qayıt|Yuxarı|Adınız|Şərhiniz|Şərh yaz|Şərh yazın|Saytımız kuki|Kuki|Reklam|Kanalımıza
            """, false
        ),
        (
            """
            Şərhlər|Oxşar xəbərlər|Həmçinin oxuyun|Digər xəbərlər|Son xəbərlər|Günün xəbərləri|Günün ən çox oxunanları|Ən çox oxunan|\
            Ən çox oxunanlar|Ən çox baxılan|Çox oxunanlar|Tövsiyə edirik|Açar sözlər|Etiketlər|Teqlər|Hava|Hava proqnozu|\
            Bütün hüquqlar|Materiallardan istifadə|Haqqımızda|Əlaqə
            """, true
        ),
        (
            """
            Басты бет|Мәзір|Іздеу|Кіру|Тіркелу|Жазылу|Жазылыңыз|Бөлісу|Басып шығару|Сілтемені көшіру|Кодты көшіру|Ендірме код|\
            Ендіру коды|Кірістіру коды|Жүктеу|Видеоны жүктеу|Бейнені жүктеу|Ойнату|Тоқтату|Дыбыссыз|Толық экран|\
            Видеоны толық экранда|Бейнені толық экранда|Сапасы|Жылдамдық|Субтитр|Ұнады|Ұнамады|Қаралды|Қаралым|Оқу уақыты|\
            Қате таптыңыз ба|Қате байқасаңыз|Артқа|Жоғары|Есіміңіз|Атыңыз|Пікіріңіз|Пікір қалдыру|Пікір жазу|\
            Нашар көретіндерге|Нашар көретіндерге арналған нұсқа|Сайт cookie|Біз cookie|cookie файлдарын|Жарнама|Біздің арнаға|\
            YouTube арнамызға|Telegram арнамызға|арнамызға|Бізге жазылыңыз
            """, false
        ),
        (
            """
            Пікірлер|Осы айдарда|Осы тақырыпта|Ұқсас жаңалықтар|Ұқсас материалдар|Сондай ақ оқыңыз|Тағы оқыңыз|Оқи отырыңыз|\
            Басқа жаңалықтар|Соңғы жаңалықтар|Көп оқылған|Ең көп оқылған|Ең көп оқылғандар|Танымал|Тегтер|Айдарлар|Ауа райы|\
            Доллар бағамы|Валюта бағамы|Барлық құқықтар|Материалдарды пайдалану|Біз туралы|Байланыс
            """, true
        ),
        (
            """
            Baş sahypa|Menýu|Gözleg|Içeri gir|Giriş|Hasaba al|Ýazyl|Ýazylyň|Paýlaş|Paýlaşyň|Çap et|Salgyny göçür|Kody göçür|\
            Ýerleşdirmek üçin kod|Ýükle|Wideony ýükle|Wideony göçürip al|Videony gör|Wideony gör|Wideo gör|Oýnat|Oýnatma sanawy|\
            Duruz|Sessiz|Doly ekran|Hili|Tizlik|Subtitr|Halanlarym|Haladym|Okaldy|Görüldi|Okamak üçin wagt|Ýalňyşlyk tapdyňyzmy|\
            Säwlik tapdyňyzmy|Yza|Ýokary|Adyňyz|Teswiriňiz|Teswir ýaz|Teswir ýazmak|Mahabat|Kanalymyza
            """, false
        ),
        (
            """
            Teswirler|Meňzeş habarlar|Şeýle hem okaň|Beýleki habarlar|Soňky habarlar|Iň köp okalanlar|Iň köp okalan|Köp okalanlar|\
            Bellikler|Tegler|Rubrikalar|Howa maglumaty|Ähli hukuklar|Habarlar ulanylanda|Biz barada|Habarlaşmak üçin
            """, true
        ),
    ])
}
