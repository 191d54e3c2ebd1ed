import Languages

/// Sentences that say what somebody will do: a word of what is to come beside a word of doing.
struct PromiseFinding {
    private(set) var promises: [PromiseMention] = []
    private static let limit = 500

    init(_ story: Story, statements: [Statement]) {
        let words = PromiseWords.of(story.language)
        let byBlock = Dictionary(grouping: statements) { $0.place.block }
        for (number, block) in story.blocks.enumerated() where block.kind != .title {
            var said = (byBlock[number] ?? [])[...]
            for sentence in block.sentences where promises.count < Self.limit {
                // Statements stand in order; one may go on over several sentences.
                while let first = said.first, first.place.range.upperBound <= sentence.lowerBound { said.removeFirst() }
                guard let reason = Self.reason(block, sentence, words) else { continue }
                let speaker = said.prefix(3).first { $0.place.range.overlaps(sentence) }?.speaker
                promises.append(
                    PromiseMention(
                        sentence: StoryRange(block: number, range: sentence), reason: reason, speaker: speaker))
            }
        }
    }

    private static func reason(_ block: Story.Block, _ sentence: Range<Int>, _ words: PromiseWords) -> String? {
        let places = block.words(in: sentence)
        guard let future = places.first(where: { comes(block, $0, places, words) }) else { return nil }
        let deed = places.first { place in
            let word = block.words[place]
            // What is written large within a sentence is a name.
            return (!word.isUpper || place == places.first) && words.deeds.contains { word.key.hasPrefix($0) }
        }
        guard let deed else { return nil }
        let (first, second) = (block.text(block.words[future].range), block.text(block.words[deed].range))
        return future == deed ? first : "\(first), \(second)"
    }

    private static func comes(_ block: Story.Block, _ place: Int, _ places: Range<Int>, _ words: PromiseWords) -> Bool {
        let word = block.words[place]
        // خواهد بود says how something will be, not what is done.
        if place + 1 < places.upperBound, block.words[place + 1].key == "بود" { return false }
        if words.future.match(block.words, place) != nil { return true }
        return words.comes(word.key, isLast: place == places.upperBound - 1)
    }
}

/// The words of what is to come and of what is done then.
struct PromiseWords: Sendable {
    let future: Phrases<Bool>
    private let endings: [String]
    /// Endings that say so only at the end of a sentence, where the verb stands.
    private let lastEndings: [String]
    /// Beginnings of words.
    let deeds: [String]

    private init(_ future: String, endings: String = "", lastEndings: String = "", deeds: String) {
        self.future = Phrases([(future, true)])
        self.endings = endings.split(separator: " ").map { StoryWords.key(String($0)) }
        self.lastEndings = lastEndings.split(separator: " ").map { StoryWords.key(String($0)) }
        self.deeds = deeds.split(separator: " ").map { StoryWords.key(String($0)) }
    }

    func comes(_ key: String, isLast: Bool) -> Bool {
        func ends(_ endings: [String]) -> Bool {
            endings.contains { key.hasSuffix($0) && key.count > $0.count + 2 }
        }
        // Turkmen says so of the present too: -ýar, -ýär.
        return ends(endings) || isLast && ends(lastEndings) && !key.hasSuffix("yar") && !key.hasSuffix("yer")
    }

    static func of(_ language: Language) -> PromiseWords {
        switch language {
        case .en: english
        case .fa: persian
        case .ru: russian
        case .az: azerbaijani
        case .kk: kazakh
        case .tk: turkmen
        }
    }

    private static let english = PromiseWords(
        "will|will be|is to be|are to be|plans to|plan to|is planned|are planned|intends to|is expected to|pledged to|undertook to",
        deeds:
            "build built open launch complet increas suppl sign start begin resum construct deliver double establish expand dredg connect host invest allocat finish hold held"
    )
    private static let persian = PromiseWords(
        "خواهد|خواهند|خواهیم|خواهم|قرار است|در نظر دارد|در نظر داریم|برنامه‌ریزی شده|متعهد شد|می‌سازیم|وعده داد",
        deeds:
            "ساخت ساخته احداث افتتاح راه‌اندازی راهاندازی راه تکمیل افزایش تأمین امضا آغاز شروع بهره‌برداری بهرهبرداری برقرار لایروبی اجرا اختصاص تحویل گشایش توسعه میزبان برگزار متصل وصل ازسرگرفته"
    )
    private static let russian = PromiseWords(
        "построим|построит|построят|откроем|откроет|откроют|запустим|запустит|запустят|завершим|завершит|завершат|увеличим|увеличит|увеличат|введем|введет|введут|создадим|создаст|создадут|начнем|начнет|начнут|проведем|проведет|проведут|выделим|выделит|выделят|расширим|расширит|расширят|соединим|соединит|соединят|возобновим|возобновит|возобновят|подпишем|подпишет|подпишут|углубим|углубит|углубят|будет|будут|будем|буду|планируем|планируется|планируют|планирует|намерен|намерена|намерены|предстоит|обязались|обязался|обещал|обещала|собирается",
        deeds:
            "постро строи откр запус запущ заверш увелич постав подпис нач возобнов соору введ ввод удво созда созда расшир углуб соедин провед выдел инвест примет сда прове органи"
    )
    private static let azerbaijani = PromiseWords(
        "planlaşdırılır|nəzərdə tutulur|nəzərdə tutulub|planlaşdırır|söz verdi|öhdəsinə götürüb",
        endings: "acaq əcək acaqdır əcəkdir acağıq əcəyik acaqlar əcəklər",
        deeds:
            "tik inşa açıl aç başla başa tamamla artır çatdır imzala bərpa işə quru genişlən birləş keçir ayır istifadəyə yarad təmin"
    )
    private static let kazakh = PromiseWords(
        "жоспарлануда|жоспарланып отыр|жоспарлап отыр|жоспарланған|көзделген|көзделуде|ниетті|міндеттенді|уәде берді|болады",
        endings: "мақшы мекші", lastEndings: "мақ мек лады леді",
        deeds:
            "сал құры аш іске аяқта арттыр көбей жеткіз бастал бастай кеңей қосыл өткіз өтеді бөл пайдалан жаса іске"
    )
    private static let turkmen = PromiseWords(
        "meýilleşdirilýär|göz öňünde tutulýar|meýilleşdirýär|söz berdi|borçlandy",
        endings: "jakdyr jekdir jakdyrys jekdiris jaklar jekler jak jek", lastEndings: "ar er",
        deeds:
            "gur aç başla tamamla artdyr ýetir gol dikelt işe giňelt birikdir geçir böl ulanmaga ulanyl döret üpjün sal"
    )
}
