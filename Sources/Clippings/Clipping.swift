package import Languages

/// A news text as it came off a page: pasted, or a file of text or HTML, with what is known of where it is from.
package struct Clipping: Sendable, Hashable {
    package enum Form: String, Sendable, Hashable, CaseIterable {
        /// Lines as they stand; only codes of players and stray tags are taken for what they are.
        case text
        /// A page saved from a browser.
        case page
    }

    /// The longest clipping that is read, in bytes.
    package static let maximumBytes = 4 << 20

    /// The bytes as they came; nothing of them is ever changed.
    package let bytes: [UInt8]
    /// What it is; `nil` to find out from the content.
    package let form: Form?
    /// The language it is said to be in; `nil` to find out from the letters.
    package let language: Language?

    package init(_ bytes: [UInt8], form: Form? = nil, language: Language? = nil) {
        self.bytes = bytes
        self.form = form
        self.language = language
    }

    package init(_ text: String, form: Form? = nil, language: Language? = nil) {
        self.init(Array(text.utf8), form: form, language: language)
    }
}
