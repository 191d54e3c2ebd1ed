/// The names under which a node is asked for.
package struct HostNames: Sendable {
    private let names: Set<String>

    /// An empty list takes every name.
    package init(_ names: [String]) { self.names = Set(names.map { $0.lowercased() }) }

    package func contains(_ authority: String) -> Bool {
        names.isEmpty || names.contains(Self.name(of: authority))
    }

    /// The name without its port and the dot of the root.
    private static func name(of authority: String) -> String {
        let authority = authority.lowercased()
        let name =
            authority.hasPrefix("[")
            ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return String(name.hasSuffix(".") ? name.dropLast() : name)
    }
}
