import Register

/// A stretch of a line: words, words that are stressed, or words that lead somewhere.
///
/// Written `*stressed*`, `**strong**` and `[words](address)`; a backslash takes the next mark as it is. An address is one
/// of the web, or names what this node holds: `thing:port-a`, `party:…`, `claim:…`, `story:…`. What is malformed is read
/// as the letters it consists of, so that no text is ever refused or lost for its marks.
package enum Inline: Sendable, Hashable {
    case text(String)
    case stressed(String)
    case strong(String)
    case link(String, InlineTarget)
}

/// Where a link of a story leads.
package enum InlineTarget: Sendable, Hashable {
    case web(String)
    case own(StoryLink)

    package static let lengthMax = 1_000

    /// `nil` for anything but an address of the web or a name of this node's.
    package init?(_ text: String) {
        if let link = StoryLink(reference: text) {
            self = .own(link)
        } else if WebAddress.isOne(text) {
            self = .web(text)
        } else {
            return nil
        }
    }

    package var text: String {
        switch self {
        case .web(let address): address
        case .own(let link): link.reference
        }
    }
}

/// Addresses of the web as stories may hold them: `http` or `https`, a host, and no letter that could end an attribute.
package enum WebAddress {
    package static func isOne(_ text: String) -> Bool {
        guard text.utf8.count <= InlineTarget.lengthMax,
            let rest = ["https://", "http://"].first(where: text.hasPrefix).map({ text.dropFirst($0.count) })
        else { return false }
        let host = rest.prefix { !"/?#".contains($0) }
        return !host.isEmpty && !host.contains("@") && !host.hasPrefix(":") && !host.hasPrefix(".")
            && text.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7F && !"<>\"\\^`{|}".unicodeScalars.contains($0)
                    && !$0.properties.isBidiControl
            }
    }
}

extension Inline {
    private static let marks: Set<Character> = ["*", "[", "]", "\\"]

    /// Reads a line; takes time in proportion to its length.
    package static func read(_ line: String) -> [Inline] {
        let letters = Array(line)
        let closings = closings(letters)
        var (pieces, plain): ([Inline], String) = ([], "")
        var place = 0
        // Where no closing mark was found once, none is looked for again.
        var hopeless: Set<String> = []
        func flush() {
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
        }
        while place < letters.count {
            let letter = letters[place]
            if letter == "\\", place + 1 < letters.count, marks.contains(letters[place + 1]) {
                plain.append(letters[place + 1])
                place += 2
            } else if letter == "*", let (piece, next) = stress(letters, at: place, &hopeless) {
                flush()
                pieces.append(piece)
                place = next
            } else if letter == "[", let (piece, next) = link(letters, at: place, closings) {
                flush()
                pieces.append(piece)
                place = next
            } else {
                plain.append(letter)
                place += 1
            }
        }
        flush()
        return pieces
    }

    private static func stress(
        _ letters: [Character], at start: Int, _ hopeless: inout Set<String>
    ) -> (Inline, Int)? {
        let isStrong = start + 1 < letters.count && letters[start + 1] == "*"
        let mark = isStrong ? 2 : 1
        let key = isStrong ? "**" : "*"
        let first = start + mark
        guard !hopeless.contains(key), first < letters.count, !letters[first].isWhitespace else { return nil }
        var place = first
        var words = ""
        while place < letters.count {
            if letters[place] == "\\", place + 1 < letters.count, marks.contains(letters[place + 1]) {
                words.append(letters[place + 1])
                place += 2
                continue
            }
            if letters[place] == "*", !words.isEmpty, words.last?.isWhitespace == false {
                if !isStrong { return (.stressed(words), place + 1) }
                if place + 1 < letters.count, letters[place + 1] == "*" { return (.strong(words), place + 2) }
            }
            words.append(letters[place])
            place += 1
        }
        hopeless.insert(key)
        return nil
    }

    /// Where each opening round bracket is closed.
    private static func closings(_ letters: [Character]) -> [Int: Int] {
        var (open, closings): ([Int], [Int: Int]) = ([], [:])
        for (place, letter) in letters.enumerated() {
            if letter == "(" { open.append(place) }
            if letter == ")", let first = open.popLast() { closings[first] = place }
        }
        return closings
    }

    /// The words of a link hold no mark of another, and words and address are short, so that looking ends soon.
    private static func link(_ letters: [Character], at start: Int, _ closings: [Int: Int]) -> (Inline, Int)? {
        var words = ""
        var (place, count) = (start + 1, 0)
        while place < letters.count, letters[place] != "]" {
            if letters[place] == "[" || count > 300 { return nil }
            if letters[place] == "\\", place + 1 < letters.count, marks.contains(letters[place + 1]) { place += 1 }
            words.append(letters[place])
            (place, count) = (place + 1, count + 1)
        }
        guard !words.isEmpty, let end = closings[place + 1], end - place <= InlineTarget.lengthMax + 2,
            let target = InlineTarget(String(letters[(place + 2)..<end]))
        else { return nil }
        return (.link(words, target), end + 1)
    }

    /// The words alone.
    package static func plain(_ line: String) -> String {
        read(line).map { piece in
            switch piece {
            case .text(let text), .stressed(let text), .strong(let text), .link(let text, _): text
            }
        }.joined()
    }

    /// A text in which no letter is taken for a mark.
    package static func escaped(_ text: String) -> String {
        var escaped = ""
        for letter in text {
            if marks.contains(letter) { escaped.append("\\") }
            escaped.append(letter)
        }
        return escaped
    }

    /// What this node holds and a line leads to.
    package static func links(in line: String) -> [StoryLink] {
        read(line).compactMap { if case .link(_, .own(let link)) = $0 { link } else { nil } }
    }
}
