/// Which letters stand with which: the tables that the fold is made of.
extension FoldingTable {
    /// Every scalar that becomes another letter, capitals left out.
    static func bases(_ strength: Folding.Strength) -> [Unicode.Scalar: Unicode.Scalar] {
        var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
        let own = strength == .search ? ownLetters + arabicCarriers : []
        for (base, variants) in latin + greek + cyrillic + arabic + own {
            for variant in variants.unicodeScalars { bases[variant] = base }
        }
        for (base, forms) in arabicForms { for form in forms.unicodeScalars { bases[form] = bases[base] ?? base } }
        // Turkic capitals: the dotted one has a small letter of two scalars elsewhere.
        bases["\u{130}"] = "i"
        bases["I"] = "i"
        // Azerbaijani ə is often written with the turned e of another alphabet.
        bases["ǝ"] = strength == .search ? "e" : "ə"
        return bases
    }

    /// Letters that Azerbaijani, Turkmen and Kazakh have of their own, and й.
    private static let ownLetters: [(Unicode.Scalar, String)] = [
        ("a", "ä"), ("c", "ç"), ("e", "ə"), ("g", "ğ"), ("i", "ı"), ("n", "ňñ"), ("o", "ö"), ("s", "ş"), ("u", "ü"),
        ("y", "ý"), ("z", "ž"), ("а", "ә"), ("г", "ғ"), ("и", "йі"), ("к", "қ"), ("н", "ң"), ("о", "ө"), ("у", "ұү"),
        ("х", "һ"),
    ]

    /// Letters that carry a madda or a hamza.
    private static let arabicCarriers: [(Unicode.Scalar, String)] = [("ا", "آ"), ("و", "ؤ"), ("ی", "ئ")]

    /// Latin letters with the marks of any language.
    private static let latin: [(Unicode.Scalar, String)] = [
        ("a", "àáâãåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ"), ("b", "ƀḃḅḇ"), ("c", "ćĉċčḉ"), ("d", "ðďđǆǳḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěȅȇȩɛḕḗḙḛḝẹẻẽếềểễệ"), ("f", "ḟ"), ("g", "ĝġģƣǧǵɣḡ"), ("h", "ĥħȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįĳǐȉȋɨḭḯỉị"), ("j", "ĵǰ"), ("k", "ķĸǩḱḳḵ"), ("l", "ĺļľŀłǉḷḹḻḽ"), ("m", "ḿṁṃ"),
        ("n", "ńņŉŋǌǹɲṅṇṉṋ"), ("o", "òóôõøōŏőơǒǫǭǿȍȏȫȭȯȱɵṍṏṑṓọỏốồổỗộớờởỡợ"), ("p", "ṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝšſșṡṣṥṧṩẛ"), ("t", "ţťŧțṫṭṯṱẗ"), ("u", "ùúûũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"), ("y", "ÿŷȳẏẙỳỵỷỹ"), ("z", "źżƶẑẓẕ"),
    ]

    private static let greek: [(Unicode.Scalar, String)] = [
        ("α", "ά"), ("ε", "έ"), ("η", "ή"), ("ι", "ίϊΐ"), ("ο", "ό"), ("υ", "ύϋΰ"), ("ω", "ώ"),
    ]

    /// Cyrillic letters of other languages, and ё.
    private static let cyrillic: [(Unicode.Scalar, String)] = [
        ("а", "ӑӓӕӛ"), ("г", "ѓґҕӻ"), ("д", "ђ"), ("е", "ѐёєѣӗ"), ("ж", "џҗӂӝ"), ("з", "ҙӟ"), ("и", "їјѝѵѷӣӥ"),
        ("к", "ќҝҟҡӄ"), ("л", "љ"), ("н", "њҥӈ"), ("о", "ӧӫ"), ("п", "ҧԥ"), ("р", "ҏ"), ("с", "ѕҫ"),
        ("т", "ҭ"), ("у", "ўӯӱӳ"), ("ф", "ѳ"), ("х", "ҳӽ"), ("ц", "ҵ"), ("ч", "ћҷҹҽӵ"), ("ы", "ӹ"), ("э", "ӭ"),
    ]

    /// Letters of Arabic writing that are one letter in different languages.
    private static let arabic: [(Unicode.Scalar, String)] = [
        ("ا", "أإٱٲٳ"), ("ب", "ٻڀ"), ("ت", "ٹٺټٿ"), ("ج", "ڄڃڇ"), ("د", "ڈډڊڌڍڎ"), ("ر", "ڑړڒ"),
        ("و", "ۆۇۈۉۅۋ"), ("ف", "ڤڦ"), ("ک", "كڪڬ"), ("گ", "ڳڱ"), ("ن", "ںڻڭ"), ("ه", "ۀةہھەۂۃ"),
        ("ی", "يىېےۓێ"),
    ]

    /// The forms a letter takes in a word, as old files hold them.
    private static let arabicForms: [(Unicode.Scalar, String)] = [
        ("ٱ", "\u{FB50}\u{FB51}"), ("ٻ", "\u{FB52}\u{FB53}\u{FB54}\u{FB55}"),
        ("پ", "\u{FB56}\u{FB57}\u{FB58}\u{FB59}"), ("ڀ", "\u{FB5A}\u{FB5B}\u{FB5C}\u{FB5D}"),
        ("ٺ", "\u{FB5E}\u{FB5F}\u{FB60}\u{FB61}"), ("ٿ", "\u{FB62}\u{FB63}\u{FB64}\u{FB65}"),
        ("ٹ", "\u{FB66}\u{FB67}\u{FB68}\u{FB69}"), ("ڤ", "\u{FB6A}\u{FB6B}\u{FB6C}\u{FB6D}"),
        ("ڦ", "\u{FB6E}\u{FB6F}\u{FB70}\u{FB71}"), ("ڄ", "\u{FB72}\u{FB73}\u{FB74}\u{FB75}"),
        ("ڃ", "\u{FB76}\u{FB77}\u{FB78}\u{FB79}"), ("چ", "\u{FB7A}\u{FB7B}\u{FB7C}\u{FB7D}"),
        ("ڇ", "\u{FB7E}\u{FB7F}\u{FB80}\u{FB81}"), ("ڍ", "\u{FB82}\u{FB83}"), ("ڌ", "\u{FB84}\u{FB85}"),
        ("ڎ", "\u{FB86}\u{FB87}"), ("ڈ", "\u{FB88}\u{FB89}"), ("ژ", "\u{FB8A}\u{FB8B}"),
        ("ڑ", "\u{FB8C}\u{FB8D}"), ("ک", "\u{FB8E}\u{FB8F}\u{FB90}\u{FB91}"),
        ("گ", "\u{FB92}\u{FB93}\u{FB94}\u{FB95}"), ("ڳ", "\u{FB96}\u{FB97}\u{FB98}\u{FB99}"),
        ("ڱ", "\u{FB9A}\u{FB9B}\u{FB9C}\u{FB9D}"), ("ں", "\u{FB9E}\u{FB9F}"),
        ("ڻ", "\u{FBA0}\u{FBA1}\u{FBA2}\u{FBA3}"), ("ۀ", "\u{FBA4}\u{FBA5}"),
        ("ہ", "\u{FBA6}\u{FBA7}\u{FBA8}\u{FBA9}"), ("ھ", "\u{FBAA}\u{FBAB}\u{FBAC}\u{FBAD}"),
        ("ے", "\u{FBAE}\u{FBAF}"), ("ۓ", "\u{FBB0}\u{FBB1}"), ("ڭ", "\u{FBD3}\u{FBD4}\u{FBD5}\u{FBD6}"),
        ("ۇ", "\u{FBD7}\u{FBD8}"), ("ۆ", "\u{FBD9}\u{FBDA}"), ("ۈ", "\u{FBDB}\u{FBDC}"),
        ("ۋ", "\u{FBDE}\u{FBDF}"), ("ۅ", "\u{FBE0}\u{FBE1}"), ("ۉ", "\u{FBE2}\u{FBE3}"),
        ("ې", "\u{FBE4}\u{FBE5}\u{FBE6}\u{FBE7}"), ("ى", "\u{FBE8}\u{FBE9}\u{FEEF}\u{FEF0}"),
        ("ی", "\u{FBFC}\u{FBFD}\u{FBFE}\u{FBFF}"), ("ﹳ", "\u{FE73}"), ("آ", "\u{FE81}\u{FE82}"),
        ("أ", "\u{FE83}\u{FE84}"), ("ؤ", "\u{FE85}\u{FE86}"), ("إ", "\u{FE87}\u{FE88}"),
        ("ئ", "\u{FE89}\u{FE8A}\u{FE8B}\u{FE8C}"), ("ا", "\u{FE8D}\u{FE8E}"),
        ("ب", "\u{FE8F}\u{FE90}\u{FE91}\u{FE92}"), ("ة", "\u{FE93}\u{FE94}"),
        ("ت", "\u{FE95}\u{FE96}\u{FE97}\u{FE98}"), ("ث", "\u{FE99}\u{FE9A}\u{FE9B}\u{FE9C}"),
        ("ج", "\u{FE9D}\u{FE9E}\u{FE9F}\u{FEA0}"), ("ح", "\u{FEA1}\u{FEA2}\u{FEA3}\u{FEA4}"),
        ("خ", "\u{FEA5}\u{FEA6}\u{FEA7}\u{FEA8}"), ("د", "\u{FEA9}\u{FEAA}"), ("ذ", "\u{FEAB}\u{FEAC}"),
        ("ر", "\u{FEAD}\u{FEAE}"), ("ز", "\u{FEAF}\u{FEB0}"), ("س", "\u{FEB1}\u{FEB2}\u{FEB3}\u{FEB4}"),
        ("ش", "\u{FEB5}\u{FEB6}\u{FEB7}\u{FEB8}"), ("ص", "\u{FEB9}\u{FEBA}\u{FEBB}\u{FEBC}"),
        ("ض", "\u{FEBD}\u{FEBE}\u{FEBF}\u{FEC0}"), ("ط", "\u{FEC1}\u{FEC2}\u{FEC3}\u{FEC4}"),
        ("ظ", "\u{FEC5}\u{FEC6}\u{FEC7}\u{FEC8}"), ("ع", "\u{FEC9}\u{FECA}\u{FECB}\u{FECC}"),
        ("غ", "\u{FECD}\u{FECE}\u{FECF}\u{FED0}"), ("ف", "\u{FED1}\u{FED2}\u{FED3}\u{FED4}"),
        ("ق", "\u{FED5}\u{FED6}\u{FED7}\u{FED8}"), ("ك", "\u{FED9}\u{FEDA}\u{FEDB}\u{FEDC}"),
        ("ل", "\u{FEDD}\u{FEDE}\u{FEDF}\u{FEE0}"), ("م", "\u{FEE1}\u{FEE2}\u{FEE3}\u{FEE4}"),
        ("ن", "\u{FEE5}\u{FEE6}\u{FEE7}\u{FEE8}"), ("ه", "\u{FEE9}\u{FEEA}\u{FEEB}\u{FEEC}"),
        ("و", "\u{FEED}\u{FEEE}"), ("ي", "\u{FEF1}\u{FEF2}\u{FEF3}\u{FEF4}"),
    ]
}
