/// Finds the root of a Turkmen word by the order of its endings.
enum TurkmenStem {
    private static let sounds = TurkicSounds(
        front: LetterSet("äeiöü"), back: LetterSet("ayou"), neutral: LetterSet(""),
        voiceless: LetterSet(""), variants: ["A": "aäe", "I": "yi", "U": "yiuü", "D": "dt", "Y": "ýk"])

    private static let persons = ["", "m", "ň", "k", "ňiz", "ňyz", "lar", "ler"]
    private static let longPersons = ["", "yn", "in", "syň", "siň", "ys", "is", "syňyz", "siňiz", "lar", "ler"]

    private static let finite: String = {
        var patterns = ["ýAr", "c:3Ar", "jak", "jek", "mAly", "mAli", "An"].flatMap { tense in
            longPersons.map { tense.hasSuffix("jak") || tense.hasSuffix("jek") ? tense : tense + $0 }
        }
        patterns += persons.map { "DI" + $0 } + persons.map { "3sA" + $0 }
        patterns += [
            "c:Up", "3v:p", "c:UpdIr", "v:pdIr", "mAz", "mAn", "3sUn", "sUnlar", "sUnler", "ArdI", "AndA", "anda",
            "ýärdi", "ýardy",
        ]
        return patterns.filter { !["An"].contains($0) }.joined(separator: " ")
    }()

    private static let grammar = TurkicGrammar(
        sounds: sounds,
        finite: TurkicPlace(finite, sounds: sounds),
        copula: TurkicPlace("3dyr 3dir 3dur 3dür", sounds: sounds),
        cases: TurkicPlace(
            "c:Uň v:nUň c:I v:nI c:3A v:ga v:ge c:ga c:ge v:nA dA v:ndA dAn v:ndAn v:3ýA 3v:ýI !3dir", sounds: sounds),
        locatives: TurkicPlace("daky däki v:ndaky v:ndäki", sounds: sounds),
        possessors: TurkicPlace(
            "c:I v:sI v:sU c:U c:Um v:3m c:Uň v:3ň c:UmUz v:mUz c:UňUz v:ňUz", sounds: sounds),
        plurals: TurkicPlace("lar ler", sounds: sounds),
        verbals: TurkicPlace(
            "mak mek mag meg c:3An v:ýAn 3ýAn jak jek DIk DIg ma mä me 3mAgy", sounds: sounds),
        negations: TurkicPlace("mA", sounds: sounds),
        voices: TurkicPlace("c:3Ul c:3Un 3dUr v:3l v:3n c:3Uş", sounds: sounds),
        whole: Endings(
            """
            ata ene baba bala gala oba dünýä ada başga soňra garşy garşylyk ýagşy gowy iki ýedi alty sekiz müň million şäher deňiz port ýol
            dag demir ilki köp bir her hiç kim näme bu ol şu men sen biz siz olar türkmen türkmenistan 
            adam zaman watan yklym ylym bilim okuw ýyl aý gün gije söwda hyzmatdaşlyk döwlet merkez welaýat ylalaşyk bilen üçin hem ýa
            täze uly kiçi ýaş garry ýakyn uzak ösüş iş el göz baş ýer suw nebit gaz
            """),
        irregular: WordTable(
            """
            ol: ol ony onuň oňa onda ondan olar olary olaryň olara
            bu: bu muny munuň muňa munda mundan bular bulary bularyň
            men: men meni meniň maňa mende menden
            sen: sen seni seniň saňa sende senden
            öz: öz özi özüni özüniň özüne özünde özleri
            bol: bolan boldy bolup bolýar bolsa bolmak bolar boljak
            et: edýär etdi edip eden etmek eder etjek
            git: gidýär gitdi gidip giden gitmek
            deňiz: deňzi deňziň deňze deňzinde deňzine deňizde deňizler
            """))

    /// The stems of a folded word; never empty for a word that is not.
    static func stems(of word: Letters) -> [Letters] {
        guard word.count > 2 else { return [withoutMarks(word)] }
        var found = StemList()
        for root in grammar.roots(of: word) { found.add(canonical(root)) }
        return found.stems
    }

    /// kitab(y) and kitap, çöreg(i) and çörek, agaj(y) and agaç become one; letters with marks lose them.
    static func canonical(_ root: Letters) -> Letters {
        var root = root
        if root.count > 3, let last = root.last {
            switch last {
            case "b": root[root.count - 1] = "p"
            case "g": root[root.count - 1] = "k"
            case "d": root[root.count - 1] = "t"
            case "j": root[root.count - 1] = "ç"
            case "ä": root[root.count - 1] = "e"
            default: break
            }
        }
        return withoutMarks(root)
    }

    /// Letters with marks as the plain ones they are typed as.
    static func withoutMarks(_ word: Letters) -> Letters { word.map { plain[$0] ?? $0 } }

    private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
        "ä": "a", "ç": "c", "ž": "z", "ň": "n", "ö": "o", "ş": "s", "ü": "u", "ý": "y",
    ]
}
