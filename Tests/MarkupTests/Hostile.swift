import Chances

enum Hostile {
    static let strings = [
        "", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "</title><b>", "<!--",
        "-->",
        "]]>", "&amp;", "&#x3C;", "&lt", "a & b < c > d \"e\" 'f'", "\u{0}", "a\u{0}b\u{1B}[31m\u{7F}", "\r\n\t",
        "`${x}`",
        "دریای خزر", "«۲۳٫۵»", "نام\u{200C}ها", "\u{202E}gnp.exe", "\u{2067}x\u{2069}", "Əlçin İğdır", "Қазақстан", "👩‍👩‍👧‍👦",
        "e\u{301}",
        "\u{FEFF}", "\u{FFFF}", "\u{2028}", "{{x}}", "%3Cscript%3E", String(repeating: "<", count: 1000),
    ]

    /// Text from the letters that matter to a parser, and some that do not.
    static func text(_ random: inout Chance, longest: Int = 40) -> String {
        let letters: [Unicode.Scalar] = [
            "<", ">", "&", "\"", "'", "/", "=", " ", "\n", "\t", "\r", "\u{0}", "\u{8}", "\u{1F}", "\u{7F}", "\u{80}",
            "a",
            "Z", "0", ";", "#", "x", "-", "!", "ə", "ش", "ж", "😀", "\u{200C}", "\u{202E}", ":", "\\", "%", "@", "?",
            "`", ">",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...longest, using: &random) {
            text.append(letters[Int.random(in: 0..<letters.count, using: &random)])
        }
        return String(text)
    }
}

/// The same rule as the module's, letter by letter and without any cleverness.
func slowEscape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
        default:
            let isForbidden = scalar.value < 0x20 || [0x7F, 0xFFFE, 0xFFFF].contains(scalar.value)
            result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
        }
    }
    return result
}

/// What a reader gets back from escaped text.
func unescape(_ text: String) -> String {
    var result: [UInt8] = []
    let entities = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
    let bytes = Array(text.utf8)
    var index = 0
    scan: while index < bytes.count {
        for (entity, letter) in entities where bytes[index...].starts(with: entity.utf8) {
            result.append(contentsOf: letter.utf8)
            index += entity.utf8.count
            continue scan
        }
        result.append(bytes[index])
        index += 1
    }
    return String(decoding: result, as: UTF8.self)
}
