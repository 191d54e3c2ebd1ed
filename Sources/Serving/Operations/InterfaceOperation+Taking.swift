package import Hummingbird
import Languages

/// What an operation takes of an address.
extension InterfaceOperation {
    /// The parameters behind the `?`, each as its form wants it.
    ///
    /// One that is not known, given twice, empty or of another form is refused, and so is one that is missing.
    package func values(of request: Request) throws(RequestFault) -> [String: String] {
        let known = parameters.filter { $0.place == .query }
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
}

extension InterfaceOperation.Parameter.Form {
    package func takes(_ value: String) -> Bool {
        switch self {
        case .identifier: Self.isIdentifier(value)
        case .integer(let range):
            (value.hasPrefix("-") ? value.dropFirst() : value[...]).utf8.allSatisfy { (0x30...0x39).contains($0) }
                && Int64(value).map(range.contains) ?? false
        case .choice(let choices): choices.contains(value)
        case .language: Language(tag: value) != nil
        case .words(let count): !value.isEmpty && value.unicodeScalars.count <= count
        }
    }

    private static func isIdentifier(_ value: String) -> Bool {
        let bytes = value.utf8
        return !bytes.isEmpty && bytes.count <= 80 && !value.hasPrefix("-")
            && bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// A value that would be taken.
    package var example: String {
        switch self {
        case .identifier: "north-port"
        case .integer(let range): "\(range.lowerBound)…\(range.upperBound)"
        case .choice(let choices): choices.joined(separator: ", ")
        case .words: "port"
        case .language: "fa"
        }
    }
}
