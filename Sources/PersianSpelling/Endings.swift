/// Endings and beginnings as letters, longest first where one ends in another.
enum Endings {
    private static func list(_ text: String) -> [Letters] {
        text.split { $0 == " " || $0 == "\n" }.map { Letters($0) }.sorted { $0.count > $1.count }
    }

    static let mi = list(PartWords.mi)
    static let plural = list(PartWords.plural)
    static let comparative = list(PartWords.comparative)
    static let afterHe = list(PartWords.afterHe + " ی")
    static let copula = list("اند ام ایم اید است")
    static let beforeHe = Set(list("فرا زیر ابر غیر سر پر نا چند"))
    static let personal = Set(list("م یم ید ند"))
    static let object = list("ش شان م مان ت تان")
    static let preverbs = list("بر در باز فرو فرا وا برن درن بازن فرون")
    static let joined = list(
        """
        ی ان م ت ش مان تان شان ات انی یم ید ند یی ئی انه یان یانی ست ایی انم انش انشان انمان انتان یم یش یت یشان
        یمان یند اش ام اند ایم یات ین
        """)
    static let insteadOfHe = list("گی گان گانی گانه گانش گانشان گانمان گیش گیشان")
    static let pluralEzafe = Letters("های")
    static let pluralAlone = Letters("ها")
    static let superlative = Letters("ترین")
    static let and = Letters("اند")
    static let an = Letters("ان")
    static let bi = Letters("بی")
    static let be = Letters("به")
    static let heAlone = Letters("ه")
    static let he = ScalarKind.letter(0x647)
    static let alef = ScalarKind.letter(0x622)
    static let afterName = Set(list("الله الدین اللهی"))
    static let afterYe = Set(list("اش ام اند ای"))
    static let indefinite = Letters("ای")
    static let gaf = ScalarKind.letter(0x6AF)
    static let went = Letters("رفت")
    static let no = ScalarKind.letter(0x646)
    static let ye = ScalarKind.letter(0x6CC)
}
