import Languages
import Measures

/// What pages write between the lines of a story, in six languages.
enum PageLabels {
    enum Meaning: Sendable {
        /// A label of a player.
        case player
        /// A line that stands by itself: share, print, tags.
        case sharing
        /// The end of a message, wherever a paragraph ends.
        case closing
        /// A number of looks.
        case counter
        /// Before a date, or a number of the page's own.
        case date, number
        /// A network to share on.
        case network
        /// What follows on the line is another story.
        case related
    }

    static let phrases = Phrases<Meaning>([
        (
            """
            کد ویدیو|کد ویدئو|دانلود فیلم اصلی|دانلود فیلم|دانلود ویدیو|دانلود ویدئو|دانلود صوت|دانلود فایل صوتی|کد پخش|\
            کپی کد|دریافت فیلم|مشاهده فیلم|Скачать видео|Скачать оригинал|Скачать аудио|Скачать исходное видео|\
            Код для вставки|Код видео|Код вставки|Вставить видео|Вставить плеер|HTML код|Смотреть видео|\
            Download original|Download the original|Download original video|Download original film|Download video|\
            Download the video|Download audio|Download film|Embed code|Copy embed code|Video code|Watch the video|\
            Video kodu|Videonu yüklə|Videonu endir|Videonu yükləyin|Orijinal videonu yüklə|Yerləşdirmə kodu|\
            Orijinalı yüklə|Filmi yüklə|Бейне коды|Бейнекод|Видео коды|Бейнені жүктеу|Бейнені жүктеп алу|Видеоны жүктеу|\
            Видеоны жүктеп алу|Түпнұсқаны жүктеу|Түпнұсқасын жүктеу|Ендіру коды|Кірістіру коды|Wideo kody|\
            Wideony ýükle|Wideony ýükläp al|Wideony göçürip al|Asyl nusgasyny ýükle|Asyl nusgany ýükle|Goýmak üçin kod
            """, .player
        ),
        (
            """
            اشتراک گذاری|همرسانی|هم رسانی|بازنشر|اشتراک گذاری خبر|اشتراک گذاری مطلب|نسخه چاپی خبر|به اشتراک بگذارید|به اشتراک گذاشتن|چاپ|نسخه چاپی|چاپ خبر|ارسال به دوستان|لینک کوتاه|کپی لینک|\
            ذخیره|گزارش خطا|ارسال نظر|نظر شما|نظرات|لینک کوتاه خبر|ارسال|Поделиться|Поделитесь|Поделиться в соцсетях|\
            Поделиться новостью|Печать|Распечатать|Версия для печати|Скопировать ссылку|Ссылка скопирована|Подписаться|\
            Подписывайтесь|Комментарии|Сообщить об ошибке|В закладки|Share|Share this story|Share via|Share this|Share this article|Share on|Print|\
            Print this page|Copy link|Link copied|Subscribe|Follow us|Comments|Email this|Save|Қазақ тіліне аудару|Перевести на казахский|Paylaş|Paylaşın|Paylaşmaq|Bölüş|Bölüşün|Bölüşmək|Çap et|\
            Çap versiyası|Linki kopyala|Abunə ol|Şərhlər|Şərh yaz|Бөлісу|Бөлісіңіз|Бөліс|Басып шығару|Сілтемені көшіру|Жазылу|Пікірлер|\
            Пікір қалдыру|Paýlaş|Paýlaşyň|Paýlaşmak|Dostuňa iber|Çap etmek|Salgyny göçür|Ýazyl|Teswirler
            """, .sharing
        ),
        (
            "انتهای پیام|پایان پیام|Конец сообщения|End of item|End of message|Хабар соңы|Habaryň soňy|Xəbərin sonu",
            .closing
        ),
        (
            """
            بازدید|تعداد بازدید|بازدیدها|Просмотров|Просмотры|Просмотрено|Количество просмотров|Views|Page views|Viewed|\
            Baxış|Baxış sayı|Baxılıb|Oxunub|Oxunma sayı|Қаралды|Қаралым|Қаралым саны|рет қаралды|рет оқылды|Оқылды|Görülen|Görlen sany|\
            Okalan|Okalan sany|times
            """, .counter
        ),
        (
            """
            date|Published|Published on|Publication date|Posted|Updated|Last updated|تاریخ انتشار|تاریخ|منتشر شده در|\
            زمان انتشار|به روز رسانی|Дата публикации|Дата|Опубликовано|Обновлено|Dərc olunub|Tarix|Dərc tarixi|Yayımlanıb|\
            Жарияланған күні|Жарияланды|Күні|Neşir edilen senesi|Sene|Senesi|Çap edilen senesi
            """, .date
        ),
        (
            "کد خبر|کد مطلب|شناسه خبر|شماره خبر|Код новости|Номер новости|News ID|Article ID|Xəbər kodu|Xəbər nömrəsi|"
                + "Жаңалық коды|Habar belgisi|Habaryň kody", .number
        ),
        (
            """
            facebook|twitter|x|telegram|whatsapp|vk|vkontakte|linkedin|email|e mail|instagram|messenger|viber|ok|pinterest|\
            ایتا|بله|سروش|روبیکا|تلگرام|واتساپ|واتس اپ|توییتر|فیسبوک|فیس بوک|ایمیل|اینستاگرام|لینکدین|Телеграм|ВКонтакте|\
            Одноклассники|Фейсбук|Ватсап|Твиттер|Telegramda|Facebookda
            """, .network
        ),
        (
            """
            بیشتر بخوانید|بیشتر بدانید|خبرهای مرتبط|اخبار مرتبط|مطالب مرتبط|برچسب ها|کلیدواژه ها|همچنین بخوانید|\
            Читайте также|Читать также|Читайте по теме|По теме|Материалы по теме|Теги|Тэги|Ещё по теме|Read more|\
            Read also|See also|Related stories|Related news|Related articles|Tags|More on this|Həmçinin oxuyun|\
            Oxşar xəbərlər|Digər xəbərlər|Açar sözlər|Etiketlər|Сондай-ақ оқыңыз|Тағы оқыңыз|Ұқсас жаңалықтар|Тегтер|\
            Şeýle hem okaň|Meňzeş habarlar|Beýleki habarlar|Bellikler
            """, .related
        ),
    ])
}
