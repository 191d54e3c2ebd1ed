/// The marks within captions: `<b>`, `<v Speaker>`, `&amp;` and the few others that WebVTT has.
///
/// Read byte by byte: a half-space behind a mark would otherwise be one letter with the mark's last sign.
enum CaptionMarks {
    /// Marks within each other.
    static let openMax = 8
    private static let names: Set<String> = ["b", "i", "u", "c", "v", "lang", "ruby", "rt"]
    private static let escapes: [(written: [UInt8], said: String)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", "\u{200E}"), ("&rlm;", "\u{200F}"),
    ].map { (Array($0.0.utf8), $0.1) }

    /// A piece of a caption's text.
    private enum Piece {
        case text(ArraySlice<UInt8>)
        case escape(String)
        /// What stands between `<` and `>`.
        case mark(String)
        /// What is neither, to the end of the line.
        case fault(CaptionFault.Code, ArraySlice<UInt8>)
    }

    private static func pieces(_ line: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Array(line.utf8)[...]
        while let sign = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
            if sign > rest.startIndex { pieces.append(.text(rest[..<sign])) }
            rest = rest[sign...]
            if rest.first == UInt8(ascii: "&") {
                guard let escape = escapes.first(where: { rest.starts(with: $0.written) }) else {
                    return pieces + [.fault(.escape, rest)]
                }
                pieces.append(.escape(escape.said))
                rest = rest.dropFirst(escape.written.count)
            } else {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return pieces + [.fault(.mark, rest)] }
                pieces.append(.mark(String(decoding: rest[(sign + 1)..<end], as: UTF8.self)))
                rest = rest[(end + 1)...]
            }
        }
        return rest.isEmpty ? pieces : pieces + [.text(rest)]
    }

    /// Checks the lines of a cue, the first of which has a number.
    static func check(_ lines: [String], from first: Int) throws(CaptionFault) {
        var open: [String] = []
        for (index, line) in lines.enumerated() {
            for piece in pieces(line) {
                switch piece {
                case .text, .escape: continue
                case .mark(let inner):
                    guard take(inner, &open) else { throw CaptionFault(.mark, first + index, "<\(inner)>") }
                case .fault(let code, let rest):
                    throw CaptionFault(code, first + index, String(decoding: rest, as: UTF8.self))
                }
            }
        }
        // A speaker may be the whole cue's.
        guard open.isEmpty || open == ["v"] else {
            throw CaptionFault(.mark, first + lines.count - 1, "<\(open.last ?? "")>")
        }
    }

    private static func take(_ inner: String, _ open: inout [String]) -> Bool {
        if inner.hasPrefix("/") {
            let name = String(inner.dropFirst())
            // The end of a ruby text may be left out.
            if name == "ruby", open.last == "rt" { open.removeLast() }
            guard open.last == name else { return false }
            open.removeLast()
            return true
        }
        if CaptionTime.read(inner, mark: ".") != nil { return true }
        let word = inner.prefix { $0 != " " && $0 != "\t" }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard let name = parts.first.map(String.init), names.contains(name),
            !parts.dropFirst().contains(where: \.isEmpty)
        else { return false }
        let note = inner.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
        guard note.isEmpty != (name == "v" || name == "lang"), !note.utf8.contains(where: { "&<".utf8.contains($0) })
        else { return false }
        if name == "rt", open.last != "ruby" { return false }
        guard open.count < openMax else { return false }
        open.append(name)
        return true
    }

    /// The text alone, and who speaks where that is said.
    static func plain(_ lines: [String]) -> (text: String, speaker: String?) {
        var bytes: [UInt8] = []
        var speaker: String?
        for piece in pieces(lines.joined(separator: " ")) {
            switch piece {
            case .text(let text), .fault(_, let text): bytes += text
            case .escape(let said): bytes += Array(said.utf8)
            case .mark(let inner):
                guard speaker == nil, inner.hasPrefix("v"), let blank = inner.firstIndex(of: " ") else { continue }
                speaker = String(inner[inner.index(after: blank)...])
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return (text.split(whereSeparator: \.isWhitespace).joined(separator: " "), speaker)
    }
}
