extension LinkedData {
    /// The data as JSON-LD 1.1.
    package var json: [UInt8] {
        var writer = JSONWriter(reserving: 65_536)
        writer.object { root in
            root.key("@context")
            root.object { context in
                for prefix in prefixes {
                    context.key(prefix.name)
                    context.string(prefix.address)
                }
            }
            root.key("@graph")
            root.list { list in for node in nodes { Self.write(node, to: &list) } }
        }
        return writer.bytes
    }

    private static func write(_ node: LinkedNode, to writer: inout JSONWriter) {
        writer.object { object in
            if let address = node.address {
                object.key("@id")
                object.string(address)
            }
            object.key("@type")
            object.list { list in for type in node.types { list.string(type) } }
            var names: [String] = []
            for statement in node.statements where !names.contains(statement.name) { names.append(statement.name) }
            for name in names {
                object.key(name)
                object.list { list in
                    for statement in node.statements where statement.name == name { write(statement.value, to: &list) }
                }
            }
        }
    }

    private static func write(_ value: LinkedValue, to list: inout JSONWriter) {
        func object(_ fields: [(String, String)]) {
            list.object { object in
                for (key, value) in fields {
                    object.key(key)
                    object.string(value)
                }
            }
        }
        switch value {
        case .reference(let address): object([("@id", address)])
        case .text(let text, let language): object([("@value", text), ("@language", language)])
        case .plain(let text): object([("@value", text)])
        case .typed(let text, let type): object([("@value", text), ("@type", type)])
        case .node(let node): write(node, to: &list)
        }
    }
}
