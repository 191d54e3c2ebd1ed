import Languages

/// A word of a running text.
struct TextWord: Sendable, Hashable {
    /// What stands in the text; two pieces that Persian writes apart or with a half-space count as one word.
    var text: String
    /// Where it stands, in UTF-8 bytes.
    var range: Range<Int>
    var script: WordScript
}

/// The writing a word is in.
enum WordScript: Sendable, Hashable {
    case latin, cyrillic, arabic, digits, other

    /// The language whose rules hold for a word of this script in a text of `language`; nil for figures and other scripts.
    func language(in language: Language) -> Language? {
        switch self {
        case .latin: language.script == .latin ? language : .en
        case .cyrillic: language.script == .cyrillic ? language : .ru
        case .arabic: .fa
        case .digits, .other: nil
        }
    }

    /// Every language whose texts may hold a word of this script under rules of their own, the reader's first.
    func languages(for reader: Language) -> [Language] {
        let all: [Language]
        switch self {
        case .latin: all = [.en, .az, .tk]
        case .cyrillic: all = [.ru, .kk]
        case .arabic: all = [.fa]
        case .digits, .other: return []
        }
        return all.contains(reader) ? [reader] + all.filter { $0 != reader } : all
    }
}

/// Cuts running text into words.
///
/// Letters, marks and figures make words, half-spaces and apostrophes join their parts, everything else parts them.
struct WordReader {
    private var words: [TextWord] = []
    private var pending = String.UnicodeScalarView()
    private var start = 0
    private var place = 0
    private var script: WordScript?
    /// Whether exactly one space parts the word being read from the one before.
    private var gap = 0

    /// What joins the parts of a word: a half-space, an apostrophe.
    static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x27, 0x02BC, 0x200C, 0x2019: true
        default: false
        }
    }

    /// Whether it may stand within a word without being seen; ASCII has nothing of the kind.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && scalar.properties.isDefaultIgnorableCodePoint
    }

    /// The words of `text`, at most `limit`.
    static func words(of text: some Sequence<Unicode.Scalar>, limit: Int = .max) -> [TextWord] {
        var reader = WordReader()
        for scalar in text {
            reader.take(scalar)
            if reader.words.count >= limit { break }
        }
        reader.close()
        return Array(reader.words.prefix(limit))
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        let width = UTF8.width(scalar)
        defer { place += width }
        if let kind = Self.script(of: scalar) {
            if pending.isEmpty { start = place }
            if let script, script != kind, kind != .digits, script != .digits, kind != .other {
                close()
                start = place
            }
            if script == nil || script == .digits || script == .other {
                script = kind == .other ? script ?? .other : kind
            }
            pending.append(scalar)
        } else if !pending.isEmpty, Self.isJoiner(scalar) || Self.isUnseen(scalar) {
            pending.append(scalar)
        } else {
            close()
            gap += scalar == " " ? 1 : 2
        }
    }

    private mutating func close() {
        defer {
            pending = String.UnicodeScalarView()
            script = nil
        }
        while let last = pending.last, Self.isJoiner(last) { pending.removeLast() }
        guard !pending.isEmpty, let script else { return }
        let text = String(pending)
        let word = TextWord(text: text, range: start..<(start + text.utf8.count), script: script)
        if gap == 1, script == .arabic, let before = words.last, before.script == .arabic,
            Self.belongTogether(before, word)
        {
            words[words.count - 1].text += "\u{200C}" + text
            words[words.count - 1].range = before.range.lowerBound..<word.range.upperBound
        } else {
            words.append(word)
        }
        gap = 0
    }

    private static let beginnings: Set<String> = ["می", "نمی", "مي", "نمي"]
    private static let endings: Set<String> = [
        "ها", "های", "هایی", "هاي", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "تر", "ترین", "ام", "اند",
        "ایم", "اید",
    ]

    /// می روند and بندر ها are words that Persian writes in two pieces.
    private static func belongTogether(_ before: TextWord, _ word: TextWord) -> Bool {
        if beginnings.contains(before.text) { return true }
        return endings.contains(word.text) && !before.text.unicodeScalars.contains("\u{200C}")
    }

    private static func script(of scalar: Unicode.Scalar) -> WordScript? {
        switch scalar.value {
        case 0x30...0x39, 0x0660...0x0669, 0x06F0...0x06F9: return .digits
        case 0x41...0x5A, 0x61...0x7A: return .latin
        case 0..<0xAA: return nil
        case 0x0400...0x052F: return .cyrillic
        case 0x0621...0x064A, 0x066E...0x06D3, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
            return scalar.properties.isAlphabetic ? .arabic : nil
        case 0x0300...0x036F, 0x064B...0x065F, 0x0640, 0x0670: return .other
        case 0x00AA...0x024F, 0x1E00...0x1EFF: return scalar.properties.isAlphabetic ? .latin : nil
        default:
            let properties = scalar.properties
            if properties.numericType != nil { return .digits }
            return properties.isAlphabetic ? .other : nil
        }
    }
}
