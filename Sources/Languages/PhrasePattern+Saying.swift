/// A value put into a phrase.
package enum PhraseValue: Sendable, Hashable {
    /// Text put in as it is, kept apart from text of the other direction.
    case text(String)
    /// A whole number, printed in the language and deciding the plural.
    case count(Int)
    /// A number as plain decimal text (`1234.5`), printed in the language and deciding the plural.
    case number(String)
}

extension PhrasePattern {
    /// The phrase with its values; a value that is not given leaves its name in braces.
    func said(in language: Language, _ values: [String: PhraseValue], isolating: Bool) -> String {
        if segments.count == 1, case .literal(let text) = segments[0] { return text }
        var result = ""
        let speaker = Speaker(language: language, values: values, isolating: isolating)
        speaker.write(segments, number: nil, to: &result)
        return result
    }
}

private struct Speaker {
    let language: Language
    let values: [String: PhraseValue]
    let isolating: Bool

    func write(_ segments: [PhrasePattern.Segment], number: String?, to result: inout String) {
        for segment in segments {
            switch segment {
            case .literal(let text):
                result += text
            case .placeholder(let name):
                result += printed(name)
            case .number:
                result += number ?? "#"
            case .plural(let plural):
                guard let form = form(of: plural) else { continue }
                write(form, number: printed(plural.argument), to: &result)
            }
        }
    }

    private func form(of plural: PhrasePattern.Plural) -> [PhrasePattern.Segment]? {
        let decimal: String
        switch values[plural.argument] {
        case .count(let count): decimal = String(count)
        case .number(let text), .text(let text): decimal = text
        case nil: decimal = ""
        }
        if let exact = plural.exact[decimal] { return exact }
        return plural.forms[language.pluralCategory(decimal)] ?? plural.forms[.other]
    }

    private func printed(_ name: String) -> String {
        switch values[name] {
        case .text(let text): isolating ? Isolation.isolated(text, in: language.direction) : text
        case .count(let count): NumberFormat(language).format(count)
        case .number(let text): NumberFormat(language).format(text)
        case nil: "{" + name + "}"
        }
    }
}
