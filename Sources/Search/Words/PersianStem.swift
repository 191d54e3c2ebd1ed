/// Finds what the forms of one Persian word share: plurals, ezafe, possessives, degrees, and the persons of a verb.
///
/// Half-spaces are letters here (U+200C) until the end, since what follows one is an ending beyond doubt.
enum PersianStem {
    static let halfSpace: Unicode.Scalar = "\u{200C}"

    /// The stems of a folded word, the likeliest first; never empty for a word that is not.
    static func stems(of word: Letters) -> [Letters] {
        let bare = Letters(word.filter { $0 != halfSpace })
        guard bare.count > 2 else { return [bare.isEmpty ? word : bare] }
        if let known = PersianIrregulars.plurals[bare] { return [known] }
        if let verb = PersianVerb.stem(of: word) { return [verb] }
        var found = StemList()
        let noun = nominal(word)
        let stem = Letters(noun.filter { $0 != halfSpace })
        if let known = PersianIrregulars.plurals[stem] {
            found.add(known)
        } else {
            found.add(stem.isEmpty ? bare : stem)
        }
        if let verb = PersianVerb.ambiguousStem(of: bare) { found.add(verb) }
        return found.stems
    }

    // MARK: nouns and adjectives

    /// Endings that hold a plural, safe in every longer word.
    private static let plurals = Endings(
        """
        ها های هایی هایم هایت هایش هایمان هایتان هایشان هاست هام هات هاش هاشان هامان هاتان هائی هاي
        """)
    /// Endings that are sure only after a half-space.
    private static let afterHalfSpace = Endings("ام ات اش ای مان تان شان یم یت یش م ت ش ی اند ایم اید ست است ان هی")
    private static let degrees = Endings("تر تری ترین ترینها تریم ترها ترهای")
    private static let possessives = Endings("یشان یمان یتان یش یم یت شان مان تان اش")

    private static func nominal(_ word: Letters) -> Letters {
        var word = word
        if let split = word.lastIndex(of: halfSpace), split > 1 {
            let ending = Letters(word[(split + 1)...])
            if afterHalfSpace.contains(ending) || plurals.contains(ending) || degrees.contains(ending) {
                word = Letters(word[..<split])
                if plurals.contains(ending) { return plain(word, hadPlural: true) }
            }
        }
        if let length = plurals.longest(of: word, where: { $0 > 1 }), !PersianIrregulars.whole.contains(word) {
            return plain(Letters(word.dropLast(length)), hadPlural: true)
        }
        return plain(word, hadPlural: false)
    }

    private static func plain(_ word: Letters, hadPlural: Bool) -> Letters {
        var word = word
        if word.last == halfSpace { word.removeLast() }
        if word.count > 4, let length = degrees.longest(of: word, where: { $0 > 2 }),
            !PersianIrregulars.whole.contains(word)
        {
            word.removeLast(length)
            if word.last == halfSpace { word.removeLast() }
            return word
        }
        if hadPlural || PersianIrregulars.whole.contains(word) { return word }
        if let length = possessives.longest(of: word, where: { isLong($0, of: word) }) { word.removeLast(length) }
        return withoutAnimatePlural(withoutYeh(word))
    }

    private static func isLong(_ kept: Int, of word: Letters) -> Bool {
        let length = word.count - kept
        return kept > (length > 2 && word[kept] != "ی" ? 4 : 3)
    }

    private static let yehAfter = LetterSet("او")

    /// Takes the ی of ezafe after a long vowel (دریای, نیروی) and the indefinite one after ه‌ (خانه‌ای is cut before).
    private static func withoutYeh(_ word: Letters) -> Letters {
        guard word.last == "ی", word.count > 3 else { return word }
        let before = word[word.count - 2]
        if yehAfter.contains(before) { return Letters(word.dropLast()) }
        if before == "ی", word.count > 4 { return Letters(word.dropLast()) }
        return word
    }

    private static let animatePlurals = Endings("گان یان ان")

    /// کشاورزان → کشاورز, نمایندگان → نماینده, روستاییان → روستایی.
    private static func withoutAnimatePlural(_ word: Letters) -> Letters {
        guard word.count > 5, !PersianIrregulars.whole.contains(word), !PersianIrregulars.endsWhole(word) else {
            return word
        }
        guard let length = animatePlurals.longest(of: word, where: { $0 > 2 }) else { return word }
        let stem = Letters(word.dropLast(length))
        switch length {
        case 3 where word[word.count - 3] == "گ": return stem + Letters("ه")
        case 3: return yehAfter.contains(stem.last ?? "-") && stem.last == "ا" ? stem : stem + Letters("ی")
        default: return stem
        }
    }
}
