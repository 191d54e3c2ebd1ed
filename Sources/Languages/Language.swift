/// One of the six equal languages of the shore.
package enum Language: String, CaseIterable, Sendable, Hashable {
    case en, fa, ru, az, kk, tk

    /// The side a line of writing begins on.
    package enum Direction: String, Sendable, Hashable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    /// The writing a language is set in here; the raw value is the ISO 15924 code.
    package enum Script: String, Sendable, Hashable {
        case latin = "Latn"
        case arabic = "Arab"
        case cyrillic = "Cyrl"
    }

    /// The language a BCP 47 tag means, by its first subtag in any case (`fa-IR`, `RU`); nil for a malformed tag or
    /// a language that is not one of the six.
    package init?(tag: String) {
        guard let primary = LanguageRange.primarySubtag(tag.utf8) else { return nil }
        self.init(rawValue: primary)
    }

    /// The BCP 47 tag, as printed in `lang` attributes and addresses.
    package var tag: String { rawValue }

    /// The direction of writing.
    package var direction: Direction { self == .fa ? .rightToLeft : .leftToRight }

    /// The script the language is written in.
    package var script: Script {
        switch self {
        case .en, .az, .tk: .latin
        case .fa: .arabic
        case .ru, .kk: .cyrillic
        }
    }

    /// What the language calls itself.
    package var ownName: String {
        switch self {
        case .en: "English"
        case .fa: "فارسی"
        case .ru: "Русский"
        case .az: "Azərbaycanca"
        case .kk: "Қазақша"
        case .tk: "Türkmençe"
        }
    }

    /// The languages to try, in order, when something is missing in this one; without the language itself.
    package var fallbacks: [Language] {
        switch self {
        case .en: []
        case .fa, .ru: [.en]
        case .az: [.en, .ru]
        case .kk, .tk: [.ru, .en]
        }
    }

    /// The language itself, then its fallbacks, then every other one, so that a text that exists in any language
    /// is never hidden.
    package var readingOrder: [Language] {
        let chain = [self] + fallbacks
        return chain + Language.allCases.filter { !chain.contains($0) }
    }
}
