import Hummingbird
import Languages
import Serving

/// A request as the answers want it: in which language and form, about what, and with which parameters.
struct Asked: Sendable {
    let request: Request
    let operation: InterfaceOperation
    let language: Language
    /// Whether the address names the language, and not the wishes of who asks.
    let isLanguageNamed: Bool
    let form: Representation
    /// Whether the address names the form.
    let isFormNamed: Bool
    /// What stands in the address in place of `{id}`.
    let id: String

    init(
        _ request: Request, _ parameters: Parameters, _ operation: InterfaceOperation, languages: [Language]
    ) throws(RequestFault) {
        self.request = request
        self.operation = operation
        let named = parameters.get("language")
        let wish = request.headers[.acceptLanguage] ?? ""
        guard
            let language = named.map({ step in languages.first { $0.tag == step } })
                ?? Language.negotiate(acceptLanguage: wish, among: languages) ?? languages.first
        else { throw .notFound }
        self.language = language
        isLanguageNamed = named != nil
        let steps = request.uri.path.split(separator: "/")
        let suffix = FaceChoice.suffix(steps.last)
        guard
            let form = suffix?.form
                ?? Representation.negotiate(accept: request.headers[.accept], among: operation.forms)
        else { throw .notAcceptable((operation.hasPage ? [.html] : []) + operation.forms) }
        guard operation.forms.contains(form) else { throw .notFound }
        self.form = form
        isFormNamed = suffix != nil
        let id = parameters.get("id") ?? ""
        let isLast = operation.path.hasSuffix("{id}")
        self.id = isLast ? String(suffix?.stem ?? id[...]) : id
        try request.check(Set(operation.parameters.filter { $0.place == .query }.map(\.name)))
    }
}
