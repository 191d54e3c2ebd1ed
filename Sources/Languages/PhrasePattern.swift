/// A phrase taken apart once: literal text, `{name}` and `{count, plural, one {# port} other {# ports}}`.
struct PhrasePattern: Equatable, Sendable {
    indirect enum Segment: Equatable, Sendable {
        case literal(String)
        case placeholder(String)
        /// `#`: the number of the plural it stands in.
        case number
        case plural(Plural)
    }

    struct Plural: Equatable, Sendable {
        let argument: String
        /// The forms for one exact number, `=0 {none}`.
        let exact: [String: [Segment]]
        let forms: [PluralCategory: [Segment]]
    }

    let segments: [Segment]

    /// The names of all placeholders and plurals, at every depth.
    var arguments: Set<String> {
        var names: Set<String> = []
        Self.visit(segments) { segment in
            switch segment {
            case .placeholder(let name): names.insert(name)
            case .plural(let plural): names.insert(plural.argument)
            case .literal, .number: break
            }
        }
        return names
    }

    /// The plural categories that any plural lacks, and those that any plural gives without need, for a language.
    func categories(awryIn language: Language) -> (missing: Set<PluralCategory>, needless: Set<PluralCategory>) {
        let wanted = Set(language.pluralCategories)
        var missing: Set<PluralCategory> = []
        var needless: Set<PluralCategory> = []
        Self.visit(segments) { segment in
            guard case .plural(let plural) = segment else { return }
            missing.formUnion(wanted.subtracting(plural.forms.keys))
            needless.formUnion(Set(plural.forms.keys).subtracting(wanted))
        }
        return (missing, needless)
    }

    private static func visit(_ segments: [Segment], _ look: (Segment) -> Void) {
        for segment in segments {
            look(segment)
            guard case .plural(let plural) = segment else { continue }
            for form in plural.exact.values { visit(form, look) }
            for form in plural.forms.values { visit(form, look) }
        }
    }
}
