/// Recognises the forms of Persian verbs by a table of their two stems; what is not in it is read by its endings.
enum PersianVerb {
    private static let pastPersons = Endings("م ی یم ید ند")
    private static let presentPersons = Endings("م ی د یم ید ند")
    private static let participleTails = Endings("ام ای است ایم اید اند")

    /// The stem common to all forms of a verb, for a form that is one beyond doubt; it ends in a hyphen, which no noun's does.
    static func stem(of word: Letters) -> Letters? {
        let bare = Letters(word.filter { $0 != PersianStem.halfSpace })
        if let known = PersianIrregulars.verbForms[bare] { return known }
        if let rest = after(["نمی", "می", "همی"], bare, isMarked: word.contains(PersianStem.halfSpace)) {
            if let stem = finite(rest) { return stem }
        }
        for prefix in ["بر", "در", "باز", "فرا", "وا", "فرو"] {
            let letters = Letters(prefix)
            guard word.count > letters.count + 4, word.starts(with: letters) else { continue }
            let rest = Letters(word.dropFirst(letters.count).drop { $0 == PersianStem.halfSpace })
            if rest.starts(with: Letters("می")) || rest.starts(with: Letters("نمی")), let verb = stem(of: rest) {
                return letters + verb
            }
        }
        return participle(bare) ?? negatedOrSubjunctive(bare)
    }

    /// The same for a form that may as well be a noun or adjective: a bare past stem or past form.
    static func ambiguousStem(of word: Letters) -> Letters? {
        if let known = past(word) { return known }
        guard let length = pastPersons.longest(of: word, where: { $0 > 1 }) else { return presentPerson(word) }
        return past(Letters(word.dropLast(length))) ?? presentPerson(word)
    }

    private static func presentPerson(_ word: Letters) -> Letters? {
        guard word.count > 4, let length = presentPersons.longest(of: word, where: { $0 > 2 }), length > 1 else {
            return nil
        }
        return present(Letters(word.dropLast(length)))
    }

    private static func after(_ prefixes: [String], _ word: Letters, isMarked: Bool) -> Letters? {
        for prefix in prefixes {
            let letters = Letters(prefix)
            if word.count > letters.count + 1, word.starts(with: letters) {
                return Letters(word.dropFirst(letters.count))
            }
        }
        return nil
    }

    /// A form after می: present or past stem with a person.
    private static func finite(_ word: Letters) -> Letters? {
        if let known = past(word) ?? present(word) { return known }
        let present = presentPersons.longest(of: word) { Self.present(Letters(word.prefix($0))) != nil }
        if let present { return Self.present(Letters(word.dropLast(present))) }
        let past = pastPersons.longest(of: word) { Self.past(Letters(word.prefix($0))) != nil }
        if let past { return Self.past(Letters(word.dropLast(past))) }
        return participle(word)
    }

    /// کرده, کرده‌اند, نکرده, کردن.
    private static func participle(_ word: Letters) -> Letters? {
        var stem = word
        if let length = participleTails.longest(of: stem, where: { $0 > 2 && stem[$0 - 1] == "ه" }) {
            stem.removeLast(length)
        }
        guard stem.last == "ه", stem.count > 2 else { return nil }
        stem.removeLast()
        return past(stem) ?? (stem.first == "ن" ? past(Letters(stem.dropFirst())) : nil)
    }

    /// نکرد, نکنند, بکنند, بگوید, نیامد, بیاید.
    private static func negatedOrSubjunctive(_ word: Letters) -> Letters? {
        guard word.count > 3, let first = word.first, first == "ن" || first == "ب" else { return nil }
        var rest = Letters(word.dropFirst())
        if past(word) != nil { return nil }
        if rest.first == "ی", rest.count > 2 {
            let vowelled = Letters(rest.dropFirst())
            rest = vowelled.first == "ا" && vowelled.dropFirst().first != "ی" ? vowelled : vowelled
            if let stem = person(rest, orPast: first == "ن") { return stem }
            if let stem = person(Letters("ا") + rest, orPast: first == "ن") { return stem }
            return nil
        }
        return person(rest, orPast: first == "ن")
    }

    private static func person(_ word: Letters, orPast: Bool) -> Letters? {
        let length = presentPersons.longest(of: word) { present(Letters(word.prefix($0))) != nil }
        if let length { return present(Letters(word.dropLast(length))) }
        guard orPast else { return nil }
        if let stem = past(word) { return stem }
        guard let length = pastPersons.longest(of: word, where: { past(Letters(word.prefix($0))) != nil }) else {
            return nil
        }
        return past(Letters(word.dropLast(length)))
    }

    private static func past(_ stem: Letters) -> Letters? { PersianIrregulars.pasts[stem] }
    private static func present(_ stem: Letters) -> Letters? { PersianIrregulars.presents[stem] }
}
