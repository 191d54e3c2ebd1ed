package import Languages

/// One thing that can be asked of the interface: where, with what, and in which forms it is answered.
///
/// The interface registers its routes from a list of these and describes itself by it; the pages draw it.
package struct InterfaceOperation: Sendable, Hashable {
    /// The name by which programs know it: `thing`, `thing-history`.
    package let id: String
    /// The address below the language, with parameters in braces: `things/{id}`.
    package let path: String
    /// The forms it is answered in, the first of which is taken when a machine names none.
    package let forms: [Representation]
    /// Whether the same address is a page for people.
    package let hasPage: Bool
    /// Whether the address stands below a language, and is negotiated without one.
    package let isInLanguages: Bool
    package let parameters: [Parameter]
    /// The name of the schema of its JSON.
    package let schema: String
    /// An address below the language that is answered on a node with the region pack.
    package let example: String

    /// What it is called and what it answers, in the phrases.
    package var title: PhraseKey { PhraseKey("api.\(id).title") }
    package var about: PhraseKey { PhraseKey("api.\(id).about") }

    package init(
        id: String, path: String, forms: [Representation] = [.json], hasPage: Bool = true, isInLanguages: Bool = true,
        parameters: [Parameter] = [], schema: String, example: String
    ) {
        self.id = id
        self.path = path
        self.forms = forms
        self.hasPage = hasPage
        self.isInLanguages = isInLanguages
        self.parameters = parameters
        self.schema = schema
        self.example = example
    }

    /// What an operation takes beside its address.
    package struct Parameter: Sendable, Hashable {
        package enum Place: String, Sendable, Hashable { case path, query }

        package enum Form: Sendable, Hashable {
            /// Lower-case letters, digits and hyphens, at most 80.
            case identifier
            case integer(ClosedRange<Int64>)
            case choice([String])
            /// Free words of at most so many letters.
            case words(Int)
        }

        package let name: String
        package let place: Place
        package let form: Form
        package let isRequired: Bool

        package init(_ name: String, _ place: Place = .query, _ form: Form, isRequired: Bool = false) {
            self.name = name
            self.place = place
            self.form = form
            self.isRequired = isRequired || place == .path
        }

        /// What it means, in the phrases.
        package var about: PhraseKey { PhraseKey("api.parameter.\(name)") }
    }
}

extension InterfaceOperation {

    /// Whether the steps of an address below the language are this operation's, its last one without a suffix.
    package func matches(_ steps: [Substring]) -> Bool {
        let own = path.split(separator: "/")
        return own.count == steps.count && zip(own, steps).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}
