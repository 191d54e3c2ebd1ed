import Hummingbird
import Languages
import Register
import Serving

/// A request as the answers want it: in which language and form, about what, and with which parameters.
struct Asked: Sendable {
    let operation: InterfaceOperation
    let language: Language
    /// Whether the address names the language, and not the wishes of who asks.
    let isLanguageNamed: Bool
    let form: Representation
    /// Whether the address names the form.
    let isFormNamed: Bool
    /// What stands in the address in place of `{id}`.
    let id: String
    /// The parameters that were given, each as its form wants it.
    private let values: [String: String]

    init(
        _ request: Request, _ parameters: Parameters, _ operation: InterfaceOperation, languages: [Language]
    ) throws(RequestFault) {
        self.operation = operation
        let named = parameters.get("language")
        let wish = request.headers[.acceptLanguage] ?? ""
        if let named, !languages.contains(where: { $0.tag == named }) { throw .notFound }
        language =
            named.flatMap(Language.init(rawValue:))
            ?? Language.negotiate(acceptLanguage: wish, among: languages) ?? languages.first ?? .en
        isLanguageNamed = named != nil
        let suffix = FaceChoice.suffix(request.uri.path.split(separator: "/").last)
        guard
            let form = suffix?.form
                ?? Representation.negotiate(accept: request.headers[.accept], among: operation.forms)
        else { throw .notAcceptable((operation.hasPage ? [.html] : []) + operation.forms) }
        guard operation.forms.contains(form) else { throw .notFound }
        self.form = form
        isFormNamed = suffix != nil
        let id = parameters.get("id") ?? ""
        self.id = operation.path.hasSuffix("}") ? String(suffix?.stem ?? id[...]) : id
        values = try Self.values(request, operation)
    }

    /// A list asked for inside of the house.
    init(_ operation: InterfaceOperation, in language: Language, values: [String: String]) {
        (self.operation, self.language, self.values) = (operation, language, values)
        (isLanguageNamed, isFormNamed, form, id) = (true, true, .csv, "")
    }

    private static func values(
        _ request: Request, _ operation: InterfaceOperation
    ) throws(RequestFault) -> [String: String] {
        let known = operation.parameters.filter { $0.place == .query }
        try request.check(Set(known.map(\.name)))
        var values: [String: String] = [:]
        for parameter in known {
            guard let value = request.uri.queryParameters[parameter.name[...]].map(String.init) else {
                if parameter.isRequired {
                    throw .badValue("", field: parameter.name, example: parameter.form.example)
                }
                continue
            }
            guard parameter.form.takes(value) else {
                throw .badValue(value, field: parameter.name, example: parameter.form.example)
            }
            values[parameter.name] = value
        }
        return values
    }

    subscript(name: String) -> String? { values[name] }

    func integer(_ name: String) -> Int64? { values[name].flatMap { Int64($0) } }

    var limit: Int { limit(Paging.limit) }

    /// How many are asked for; `usual` where nothing is said.
    func limit(_ usual: Int) -> Int { Int(integer("limit") ?? Int64(usual)) }

    /// The same address below the language with other parameters in the place of those it was asked with.
    func query(with changed: [String: String] = [:], besides left: Set<String> = []) -> String {
        let all = values.merging(changed) { $1 }
        let parts = operation.parameters.filter { $0.place == .query && !left.contains($0.name) }.compactMap {
            parameter in
            all[parameter.name].map { "\(parameter.name)=\(InterfaceOperation.escaped($0))" }
        }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    /// Pages have lengths of their own.
    private static let unknownToPages: Set<String> = ["limit"]

    /// This address in a form; without its suffix for a page.
    func address(_ form: Representation, with changed: [String: String] = [:]) -> String {
        let path = operation.path.replacing("{id}", with: id)
        let stem = operation.isInLanguages ? "/\(language.tag)/\(path)" : "/\(path)"
        let suffix = form == .html || path.isEmpty || !operation.isInLanguages ? "" : ".\(form.rawValue)"
        return stem + suffix + query(with: changed, besides: form == .html ? Self.unknownToPages : [])
    }
}

/// How much one page of a list holds.
enum Paging {
    static let limit = 100
    static let limitMax: Int64 = 1_000
}

extension InterfaceOperation.Parameter.Form {
    func takes(_ value: String) -> Bool {
        switch self {
        case .identifier: Identifier.isValid(value)
        case .integer(let range):
            (value.hasPrefix("-") ? value.dropFirst() : value[...]).utf8.allSatisfy { (0x30...0x39).contains($0) }
                && Int64(value).map(range.contains) ?? false
        case .choice(let choices): choices.contains(value)
        case .language: Language(tag: value) != nil
        case .words(let count): !value.isEmpty && value.unicodeScalars.count <= count
        }
    }

    /// A value that would be taken.
    var example: String {
        switch self {
        case .identifier: "north-port"
        case .integer(let range): "\(range.lowerBound)…\(range.upperBound)"
        case .choice(let choices): choices.joined(separator: ", ")
        case .words: "port"
        case .language: "fa"
        }
    }
}
