import Languages

/// Meetings and visits that a text names as its occasion.
struct OccasionFinding {
    private(set) var occasions: [Occasion] = []
    private static let limit = 20

    init(_ story: Story, links: [NameLink]) {
        let words = OccasionWords.of(story.language)
        let meetings = Dictionary(grouping: links.filter { $0.kind == "meeting" }) { $0.place.block }
        for (number, block) in story.blocks.enumerated() {
            var place = 0
            while place < block.words.count, occasions.count < Self.limit {
                guard words.heads.contains(block.words[place].key), let range = Self.phrase(block, place, words) else {
                    place += 1
                    continue
                }
                place = range.upperBound
                let scalars =
                    block.words[range.lowerBound].range.lowerBound..<block.words[range.upperBound - 1].range.upperBound
                let text = block.text(scalars)
                guard range.count > (story.language == .en || story.language == .ru ? 2 : 1),
                    !occasions.contains(where: { Self.isPart(text, of: $0.text) })
                else { continue }
                let named = (meetings[number] ?? []).filter { $0.place.range.overlaps(scalars) }.map(\.reference)
                occasions.append(
                    Occasion(place: StoryRange(block: number, range: scalars), text: text, references: named))
            }
        }
    }

    private static func isPart(_ text: String, of other: String) -> Bool {
        let (keys, others) = (Set(StoryWords.keys(text)), Set(StoryWords.keys(other)))
        return keys.isSubset(of: others)
    }

    /// The words that go with a meeting: in Persian and Russian behind it, in the Turkic languages before it, in English both.
    private static func phrase(_ block: Story.Block, _ head: Int, _ words: OccasionWords) -> Range<Int>? {
        var (start, end) = (head, head + 1)
        let before = words.before
        while start > 0, head - start < before, belongs(block, start - 1, words), words.mayLead(block.words[start - 1])
        {
            start -= 1
        }
        while start < head, words.leads.contains(block.words[start].key) { start += 1 }
        while end < block.words.count, end - head < words.after, belongs(block, end - 1, end, words) { end += 1 }
        while end > head + 1, words.leads.contains(block.words[end - 1].key) { end -= 1 }
        return start < end ? start..<end : nil
    }

    private static func belongs(_ block: Story.Block, _ place: Int, _ words: OccasionWords) -> Bool {
        belongs(block, place, place, words)
    }

    /// Whether a word goes on with the phrase over the gap at its near side.
    private static func belongs(_ block: Story.Block, _ gap: Int, _ place: Int, _ words: OccasionWords) -> Bool {
        guard gap + 1 < block.words.count else { return false }
        let between = block.scalars[block.words[gap].range.upperBound..<block.words[gap + 1].range.lowerBound]
        guard between.count <= 2, between.allSatisfy({ $0.isBlank || "«»\"“”-–".unicodeScalars.contains($0) }) else {
            return false
        }
        return !words.stops.contains(block.words[place].key)
    }
}

struct OccasionWords: Sendable {
    let heads: Set<String>
    /// Words that end the phrase.
    let stops: Set<String>
    /// Words that it neither begins nor ends with.
    let leads: Set<String>
    let before: Int
    let after: Int
    private let language: Language

    private init(_ heads: String, stops: String, leads: String = "", before: Int, after: Int, _ language: Language) {
        func set(_ list: String) -> Set<String> { Set(list.split(separator: " ").map { StoryWords.key(String($0)) }) }
        self.heads = set(heads)
        self.stops = set(stops)
        self.leads = set(leads)
        self.before = before
        self.after = after
        self.language = language
    }

    /// Whether a word may stand before the meeting: an ordinal, an adjective, a name.
    func mayLead(_ word: StoryWord) -> Bool {
        switch language {
        case .fa: return word.key.hasSuffix("ین")
        case .en: return word.isUpper || Self.englishLeads.contains(word.key)
        case .ru:
            return word.isShouted || word.key.count < 3 && word.isUpper
                || Self.russianLeads.contains { word.key.hasSuffix($0) && word.key.count > 4 }
        case .az, .kk, .tk:
            let isWhere =
                word.key.count > 4 && ["da", "de", "да", "де", "та", "те"].contains { word.key.hasSuffix($0) }
            return !word.isNumber && !isWhere
        }
    }

    private static let englishLeads: Set<String> = [
        "first", "second", "third", "inaugural", "international", "joint", "ministerial", "economic", "regional",
        "annual",
        "trilateral", "bilateral",
    ]
    private static let russianLeads = ["ыи", "ии", "ои", "ого", "его", "ом", "ем", "ая", "ую", "ых", "их", "ым", "им"]

    static func of(_ language: Language) -> OccasionWords {
        switch language {
        case .en: english
        case .fa: persian
        case .ru: russian
        case .az: azerbaijani
        case .kk: kazakh
        case .tk: turkmen
        }
    }

    private static let english = OccasionWords(
        "summit meeting conference forum visit talks session congress",
        stops:
            "a an at in on during after before was were is are will has have had that which who held took said says he she it they by to with as this aimed brought together opened aiming organised hosted",
        leads: "the and", before: 5, after: 12, .en)
    private static let persian = OccasionWords(
        "اجلاس همایش کنفرانس نشست دیدار مجمع سفر گردهمایی مذاکرات کمیسیون",
        stops: """
            گفت افزود را در با به از که است بود شد این برای داشتیم داریم برگزار روز امروز هست می تا و اظهار تصریح حضور پس پیش پیش‌بینی می‌یابند هم نیز تشکیل ما \
            اعلام مطرح پایان کرد آن
            """,
        leads: "و حاشیه جریان خلال", before: 1, after: 9, .fa)
    private static let russian = OccasionWords(
        "встреча встречи встрече встречу саммит саммита саммите конференция конференции форум форума форуме совещание совещания визит визита заседание заседания переговоры переговоров",
        stops:
            "в на по с что он она который которая прошла прошел состоялась состоялся сказал заявил отметил и будет была был это также где для сообщил",
        leads: "и", before: 2, after: 9, .ru)
    private static let azerbaijani = OccasionWords(
        "görüşü görüşündə görüşünün görüş görüşdə sammiti sammitində konfransı konfransında forumu forumunda iclası iclasında toplantısı səfəri",
        stops: "bu o və ilə çərçivəsində isə ki sonra dedi qeyd bildirib keçirilib keçirildi olub zamanı bundan",
        leads: "və", before: 7, after: 1, .az)
    private static let kazakh = OccasionWords(
        "кездесуі кездесуінде кездесу кездесуде саммиті саммитінде конференциясы форумы форумында жиыны жиынында отырысы отырысында сапары",
        stops: "бұл ол және мен бен туралы деді кейін өтті болды барысында аясында осы", leads: "және", before: 7,
        after: 1, .kk)
    private static let turkmen = OccasionWords(
        "duşuşygy duşuşygynda duşuşyk duşuşykda sammiti sammitinde maslahaty maslahatynda forumy forumynda mejlisi mejlisinde sapary",
        stops: "bu ol we bilen barada diýdi soň geçirildi boldy dowamynda çäginde şu", leads: "we", before: 7, after: 1,
        .tk)
}
