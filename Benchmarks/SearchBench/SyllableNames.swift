import Languages

/// A small seeded generator: every run measures the same names.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}

/// Names that look like those of six languages, made of syllables.
struct SyllableNames {
    private static let syllables: [Language: [String]] = [
        .en: words("ash ton ham wick ber ford well stan dale mar port lake wes nor bridge hill green ston field ley"),
        .fa: words("آباد شهر گل بند دشت رود کوه خان چا نو سر بر مه ده ساری مال گر لن ران زا پی تن"),
        .ru: words("но во град ка зан ми ха лов ка бор ни ко ла пет ров ск ино вол же ра ки ту сна я"),
        .az: words("şə hə ba lı qa ra çay lar kən də cə mən kö hnə ye ni göy dağ su tə pə ağ lı"),
        .kk: words("қа ра тау көл ақ сай ой бұ лақ жа ңа та лап ал ма ты кең өз ен шы мір құ м ды"),
        .tk: words("gy zyl ga la köp et rap gö bek da şo guz ýa zy täze ýol hal kan aba saka rça ge"),
    ]
    private static let endings: [Language: [String]] = [
        .en: words("Port Upper North Saint"), .fa: words("بندر ده علی‌ نو"), .ru: words("Новый Верхний порт Старая"),
        .az: words("Yuxarı Aşağı liman Yeni"), .kk: words("Жаңа Үлкен порт Кіші"), .tk: words("Täze Uly port Kiçi"),
    ]

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    /// One name; every third has two words.
    static func name(_ language: Language, _ chance: inout Chance) -> String {
        let syllables = syllables[language] ?? []
        var name = (0..<chance.pick([2, 3, 3, 4, 4, 4, 5])).map { _ in chance.pick(syllables) }.joined()
        if language.script != .arabic { name = name.prefix(1).uppercased() + name.dropFirst() }
        if chance.below(3) == 0 { name = chance.pick(endings[language] ?? []) + " " + name }
        return name
    }
}
