/// Reads a Russian form as one of a verb.
///
/// The stem keeps the а of делать and loses the и of говорить, so that делать and дело, both with ends that nouns have
/// too, stay apart; consonants that change before an ending (хожу, ходит) are read back in every way they may have come.
enum RussianVerb {
    /// Adds the stems `word` has if it is a finite form, an infinitive or an adverbial participle.
    static func readings(of word: Letters, into found: inout StemList) {
        guard word.count > 3 else { return }
        if ofGoing(word, into: &found) { return }
        if infinitives(word, into: &found) { return }
        pasts(word, into: &found)
        presents(word, into: &found)
        shortParticiples(word, into: &found)
    }

    // MARK: infinitive and past

    private static func infinitives(_ word: Letters, into found: inout StemList) -> Bool {
        if word.ends(with: Letters("чь")) {
            let stem = Letters(word.dropLast(2))
            for last in ["к", "г", "ч"] { found.add(stem + Letters(last)) }
            return true
        }
        let stem = Letters(word.dropLast(2))
        guard word.ends(with: Letters("ть")) || word.ends(with: Letters("ти")), let last = stem.last else {
            return false
        }
        if RussianStem.vowels.contains(last), word.last == "ь", RussianStem.canStay(stem, stem.count) {
            addThematic(stem, into: &found)
            return true
        }
        guard last == "с" || last == "з", RussianStem.canStay(stem, stem.count), stem.count < 8 else { return false }
        found.add(stem)
        return word.last == "и"
    }

    private static let pastEndings = Endings("л ла ло ли в вши")

    private static let leadingPast = Endings("вел вела вело вели брел брела брело брели")
    private static let barePast = Endings("ла ло ли")

    private static func pasts(_ word: Letters, into found: inout StemList) {
        if let length = leadingPast.longest(of: word, where: { $0 >= 1 }) {
            let stem = word[word.count - length] == "в" ? "вес" : "брес"
            found.add(Letters(word.dropLast(length)) + Letters(stem))
        }
        let bare = barePast.longest(of: word) { kept in
            RussianStem.canStay(word, kept) && "сзкгбрхп".unicodeScalars.contains(word[kept - 1])
        }
        if let bare { found.add(Letters(word.dropLast(bare))) }
        let length = pastEndings.longest(of: word) { kept in
            kept >= 2 && RussianStem.vowels.contains(word[kept - 1]) && word[kept - 1] != "о"
        }
        guard let length else { return }
        addThematic(Letters(word.dropLast(length)), into: &found)
    }

    /// Adds the stem of an infinitive or past: дела-, говор(и)-, вид(е)- and име-, верн(у)-, возник(ну)-.
    private static func addThematic(_ stem: Letters, into found: inout StemList) {
        guard let last = stem.last else { return }
        let shorter = Letters(stem.dropLast())
        switch last {
        case "и", "ы":
            if RussianStem.canStay(shorter, shorter.count) { found.add(shorter) } else { found.add(stem) }
        case "е":
            found.add(stem)
            if RussianStem.canStay(shorter, shorter.count) { found.add(shorter) }
        case "у":
            found.add(shorter)
            if shorter.last == "н", shorter.count > 4 { found.add(Letters(shorter.dropLast())) }
        case "а", "я":
            found.add(stem)
            if stem.count > 3, let before = shorter.last, "жчшщ".unicodeScalars.contains(before) || last == "я" {
                found.add(shorter)
            }
        default: found.add(stem)
        }
    }

    // MARK: present

    private static let presentEndings = Endings(
        "ет ут ют ит ат ят ешь ишь ем им ете ите у ю а я й йте и ите ьте ь")

    private static func presents(_ word: Letters, into found: inout StemList) {
        guard let length = presentEndings.longest(of: word, where: { RussianStem.canStay(word, $0) }) else { return }
        var stem = Letters(word.dropLast(length))
        let ending = Letters(word.suffix(length))
        if let known = RussianIrregulars.presentStem(stem) {
            found.add(known)
            if !stem.ends(with: Letters("зна")) { return }
        }
        guard let last = stem.last else { return }
        // требует, воюет; a form in -ую may be an adjective as well, which has been read before
        if last == "у" || last == "ю", stem.count > 3, ending != Letters("й") || stem.count > 4 {
            let theme = last == "у" ? "ова" : "ева"
            found.add(Letters(stem.dropLast()) + Letters(theme))
            if last == "у" { found.add(Letters(stem.dropLast()) + Letters("ева")) }
            return
        }
        if ending == Letters("й") || ending == Letters("йте"), last == "о" { return }
        if ending.first == "у" || ending.first == "ю" || ending.first == "е" || ending == Letters("и")
            || ending.first == "а"
        {
            addMutations(of: stem, isFirstPerson: ending.count == 1, into: &found)
        }
        if last == "н", stem.count > 4, ending.first != "и", !RussianStem.vowels.contains(stem[stem.count - 2]) {
            found.add(Letters(stem.dropLast()))
        }
        if stem.last == "ь" { stem.removeLast() }
        if ending.count > 1 || RussianStem.vowels.contains(last) { found.add(stem) }
    }

    /// Reads a changed consonant back: пишет → писа-, хожу → ход-, люблю → люб-.
    static func addMutations(of stem: Letters, isFirstPerson: Bool, into found: inout StemList) {
        guard stem.count > 2, let last = stem.last else { return }
        let base = Letters(stem.dropLast())
        let sources: [String]
        switch last {
        case "ж": sources = isFirstPerson ? ["д", "з"] : ["за", "г"]
        case "ш": sources = isFirstPerson ? ["с"] : ["са"]
        case "ч": sources = isFirstPerson ? ["т"] : ["ка", "к", "та"]
        case "щ": sources = isFirstPerson ? ["ст", "т"] : ["ска", "та"]
        case "л":
            guard let before = base.last, "бвмпф".unicodeScalars.contains(before) else { return }
            sources = [""]
        default: return
        }
        for source in sources {
            let candidate = base + Letters(source)
            if RussianStem.canStay(candidate, candidate.count) { found.add(candidate) }
        }
    }

    // MARK: participles

    private static let presentParticiples = Endings("ущ ющ ащ ящ")

    /// Adds the verb stems of a participle given without its adjective ending.
    static func participle(_ stem: Letters, into found: inout StemList) {
        if let length = presentParticiples.longest(of: stem, where: { RussianStem.canStay(stem, $0) }) {
            let verb = Letters(stem.dropLast(length))
            if let known = RussianIrregulars.presentStem(verb) { return found.add(known) }
            if verb.last == "у", verb.count > 3 { return found.add(Letters(verb.dropLast()) + Letters("ова")) }
            return found.add(verb)
        }
        if stem.ends(with: Letters("вш")), stem.count > 4 {
            return addThematic(Letters(stem.dropLast(2)), into: &found)
        }
        if stem.ends(with: Letters("шедш")) { _ = ofGoing(Letters(stem.dropLast(4)) + Letters("шел"), into: &found) }
        if stem.ends(with: Letters("нн")), stem.count > 4 { return passive(Letters(stem.dropLast(2)), into: &found) }
        if stem.last == "т", stem.count > 4, let before = stem.dropLast().last, "ыяеу".unicodeScalars.contains(before) {
            return addThematic(Letters(stem.dropLast()), into: &found)
        }
        if stem.ends(with: Letters("ем")) || stem.ends(with: Letters("им")), stem.count > 5 {
            let verb = Letters(stem.dropLast(2))
            if let last = verb.last,
                "ая".unicodeScalars.contains(last) || stem.last == "м" && stem[stem.count - 2] == "и"
            {
                found.add(verb)
            } else if verb.last == "у" {
                found.add(Letters(verb.dropLast()) + Letters("ова"))
            }
        }
    }

    private static let shortEndings = Endings("н на но ны")

    private static func shortParticiples(_ word: Letters, into found: inout StemList) {
        let length = shortEndings.longest(of: word) { kept in
            kept > 3 && (word[kept - 1] == "а" || word[kept - 1] == "е" || word[kept - 1] == "я")
        }
        if let length { passive(Letters(word.dropLast(length)), into: &found) }
    }

    /// Adds the verb stems of сдела|нн-, построе|нн-, направле|нн-.
    private static func passive(_ stem: Letters, into found: inout StemList) {
        guard stem.last == "е" else {
            guard let last = stem.last, "ая".unicodeScalars.contains(last) else { return }
            return addThematic(stem, into: &found)
        }
        let verb = Letters(stem.dropLast())
        guard RussianStem.canStay(verb, verb.count), verb.count > 2 else { return }
        if verb.last == "л" || verb.last == "ж" || verb.last == "ч" || verb.last == "щ" || verb.last == "ш" {
            addMutations(of: verb, isFirstPerson: true, into: &found)
        }
        found.add(verb)
    }

    // MARK: идти and its kin

    private static let goingPrefixes = Endings(
        "во вы до за из изо на об обо от ото пере по подо при про произо пройзо разо с со у взо вос пред прев превзо")
    private static let goingPast = Endings("шел шла шло шли")
    private static let goingPresent = Endings("йти йду йдет йдут йдем йдете йдешь йди йдите йдя")
    private static let comingPresent = Endings("ду дет дут дем дете дешь ди дите дя")

    /// нашел, найти, найдет, придет → найд-, прийд-.
    private static func ofGoing(_ word: Letters, into found: inout StemList) -> Bool {
        let isPrefix = { (kept: Int) in goingPrefixes.contains(Letters(word.prefix(kept))) }
        let length =
            goingPast.longest(of: word, where: isPrefix) ?? goingPresent.longest(of: word, where: isPrefix)
            ?? comingPresent.longest(of: word) { Letters(word.prefix($0)) == Letters("при") }
        guard let length else { return false }
        found.add(Letters(word.dropLast(length)) + Letters("йд"))
        return true
    }
}
