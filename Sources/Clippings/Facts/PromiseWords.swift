import Languages

/// What a word or its ending says of a promise.
enum PromiseSign: Sendable {
    /// Somebody gives a promise, whatever is done.
    case promised
    /// A speaker says what they themselves will do: -acağıq, -еміз, -arys.
    case first
    /// What is to come, where a deed stands beside.
    case will
    /// The present of a deed of one's own, which is mostly meant of what is to come: می‌سازیم.
    case ours
    /// The present of others, which is meant of what is to come where a time says so: آغاز می‌شود.
    case present
    /// "would", which is to come where it is told: said that it would.
    case told
}

/// Endings of words, looked at byte by byte.
struct WordEndings: Sendable {
    private var byLast: [UInt8: [[UInt8]]] = [:]

    init(_ text: String) {
        for ending in text.split(separator: " ") {
            let bytes = Array(StoryWords.key(String(ending)).utf8)
            if let last = bytes.last { byLast[last, default: []].append(bytes) }
        }
    }

    /// Whether a word ends so, with a stem before it.
    func matches(_ key: String) -> Bool {
        guard let last = key.utf8.last, let endings = byLast[last] else { return false }
        let count = key.utf8.count
        return endings.contains { ending in
            count >= ending.count + 2 && key.utf8.suffix(ending.count).elementsEqual(ending)
        }
    }
}

/// The words of what is to come, of what is done then, and of what makes no promise of it.
struct PromiseWords: Sendable {
    let signs: Phrases<PromiseSign>
    /// Beginnings of words of doing, and of times to come.
    let deeds: StemList
    let times: StemList
    let soon: Phrases<Bool>
    let habits: Phrases<Bool>
    let conditions: Phrases<Bool>
    let wishes: Phrases<Bool>
    let said: Phrases<Bool>
    /// What follows a sentence that is told: деп, diýip.
    let sayings: Set<String>
    let ifEndings: WordEndings
    let hasConditionalVerbs: Bool
    private let endings: [(sign: PromiseSign, endings: WordEndings, isLast: Bool)]
    private let prefix: String
    private let contraction: String
    private let still: StemList
    private let notEndings: WordEndings
    private let wishEndings: WordEndings
    private let denials: Set<String>

    init(_ lists: PromiseLists) {
        signs = Phrases([(lists.promised, .promised), (lists.will, .will), (lists.first, .first), (lists.told, .told)])
        deeds = Self.stems(lists.deeds)
        times = Self.stems(lists.times)
        still = Self.stems(lists.still)
        soon = Phrases([(lists.soon, true)])
        habits = Phrases([(lists.habits, true)])
        conditions = Phrases([(lists.conditions, true)])
        wishes = Phrases([(lists.wishes, true)])
        said = Phrases([(lists.said, true)])
        sayings = Set(StoryWords.keys(lists.sayings))
        ifEndings = WordEndings(lists.ifEndings)
        hasConditionalVerbs = !lists.ifEndings.isEmpty
        endings = lists.endings.map { ($0.sign, WordEndings($0.endings), $0.isLast) }
        contraction = lists.contraction
        prefix = StoryWords.key(lists.prefix)
        notEndings = WordEndings(lists.notEndings)
        wishEndings = WordEndings(lists.wishEndings)
        denials = Set(StoryWords.keys(lists.denials))
    }

    private static func stems(_ text: String) -> StemList {
        var stems = StemList()
        for word in text.split(whereSeparator: \.isWhitespace) {
            let isWhole = word.hasPrefix("=")
            stems.add(StoryWords.key(String(isWhole ? word.dropFirst() : word)), isWhole: isWhole, String(word))
        }
        return stems
    }

    /// What the ending of a word says.
    func sign(_ key: String, isLast: Bool) -> PromiseSign? {
        guard key.hasPrefix(prefix) else { return nil }
        let found = endings.first { (isLast || !$0.isLast) && $0.endings.matches(key) }
        return found.flatMap { notEndings.matches(key) ? nil : $0.sign }
    }

    /// What a contracted word says: we'll, it'll; "well" has no apostrophe.
    func contracted(_ text: String) -> PromiseSign? {
        guard !contraction.isEmpty, text.hasSuffix(contraction) else { return nil }
        switch text.dropLast(contraction.count).lowercased() {
        case "we'", "we’", "i'", "i’": return .first
        case let start where start.hasSuffix("'") || start.hasSuffix("’"): return .will
        default: return nil
        }
    }

    /// We know, we see: what nobody promises.
    func isStill(_ key: String) -> Bool { still.value(CollectionOfOne(key)) != nil }

    /// A word of denial beside it; خواهد بود says how something will be, not what is done.
    func isDenied(_ words: [StoryWord], _ place: Int, _ count: Int, _ places: Range<Int>) -> Bool {
        if place > places.lowerBound, denials.contains(words[place - 1].key) { return true }
        let next = place + count
        return next < places.upperBound && (denials.contains(words[next].key) || words[next].key == "بود")
    }

    /// A verb that says what ought to be: -malıdır, -maly.
    func isWish(_ words: [StoryWord], _ places: Range<Int>) -> Bool {
        places.contains { !words[$0].isUpper && wishEndings.matches(words[$0].key) }
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

    private static let english = PromiseWords(.english)
    private static let persian = PromiseWords(.persian)
    private static let russian = PromiseWords(.russian)
    private static let azerbaijani = PromiseWords(.azerbaijani)
    private static let kazakh = PromiseWords(.kazakh)
    private static let turkmen = PromiseWords(.turkmen)
}
