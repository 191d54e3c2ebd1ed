/// Finds the root of a Kazakh word by the order of its endings, with harmony and assimilation checked at each.
enum KazakhStem {
    private static let sounds = TurkicSounds(
        front: LetterSet("әеөүіэ"), back: LetterSet("аоұыя"), neutral: LetterSet("иуюё"),
        voiceless: LetterSet("пткқсшщцчхһфбгвд"),
        variants: ["A": "ае", "I": "ыі", "D": "дт", "G": "ғгқк", "N": "ндт", "L": "лдт", "M": "мбп", "K": "қк"],
        halfConsonants: LetterSet("ую"), narrow: LetterSet("ыі"))

    private static let presentPersons = [
        "мын", "мін", "сың", "сің", "сыз", "сіз", "ды", "ді", "мыз", "міз", "сыңдар", "сіңдер", "сыздар", "сіздер",
    ]
    private static let perfectPersons = "мын мін сың сің сыз сіз быз біз"

    private static let grammar = TurkicGrammar(
        sounds: sounds,
        finite: TurkicPlace(
            (presentPersons.flatMap { ["c:A" + $0, "3v:й" + $0] }
                + perfectPersons.split(separator: " ").map { "GAн" + $0 }).joined(separator: " ")
                    + """
                     3DIм 3v:лDI 3v:нDI c:3IлDI c:3IнDI 3DIңIз v:DIK 3DIңдAр 3DIңIздAр c:Iп 3v:п c:Iпті v:пті c:Iпты v:пты c:IппIн v:ппIн c:Iпсіз
                     GAндықтан GAндіктен GAнша GAнше GAлI MAстан MAстен c:Aтын c:етін v:3йтын v:3йтін c:3Aрмын c:3Aрмін c:3Aрсың c:3Aрсің
                     3сAм 3сAң 3сAңIз 3сAK 3v:ңIз 3v:ңIздAр c:IңIздAр 3сAңдAр 3сын 3сін 3сындар 3сіндер c:Aйын v:йын v:йін c:Aйік c:Aйық c:Iңіз c:Iңыз c:Iңдар c:Iңдер
                     MAқпын MAкпін MAқшы MAкші MAй MAс
                    """, sounds: sounds),
        copula: TurkicPlace("3мын 3мін 3бын 3бін 3пын 3пін 3сың 3сің 3дыр 3дір 3тыр 3тір", sounds: sounds),
        cases: TurkicPlace(
            """
            NIң 3v:нI c:DI 3v:GA c:GA c:3мA DA DAн !3мен !3бен !3пен DAй !3нікі !3дікі !3тікі c:4ша c:4ше
            c:IнA w:3сIнA c:IндA w:3сIндA c:IнAн w:3сIнAн c:Iн w:3сIн c:IнIң w:3сIнIң
            """, sounds: sounds),
        locatives: TurkicPlace("DAғы DAгі c:IндAғы c:IндAгі w:3сIндAғы w:3сIндAгі", sounds: sounds),
        possessors: TurkicPlace(
            "c:2I w:3сI c:Iм v:3м c:Iң v:3ң c:IмIз v:мIз c:IңIз v:ңIз c:4мA v:4ңA c:4ңA", sounds: sounds),
        plurals: TurkicPlace("LAр", sounds: sounds),
        verbals: TurkicPlace(
            """
            GAн c:у v:у MAк MAқ MAйтын MAйтін 3сA
            """, sounds: sounds),
        negations: TurkicPlace("MA", sounds: sounds),
        voices: TurkicPlace("c:3Iл c:3Iн c:3Iс v:3л v:3н", sounds: sounds),
        whole: Endings(
            """
            қала бала дала теңге алтын қатын қалың отын жауын келін егін екі әлі осы жаңа аға ана апа ата баға бірге және мына ғана енді деді қазір хабар базар бар бір жер тар шар нәр мұнай мұндай сондай
            осындай қандай талай бай май сай тай қай жай басқа қысқа нысана шара мәселе мектеп теңіз неміс тағы жағы әлі көрші
            алты жеті екі он үш төрт бес сегіз тоғыз отыз елу алпыс жетпіс сексен тоқсан жүз мың кен сан шен тең маған саған
            ол бұл сол осы мен сен біз сіз өз өзі адам заман қоғам маман аман орман дұшпан мұғалім білім ғылым дәуір үкімет мемлекет
            керек көмек ерекше және әрі бері кейін дейін түрлі әлем өлең мүше өте тілді батыр ғасыр ақыр темір өмір көпір
            қазан наурыз мамыр маусым шілде тамыз қыркүйек қараша желтоқсан қаңтар ақпан сәуір жаз күз қыс көктем
            аудан облыс ауыл қазақстан ресей түркіменстан өзбекстан қырғызстан тәжікстан
            """),
        irregular: WordTable(
            """
            бол: болды болып болған болады болар болса болу бола болмайды боп
            тап: тауып тапты тапқан табады табу табылды табылған
            де: деп деген дейді деді деген десе деу
            же: жеп жеген жейді жеді
            қыл: қылып қылған ғып қып
            кел: келе келіп келген келді келеді
            ол: ол оны оның оған онда одан онымен олар оларды олардың оларға олардан
            бұл: бұл бұны мұны бұның мұның бұған мұнда бұдан бұлар бұларды
            мен: мен мені менің маған менде менен менімен
            сен: сен сені сенің саған сенде сенен
            біз: біз бізді біздің бізге бізде бізден
            сіз: сіз сізді сіздің сізге сізде сізден
            өз: өз өзі өзін өзінің өзіне өзінде өзінен өзім өзімнің өздері өзіміз
            не: не нені ненің неге неден немен
            кім: кім кімді кімнің кімге кімде кімнен кіммен
            """))

    /// The stems of a folded word; never empty for a word that is not.
    static func stems(of word: Letters) -> [Letters] {
        guard word.count > 2 else { return [canonical(word)] }
        var found = StemList()
        for root in grammar.roots(of: word) { found.add(canonical(root)) }
        if found.stems == [canonical(word)], word.count < 7, !grammar.whole.contains(word), let last = word.last,
            last == "а" || last == "е", !sounds.isVowel(word[word.count - 2])
        {
            found.add(canonical(Letters(word.dropLast())))
        }
        return found.stems
    }

    /// кітаб(ы) and кітап, орн(ы) and орын become one; letters a Russian keyboard lacks become their neighbours.
    static func canonical(_ root: Letters) -> Letters {
        var root = root
        if root.count > 4, root.ends(with: Letters("шыс")) || root.ends(with: Letters("шіс")) { root.removeLast() }
        if root.count > 2, let last = root.last {
            switch last {
            case "б": root[root.count - 1] = "п"
            case "г": root[root.count - 1] = "к"
            case "ғ": root[root.count - 1] = "қ"
            default: break
            }
        }
        if root.count > 3, let last = root.last, !sounds.isVowel(last) {
            let vowel = root[root.count - 2]
            let isLong = root.prefix(root.count - 3).contains(where: sounds.isVowel)
            if vowel == "ы" || vowel == "і", isLong, "нрлзқк".unicodeScalars.contains(last),
                !sounds.isVowel(root[root.count - 3])
            {
                root.remove(at: root.count - 2)
            }
        }
        return withoutMarks(root)
    }

    /// Letters with marks as the plain ones they are typed as.
    static func withoutMarks(_ word: Letters) -> Letters { word.map { plain[$0] ?? $0 } }

    private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
        "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
    ]
}
