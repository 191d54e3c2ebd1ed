/// An element of an XML document with everything in it.
struct XMLElement: Sendable, Equatable {
    struct Name: Sendable, Hashable {
        /// The address of the namespace; empty where there is none.
        let namespace: String
        let local: String
    }

    enum Child: Sendable, Equatable {
        case element(XMLElement)
        case text(String)
    }

    let name: Name
    /// By local name for those without a prefix, by `prefix:name` for the others.
    let attributes: [String: String]
    /// The line of the opening tag, counted from 1.
    let line: Int
    var children: [Child] = []

    /// The child elements of its own namespace that bear a name.
    func elements(_ local: String) -> [XMLElement] {
        elements.filter { $0.name.local == local && $0.name.namespace == name.namespace }
    }

    var elements: [XMLElement] {
        children.compactMap { child in
            if case .element(let element) = child { element } else { nil }
        }
    }

    /// All text in it, at every depth.
    var text: String {
        children.map { child in
            switch child {
            case .element(let element): element.text
            case .text(let text): text
            }
        }.joined()
    }
}

/// Why a text is no XML document that is read here.
struct XMLFault: Error, Sendable, Equatable {
    let line: Int
    let message: String
    let remedy: String

    init(line: Int, _ message: String, remedy: String = "Export the file again.") {
        self.line = line
        self.message = message
        self.remedy = remedy
    }
}
