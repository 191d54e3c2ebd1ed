/// The marks within captions: `<b>`, `<v Speaker>`, `&amp;` and the few others that WebVTT has.
enum CaptionMarks {
    private static let names: Set<String> = ["b", "i", "u", "c", "v", "lang", "ruby", "rt"]
    private static let escapes = ["&amp;", "&lt;", "&gt;", "&nbsp;", "&lrm;", "&rlm;"]

    /// Checks the lines of a cue, the first of which has a number.
    static func check(_ lines: [String], from first: Int) throws(CaptionFault) {
        var open: [String] = []
        for (index, line) in lines.enumerated() {
            try check(line, first + index, &open)
        }
        // A speaker may be the whole cue's.
        guard open.isEmpty || open == ["v"] else {
            throw CaptionFault(.mark, first + lines.count - 1, "<\(open.last ?? "")>")
        }
    }

    private static func check(_ line: String, _ number: Int, _ open: inout [String]) throws(CaptionFault) {
        var rest = line[...]
        while let sign = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            rest = rest[sign...]
            if rest.first == "&" {
                guard let escape = escapes.first(where: rest.hasPrefix) else {
                    throw CaptionFault(.escape, number, rest)
                }
                rest = rest.dropFirst(escape.count)
                continue
            }
            guard let end = rest.firstIndex(of: ">") else { throw CaptionFault(.mark, number, rest) }
            let inner = rest[rest.index(after: rest.startIndex)..<end]
            guard take(inner, &open) else { throw CaptionFault(.mark, number, "<\(inner)>") }
            rest = rest[rest.index(after: end)...]
        }
    }

    private static func take(_ inner: Substring, _ open: inout [String]) -> Bool {
        if inner.hasPrefix("/") {
            let name = String(inner.dropFirst())
            // The end of a ruby text may be left out.
            if name == "ruby", open.last == "rt" { open.removeLast() }
            guard open.last == name else { return false }
            open.removeLast()
            return true
        }
        if CaptionTime.read(String(inner), mark: ".") != nil { return true }
        let word = inner.prefix { $0 != " " && $0 != "\t" }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard let name = parts.first.map(String.init), names.contains(name),
            !parts.dropFirst().contains(where: \.isEmpty)
        else { return false }
        let note = inner.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
        guard note.isEmpty != (name == "v" || name == "lang"), !note.contains("&"), !note.contains("<") else {
            return false
        }
        if name == "rt", open.last != "ruby" { return false }
        guard open.count < 8 else { return false }
        open.append(name)
        return true
    }

    /// The text alone, and who speaks where that is said.
    static func plain(_ lines: [String]) -> (text: String, speaker: String?) {
        var text = ""
        var speaker: String?
        var rest = lines.joined(separator: " ")[...]
        while let sign = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            text += rest[..<sign]
            rest = rest[sign...]
            if let escape = escapes.first(where: rest.hasPrefix) {
                text += said(escape)
                rest = rest.dropFirst(escape.count)
            } else if rest.first == "<", let end = rest.firstIndex(of: ">") {
                let inner = rest.dropFirst().prefix { $0 != ">" }
                if inner.prefix(1) == "v", let blank = inner.firstIndex(of: " "), speaker == nil {
                    speaker = String(inner[inner.index(after: blank)...])
                }
                rest = rest[rest.index(after: end)...]
            } else {
                text.append(rest.removeFirst())
            }
        }
        text += rest
        return (text.split(whereSeparator: \.isWhitespace).joined(separator: " "), speaker)
    }

    private static func said(_ escape: String) -> String {
        switch escape {
        case "&amp;": "&"
        case "&lt;": "<"
        case "&gt;": ">"
        case "&nbsp;": " "
        case "&lrm;": "\u{200E}"
        default: "\u{200F}"
        }
    }
}
