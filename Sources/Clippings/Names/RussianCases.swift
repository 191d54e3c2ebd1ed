/// The cases of a Russian word, as far as names need them; from the search form, where й is и and ё is е.
enum RussianCases {
    /// The other forms of a word, none of them the word itself; empty where it has none.
    static func forms(of key: String) -> [String] {
        guard key.count > 2, let last = key.last, key.unicodeScalars.first?.isCyrillic == true else { return [] }
        let endings = adjective(key) ?? noun(key, last)
        return endings.map { String(key.dropLast($0.dropped)) + $0.added }.filter { $0 != key }
    }

    private typealias Ending = (dropped: Int, added: String)

    private static func adjective(_ key: String) -> [Ending]? {
        switch true {
        case key.hasSuffix("ая"): list(2, "ои ую ою")
        case key.hasSuffix("яя"): list(2, "еи юю ею")
        case key.hasSuffix("ое"): list(2, "ого ому ым им ом")
        case key.hasSuffix("ские"), key.hasSuffix("ные"), key.hasSuffix("вые"), key.hasSuffix("кие"):
            list(1, "х м ми")
        case key.hasSuffix("скии"), key.hasSuffix("цкии"), key.hasSuffix("ныи"), key.hasSuffix("выи"),
            key.hasSuffix("рыи"):
            list(2, "ого ому им ым ом")
        default: nil
        }
    }

    private static func noun(_ key: String, _ last: Character) -> [Ending] {
        switch last {
        case "а": list(1, "ы и е у ои еи")
        case "я" where key.hasSuffix("ия"): list(1, "и ю еи")
        case "я": list(1, "и е ю еи")
        case "ь": list(1, "и ью я ю ем е")
        case "е" where key.hasSuffix("ние") || key.hasSuffix("тие"): list(1, "я ю ем и")
        case "е" where key.hasSuffix("ре") || key.hasSuffix("ле"): list(1, "я ю ем")
        // й stands as и here: гений, край; Сочи has no cases.
        case "и" where key.hasSuffix("ии"): list(1, "я ю ем и")
        case "и" where key.hasSuffix("аи") || key.hasSuffix("еи"): list(1, "я ю ем е")
        case "о" where key.hasSuffix("ро") || key.hasSuffix("во"): list(1, "а у ом е")
        case "и", "ы", "у", "ю", "э", "о", "е", "ё": []
        default: list(0, "а у ом е")
        }
    }

    private static func list(_ dropped: Int, _ endings: String) -> [Ending] {
        endings.split(separator: " ").map { (dropped, String($0)) }
    }
}
