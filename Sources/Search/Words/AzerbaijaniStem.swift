/// Finds the root of an Azerbaijani word by the order of its endings.
enum AzerbaijaniStem {
    private static let sounds = TurkicSounds(
        front: LetterSet("əeiöü"), back: LetterSet("aıou"), neutral: LetterSet(""),
        voiceless: LetterSet(""), variants: ["A": "aə", "I": "ıiuü", "G": "ğy", "K": "qk"])

    private static let persons = ["", "m", "n", "K", "nIz", "lAr"]
    private static let longPersons = ["", "Am", "sAn", "IK", "sInIz", "lAr"]

    private static let finite: String = {
        let tenses = ["c:Ir", "v:yIr", "c:AcAK", "v:yAcAK", "mIş", "c:Ar", "mAlI"]
        var patterns = tenses.flatMap { tense in longPersons.map { tense + $0 } }
        patterns += ["c:AcAGAm", "v:yAcAGAm", "c:AcAGIK", "v:yAcAGIK", "mIr", "3mAz", "3mAzlAr"]
        patterns += persons.map { "dI" + $0 } + persons.map { "3sA" + $0 } + ["mIrAm", "mIrsAn", "mIrlAr", "mIrIK"]
        patterns += [
            "c:Ib", "v:yIb", "c:IbdIr", "v:yIbdIr", "c:ArAK", "v:yArAK", "c:AndA", "v:yAndA", "sIn", "sInlər", "sInlar",
        ]
        patterns += [
            "mAdAn", "3c:Aq", "3c:Ək", "mIşdIr", "mIşdI", "mAlIdIr", "AcAqdIr", "AcəkdIr", "IrdI", "ArdI", "c:IncA",
            "v:yIncA",
        ]
        return patterns.filter { !["c:Ir", "c:IrAm"].contains($0) }.joined(separator: " ") + " 3c:Ir v:yIr"
    }()

    private static let grammar = TurkicGrammar(
        sounds: sounds,
        finite: TurkicPlace(finite, sounds: sounds),
        copula: TurkicPlace("3dIr 3dIrlAr 4sInIz 3v:yAm 3v:yIK v:ydI c:4dI", sounds: sounds),
        cases: TurkicPlace(
            "c:In v:nIn c:I v:nI c:3A v:3yA v:nA dA v:ndA dAn v:ndAn 3lA v:ylA 3v:yI 3cA !3c:lə", sounds: sounds),
        locatives: TurkicPlace("dAkI v:ndAkI", sounds: sounds),
        possessors: TurkicPlace("c:I v:sI c:Im v:3m c:In c:ImIz v:mIz c:InIz v:nIz", sounds: sounds),
        plurals: TurkicPlace("lAr", sounds: sounds),
        verbals: TurkicPlace(
            "mAK mAG c:3An v:yAn dIK dIG c:AcAK c:AcAG v:yAcAK v:yAcAG mIş 3mA c:3Ar", sounds: sounds),
        negations: TurkicPlace("mA 3m", sounds: sounds),
        voices: TurkicPlace("c:3Il c:3In 3dIr 3v:t v:3n c:3Iş", sounds: sounds),
        whole: Endings(
            """
            ana ata baba bala qala dünya ada oda masa daha sonra bura ora hara əla qara sarı yaxşı pis iki yeddi altı səkkiz min bin
            milyon kənd şəhər dəniz liman neft qaz yol dağ dəmir təmir ilk tək çox bir hər heç kim nə bu o şu mən sən biz siz onlar
            azərbaycan rusiya türkiyə iran qazaxıstan türkmənistan ölkə bölgə sahə cəmi indi əvvəl axır
            insan zaman meydan orman duman liman xanım alim təlim elm qədim vətən mədən bədən din gün son ön yan can qan şan
            işçi elçi kişi deyil dəyər əsər xəbər səfər təqdir qədər nəfər dəftər mərkəz mərkəzi il ildə ay gecə səhər axşam
            """),
        irregular: WordTable(
            """
            o: o onu onun ona onda ondan onlar onları onların onlara
            bu: bu bunu bunun buna bunda bundan bunlar bunları bunların
            mən: mən məni mənim mənə məndə məndən
            sən: sən səni sənin sənə səndə səndən
            biz: biz bizi bizim bizə bizdə bizdən
            siz: siz sizi sizin sizə sizdə sizdən
            öz: öz özü özünü özünün özünə özündə özündən özləri
            ol: olan oldu olub olur olacaq olsa olmaq olması
            de: dedi deyir deyib demək demiş deyəcək
            et: edir etdi edib edən edəcək etmək edilən edilir edildi etmiş edilmiş
            get: gedir getdi gedib gedən gedəcək getmək
            """))

    /// The stems of a folded word; never empty for a word that is not.
    static func stems(of word: Letters) -> [Letters] {
        guard word.count > 2 else { return [withoutMarks(word)] }
        var found = StemList()
        for root in grammar.roots(of: word) { found.add(canonical(root)) }
        return found.stems
    }

    /// torpağ(ı) and torpaq, çörəy(i) and çörək, burn(u) and burun become one; letters with marks lose them.
    static func canonical(_ root: Letters) -> Letters {
        var root = root
        if root.count > 2, let last = root.last {
            if last == "ğ" { root[root.count - 1] = "q" }
            if last == "k", root.count > 3, sounds.isVowel(root[root.count - 2]) { root[root.count - 1] = "y" }
            if last == "d", root.count > 3 { root[root.count - 1] = "t" }
        }
        return withoutMarks(root)
    }

    /// Letters with marks as the plain ones they are typed as.
    static func withoutMarks(_ word: Letters) -> Letters { word.map { plain[$0] ?? $0 } }

    private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
        "ə": "e", "ı": "i", "ö": "o", "ü": "u", "ğ": "g", "ş": "s", "ç": "c",
    ]
}
