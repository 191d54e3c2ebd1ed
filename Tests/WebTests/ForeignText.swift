import Languages

/// Text on a page in letters of another script that is not marked with its language.
///
/// Letters tell scripts apart, not languages: unmarked English on a Turkmen page is not seen, on a Russian one it is.
enum ForeignText {
    /// The pieces of text without an element of their own language in which no letter is of the page's script, and
    /// values of another script put into a phrase.
    static func found(in page: WebPage) -> [String] {
        guard let language = Language(tag: page.language) else { return [] }
        return page.runs.compactMap { run in
            guard !isMarked(run.node, in: page), let piece = foreign(run.text, in: language) else { return nil }
            return "\(page.nodes[run.node].name): \(piece)"
        }
    }

    /// Whether the text is marked with a language, or stands as a code that has none; a title cannot be marked.
    private static func isMarked(_ node: Int, in page: WebPage) -> Bool {
        var next: Int? = node
        while let index = next {
            let (name, attributes) = (page.nodes[index].name, page.nodes[index].attributes)
            if name == "html" { return false }
            let isCode = name == "code" || (name == "bdi" && attributes["dir"] == "ltr")
            if attributes["lang"] != nil || isCode || name == "title" { return true }
            next = page.nodes[index].parent
        }
        return true
    }

    private static func foreign(_ text: String, in language: Language) -> String? {
        let scripts = scripts(in: text)
        if !scripts.isEmpty, !scripts.contains(language.script) { return String(text.prefix(80)) }
        for piece in text.split(separator: "\u{2068}").dropFirst() {
            let value = piece.prefix { $0 != "\u{2069}" }
            let scripts = Self.scripts(in: String(value))
            if !scripts.isEmpty, !scripts.contains(language.script) { return String(value) }
        }
        return nil
    }

    /// The scripts of the words that are no codes: addresses, the software's name, capitals and digits are left out.
    private static func scripts(in text: String) -> Set<Language.Script> {
        var scripts: Set<Language.Script> = []
        let chunks = text.split(whereSeparator: \.isWhitespace).filter { !$0.contains("://") }
        for word in chunks.flatMap({ $0.split { "()[]،,;·–—/".contains($0) } }) {
            let isCode = !word.contains { $0.isLowercase } && word.allSatisfy(\.isASCII)
            if isCode || word.contains("_") || word == "Littoral" { continue }
            scripts.formUnion(word.unicodeScalars.compactMap(script))
        }
        return scripts
    }

    private static func script(of scalar: Unicode.Scalar) -> Language.Script? {
        guard scalar.properties.isAlphabetic else { return nil }
        return switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: .latin
        case 0x400...0x52F: .cyrillic
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: .arabic
        default: nil
        }
    }
}
