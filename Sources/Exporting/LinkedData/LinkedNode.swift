/// A node of linked data (RDF) with what is said of it; names are written with the prefixes of `LinkedData`.
package struct LinkedNode: Sendable, Hashable {
    /// Its address; `nil` for one that is only spoken of here.
    package let address: String?
    package let types: [String]
    package private(set) var statements: [Statement] = []

    package struct Statement: Sendable, Hashable {
        package let name: String
        package let value: LinkedValue
    }

    package init(_ address: String? = nil, types: [String]) {
        self.address = address
        self.types = types
    }

    package mutating func say(_ name: String, _ value: LinkedValue) {
        statements.append(Statement(name: name, value: value))
    }

    package mutating func say(_ name: String, _ node: LinkedNode) { say(name, .node(node)) }
}

/// What is said of a node.
package indirect enum LinkedValue: Sendable, Hashable {
    case reference(String)
    case text(String, language: String)
    case plain(String)
    case typed(String, type: String)
    case node(LinkedNode)
}

/// A set of nodes and the names of their vocabularies.
package struct LinkedData: Sendable {
    package let prefixes: [(name: String, address: String)]
    package var nodes: [LinkedNode]

    package init(prefixes: [(name: String, address: String)], nodes: [LinkedNode] = []) {
        self.prefixes = prefixes
        self.nodes = nodes
    }
}
