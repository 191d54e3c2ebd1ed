/// A word or sign of a filter.
struct FilterToken: Sendable, Hashable {
    enum What: Sendable, Hashable {
        /// A word without quotation marks: a name or a word of the language.
        case word
        /// A name in double quotation marks.
        case name
        /// A text in single quotation marks.
        case text
        case number(Double)
        case sign
        case end
    }

    let what: What
    /// Without its quotation marks.
    let text: String
    /// The letter it begins at, counted from 1.
    let place: Int

    /// Whether it is this word of the language, in whatever case.
    func isWord(_ word: String) -> Bool { what == .word && text.uppercased() == word }

    func isSign(_ sign: String) -> Bool { what == .sign && text == sign }
}

/// Cuts a filter into words and signs.
struct FilterLexer {
    private var rest: Substring
    private var place = 1

    init(_ text: String) { rest = text[...] }

    static func tokens(_ text: String) throws(FilterFault) -> [FilterToken] {
        var lexer = FilterLexer(text)
        var tokens: [FilterToken] = []
        while true {
            let token = try lexer.next()
            tokens.append(token)
            if token.what == .end { return tokens }
        }
    }

    private mutating func take() -> Character? {
        guard let letter = rest.popFirst() else { return nil }
        place += 1
        return letter
    }

    private mutating func next() throws(FilterFault) -> FilterToken {
        while rest.first?.isWhitespace == true { _ = take() }
        let start = place
        guard let first = rest.first else { return FilterToken(what: .end, text: "", place: start) }
        switch first {
        case "'": return FilterToken(what: .text, text: try quoted("'"), place: start)
        case "\"": return FilterToken(what: .name, text: try quoted("\""), place: start)
        case "(", ")", ",", "=":
            _ = take()
            return FilterToken(what: .sign, text: String(first), place: start)
        case "<", ">":
            _ = take()
            var sign = String(first)
            if let second = rest.first, second == "=" || (first == "<" && second == ">") {
                sign.append(second)
                _ = take()
            }
            return FilterToken(what: .sign, text: sign, place: start)
        default: break
        }
        if first == "+" || first == "-" || first == "." || Self.isDigit(first) { return try number() }
        guard Self.beginsWord(first) else { throw FilterFault(.unknownCharacter, at: start, String(first)) }
        var word = ""
        while let letter = rest.first, Self.beginsWord(letter) || Self.isDigit(letter) || letter == "." {
            word.append(letter)
            _ = take()
        }
        return FilterToken(what: .word, text: word, place: start)
    }

    private static func isDigit(_ letter: Character) -> Bool { ("0"..."9").contains(letter) }

    private static func beginsWord(_ letter: Character) -> Bool {
        letter == "_" || letter == ":" || letter.isLetter
    }

    /// A mark within a text is doubled or has a backslash before it.
    private mutating func quoted(_ mark: Character) throws(FilterFault) -> String {
        let start = place
        _ = take()
        var text = ""
        while let letter = take() {
            if letter == "\\", let next = rest.first, next == mark {
                text.append(next)
                _ = take()
            } else if letter == mark {
                guard rest.first == mark else { return text }
                text.append(mark)
                _ = take()
            } else {
                text.append(letter)
            }
        }
        throw FilterFault(.unclosedText, at: start, text)
    }

    private mutating func number() throws(FilterFault) -> FilterToken {
        let start = place
        var text = ""
        while let letter = rest.first {
            let isSign = letter == "+" || letter == "-"
            let mayBeSign = text.isEmpty || text.last == "e" || text.last == "E"
            guard Self.isDigit(letter) || letter == "." || letter == "e" || letter == "E" || (isSign && mayBeSign)
            else { break }
            text.append(letter)
            _ = take()
        }
        guard text.utf8.count <= 40, let value = Double(text), value.isFinite else {
            throw FilterFault(.badNumber, at: start, text)
        }
        return FilterToken(what: .number(value), text: text, place: start)
    }
}
