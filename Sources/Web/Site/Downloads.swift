import Languages
import Markup
import Serving

/// The quiet line at the end of a list: the same list as a file.
struct Downloads: Sendable {
    private let wording: Wording
    private let operation: InterfaceOperation
    /// The address below the language, without suffix and parameters.
    private let path: Substring
    private let query: String

    /// `nil` where the page is not to be had as a file, or too little has been asked for one.
    init?(_ wording: Wording, path: String, operations: [InterfaceOperation]) {
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let steps = (parts.first ?? "").split(separator: "/")
        guard
            let operation = operations.first(where: { $0.isInLanguages && $0.hasPage && $0.matches(steps) }),
            operation.forms.contains(.csv)
        else { return nil }
        let given = (parts.count > 1 ? parts[1] : "").split(separator: "&").filter { part in
            let pair = part.split(separator: "=", maxSplits: 1)
            return pair.count == 2 && operation.parameters.contains { $0.place == .query && $0.name == pair[0] }
        }
        let isWhole = operation.parameters.allSatisfy { parameter in
            parameter.place == .path || !parameter.isRequired || given.contains { $0.hasPrefix(parameter.name + "=") }
        }
        guard isWhole else { return nil }
        self.wording = wording
        self.operation = operation
        self.path = parts.first ?? ""
        query = given.isEmpty ? "" : "?" + given.joined(separator: "&")
    }

    /// Those that open in an office first.
    private var forms: [Representation] {
        [Representation.csv, .xlsx, .json, .geojson].filter(operation.forms.contains)
    }

    var markup: Markup {
        p(.class("downloads small no-print")) {
            wording.say("download.label")
            for (index, form) in forms.enumerated() {
                if index > 0 { wording.say("site.list-separator") } else { " " }
                a(
                    .href(Address("/\(wording.language.tag)/\(path).\(form.rawValue)\(query)")),
                    .type(form.mediaType)
                ) { form.name }
            }
        }
    }
}

extension Representation {
    /// What it is called everywhere.
    var name: String { self == .geojson ? "GeoJSON" : rawValue.uppercased() }
}
