import Languages

/// The endings that a name may bear in a text, by language; they end it.
enum NameEndings {
    /// The longest, in letters.
    static let longest = 6

    static func contains(_ ending: Substring, in language: Language) -> Bool {
        switch language {
        case .az: azerbaijani.contains(String(ending))
        case .kk: kazakh.contains(String(ending))
        case .tk: turkmen.contains(String(ending))
        case .fa: ending == "ی" || ending == "یی"
        case .en: ending == "s"
        case .ru: false
        }
    }

    /// Whether a name that ends so may bear the ending: a Persian one after a vowel, an English one after an apostrophe.
    static func mayFollow(_ name: Substring, _ word: ArraySlice<Unicode.Scalar>, in language: Language) -> Bool {
        switch language {
        case .fa: name.last.map { "اوه".contains($0) } ?? false
        case .en: word.contains { $0 == "'" || $0 == "’" || $0 == "ʼ" }
        default: true
        }
    }

    private static let azerbaijani = set(
        """
        ın in un ün nın nin nun nün a ə ya yə na nə ı i u ü nı ni nu nü yı yi yu yü da də nda ndə dan dən ndan ndən la lə \
        yla ylə dakı dəki ndakı ndəki dır dir dur dür dadır dədir
        """)
    private static let kazakh = set(
        """
        ның нің дың дің тың тің ға ге қа ке на не а е ны ні ды ді ты ті н да де та те нда нде дан ден тан тен нан нен мен бен \
        пен дағы дегі тағы тегі ндағы ндегі
        """)
    private static let turkmen = set(
        """
        yň iň uň üň nyň niň nuň nüň a e ä na ne ýa ýe y i u ü ny ni nu nü da de nda nde dan den ndan nden daky däki ndaky ndäki \
        dyr dir dur dür
        """)

    private static func set(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map { StoryWords.key(String($0)) })
    }
}
