import Languages

/// Text whose letters are not those of the language it is marked with.
///
/// Letters tell scripts apart, not languages: English on a Turkmen page is not seen, Cyrillic is.
enum ForeignText {
    /// The pieces of a page's text, its title and its labels that stand in another script than their language's.
    static func found(in page: WebPage) -> [String] {
        var found: [String] = []
        for run in page.runs {
            guard let language = language(of: run.node, in: page) else { continue }
            if let piece = foreign(run.text, in: language) {
                found.append("\(language.tag) \(place(run.node, page)): \(piece)")
            }
        }
        return found
    }

    private static func language(of node: Int, in page: WebPage) -> Language? {
        var next: Int? = node
        while let index = next {
            if let tag = page.nodes[index].attributes["lang"] { return Language(tag: tag) }
            next = page.nodes[index].parent
        }
        return nil
    }

    private static func place(_ node: Int, _ page: WebPage) -> String {
        let node = page.nodes[node]
        return node.name + (node.attributes["class"].map { "." + $0 } ?? "")
    }

    /// The first stretch in another script that is no figure, code, address, unit or abbreviation.
    private static func foreign(_ text: String, in language: Language) -> String? {
        var text = text
        for allowed in [addresses, codes, numerals] { text.replace(allowed, with: " ") }
        guard text.unicodeScalars.contains(where: { isForeign($0, in: language) }) else { return nil }
        return String(text.prefix(80))
    }

    nonisolated(unsafe) private static let addresses =
        /(?:https?:\/\/)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}(?:[:\/][^\s،؛]*)?|\/[a-z][^\s]*/
    /// Codes and abbreviations: capitals and digits, with what joins them.
    nonisolated(unsafe) private static let codes = /[A-Z0-9][A-Z0-9]*(?:[-–\/.&+][A-Z0-9]+)*(?:\b|$)/
    /// Letters of digests and units of the international system.
    nonisolated(unsafe) private static let numerals = /\b[0-9a-f]{8,}\b|\b[IVX]+\b|\b(?:kWh|km|MW|kV|GW|TEU|m|t)\b/

    private static func isForeign(_ scalar: Unicode.Scalar, in language: Language) -> Bool {
        guard scalar.properties.isAlphabetic, let script = script(of: scalar) else { return false }
        return script != language.script
    }

    private static func script(of scalar: Unicode.Scalar) -> Language.Script? {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: .latin
        case 0x400...0x52F: .cyrillic
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: .arabic
        default: nil
        }
    }
}
