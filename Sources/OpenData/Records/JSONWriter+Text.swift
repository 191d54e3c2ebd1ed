package import Exporting
package import Languages

extension JSONWriter {
    /// A text as an object of its versions by language tag, in the fixed order of the languages.
    package mutating func text(_ text: Text) {
        object { writer in
            for language in text.languages {
                writer.key(language.tag)
                writer.string(text[language] ?? "")
            }
        }
    }
}
