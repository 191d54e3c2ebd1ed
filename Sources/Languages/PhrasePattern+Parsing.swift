/// Where and why a pattern cannot be read.
struct PhrasePatternFault: Error, Equatable, Sendable {
    /// The character at which reading stopped, counted from 1.
    let position: Int
    let message: String
}

extension PhrasePattern {
    static let maximumBytes = 4_000
    static let maximumDepth = 3

    init(parsing text: String) throws(PhrasePatternFault) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw PhrasePatternFault(position: 1, message: "The phrase is longer than \(Self.maximumBytes) bytes.")
        }
        var parser = PhrasePatternParser(text)
        segments = try parser.parse()
    }

    /// The text of a pattern cut into what is translated and its placeholders as written, `{name}`, at every depth.
    static func pieces(of text: String) throws(PhrasePatternFault) -> [PhraseUnit.Piece] {
        var parser = PhrasePatternParser(text)
        _ = try parser.parse()
        let scalars = Array(text.unicodeScalars)
        let slice = { (range: Range<Int>) in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
        var pieces: [PhraseUnit.Piece] = []
        var end = 0
        for place in parser.placeholders {
            if place.lowerBound > end { pieces.append(.text(slice(end..<place.lowerBound))) }
            pieces.append(.placeholder(slice(place)))
            end = place.upperBound
        }
        if end < scalars.count { pieces.append(.text(slice(end..<scalars.count))) }
        return pieces
    }
}

private struct PhrasePatternParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    /// Where placeholders stand, in their order.
    private(set) var placeholders: [Range<Int>] = []

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func parse() throws(PhrasePatternFault) -> [PhrasePattern.Segment] {
        let segments = try segments(depth: 0)
        guard position == scalars.count else { throw fault("A closing brace has no opening one; remove it.") }
        return segments
    }

    /// Reads up to the end or an unmatched closing brace, which is left for the caller.
    private mutating func segments(depth: Int) throws(PhrasePatternFault) -> [PhrasePattern.Segment] {
        var segments: [PhrasePattern.Segment] = []
        var literal = String.UnicodeScalarView()
        func flush() {
            if !literal.isEmpty { segments.append(.literal(String(literal))) }
            literal = String.UnicodeScalarView()
        }
        while position < scalars.count, scalars[position] != "}" {
            switch scalars[position] {
            case "{":
                flush()
                segments.append(try argument(depth: depth))
            case "#" where depth > 0:
                flush()
                segments.append(.number)
                position += 1
            case "'" where position + 1 < scalars.count && scalars[position + 1] == "'":
                literal.append("'")
                position += 2
            default:
                literal.append(scalars[position])
                position += 1
            }
        }
        flush()
        return segments
    }

    private mutating func argument(depth: Int) throws(PhrasePatternFault) -> PhrasePattern.Segment {
        let start = position
        position += 1
        skipSpaces()
        let name = try word("the name of a value")
        skipSpaces()
        if take("}") {
            placeholders.append(start..<position)
            return .placeholder(name)
        }
        guard take(",") else { throw fault("A closing brace is missing after “\(name)”.") }
        skipSpaces()
        guard try word("“plural”") == "plural" else { throw fault("Only “plural” may follow the name of a value.") }
        skipSpaces()
        guard take(",") else { throw fault("A comma is missing after “plural”.") }
        guard depth < PhrasePattern.maximumDepth else {
            throw fault("Plurals stand more than \(PhrasePattern.maximumDepth) deep in each other; split the phrase.")
        }
        return .plural(try plural(name, depth: depth + 1))
    }

    private mutating func plural(_ name: String, depth: Int) throws(PhrasePatternFault) -> PhrasePattern.Plural {
        var exact: [String: [PhrasePattern.Segment]] = [:]
        var forms: [PluralCategory: [PhrasePattern.Segment]] = [:]
        skipSpaces()
        while !take("}") {
            if take("=") {
                let number = try exactNumber()
                guard exact[number] == nil else { throw fault("The number \(number) has two forms; remove one.") }
                exact[number] = try form(depth: depth)
            } else {
                let label = try word("a plural form such as “other”")
                guard let category = PluralCategory(rawValue: label) else {
                    throw fault("“\(label)” is not a plural form; use zero, one, two, few, many or other.")
                }
                guard forms[category] == nil else { throw fault("The form “\(label)” stands twice; remove one.") }
                forms[category] = try form(depth: depth)
            }
            skipSpaces()
        }
        return PhrasePattern.Plural(argument: name, exact: exact, forms: forms)
    }

    private mutating func form(depth: Int) throws(PhrasePatternFault) -> [PhrasePattern.Segment] {
        skipSpaces()
        guard take("{") else { throw fault("A plural form must stand in braces.") }
        let segments = try segments(depth: depth)
        guard take("}") else { throw fault("A closing brace is missing at the end of a plural form.") }
        return segments
    }

    private mutating func exactNumber() throws(PhrasePatternFault) -> String {
        var digits = ""
        while position < scalars.count, ("0"..."9").contains(scalars[position]), digits.utf8.count < 9 {
            digits.unicodeScalars.append(scalars[position])
            position += 1
        }
        guard !digits.isEmpty else { throw fault("A number of at most nine digits must follow “=”.") }
        return digits
    }

    private mutating func word(_ expected: String) throws(PhrasePatternFault) -> String {
        var word = ""
        while position < scalars.count, word.utf8.count <= 40 {
            let scalar = scalars[position]
            let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            guard isLetter || (!word.isEmpty && ("0"..."9").contains(scalar)) else { break }
            word.unicodeScalars.append(scalar)
            position += 1
        }
        guard (1...40).contains(word.utf8.count) else {
            throw fault("Here \(expected) is missing: Latin letters and digits, at most 40.")
        }
        return word
    }

    private mutating func skipSpaces() {
        while position < scalars.count, scalars[position] == " " || scalars[position] == "\n" { position += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard position < scalars.count, scalars[position] == scalar else { return false }
        position += 1
        return true
    }

    private func fault(_ message: String) -> PhrasePatternFault {
        PhrasePatternFault(position: position + 1, message: message)
    }
}
