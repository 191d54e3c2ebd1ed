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
    /// Scheme and host as who asks wrote them; empty inside of the house.
    let base: String
    /// The parameters that were given, each as its form wants it, and what else stands in the address.
    private let values: [String: String]

    init(
        _ request: Request, _ parameters: Parameters, _ operation: InterfaceOperation, languages: [Language]
    ) throws(RequestFault) {
        self.operation = operation
        base = FeatureAddresses(request).base
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
        let steps = Self.steps(parameters, operation, last: suffix?.stem)
        id = steps["id"] ?? ""
        values = try operation.values(of: request).merging(try Self.taken(steps, operation)) { $1 }
    }

    /// What stands in the address in place of each parameter, the last one without the suffix that names a form.
    private static func steps(
        _ parameters: Parameters, _ operation: InterfaceOperation, last: Substring?
    ) -> [String: String] {
        let names = operation.parameters.filter { $0.place == .path }.map(\.name)
        var steps = Dictionary(names.map { ($0, parameters.get($0) ?? "") }) { first, _ in first }
        if operation.path.hasSuffix("}"), let last, let name = names.last { steps[name] = String(last) }
        return steps
    }

    /// Beside the code of the record, of which the answer says whether it is there.
    private static func taken(
        _ steps: [String: String], _ operation: InterfaceOperation
    ) throws(RequestFault) -> [String: String] {
        var values: [String: String] = [:]
        for parameter in operation.parameters where parameter.place == .path && parameter.name != "id" {
            let value = steps[parameter.name] ?? ""
            guard parameter.form.takes(value) else { throw .notFound }
            values[parameter.name] = value
        }
        return values
    }

    /// A list or a record asked for inside of the house.
    init(
        _ operation: InterfaceOperation, in language: Language, values: [String: String], id: String = "",
        form: Representation = .csv
    ) {
        (self.operation, self.language, self.values) = (operation, language, values)
        (isLanguageNamed, isFormNamed, self.form, self.id, base) = (true, true, form, id, "")
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
        let path = operation.parameters.filter { $0.place == .path }.reduce(operation.path) { path, parameter in
            path.replacing("{\(parameter.name)}", with: parameter.name == "id" ? id : values[parameter.name] ?? "")
        }
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
