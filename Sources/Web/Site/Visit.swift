import Languages
import Members
import Register

/// Who looks at a page: in the language of the address, and as whom if signed in.
struct Visit: Sendable, Hashable {
    let language: Language
    let signed: Signed?
    /// The address of who asks, where it is known.
    var source: String?

    var reader: Reader { Reader(language: language, party: signed?.party) }

    /// The public, in a language.
    static func everyone(_ language: Language) -> Visit { Visit(language: language, signed: nil) }
}
