/// A tag as it stands in a text.
struct Tag: Sendable {
    /// In lower case.
    let name: String
    let isClosing: Bool
    /// With its brackets.
    let range: Range<Int>
    /// Of its attributes.
    let inside: Range<Int>
}

/// Finds the tags of HTML in a text, however broken, in one pass: no place is looked at twice but once in all, when a quote
/// turns out to be open to the end.
struct TagReader {
    let text: [Unicode.Scalar]
    private let lastGreater: Int
    private let lastCommentEnd: Int
    private var quotesAreBroken = false
    /// In plain lines a bracket that meets another before its end is only a bracket.
    private let isStrict: Bool
    private static let longestTag = 4096
    /// Steps taken, so that a test can count them.
    private(set) var steps = 0

    init(_ text: [Unicode.Scalar], isStrict: Bool = false) {
        self.text = text
        self.isStrict = isStrict
        lastGreater = text.lastIndex(of: ">") ?? -1
        var last = -1
        var place = text.count - 1
        while place >= 2 {
            if text[place] == ">", text[place - 1] == "-", text[place - 2] == "-" {
                last = place
                break
            }
            place -= 1
        }
        lastCommentEnd = last
    }

    enum Found {
        case tag(Tag)
        /// A comment, a declaration, an instruction.
        case comment(Range<Int>)
    }

    /// What stands at an opening bracket; nil where it is only a bracket.
    mutating func read(at place: Int) -> Found? {
        guard place + 1 < text.count, place < lastGreater else { return nil }
        switch text[place + 1] {
        case "!", "?": return comment(place)
        case "/": return tag(place, nameAt: place + 2, isClosing: true)
        default: return tag(place, nameAt: place + 1, isClosing: false)
        }
    }

    private mutating func comment(_ place: Int) -> Found? {
        let isComment = place + 3 < text.count && text[place + 2] == "-" && text[place + 3] == "-"
        guard isComment, place + 3 < lastCommentEnd else {
            guard let end = index(of: ">", from: place) else { return nil }
            return .comment(place..<(end + 1))
        }
        var end = place + 4
        while end <= lastCommentEnd {
            steps += 1
            if text[end] == ">", text[end - 1] == "-", text[end - 2] == "-" { break }
            end += 1
        }
        return .comment(place..<min(end + 1, text.count))
    }

    private mutating func tag(_ place: Int, nameAt start: Int, isClosing: Bool) -> Found? {
        var next = start
        var name = ""
        while next < text.count, next - start < 24, let letter = Self.nameLetter(text[next], isFirst: next == start) {
            name.unicodeScalars.append(letter)
            next += 1
        }
        guard !name.isEmpty, next < text.count else { return nil }
        guard text[next] == ">" || text[next] == "/" || text[next].isBlank || text[next] == "\0" else { return nil }
        guard let end = end(of: next) else { return nil }
        return .tag(Tag(name: name, isClosing: isClosing, range: place..<(end + 1), inside: next..<end))
    }

    private static func nameLetter(_ scalar: Unicode.Scalar, isFirst: Bool) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x61...0x7A: scalar
        case 0x41...0x5A: Unicode.Scalar(scalar.value + 32)
        case 0x30...0x39, 0x2D, 0x3A: isFirst ? nil : scalar
        default: nil
        }
    }

    /// The bracket that closes a tag, outside of quotes that follow an equals sign.
    private mutating func end(of start: Int) -> Int? {
        guard !quotesAreBroken else { return index(of: ">", from: start) }
        var place = start
        var quote: Unicode.Scalar?
        var isAfterEquals = false
        while place < text.count {
            if isStrict, place - start > Self.longestTag { break }
            let scalar = text[place]
            steps += 1
            if let open = quote {
                if scalar == open { quote = nil }
            } else if scalar == ">" {
                return place
            } else if isAfterEquals, scalar == "\"" || scalar == "'" {
                quote = scalar
                isAfterEquals = false
            } else if !scalar.isBlank {
                isAfterEquals = scalar == "="
            }
            place += 1
        }
        quotesAreBroken = true
        return index(of: ">", from: start)
    }

    private mutating func index(of scalar: Unicode.Scalar, from start: Int) -> Int? {
        guard start <= lastGreater else { return nil }
        var place = start
        while place < text.count, text[place] != scalar {
            if isStrict, text[place] == "<", place > start { return nil }
            place += 1
            steps += 1
        }
        return place < text.count ? place : nil
    }

    /// Where the end tag of a raw element begins; the end of the text where there is none.
    mutating func end(ofRaw name: String, from start: Int) -> Int {
        let letters = Array(name.unicodeScalars)
        var place = start
        while place < text.count {
            steps += 1
            if text[place] == "<", place + 2 + letters.count <= text.count, text[place + 1] == "/" {
                let written = text[(place + 2)..<(place + 2 + letters.count)]
                if zip(written, letters).allSatisfy({ Self.nameLetter($0, isFirst: false) == $1 }) { return place }
            }
            place += 1
        }
        return text.count
    }

    /// At most 40 attributes of a tag, names in lower case, references read; the first of a name counts.
    func attributes(of tag: Tag) -> [String: String] {
        var found: [String: String] = [:]
        var place = tag.inside.lowerBound
        let end = tag.inside.upperBound
        while place < end, found.count < 40 {
            while place < end, text[place].isBlank || text[place] == "/" || text[place] == "\0" { place += 1 }
            let nameStart = place
            while place < end, text[place] != "=", !text[place].isBlank, text[place] != "/" { place += 1 }
            let name = String(text[nameStart..<place]).lowercased()
            while place < end, text[place].isBlank { place += 1 }
            guard place < end, text[place] == "=" else {
                if !name.isEmpty, found[name] == nil { found[name] = "" }
                if place == nameStart { place += 1 }
                continue
            }
            place += 1
            while place < end, text[place].isBlank { place += 1 }
            let value: ArraySlice<Unicode.Scalar>
            if place < end, text[place] == "\"" || text[place] == "'" {
                let quote = text[place]
                let start = place + 1
                place = start
                while place < end, text[place] != quote { place += 1 }
                value = text[start..<place]
                place += 1
            } else {
                let start = place
                while place < end, !text[place].isBlank { place += 1 }
                value = text[start..<place]
            }
            if !name.isEmpty, found[name] == nil { found[name] = Entities.decoded(value.prefix(4096)) }
        }
        return found
    }
}
