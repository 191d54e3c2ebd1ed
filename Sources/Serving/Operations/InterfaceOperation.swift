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
    /// The media types it is answered as, those of its forms unless a standard has others.
    package let mediaTypes: [String]
    /// Whether the same address is a page for people.
    package let hasPage: Bool
    /// Whether the address stands below a language, and is negotiated without one.
    package let isInLanguages: Bool
    package let parameters: [Parameter]
    /// The name of the schema of its JSON; empty where it is answered in other forms alone.
    package let schema: String
    /// The statuses of faults that only this operation has.
    package let faults: [String]

    /// What it is called and what it answers, in the phrases.
    package let title: PhraseKey
    package let about: PhraseKey

    package init(
        id: String, path: String, forms: [Representation] = [.json], mediaTypes: [String]? = nil, hasPage: Bool = true,
        isInLanguages: Bool = true, parameters: [Parameter] = [], schema: String, faults: [String] = [],
        title: PhraseKey? = nil, about: PhraseKey? = nil
    ) {
        self.faults = faults
        self.mediaTypes = mediaTypes ?? forms.map(\.mediaType)
        self.title = title ?? PhraseKey("api.\(id).title")
        self.about = about ?? PhraseKey("api.\(id).about")
        self.id = id
        self.path = path
        self.forms = forms
        self.hasPage = hasPage
        self.isInLanguages = isInLanguages
        self.parameters = parameters
        self.schema = schema
    }

    /// What an operation takes beside its address.
    package struct Parameter: Sendable, Hashable {
        package enum Place: String, Sendable, Hashable { case path, query }

        package enum Form: Sendable, Hashable {
            /// Lower-case letters, digits and hyphens, at most 80.
            case identifier
            case integer(ClosedRange<Int64>)
            case choice([String])
            /// The tag of a language that is spoken here.
            case language
            /// Free words of at most so many letters.
            case words(Int)
        }

        package let name: String
        package let place: Place
        package let form: Form
        package let isRequired: Bool
        /// What it means, in the phrases.
        package let about: PhraseKey

        package init(
            _ name: String, _ place: Place = .query, _ form: Form, isRequired: Bool = false,
            meaning about: PhraseKey? = nil
        ) {
            self.name = name
            self.about = about ?? PhraseKey("api.parameter.\(name)")
            self.place = place
            self.form = form
            self.isRequired = isRequired || place == .path
        }
    }
}

extension InterfaceOperation {
    /// The parameters that are needed, with what stands for them in an example; `nil` where something is not there.
    ///
    /// `examples` has what there is of each list by the first step of its addresses for `{id}`, all else by its name.
    package func exampleValues(_ examples: [String: String]) -> [String: String]? {
        var values: [String: String] = [:]
        for parameter in parameters where parameter.isRequired {
            let step = path.split(separator: "/").first.map(String.init) ?? ""
            guard let value = examples[parameter.name == "id" ? step : parameter.name] else { return nil }
            values[parameter.name] = value
        }
        return values
    }

    /// An address below the language, without suffix, that is answered where these examples are.
    package func exampleAddress(_ examples: [String: String]) -> String? {
        guard let values = exampleValues(examples) else { return nil }
        let query = parameters.filter { $0.place == .query }.compactMap { parameter in
            values[parameter.name].map { "\(parameter.name)=\(Self.escaped($0))" }
        }
        let filled = parameters.filter { $0.place == .path }.reduce(path) { path, parameter in
            path.replacing("{\(parameter.name)}", with: values[parameter.name] ?? "")
        }
        return filled + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    /// Percent escapes for all but the letters, digits and marks that an address holds as they are.
    package static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte))
            if isPlain || "-._~".unicodeScalars.contains(scalar) {
                escaped.unicodeScalars.append(scalar)
            } else {
                escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return escaped
    }

    /// Whether the steps of an address below the language are this operation's, its last one without a suffix.
    package func matches(_ steps: [Substring]) -> Bool {
        let own = path.split(separator: "/")
        return own.count == steps.count && zip(own, steps).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}
