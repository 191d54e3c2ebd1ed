/// Finds what the inflected forms of one English word share; derived words stay apart.
enum EnglishStem {
    private static let vowels = LetterSet("aeiouy")

    /// The stems of a folded word; never empty for a word that is not.
    static func stems(of word: Letters) -> [Letters] {
        guard word.count > 2 else { return [word] }
        if let known = irregular[word] { return [known] }
        if let stem = withoutPlural(word) { return [canonical(stem)] }
        for ending in ["ing", "ed"] {
            let letters = Letters(ending)
            let kept = word.count - letters.count
            guard word.ends(with: letters), kept > 1, vowels.meets(word, first: kept), !whole.contains(word) else {
                continue
            }
            if ending == "ed", word[kept - 1] == "e" { return [canonical(Letters(word.dropLast(1)))] }
            return [canonical(undoubled(Letters(word.dropLast(letters.count))))]
        }
        if let length = degrees.longest(of: word, where: { $0 > 2 && word[$0 - 1] == "i" }) {
            return [canonical(Letters(word.dropLast(length)))]
        }
        return [canonical(word)]
    }

    private static func withoutPlural(_ word: Letters) -> Letters? {
        guard word.count > 3, word.last == "s", !whole.contains(word) else { return nil }
        for ending in ["ss", "us", "is", "ous"] where word.ends(with: Letters(ending)) { return nil }
        if word.ends(with: Letters("ies")), word.count > 4 { return Letters(word.dropLast(3)) + Letters("y") }
        for ending in ["sses", "shes", "ches", "xes", "zes", "oes"]
        where word.ends(with: Letters(ending)) && word.count > 4 {
            return Letters(word.dropLast(2))
        }
        return Letters(word.dropLast())
    }

    private static let degrees = Endings("er est")
    private static let keptDouble = LetterSet("lsz")

    /// planned → plan, but falling → fall.
    private static func undoubled(_ stem: Letters) -> Letters {
        guard stem.count > 3, let last = stem.last, stem[stem.count - 2] == last, !vowels.contains(last) else {
            return stem
        }
        if keptDouble.contains(last), !(last == "l" && stem.count > 5) { return stem }
        return Letters(stem.dropLast())
    }

    /// Without a silent e, and with i for a final y.
    private static func canonical(_ stem: Letters) -> Letters {
        var stem = stem
        guard stem.count > 2, let last = stem.last else { return stem }
        if last == "e", vowels.meets(stem, first: stem.count - 1) { stem.removeLast() }
        if stem.count > 2, stem.last == "y" { stem[stem.count - 1] = "i" }
        if stem.count > 5, stem.ends(with: Letters("ll")) { stem.removeLast() }
        return stem
    }

    private static let whole = Endings(
        """
        news series species means always perhaps this thus gas bus lens mathematics physics politics economics during evening morning
        nothing anything something everything spring string king ring thing wing sing bring ceiling wedding red bed need speed seed feed
        hundred indeed exceed proceed succeed breed weed shed sled bleed united
        """)

    private static let irregular = WordTable(
        """
        be: am is are was were been being be
        hav: have has had having
        do: do does did done doing
        go: go goes went gone going
        mak: make makes made making
        tak: take takes took taken taking
        giv: give gives gave given giving
        com: come comes came coming
        becom: become becomes became becoming
        see: see sees saw seen seeing
        sai: say says said saying
        get: get gets got gotten getting
        know: know knows knew known knowing
        think: think thinks thought thinking
        find: find finds found finding
        tell: tell tells told telling
        leav: leave leaves left leaving
        feel: feel feels felt feeling
        bring: bring brings brought bringing
        begin: begin begins began begun beginning
        keep: keep keeps kept keeping
        hold: hold holds held holding
        writ: write writes wrote written writing
        stand: stand stands stood standing
        hear: hear hears heard hearing
        mean: mean meant meaning
        meet: meet meets met
        run: run runs ran running
        pay: pay pays paid paying
        sit: sit sits sat sitting
        speak: speak speaks spoke spoken speaking
        lead: lead leads led leading
        grow: grow grows grew grown growing
        lose: lose loses lost losing
        fall: fall falls fell fallen falling
        send: send sends sent sending
        build: build builds built
        understand: understand understands understood understanding
        draw: draw draws drew drawn drawing
        break: break breaks broke broken breaking
        spend: spend spends spent spending
        rise: rise rises rose risen rising
        drive: drive drives drove driven driving
        buy: buy buys bought buying
        wear: wear wears wore worn wearing
        choose: choose chooses chose chosen choosing
        eat: eat eats ate eaten eating
        sell: sell sells sold selling
        teach: teach teaches taught teaching
        catch: catch catches caught catching
        fight: fight fights fought fighting
        win: win wins won winning
        fly: fly flies flew flown flying
        throw: throw throws threw thrown throwing
        show: show shows showed shown showing
        sing: sing sings sang sung singing
        drink: drink drinks drank drunk drinking
        swim: swim swims swam swum swimming
        seek: seek seeks sought seeking
        man: man men
        woman: woman women
        child: child children
        person: person persons people
        foot: foot feet
        tooth: tooth teeth
        mouse: mouse mice
        wife: wife wives
        life: life lives
        half: half halves
        good: good better best
        bad: bad worse worst
        larg: large larger largest
        big: big bigger biggest
        small: small smaller smallest
        high: high higher highest
        low: low lower lowest
        old: old older oldest elder eldest
        new: new newer newest
        long: long longer longest
        great: great greater greatest
        few: few fewer fewest
        late: late later latest
        near: near nearer nearest
        strong: strong stronger strongest
        young: young younger youngest
        deep: deep deeper deepest
        wide: wide wider widest
        short: short shorter shortest
        crisi: crisis crises
        analysi: analysis analyses
        basi: basis bases
        datum: datum data
        phenomenon: phenomenon phenomena
        criterion: criterion criteria
        """)
}
